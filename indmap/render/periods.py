"""Dates as a sheet holds them: real ones, which are read no finer than they were stated."""

import pandas as pd

from indmap.exhibits.encodings import Column
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import cells, stated
from indmap.words.codelists import codelist
from indmap.words.language import Language


def day(language: Language) -> str:
    """The format of a day."""
    return "dd/mm/yyyy" if language is Language.EN else "dd.mm.yyyy"


def stated_as(exhibit: Exhibit, column: Column) -> list[str | None]:
    """How each date of a column was stated, in words; nothing where all are days, or the column is not of such."""
    codes = _precisions(exhibit, column)
    if not set(codes) - {None, "day"}:
        return []
    return [codelist("precisions").label(code, exhibit.language) if code else None for code in codes]


def periods(exhibit: Exhibit, column: Column) -> list[str]:
    """The format of each date of a column."""
    written = zip(_precisions(exhibit, column), cells(exhibit, column), strict=True)
    return [day(exhibit.language) if code in (None, "day") else _coarse(text) for code, text in written]


def _precisions(exhibit: Exhibit, column: Column) -> list[str | None]:
    """How each date of a column was stated; None where there is no date."""
    if not column.precision:
        return []
    rows = zip(exhibit.data[column.name], exhibit.data[column.precision], strict=True)
    return [None if pd.isna(day) else stated(code) for day, code in rows]


def _coarse(text: str) -> str:
    """The format of a period: its words as they are, then the year of the date, by which a reader knows a date.

    >>> _coarse("IV кв. 2021"), _coarse("2021")
    ('"IV кв. "yyyy', 'yyyy')
    """
    part = text[: -len("2021")]
    return f'"{part}"yyyy' if part else "yyyy"
