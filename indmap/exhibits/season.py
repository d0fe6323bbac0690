"""Is the pace of the year enough, given that launches crowd at its end?"""

import pandas as pd

from indmap.analysis import kpis, schedule, seasonal
from indmap.analysis.seasonal import Season
from indmap.exhibits.charts import Lines
from indmap.exhibits.encodings import Column, Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.words.launches import launches

FEWEST = 10
"""Projects of which a pace can be spoken."""


def path(view: View) -> Exhibit:
    """The year's plan and what came of it, on the range that the published years ran in; in numbers of projects."""
    found = seasonal.season(view.facts, view.as_of, view.year)
    data = schedule.cumulative(view.facts, "count", view.year, view.as_of, view.outlook)[["month", "plan", "actual"]]
    usual = seasonal.path(view.year)
    planned = found.planned if found else 0
    data["low"], data["high"] = usual["low"] * planned, usual["high"] * planned
    data["label"] = [view.texts(f"overview.month_{month}") for month in data["month"]]
    series = tuple(Series(name, view.texts(f"overview.{name}"), name) for name in ("plan", "actual"))
    columns = (
        Column("label", view.texts("overview.month")),
        *(Column(each.column, each.label, Format.COUNT) for each in series),
        Column("low", view.texts("season.low"), Format.COUNT),
        Column("high", view.texts("season.high"), Format.COUNT),
    )
    chart = Lines("label", series, Format.COUNT, band=("low", "high"))
    told = (due(view.by("count"), data), _notes(view, found)) if found else (_why_not(view),)
    note = " ".join(part for part in told if part)
    message = _verdict(view, found) if found else ""
    return view.exhibit("season.path", chart, data if found else data.iloc[:0], columns, message=message, note=note)


def due(view: View, data: pd.DataFrame) -> str:
    """The plan to the day, where the line of the plan has another for the end of that month."""
    if view.measure != "count" or view.filters.year != view.as_of.year:
        return ""
    by_day = kpis.due(view.facts, view.as_of).part
    drawn = float(data["plan"].iloc[view.as_of.month - 1])
    return view.texts("season.due", day=view.as_of, n=by_day) if by_day is not None and by_day != drawn else ""


def _verdict(view: View, found: Season) -> str:
    """Whether the year is within what was usual by this day; nothing of a few projects, or where all are in."""
    if found.planned < FEWEST or found.done == found.planned:
        return ""
    share = round(found.share, 2)  # as it is written
    low, high = round(found.low, 2), round(found.high, 2)
    key = "behind" if share < low else "ahead" if share > high else "within"
    key = key if found.done else "nothing"
    return view.texts(f"season.{key}", share=share, low=low, high=high)


def _notes(view: View, found: Season) -> str:
    pace = kpis.pace(view.facts, view.as_of, view.year)
    left = found.planned - found.done
    parts = [view.texts("season.straight", share=found.straight)]
    if left and pace.days and view.filters.year is not None and pace.per_month is not None:
        after = {"low": 1 - found.high, "high": 1 - found.low}
        parts.insert(0, view.texts("season.left", n=left, days=pace.days, pace=pace.per_month, **after))
    said = launches()
    years = sorted({each.day.year for each in said})
    parts.append(view.texts("season.made_of", n=len(said), years=", ".join(map(str, years))))
    return " ".join(parts)


def _why_not(view: View) -> str:
    if view.as_of.year != view.year:
        return view.texts("season.other_year", year=view.year)
    return view.missing("planned_date")
