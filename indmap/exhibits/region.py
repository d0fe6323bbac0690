"""One region: what it promised, where it stands, and each of its projects with who answers for it."""

from dataclasses import replace

import pandas as pd

from indmap.analysis import groups, kpis
from indmap.analysis.facts import Facts
from indmap.analysis.lateness import late
from indmap.exhibits import narrative, rows
from indmap.exhibits.charts import Figures, Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.narrative import Narrative
from indmap.exhibits.view import View
from indmap.exhibits.written import brief, write
from indmap.words.codelists import codelist
from indmap.words.regions import units

_SHOWN = ("name", "status")
_REST = ("reason", "responsible", "planned_date", "expected_date", "actual_date", "readiness", "cost", "jobs")


def narrowed(view: View, code: str) -> View:
    """The view of one region alone."""
    facts = view.facts[(view.facts["region"] == code).to_numpy()]
    return replace(view, facts=facts, filters=replace(view.filters, regions=(code,)))


def first(view: View) -> str | None:
    """The region to begin with: the furthest behind plan, else the one of most projects; None where none is given."""
    table = groups.against_plan(view.facts, "region", view.measure, view.as_of)
    gaps = table.loc[table["ranked"] & table["gap"].notna() & table.index.isin(units(view.division)), "gap"]
    if len(gaps):
        return str(gaps.idxmin())
    return str(table["projects"].idxmax()) if len(table) else None


def opening(view: View) -> Narrative:
    """Where the region stands: how many of how many are commissioned, and its gap to the plan."""
    told = narrative.delivery(view)
    name = _name(view)
    gap = _line(view, view.measure).get("gap")
    lead = "" if gap is None or pd.isna(gap) else view.texts("region.gap_to_plan", gap=float(gap), day=view.as_of)
    return Narrative(view.texts("region.message", region=name, told=told) if name else told, lead)


def figures(view: View) -> Exhibit:
    """Commissioned of planned by count, cost and jobs; what needs attention; investment a job and jobs a billion."""
    cards = [_rate(view, measure) for measure in kpis.MEASURES]
    cards.append(_watched(view))
    cards.append(_per_job(view))
    data = pd.DataFrame(cards, columns=["label", "value", "context", "delta", "direction"])
    columns = tuple(Column(name, view.texts(f"figures.{name}")) for name in ("label", "value", "context"))
    return view.exhibit("region.figures", Figures(), data, columns, message=opening(view).message)


def in_order(view: View) -> Facts:
    """The region's projects, those that need attention first, then the dearest."""
    watched = view.facts["status"].isin(codelist("statuses").where("needs_attention"))
    facts = view.facts.assign(_watched=watched).sort_values(["_watched", "cost"], ascending=False, kind="stable")
    ordered: Facts = facts.drop(columns="_watched")
    return ordered


def projects(view: View, found: Facts) -> Exhibit:
    """Each project with its state, slip in months, reason, who answers for it, dates, readiness, cost and jobs."""
    data = rows.project_rows(view, found)
    data["slip"] = late(found, view.as_of)["slip"].reindex(found.index).round(1).to_numpy()
    headed = {column.name: column for column in rows.project_columns(view)}
    slip = Column("slip", view.texts("passport.slip"), Format.DECIMAL)
    columns = (*(headed[name] for name in _SHOWN), slip, *(headed[name] for name in _REST))
    note = "" if len(data) else view.texts("projects.nothing")
    return view.exhibit("region.projects", Table(status="status_code"), data, columns, note=note)


def _name(view: View) -> str:
    codes = view.filters.regions
    return view.label("regions", codes[0]) if len(codes) == 1 else ""


def _line(view: View, measure: str) -> dict[str, float]:
    """The region's row of the table against plan; nothing where the view is not of one region."""
    table = groups.against_plan(view.facts, "region", measure, view.as_of)
    return {str(name): value for name, value in table.iloc[0].items()} if len(table) == 1 else {}


def _rate(view: View, measure: str) -> tuple[str, str, str, str, str]:
    rate = kpis.commissioning_rate(view.facts, measure)
    label = view.texts(f"regions.rate_{measure}")
    if rate.part is None:
        return label, write(None, Format.SHARE, view.language), view.missing(measure), "", ""
    format_ = view.by(measure).format
    whole = write(rate.whole, format_, view.language)
    context = view.texts("region.of", part=brief(rate.part, format_, view.language), whole=whole)
    return label, write(rate.value, Format.SHARE, view.language), context, "", ""


def _watched(view: View) -> tuple[str, str, str, str, str]:
    label, found = view.texts("regions.watched"), kpis.attention(view.facts, "count")
    if view.lacking("planned_date"):
        return label, write(None, Format.COUNT, view.language), view.missing("planned_date"), "", ""
    share = write(found.value, Format.SHARE, view.language)
    return label, write(found.part, Format.COUNT, view.language), share, "", ""


def _per_job(view: View) -> tuple[str, str, str, str, str]:
    both = kpis.plan(view.facts)
    both = both[both["cost"].notna() & both["jobs"].notna()]
    money, jobs = float(both["cost"].sum()), float(both["jobs"].sum())
    label = view.texts("regions.per_job")
    if not (money and jobs):
        return label, write(None, Format.MONEY, view.language), view.missing("cost", "jobs"), "", ""
    context = view.texts("region.jobs_per_bn", n=jobs / (money / 1e9))
    return label, brief(money / jobs, Format.MONEY, view.language), context, "", ""
