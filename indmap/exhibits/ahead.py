"""What is still open: each project from its first date to its forecast, why it is late, and what is due by when."""

import pandas as pd

from indmap.analysis import kpis
from indmap.analysis.forecast import agenda, slips_of
from indmap.exhibits import rows
from indmap.exhibits.charts import Bars, Table, Timeline
from indmap.exhibits.encodings import Column, Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.words.codelists import codelist
from indmap.words.numbers import period

MOST_DRAWN = 25
"""Projects drawn as lines; the table has all."""
NAMED = 3
"""Projects named for a month, the dearest."""


def timeline(view: View) -> Exhibit:
    """The projects furthest from their first date, from there to the forecast."""
    data, columns = _slips(view)
    drawn = data[data["start"].notna()]
    late = drawn[drawn["days"] > 0]
    shown = (late if len(late) else drawn).head(MOST_DRAWN).reset_index(drop=True)
    start = Series("start", view.texts("ahead.start"), "plan")
    stop = Series("date", view.texts("ahead.date"), "forecast")
    chart = Timeline("name", start, stop, view.as_of, view.texts("common.as_of", day=view.as_of), "words")
    message = _furthest(view, late, len(drawn))
    note = _timeline_note(view, data, drawn, shown)
    return view.exhibit("ahead.timeline", chart, shown, columns, message=message, note=note)


def table(view: View) -> Exhibit:
    """Every open project with its first date, its forecast and its slip, the furthest first."""
    data, columns = _slips(view)
    note = "" if len(data) else view.texts("ahead.nothing_open")
    return view.exhibit("ahead.table", Table(status="status_code"), data, columns, note=note)


def causes(view: View) -> Exhibit:
    """The reasons given for what needs attention, the heaviest on top."""
    promised = kpis.plan(view.facts)
    watched = promised[promised["status"].isin(codelist("statuses").where("needs_attention"))]
    reasons = view.projects(watched)["delay_reason"].set_axis(watched.index)
    sums = watched[view.measure].groupby(reasons.astype("object")).agg(["sum", "count", "size"])
    sums = rows.ordered(sums[sums["count"] > 0], sums["sum"], sums["size"])
    data = pd.DataFrame(
        {
            "label": [view.label("reasons", str(code)) for code in sums.index],
            "value": sums["sum"].to_numpy(float),
            "projects": sums["size"].to_numpy(),
        }
    )
    columns = [view.column("label", "delay_reason"), Column("projects", view.texts("regions.projects"), Format.COUNT)]
    if view.measure != "count":
        columns.append(Column("value", view.measure_label, view.format))
    untold = int(reasons.isna().sum())
    if watched.empty:
        note = view.texts("overview.nobody_to_call")
    elif data.empty:
        note = view.missing("delay_reason", view.measure)
    else:
        note = view.texts("ahead.untold", n=untold) if untold else ""
    message = _commonest(view, data)
    chart = Bars("label", "value", view.format)
    return view.exhibit("ahead.causes", chart, data, tuple(columns), message=message, note=note)


def months(view: View) -> Exhibit:
    """What must be commissioned by when: overdue first, then month by month."""
    left = kpis.plan(view.facts)
    left = left[left["status"] != "commissioned"]
    due = agenda(view.facts, view.outlook, view.as_of).reindex(left.index)
    names = view.projects(left)["name"].set_axis(left.index)
    ends = due + pd.offsets.MonthEnd(0)
    groups = [(view.texts("ahead.no_date"), due.isna())]
    groups += [(period(end.date(), "month", view.language), ends == end) for end in sorted(ends.dropna().unique())]
    told = [(label, left[mask], names[mask]) for label, mask in groups if mask.any()]
    data = pd.DataFrame(
        {
            "label": [label for label, _, _ in told],
            "projects": [len(found) for _, found, _ in told],
            "cost": [found["cost"].sum(min_count=1) for _, found, _ in told],
            "names": [_dearest(view, found, named) for _, found, named in told],
        }
    ).astype({"cost": "float64"})
    columns = (
        Column("label", view.texts("ahead.due")),
        Column("projects", view.texts("regions.projects"), Format.COUNT),
        view.column("cost", "cost", Format.MONEY),
        Column("names", largest(view, left)),
    )
    note = by_register(view, due.dropna().index) if len(data) else view.texts("ahead.nothing_open")
    return view.exhibit("ahead.months", Table(wrapped=True), data, columns, note=note)


def largest(view: View, of: pd.DataFrame) -> str:
    """The heading of the few that are named: the largest, where any cost is known."""
    return view.texts("ahead.dearest" if of["cost"].notna().any() else "ahead.among")


def by_register(view: View, due: pd.Index) -> str:
    """How many of what is due have no forecast, so that they are no part of what is expected; nothing where none has.

    A suspended project stands by the date that the register still gives it.
    """
    unknown = int(view.outlook["date"].reindex(due).isna().sum())
    return view.texts("ahead.by_register", n=unknown) if 0 < unknown < len(due) else ""


def _slips(view: View) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """Open projects by how far they slip, as rows, and their columns."""
    found = view.outlook
    slips = slips_of(view.facts, found, view.as_of)
    data = rows.project_rows(view, view.facts.loc[slips.index])
    data["start"], data["date"] = slips["start"].to_numpy(), slips["date"].to_numpy()
    data["start_precision"] = rows.programme_precisions(view, view.facts.loc[slips.index])
    is_stated = (found["basis"].reindex(slips.index) == "stated").to_numpy()
    data["date_precision"] = data["expected_date_precision"].where(is_stated, "month")
    data["days"] = slips["days"].to_numpy()
    data["words"] = [_words(view, days, least) for days, least in zip(slips["days"], slips["is_least"], strict=True)]
    columns = {column.name: column for column in rows.project_columns(view)}
    dates = (
        Column("start", view.texts("ahead.start"), Format.DATE, "start_precision"),
        Column("date", view.texts("ahead.date"), Format.DATE, "date_precision"),
        Column("words", view.texts("ahead.slip")),
    )
    after = ("region", "cost", "reason", "responsible")
    return data, (columns["name"], columns["status"], *dates, *(columns[name] for name in after))


def _words(view: View, days: float, least: bool) -> str:  # noqa: FBT001 - a column of them
    if pd.isna(days):
        return ""
    if least:
        return view.texts("ahead.at_least", days=int(days))
    return view.texts("ahead.days", days=int(days)) if days else view.texts("ahead.in_time")


def _timeline_note(view: View, data: pd.DataFrame, drawn: pd.DataFrame, shown: pd.DataFrame) -> str:
    if data.empty:
        return view.texts("ahead.nothing_open")
    if drawn.empty:
        return view.missing("planned_date")
    return view.texts("ahead.drawn", n=len(shown), of=len(data)) if len(shown) < len(data) else ""


def _furthest(view: View, late: pd.DataFrame, of: int) -> str:
    if late.empty:
        return ""
    return view.texts("ahead.message", late=len(late), of=of)


def _commonest(view: View, data: pd.DataFrame) -> str:
    """The reason with most behind it; nothing where it shares its place or is the only project's."""
    values = data["value"].to_numpy(float)
    if len(data) < 2 or not values.sum() or (values == values.max()).sum() > 1:
        return ""
    return view.texts("ahead.commonest", reason=str(data["label"].iloc[0]), share=values[0] / values.sum())


def _dearest(view: View, found: pd.DataFrame, names: pd.Series) -> str:
    order = found["cost"].sort_values(ascending=False, kind="stable").index
    named = [str(name) for name in names.loc[order].head(NAMED)]
    more = len(found) - len(named)
    return "; ".join([*named, view.texts("ahead.more", n=more)] if more else named)
