"""An exhibit's columns as parts of a plot: names, figures, dates and series."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from indmap.exhibits.encodings import Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.render.labels import values
from indmap.render.office.numbers import number_format
from indmap.render.office.paint import role_paint
from indmap.render.office.plot import At, Strip
from indmap.words.numbers import ABSENT
from indmap.words.theme import Theme

_DASHES = {"plan": "dash", "forecast": "sysDot"}
_DAYS_BEFORE = date(1899, 12, 30).toordinal()  # day 0 of a workbook's serial dates


def strip(exhibit: Exhibit, series: Series, theme: Theme, at: At | None = None) -> Strip:
    """A series of the exhibit as a strip."""
    painted = role_paint(series.role, theme)
    return Strip(series.label, figures(exhibit, series.column), painted, at, dash=_DASHES.get(series.role, ""))


def names(exhibit: Exhibit, column: str) -> tuple[str, ...]:
    """A column of names; a dash if missing."""
    return tuple(ABSENT if pd.isna(value) else str(value) for value in exhibit.data[column])


def figures(exhibit: Exhibit, column: str) -> tuple[float | None, ...]:
    """A column of figures."""
    return tuple(values(exhibit, column))


def number(format_: Format, strips: Sequence[Strip], *, sums: bool = False) -> str:
    """The number format shared by all figures of a plot."""
    return number_format(format_, [value for strip in strips for value in strip.drawn], sums=sums)


def days(exhibit: Exhibit, column: str) -> list[float | None]:
    """A column of dates as serial numbers of a workbook."""
    return [None if pd.isna(day) else float(day.toordinal() - _DAYS_BEFORE) for day in exhibit.data[column]]
