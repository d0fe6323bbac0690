"""Which industries carry the year's money, jobs and exports, and which lag?"""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from indmap.analysis import groups, kpis
from indmap.exhibits import narrative, rows
from indmap.exhibits.charts import Bars, Figures, HeatTable
from indmap.exhibits.encodings import Classes, Column, Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.narrative import Narrative
from indmap.exhibits.view import View
from indmap.exhibits.written import brief, write
from indmap.words.codelists import codelist
from indmap.words.numbers import ABSENT


@dataclass(frozen=True)
class Industries:
    """How projects are divided into industries: the column of facts, its codelist, the field that gives it."""

    column: rows.Divided
    codes: str
    field: str


SECTORS = Industries("sector", "sectors", "sector")
LEADING = 3
"""Sectors whose joint share the headline states."""


def opening(view: View) -> Narrative:
    """Which sector carries most of the measure."""
    table = _by_plan(view)
    total = float(table["plan"].sum())
    if len(table) < 2 or not total or table["plan"].iloc[0] == table["plan"].iloc[1]:
        return Narrative(narrative.delivery(view))
    share = float(table["plan"].iloc[0]) / total
    message = view.texts(
        f"sectors.message_{view.measure}", sector=view.label("sectors", str(table.index[0])), share=share
    )
    return Narrative(message)


def figures(view: View) -> Exhibit:
    """Sectors with projects, the joint share of the leading ones, exports and output of the commissioned."""
    table = _by_plan(view)
    total = float(table["plan"].sum())
    label, unsaid = view.texts("sectors.sectors"), view.lacking("sector")
    cards = [(label, ABSENT, view.missing("sector"), "", "") if unsaid else _count(view, label, len(table))]
    if total and len(table) > LEADING:
        leading = ", ".join(view.label("sectors", str(code)) for code in table.index[:LEADING])
        share = float(table["plan"].iloc[:LEADING].sum()) / total
        cards.append(
            (view.texts("sectors.leading", n=LEADING), write(share, Format.SHARE, view.language), leading, "", "")
        )
    for name, format_ in (("exports", Format.USD), ("output", Format.MONEY)):
        rate = kpis.commissioning_rate(view.facts, name)
        label = view.texts(f"sectors.{name}")
        if rate.part is None:
            cards.append((label, write(None, format_, view.language), view.missing(name), "", ""))
        else:
            whole = write(rate.whole, format_, view.language)
            cards.append(
                (label, brief(rate.part, format_, view.language), view.texts("sectors.of", whole=whole), "", "")
            )
    data = pd.DataFrame(cards, columns=["label", "value", "context", "delta", "direction"])
    columns = tuple(Column(name, view.texts(f"figures.{name}")) for name in ("label", "value", "context"))
    return view.exhibit("sectors.figures", Figures(), data, columns, message=opening(view).message)


def _count(view: View, label: str, n: int) -> tuple[str, str, str, str, str]:
    return label, str(n), _all_sectors(view), "", ""


def delivered(view: View, of: Industries = SECTORS, key: str = "sectors.delivered") -> Exhibit:
    """Each sector's plan outlined and what is commissioned of it solid, the largest plan on top."""
    table = _by_plan(view, of)
    data = rows.labelled(view, table[["plan", "commissioned", "rate", "projects"]], of.codes)
    columns = (
        view.column("label", of.field),
        Column("plan", view.texts("sectors.plan"), view.format),
        Column("commissioned", view.texts("sectors.done"), view.format),
        Column("rate", view.texts("sectors.rate"), Format.SHARE),
        Column("projects", view.texts("sectors.projects"), Format.COUNT),
    )
    chart = Bars(
        "label", "commissioned", view.format, role="actual", context=Series("plan", view.texts("sectors.plan"), "plan")
    )
    return view.exhibit(
        key,
        chart,
        data,
        columns,
        message=_lagging(view, table, of),
        note=rows.unplaced(view, of.column) if len(data) else view.missing(of.field, view.measure),
    )


def crossed(view: View, of: Industries = SECTORS, key: str = "sectors.crossed") -> Exhibit:
    """Sector by region: where the plan of the measure lies."""
    pairs = groups.crossed(view.facts, of.column, "region", view.measure)
    order = {name: _largest_first(pairs, name) for name in (of.column, "region")}
    data = pairs.assign(
        label=[view.label(of.codes, code) for code in pairs[of.column]],
        short=[view.region(code, "short") for code in pairs["region"]],
        region_label=[view.label("regions", code) for code in pairs["region"]],
    )
    columns = (
        view.column("label", of.field),
        view.column("region_label", "region"),
        Column("value", view.measure_label, view.format),
    )
    chart = HeatTable(
        row="label",
        column="short",
        value="value",
        format=view.format,
        rows=tuple(view.label(of.codes, code) for code in order[of.column]),
        columns=tuple(view.region(code, "short") for code in order["region"]),
        classes=_classes(view, pairs["value"]),
    )
    note = "" if len(data) else view.missing(of.field, "region", view.measure)
    return view.exhibit(key, chart, data, columns, note=note)


def per_job(view: View, of: Industries = SECTORS, key: str = "sectors.per_job") -> Exhibit:
    """Tenge of investment a job, dearest sector on top, of projects that state both."""
    both = view.facts[view.facts["cost"].notna() & (view.facts["jobs"] > 0)]
    money = groups.against_plan(both, of.column, "cost", view.as_of)
    jobs = groups.against_plan(both, of.column, "jobs", view.as_of)
    frame = pd.DataFrame({"cost": money["plan"], "jobs": jobs["plan"], "projects": money["projects"]})
    frame["per_job"] = frame["cost"] / frame["jobs"]
    frame["jobs_per_bn"] = frame["jobs"] / (frame["cost"].where(frame["cost"] > 0) / 1e9)
    data = rows.labelled(view, rows.ordered(frame, frame["per_job"]), of.codes)
    columns = (
        view.column("label", of.field),
        Column("per_job", view.texts("sectors.per_job"), Format.MONEY),
        Column("jobs_per_bn", view.texts("regions.jobs_per_bn"), Format.SCORE),
        view.column("cost", "cost", Format.MONEY),
        view.column("jobs", "jobs", Format.COUNT),
        Column("projects", view.texts("sectors.projects"), Format.COUNT),
    )
    message = ""
    if len(frame) > 1:
        message = view.texts("sectors.average", cost=float(frame["cost"].sum() / frame["jobs"].sum()))
    note = "" if len(data) else view.missing(of.field, "cost", "jobs")
    return view.exhibit(
        key,
        Bars("label", "per_job", Format.MONEY, role="context"),
        data,
        columns,
        message=message,
        note=note,
    )


def _by_plan(view: View, of: Industries = SECTORS) -> pd.DataFrame:
    table = groups.against_plan(view.facts, of.column, view.measure, view.as_of)
    table = table[table["plan"].notna()]
    return rows.ordered(table, table["plan"], table["projects"])


def _all_sectors(view: View) -> str:
    return view.texts("sectors.of_list", n=len(codelist("sectors").codes))


def _lagging(view: View, table: pd.DataFrame, of: Industries) -> str:
    ranked = table[table["ranked"] & table["rate"].notna()]
    if len(ranked) < 2:
        return ""
    rates = ranked["rate"].to_numpy(float)
    if (rates == rates.min()).sum() > 1:
        return ""
    worst = str(ranked.index[int(rates.argmin())])
    return view.texts(f"sectors.lagging_{view.measure}", sector=view.label(of.codes, worst), share=float(rates.min()))


def _largest_first(pairs: pd.DataFrame, name: str) -> list[str]:
    sums = pairs.groupby(name, observed=True)["value"].sum()
    return [str(code) for code in sums.sort_values(ascending=False, kind="stable").index]


def _classes(view: View, values: pd.Series) -> Classes:
    """Up to five classes with edges at the quintiles of what is there, each stated as a range."""
    edges = tuple(sorted(set(values.quantile([0.2, 0.4, 0.6, 0.8]).round(0)))) if len(values) else ()
    top = float(values.max()) if len(values) else 0.0
    edges = tuple(float(edge) for edge in edges if edge < top)
    words = tuple(_ranges(view, float(values.min()) if len(values) else 0.0, (*edges, top)))
    return Classes(edges, words, diverging=False, absent=view.texts("common.no_projects_there"))


def _ranges(view: View, least: float, bounds: tuple[float, ...]) -> Iterator[str]:
    """Each class in words: what is counted by its first and last number, what is measured by its upper bound."""
    for low, high in zip((least, *(bound + 1 for bound in bounds)), bounds, strict=False):
        said = [brief(end, view.format, view.language) for end in (low, high)]
        if view.format is not Format.COUNT:
            yield view.texts("sectors.up_to", value=said[1])
        else:
            yield view.texts("sectors.between", low=said[0], high=said[1]) if low < high else said[1]
