"""Columns read into arrays by the kind of their field: figures, money, shares, dates, codes and texts."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt

from indmap.ingest.columns import Column, Mask
from indmap.ingest.dates import Precision, When, read_date
from indmap.ingest.figures import Figure, convention_of, read_figure
from indmap.ingest.grid import Cell
from indmap.register.layout import ColumnMeaning
from indmap.words.fields import Kind, fields
from indmap.words.regions import division_at, find_region
from indmap.words.spellings import find

Floats = npt.NDArray[np.float64]

_NUMBERED = re.compile(r"^\d{1,2}\s*[.)]\s*(?=\D)")
_NO_FIGURE = Figure(math.nan)
_ROUNDED = {Kind.MONEY: 2, Kind.SHARE: 12}
_ABSENT_DAY = np.datetime64("NaT", "us")


@dataclass(frozen=True)
class Figures:
    """A column of numbers as read: by row ``values`` in base units of ``currency``, and by distinct cell the faults.

    ``currency`` holds a code a row; ``fraction`` says whether plain numbers of a share were fractions.
    """

    values: Floats
    currency: npt.NDArray[np.object_]
    complaints: Sequence[str]
    answers: Sequence[str | None] = field(default=())


def read_figures(column: Column, meaning: ColumnMeaning, kept: Mask) -> Figures:
    """A column of numbers, money or shares."""
    about = fields()[meaning.field or ""]
    texts = [cell for cell in column.distinct if isinstance(cell, str)]
    convention = convention_of(texts, whole=about.kind is Kind.INTEGER)
    may_answer = about.kind is Kind.SHARE
    answers = [find("answers", c) if may_answer and isinstance(c, str) else None for c in column.distinct]
    read: list[Figure | None] = []
    for cell, is_absent, answer in zip(column.distinct, column.is_absent.tolist(), answers, strict=True):
        if is_absent or answer:
            read.append(_NO_FIGURE)
        elif isinstance(cell, str):
            read.append(read_figure(cell, convention))
        else:
            plain = isinstance(cell, int | float) and math.isfinite(cell)
            read.append(Figure(float(cell)) if plain else None)  # type: ignore[arg-type]
    complaints = [
        "" if figure else "error_cell" if isinstance(cell, str) and cell.startswith("#") else "unreadable_number"
        for figure, cell in zip(read, column.distinct, strict=True)
    ]
    figures = [figure or _NO_FIGURE for figure in read]
    factor = _share_factors(figures, column, meaning, kept) if about.kind is Kind.SHARE else _factors(figures, meaning)
    values = np.array([figure.value for figure in figures], float) * factor
    if about.kind in _ROUNDED:  # 0.285 billion is 285 million and not a hair less
        values = np.round(values, _ROUNDED[about.kind])
    currency = np.array([figure.unit.currency or meaning.currency or "" for figure in figures], object)
    return Figures(values[column.places], currency[column.places], complaints, answers)


def _factors(figures: Sequence[Figure], meaning: ColumnMeaning) -> Floats:
    """The factor of each distinct cell: its own unit's, else the column's."""
    usual = 1.0 if meaning.unit is None else meaning.unit
    return np.array([_own_factor(figure, usual) for figure in figures], float)


def _own_factor(figure: Figure, usual: float) -> float:
    if figure.unit.scale is not None:
        return figure.unit.scale
    return 1.0 if figure.unit.currency else usual


def _share_factors(figures: Sequence[Figure], column: Column, meaning: ColumnMeaning, kept: Mask) -> Floats:
    """Per cent or fraction: by the sign in the cell, else by the column as a whole.

    A column that never passes 1 holds fractions, as cells formatted in per cent do, unless its heading says per cent
    and its numbers are whole.
    """
    plain = np.array([math.nan if figure.unit.is_percent else figure.value for figure in figures], float)
    used = plain[np.unique(column.places[kept])] if kept.any() else plain[:0]
    used = np.abs(used[~np.isnan(used)])
    whole = meaning.unit is not None and bool((used == np.floor(used)).all())
    usual = 1.0 if used.size and used.max() <= 1.0 and not whole else 0.01
    if meaning.reason == "person" and meaning.unit is not None:
        usual = meaning.unit
    return np.array([0.01 if figure.unit.is_percent else usual for figure in figures], float)


@dataclass(frozen=True)
class Dates:
    """A column of dates: by row the days and their precision, and by distinct cell the complaints."""

    days: npt.NDArray[np.datetime64]
    precisions: npt.NDArray[np.int8]
    complaints: Sequence[str]


def read_dates(column: Column, *, first: bool) -> Dates:
    """A column of dates; ``first`` asks for the first day of each period in place of the last."""
    read = [read_date(cell) for cell in column.distinct]
    order = list(Precision)
    days = np.full(len(read), _ABSENT_DAY)
    precisions = np.full(len(read), -1, np.int8)
    complaints = [""] * len(read)
    for place, (when, cell, is_absent) in enumerate(zip(read, column.distinct, column.is_absent.tolist(), strict=True)):
        if is_absent:
            continue
        complaints[place] = _complaint(when, cell)
        if when:
            days[place] = np.datetime64(when.first if first else when.last, "us")
            precisions[place] = order.index(when.first_precision if first else when.precision)
    return Dates(days[column.places], precisions[column.places], complaints)


def _complaint(when: When | None, cell: Cell) -> str:
    if when is None:
        return "unreadable_date"
    serial = isinstance(cell, int | float) and when.precision is Precision.DAY
    return "date_from_serial" if serial else ""


def read_codes(column: Column, name: str, as_of: date | None) -> list[str | None]:
    """The code of each distinct cell, None where it names none."""
    if name == "region":
        division = division_at(as_of)
        return [find_region(text, division) if text else None for text in column.texts]
    spelt = {"sector": "sectors", "stage": "stages", "level": "levels", "delay_reason": "reasons"}[name]
    return [(find(spelt, text) or find(spelt, _NUMBERED.sub("", text))) if text else None for text in column.texts]
