"""What a meeting looks at that no page shows in this form: short lists and rankings, one exhibit a question."""

from dataclasses import replace

import pandas as pd

from indmap.analysis import groups, kpis, lateness
from indmap.exhibits import ahead, rows
from indmap.exhibits.charts import Bars, Columns, RegionMap, StackedBars, Table
from indmap.exhibits.encodings import Classes, Column, Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.exhibits.written import brief
from indmap.words.codelists import codelist
from indmap.words.numbers import period
from indmap.words.regions import units

MOST_INSTRUCTIONS = 7
"""As many as a meeting can settle."""


def invested(view: View) -> Exhibit:
    """The plan's cost by region on the map."""
    table = groups.against_plan(view.facts, "region", "cost", view.as_of)
    data = rows.labelled(view, table.reindex(list(units(view.division)))[["plan", "projects"]], "regions")
    data["projects"] = data["projects"].fillna(0)
    known = data["plan"].notna().any()
    chart = RegionMap("code", "label", "plan", Format.MONEY, view.division, _classes(view, data["plan"].dropna()))
    columns = (
        view.column("label", "region"),
        view.column("plan", "cost", Format.MONEY),
        Column("projects", view.texts("regions.projects"), Format.COUNT),
    )
    note = rows.unplaced(view, "region") if known else view.missing("region", "cost")
    return view.exhibit("slides.invested", chart, data if known else data.iloc[:0], columns, note=note)


def fulfilled(view: View) -> Exhibit:
    """Each region's plan outlined and what is commissioned of it solid, the largest plan on top."""
    table = groups.against_plan(view.facts, "region", view.measure, view.as_of)
    table = table[table["plan"].notna()]
    table = rows.ordered(table, table["plan"], table["projects"])
    data = rows.labelled(view, table[["plan", "commissioned", "rate"]], "regions")
    context = Series("plan", view.texts("regions.plan"), "plan")
    columns = (
        view.column("label", "region"),
        Column("plan", context.label, view.format),
        Column("commissioned", view.texts("regions.done"), view.format),
        Column("rate", view.texts("regions.rate"), Format.SHARE),
    )
    note = rows.unplaced(view, "region") if len(data) else view.missing("region", view.measure)
    return view.exhibit(
        "slides.fulfilled", Bars("label", "commissioned", view.format, context=context), data, columns, note=note
    )


def sectors(view: View) -> Exhibit:
    """Each sector's projects by status, the largest sector on top."""
    table = groups.by_status(view.facts, "sector", "count")
    table = rows.ordered(table, table.sum(axis=1))
    return _by_status(view, "slides.sectors", table, "sectors", view.field("sector"), view.missing("sector"))


def causes(view: View) -> Exhibit:
    """The projects that need attention by the reason given, the commonest on top."""
    watched = _watched(view)
    reasons = view.register.projects["delay_reason"].iloc[watched.index].astype("str").to_numpy()
    coded = pd.Categorical(reasons, categories=list(codelist("reasons").codes))
    table = groups.by_status(watched.assign(reason=coded), "reason", "count")
    table = rows.ordered(table, table.sum(axis=1))
    return _by_status(view, "slides.causes", table, "reasons", view.field("delay_reason"), view.missing("delay_reason"))


def answering(view: View) -> Exhibit:
    """Who answers for the projects that need attention: how many, and worth how much."""
    watched = _watched(view)
    bodies = view.register.projects["responsible"].iloc[watched.index].to_numpy(object)
    table = watched.assign(body=bodies).groupby("body", sort=False)
    data = pd.DataFrame({"projects": table.size(), "cost": table["cost"].sum(min_count=1)})
    data = rows.ordered(data, data["projects"], data["cost"]).rename_axis("body").reset_index()
    columns = (
        view.column("body", "responsible"),
        Column("projects", view.texts("regions.projects"), Format.COUNT),
        view.column("cost", "cost", Format.MONEY),
    )
    note = "" if len(data) else view.missing("responsible")
    return view.exhibit("slides.answering", Table(), data, columns, note=note)


def launched(view: View) -> Exhibit:
    """What has been commissioned, the dearest first."""
    found = lateness.launched(view.facts)
    names = ("name", "region", "cost", "jobs", "actual_date")
    return _projects(view, "slides.launched", found, names, view.texts("slides.none_launched"))


def coming(view: View) -> Exhibit:
    """What is to be commissioned by the end of the year, the dearest first."""
    found = lateness.coming(view.facts, view.outlook, view.as_of, view.year)
    names = ("name", "region", "cost", "readiness", "planned_date", "expected_date")
    exhibit = _projects(view, "slides.coming", found, names, view.texts("slides.none_coming"))
    return exhibit if exhibit.note else replace(exhibit, note=ahead.by_register(view, found.index))


def coming_by_month(view: View) -> Exhibit:
    """How many projects are due in each month that is left of the year; together they are those of ``coming``."""
    found = lateness.coming(view.facts, view.outlook, view.as_of, view.year)
    counts = found["due"].dt.to_period("M").value_counts()
    months = sorted(counts.index)
    if months and view.year == view.as_of.year:
        months = list(pd.period_range(view.as_of, f"{view.year}-12", freq="M"))
    data = pd.DataFrame(
        {
            "label": [_month(view, month) for month in months],
            "due": [float(counts.get(month, 0)) for month in months],
        }
    )
    series = Series("due", view.texts("regions.projects"), "forecast")
    columns = (Column("label", view.texts("overview.month")), Column("due", series.label, Format.COUNT))
    note = ahead.by_register(view, found.index) if len(data) else view.texts("slides.none_coming")
    return view.exhibit("slides.coming_by_month", Columns("label", (series,), Format.COUNT), data, columns, note=note)


def late(view: View) -> Exhibit:
    """What is behind its first date, the dearest first, and by how many months."""
    found = lateness.late(view.facts, view.as_of)
    names = ("name", "region", "cost", "expected_date", "responsible")
    exhibit = _projects(view, "slides.late", found, names, view.texts("slides.none_late"))
    data = exhibit.data.assign(start=found["programme_date"].to_numpy(), slip=found["slip"].round(1).to_numpy())
    data["start_precision"] = rows.programme_precisions(view, found)
    start = Column("start", view.texts("ahead.start"), Format.DATE, "start_precision")
    slip = Column("slip", view.texts("slides.slip"), Format.DECIMAL)
    before = sum(column.name in ("name", "region", "cost") for column in exhibit.columns)
    columns = (*exhibit.columns[:before], start, *exhibit.columns[before:], slip)
    return view.exhibit("slides.late", exhibit.chart, data, columns, note=exhibit.note)


def instructions(view: View) -> Exhibit:
    """What could be decided: for each late project of the dearest, what to do, who answers and by when."""
    found = lateness.late(view.facts, view.as_of).head(MOST_INSTRUCTIONS)
    projects = view.projects(found)
    until = found[["planned_date", "expected_date"]].max(axis=1)
    year_end = pd.Timestamp(view.as_of.year, 12, 31)
    data = pd.DataFrame(
        {
            "number": range(1, len(found) + 1),
            "what": [view.texts("slides.instruction", name=str(name)) for name in projects["name"]],
            "who": projects["responsible"].to_numpy(object),
            "until": until.where(until > pd.Timestamp(view.as_of), year_end).to_numpy(),
        }
    )
    columns = (
        Column("number", "№", Format.COUNT),
        Column("what", view.texts("slides.what")),
        view.column("who", "responsible"),
        Column("until", view.texts("slides.until"), Format.DATE),
    )
    note = "" if len(data) else view.texts("slides.none_late")
    return view.exhibit("slides.instructions", Table(wrapped=True), data, columns, note=note)


def _month(view: View, month: pd.Period) -> str:
    """A month's name, with its year where that is not the year of the register."""
    if view.year == view.as_of.year:
        return view.texts(f"overview.month_{month.month}")
    return period(month.end_time.date(), "month", view.language)


def _watched(view: View) -> pd.DataFrame:
    promised = kpis.plan(view.facts)
    return promised[promised["status"].isin(codelist("statuses").where("needs_attention"))]


def _projects(view: View, key: str, found: pd.DataFrame, names: tuple[str, ...], none: str) -> Exhibit:
    columns = {column.name: column for column in rows.project_columns(view)}
    given = rows.telling(view, tuple(columns[name] for name in names if not view.lacking(name)))
    data = rows.project_rows(view, found)
    return view.exhibit(key, Table(), data, given, note="" if len(data) else none)


def _by_status(view: View, key: str, table: pd.DataFrame, codes: str, heading: str, missing: str) -> Exhibit:
    data = rows.labelled(view, table, codes)
    series = tuple(Series(code, view.label("statuses", code), code) for code in table.columns)
    columns = (Column("label", heading), *(Column(each.column, each.label, Format.COUNT) for each in series))
    note = "" if len(data) else missing
    return view.exhibit(key, StackedBars("label", series, Format.COUNT), data, columns, note=note)


def _classes(view: View, values: pd.Series) -> Classes:
    """Up to four classes with edges at the quartiles of what is there."""
    top = float(values.max()) if len(values) else 0.0
    edges = tuple(sorted({float(edge) for edge in values.quantile([0.25, 0.5, 0.75]).round(0) if edge < top}))
    words = [view.texts("sectors.up_to", value=brief(bound, Format.MONEY, view.language)) for bound in (*edges, top)]
    return Classes(edges, tuple(words), diverging=False, absent=view.texts("common.no_projects_there"))
