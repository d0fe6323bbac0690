"""Dates as numbers on an axis, and its ticks at months."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from indmap.exhibits.charts import Timeline
from indmap.exhibits.encodings import Series
from indmap.exhibits.exhibit import Exhibit

_MOST_MARKS = 6
_EDGE = 0.04  # of the span, kept free at both ends


def as_number(day: date) -> float:
    """A date as a day number."""
    return float(day.toordinal())


def dates(exhibit: Exhibit, column: str) -> list[float | None]:
    """A column of dates as day numbers; None if missing."""
    return [None if pd.isna(day) else as_number(day) for day in exhibit.data[column]]


def marked(chart: Timeline, exhibit: Exhibit) -> tuple[Series, ...]:
    """The ends of a timeline that at least one row has, for the legend."""
    return tuple(end for end in (chart.start, chart.stop) if exhibit.data[end.column].notna().any())


def span_of(days: Sequence[float | None]) -> tuple[float, float]:
    """The range of the days with a margin, at least a month long."""
    known = [day for day in days if day is not None]
    low, high = min(known), max(known)
    air = max((high - low) * _EDGE, 15.0)
    return low - air, high + air


def month_marks(low: float, high: float) -> list[tuple[float, str]]:
    """At most six first days of months in a range, with their labels: ``07.2021``."""
    first, last = date.fromordinal(int(low)), date.fromordinal(int(high))
    months = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= date(year, month, 1) <= last
    ]
    step = next(each for each in (1, 2, 3, 6, 12, 24, 60, 120, 600, 12000) if len(months) / each <= _MOST_MARKS)
    chosen = [day for day in months if ((day.year * 12 + day.month - 1) % step) == 0]
    return [(as_number(day), f"{day:%m.%Y}") for day in chosen]
