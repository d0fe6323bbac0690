"""What stands in a column beside: the year of a quarter, the unit or the currency of an amount."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indmap.ingest.body import Body
from indmap.ingest.cells import as_text
from indmap.ingest.columns import Column, taken_apart
from indmap.ingest.dates import EARLIEST, LATEST, Precision, part_of_year, read_date
from indmap.ingest.grid import Cell
from indmap.ingest.units import NO_UNIT, Unit, split_unit, unit_of
from indmap.words.spellings import find, fold, spellings

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PARENTHESES = re.compile(r"[()]")


@dataclass(frozen=True)
class Beside:
    """A unit for each row."""

    units: Sequence[Unit]


def with_years(body: Body, name: str) -> Column:
    """A column of dates in which quarters, months and days without a year got theirs.

    The year stands in a column of years beside, or in the heading; a column of years gets its quarters likewise.
    """
    column, place = body.columns[name], body.places.get(name)
    if place is None:  # it was carried down from section rows
        return column
    part = _part_in(body.headings[place])
    cells = body.cells[place]
    years: Sequence[Cell] = ()
    if any(_lacks_year(cell, part) for cell in column.distinct):
        years = _years_for(body, place)
        parts = cells
    elif beside := _quarters_beside(body, place, column):
        part, parts, years = _part_in(body.headings[beside]), body.cells[beside], cells
    if not years:
        return column
    whole = [_whole(cell, of, year, part) for cell, of, year in zip(cells, parts, years, strict=True)]
    return taken_apart(column.letter, whole)


def _lacks_year(cell: Cell, part: str) -> bool:
    if not part and (not isinstance(cell, str) or _YEAR.search(cell)):
        return False
    return part_of_date(cell, 2020, part) is not None and (part != "" or read_date(cell) is None)


def part_of_date(cell: Cell, year: int, part: str) -> str | None:
    """A date without its year as a date of that year, in figures; ``part`` says what a bare number is.

    >>> part_of_date("IV", 2026, "quarter"), part_of_date(2.0, 2022, "half"), part_of_date("2026", 2026, "")
    ('q4 2026', 'h2 2022', None)
    """
    text = as_text(cell)
    if not text or read_date(text):
        return None
    number = spellings("dates").get(fold(text), "")
    digit = int(text) if text.isdecimal() and len(text) == 1 else int(number[1:]) if number[:1] == "n" else 0
    if part and digit:
        return f"{part[0]}{digit} {year}" if part_of_year(year, part, [digit]) else None
    if not isinstance(cell, str) or text.isdecimal():
        return None
    when = read_date(f"{text} {year}")
    is_part = when is not None and when.precision is not Precision.YEAR and when.last.year == year
    return f"{text} {year}" if is_part else None


def units_beside(body: Body, name: str) -> Beside | None:
    """The units of a column of money, where a column of units or currencies stands beside it."""
    if name not in body.places:
        return None
    for place in _nearest(body, body.places[name], "unit"):
        column = taken_apart("", body.cells[place])
        read = [_unit(as_text(cell)) for cell in column.distinct]
        said = [unit for unit, cell in zip(read, column.distinct, strict=True) if as_text(cell)]
        is_money = [unit is not None and (unit.scale or unit.currency) for unit in said]
        if said and all(is_money):
            return Beside([read[number] or NO_UNIT for number in column.places.tolist()])
    return None


def _unit(text: str) -> Unit | None:
    if currency := spellings("currency_numbers").get(fold(text)):
        return Unit(currency=currency, is_said=True)
    return unit_of(text) if text else NO_UNIT


def _whole(cell: Cell, part: Cell, year: Cell, kind: str) -> Cell:
    """The cell with its year, where there is one to give; as it stands, otherwise."""
    when = read_date(year)
    if when is None or when.precision is not Precision.YEAR:
        return cell
    return part_of_date(part, when.last.year, kind) or cell


def _years_for(body: Body, place: int) -> Sequence[Cell]:
    for beside in _nearest(body, place, "year"):
        if _are_years(taken_apart("", body.cells[beside])):
            return body.cells[beside]
    years = {int(year) for part in body.headings[place] for year in _YEAR.findall(part)}
    stated = [year for year in years if EARLIEST <= year <= LATEST]
    return [float(stated[0])] * body.height if len(stated) == 1 else ()


def _are_years(column: Column) -> bool:
    """Whether every cell that holds anything is a year."""
    read = (read_date(cell) for cell in column.distinct if as_text(cell))
    return all(when and when.precision is Precision.YEAR for when in read) and any(map(as_text, column.distinct))


def _quarters_beside(body: Body, place: int, column: Column) -> int | None:
    """The column of quarters or halves next to one of years, if it is no field of ours."""
    free = set(range(len(body.cells))) - set(body.places.values())
    near = [beside for beside in (place - 1, place + 1) if beside in free and _part_in(body.headings[beside])]
    if not near or not _are_years(column):
        return None
    for beside in near:
        if part := _part_in(body.headings[beside]):
            cells = [cell for cell in taken_apart("", body.cells[beside]).distinct if as_text(cell)]
            if cells and all(part_of_date(cell, 2020, part) for cell in cells):
                return beside
    return None


def _part_in(heading: Sequence[str]) -> str:
    """``quarter`` or ``half`` where the heading says that its numbers are such."""
    codes = [spellings("dates").get(word) for part in heading for word in fold(part).split(" ")]
    return next((code for code in codes if code in (Precision.QUARTER, Precision.HALF)), "") or ""


def _nearest(body: Body, place: int, code: str) -> list[int]:
    """The columns headed as years, or as units, the nearest first; none that is a field, unless a date."""
    taken = {number for name, number in body.places.items() if not name.endswith("_date")}
    headed = [
        number
        for number, parts in enumerate(body.headings)
        if number != place and number not in taken and number < len(body.cells) and _is_headed(parts, code)
    ]
    return sorted(headed, key=lambda number: abs(number - place))


def _is_headed(parts: Sequence[str], code: str) -> bool:
    if not parts:
        return False
    leaf = _PARENTHESES.sub(" ", parts[-1])
    return code in (find("beside", leaf), find("beside", split_unit(leaf)[0]))
