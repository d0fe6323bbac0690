"""Number formats of dates in a sheet: real dates, displayed as precisely as they were stated."""

import pandas as pd

from indmap.exhibits.encodings import Column
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import cells, stated
from indmap.words.codelists import codelist
from indmap.words.language import Language


def day(language: Language) -> str:
    """The number format of a date."""
    return "dd/mm/yyyy" if language is Language.EN else "dd.mm.yyyy"


def stated_as(exhibit: Exhibit, column: Column) -> list[str | None]:
    """The precision of each date of a column in words; empty if all are days, or the column has no precision."""
    codes = _precisions(exhibit, column)
    if not set(codes) - {None, "day"}:
        return []
    return [codelist("precisions").label(code, exhibit.language) if code else None for code in codes]


def periods(exhibit: Exhibit, column: Column) -> list[str]:
    """The number format of each date of a column."""
    written = zip(_precisions(exhibit, column), cells(exhibit, column), strict=True)
    return [day(exhibit.language) if code in (None, "day") else _coarse(text) for code, text in written]


def _precisions(exhibit: Exhibit, column: Column) -> list[str | None]:
    """The precision code of each date of a column; None without a date."""
    if not column.precision:
        return []
    rows = zip(exhibit.data[column.name], exhibit.data[column.precision], strict=True)
    return [None if pd.isna(day) else stated(code) for day, code in rows]


def _coarse(text: str) -> str:
    """The number format of a period: its words as literal text, then the date's year, so that it stays a date.

    >>> _coarse("IV кв. 2021"), _coarse("2021")
    ('"IV кв. "yyyy', 'yyyy')
    """
    part = text[: -len("2021")]
    return f'"{part}"yyyy' if part else "yyyy"
