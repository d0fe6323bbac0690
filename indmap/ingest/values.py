"""Columns read into arrays by the kind of their field: figures, money, shares, dates, codes and texts."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt

from indmap.ingest.beside import Beside
from indmap.ingest.cells import as_text
from indmap.ingest.columns import Column, Mask, is_error
from indmap.ingest.dates import Precision, When, read_date
from indmap.ingest.figures import Figure, convention_of, is_range, read_figure
from indmap.ingest.grid import Cell
from indmap.ingest.regions import region_of
from indmap.ingest.scales import Shares, factors, shares
from indmap.ingest.stages import stage_of
from indmap.register.layout import ColumnMeaning, Spelling
from indmap.words.codelists import codelist
from indmap.words.fields import Kind, fields
from indmap.words.regions import Division, division_at, in_division
from indmap.words.spellings import find, fold

Floats = npt.NDArray[np.float64]

_NUMBERED = re.compile(r"^\d{1,2}\s*[.)-]\s*(?=\D)")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)")
_MONTHS = 12
_LONGEST_SERIAL = 7
_NO_FIGURE = Figure(math.nan)
_LARGEST = 1e18
"""No figure of a register is as large: what passes it is no figure."""
_ROUNDED = {Kind.MONEY: 2, Kind.SHARE: 12}
_ABSENT_DAY = np.datetime64("NaT", "us")


@dataclass(frozen=True)
class Figures:
    """A column of numbers as read: by row ``values`` in base units of ``currency``, and by distinct cell the faults.

    ``currency`` holds a code a row; ``doubtful`` is the largest number of a share, as written, where it may be per cent
    or a fraction.
    """

    values: Floats
    currency: npt.NDArray[np.object_]
    complaints: Sequence[str]
    answers: Sequence[str | None] = field(default=())
    doubtful: float | None = None
    read_as: Sequence[str] = ()


def read_figures(
    column: Column, meaning: ColumnMeaning, kept: Mask, beside: Beside | None = None, *, in_percent: bool = False
) -> Figures:
    """A column of numbers, money or shares.

    ``beside`` are the units of its rows, where a column has them; ``in_percent`` says that the sheet shows it so.
    """
    about = fields()[meaning.field or ""]
    may_answer = about.kind is Kind.SHARE
    answers = [find("answers", c) if may_answer and isinstance(c, str) else None for c in column.distinct]
    read = _read(column, answers, about.kind)
    complaints = [
        _of_figure(figure, cell, is_absent=is_absent)
        for figure, cell, is_absent in zip(read, column.distinct, column.is_absent.tolist(), strict=True)
    ]
    figures = [figure or _NO_FIGURE for figure in read]
    if about.kind is Kind.SHARE:
        read_as = shares(figures, column, meaning, kept, shown=in_percent)
    else:
        read_as = Shares(factors(figures, meaning))
    values = np.array([figure.value for figure in figures], float) * read_as.factors
    if about.kind in _ROUNDED:  # 0.285 billion is 285 million and not a hair less
        values = np.round(values, _ROUNDED[about.kind])
    currency = np.array([figure.unit.currency or meaning.currency or "" for figure in figures], object)
    apart = [False] * len(figures) if read_as.apart is None else read_as.apart.tolist()
    complaints = ["doubtful_percent" if odd else said for odd, said in zip(apart, complaints, strict=True)]
    told = [f"{f.value:g} → {f.value:g}%" if odd else "" for odd, f in zip(apart, figures, strict=True)]
    found = Figures(values[column.places], currency[column.places], complaints, answers, read_as.doubtful, told)
    return found if beside is None else _by_row(found, figures, column, meaning, beside)


def _read(column: Column, answers: Sequence[str | None], kind: Kind) -> list[Figure | None]:
    """The figure of each distinct cell, None where it holds something else."""
    texts = [cell for cell in column.distinct if isinstance(cell, str)]
    convention = convention_of(texts, whole=kind is Kind.INTEGER)
    read: list[Figure | None] = []
    for cell, is_absent, answer in zip(column.distinct, column.is_absent.tolist(), answers, strict=True):
        if is_absent or answer:
            read.append(_NO_FIGURE)
        elif isinstance(cell, str):
            figure = read_figure(cell, convention)
            figure = figure if figure and abs(figure.value) < _LARGEST and _may_be(figure, kind) else None
            read.append(_NO_FIGURE if figure is None and says_no_value(cell) else figure)
        else:
            plain = isinstance(cell, int | float) and abs(cell) < _LARGEST
            read.append(Figure(float(cell)) if plain else None)  # type: ignore[arg-type]
    return read


def _may_be(figure: Figure, kind: Kind) -> bool:
    """Whether a figure's unit is one of its field: nothing but a share is in per cent."""
    return kind in (Kind.SHARE, Kind.NUMBER) or not figure.unit.is_percent


def _of_figure(figure: Figure | None, cell: Cell, *, is_absent: bool) -> str:
    if is_absent:
        return "error_cell" if is_error(cell) else ""
    if figure:
        return ""
    return "number_range" if isinstance(cell, str) and is_range(cell) else "unreadable_number"


def _by_row(
    found: Figures, figures: Sequence[Figure], column: Column, meaning: ColumnMeaning, beside: Beside
) -> Figures:
    """The figures in the units that stand beside them, unless a cell says its own."""
    own = np.array([bool(figure.unit.scale or figure.unit.currency) for figure in figures], bool)[column.places]
    scales = [unit.scale or (1.0 if unit.currency else None) for unit in beside.units]
    by_scale = np.array([scale if meaning.unit is None and scale else 1.0 for scale in scales], float)
    currency = [unit.currency or usual for unit, usual in zip(beside.units, found.currency.tolist(), strict=True)]
    values = np.round(found.values * np.where(own, 1.0, by_scale), _ROUNDED[Kind.MONEY])
    mixed = np.where(own, found.currency, np.array(currency, object))
    return Figures(values, mixed, found.complaints, found.answers)


@dataclass(frozen=True)
class Dates:
    """A column of dates: by row the days and their precision, and by distinct cell the complaints."""

    days: npt.NDArray[np.datetime64]
    precisions: npt.NDArray[np.int8]
    complaints: Sequence[str]
    read_as: Sequence[str] = ()


def read_dates(column: Column, *, first: bool) -> Dates:
    """A column of dates; ``first`` asks for the first day of each period in place of the last."""
    doubtful = _turned_round([cell for cell in column.distinct if isinstance(cell, str)])
    read = [(isinstance(cell, str) and doubtful.get(cell)) or read_date(cell) for cell in column.distinct]
    order = list(Precision)
    days = np.full(len(read), _ABSENT_DAY)
    precisions = np.full(len(read), -1, np.int8)
    complaints = [""] * len(read)
    for place, (when, cell, is_absent) in enumerate(zip(read, column.distinct, column.is_absent.tolist(), strict=True)):
        if is_absent:
            complaints[place] = "error_cell" if is_error(cell) else ""
            continue
        complaints[place] = _complaint(when, cell)
        if isinstance(cell, str) and cell in doubtful:
            complaints[place] = "" if doubtful[cell] else "date_ambiguous"
        if when:
            days[place] = np.datetime64(when.first if first else when.last, "us")
            precisions[place] = order.index(when.first_precision if first else when.precision)
    read_as = ["" if np.isnat(day) else str(day)[:10] for day in days]
    return Dates(days[column.places], precisions[column.places], complaints, read_as)


def _turned_round(texts: Sequence[str]) -> dict[str, When | None]:
    """Of dates such as 02/05/16, those whose month comes first by the other cells of the column, as read so.

    None stands for one that nothing in the column decides: its day is taken to come first, and that is said.
    """
    slashed = {text: match for text in texts if (match := _SLASHED.fullmatch(text.strip()))}
    parts = {text: (int(match[1]), int(match[2])) for text, match in slashed.items()}
    is_day_first = any(first > _MONTHS for first, _ in parts.values())
    is_month_first = any(second > _MONTHS for _, second in parts.values())
    doubtful = {text for text, (first, second) in parts.items() if max(first, second) <= _MONTHS and first != second}
    if is_day_first and not is_month_first:
        return {}
    if is_month_first and not is_day_first:
        return {text: read_date("{1}.{0}.{2}".format(*slashed[text].groups())) for text in doubtful}
    return dict.fromkeys(doubtful)


def _complaint(when: When | None, cell: Cell) -> str:
    if when is None:
        return "" if isinstance(cell, str) and says_no_value(cell) else "unreadable_date"
    is_number = isinstance(cell, int | float) or (isinstance(cell, str) and cell.strip()[:5].isdecimal())
    serial = is_number and len(as_text(cell)) <= _LONGEST_SERIAL and when.precision is Precision.DAY
    return "date_from_serial" if serial else ""


def read_codes(
    column: Column, name: str, as_of: date | None, spellings: Sequence[Spelling] = ()
) -> tuple[list[str | None], list[str]]:
    """The code of each distinct cell, None where it names none, and the complaints.

    ``spellings`` are a person's own, and win.
    """
    division = division_at(as_of)
    own = _own(name, division, spellings)
    codes: list[str | None] = []
    complaints: list[str] = []
    for cell, text, is_absent in zip(column.distinct, column.texts, column.is_absent.tolist(), strict=True):
        code = None if is_absent else own.get(fold(text)) if own else None
        by_town = False
        if not code and not is_absent:
            code, by_town = region_of(text, division) if name == "region" else (_code(text, name, as_of), False)
        is_known = code or is_absent or says_no_value(text)
        complaint = "error_cell" if is_error(cell) else "" if is_known else f"unknown_{name}"
        codes.append(code)
        complaints.append("region_from_town" if by_town else complaint)
    return codes, complaints


def _own(name: str, division: Division, spellings: Sequence[Spelling]) -> dict[str, str]:
    """By folded text, the codes that a person explained it by, as far as there are such codes."""
    known = codelist(fields()[name].codelist or "")
    codes = {each.folded: each.code for each in spellings if each.field == name and each.code in known}
    if name != "region":
        return codes
    return {folded: now for folded, code in codes.items() if (now := in_division(code, division))}


def says_no_value(text: str) -> bool:
    """Whether a cell of a figure, a date or a code tells in words that there is none yet.

    >>> says_no_value("контракта нет"), says_no_value("не позднее мая")
    (True, False)
    """
    return find("no_value", text) is not None


def _code(text: str, name: str, as_of: date | None) -> str | None:
    bare = _NUMBERED.sub("", text)
    if name == "stage":
        return stage_of(text, as_of) or stage_of(bare, as_of)
    spelt = {"sector": "sectors", "level": "levels", "delay_reason": "reasons"}[name]
    return find(spelt, text) or find(spelt, bare)
