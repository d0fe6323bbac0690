"""Sheets of one workbook with the same columns: read together, unless one repeats another."""

from collections.abc import Sequence
from dataclasses import dataclass

from indmap.ingest.header import Header
from indmap.ingest.mapping import field_of, fields_of
from indmap.ingest.notes import Notes
from indmap.ingest.workbook import Sheet
from indmap.words.spellings import fold

_ALIKE = 0.8
_REPEATED = 0.5


@dataclass(frozen=True)
class Found:
    """A sheet with a table in it."""

    sheet: Sheet
    header: Header

    @property
    def rows(self) -> int:
        """The rows below the header."""
        return self.sheet.height - self.header.data

    @property
    def weight(self) -> int:
        """How likely it is the register: fields times rows."""
        return self.header.recognised * self.rows


def alike(found: Sequence[Found], main: Found, notes: Notes) -> tuple[Found, ...]:
    """The other sheets that are read along with ``main``; a note of each, and of each table that is left out.

    A sheet half of whose projects stand on one already taken is left out: a consolidated sheet is the largest and so
    stands for those it repeats.
    """
    with_it = []
    seen: set[str] = set()
    for other in sorted(found, key=lambda each: -each.rows):
        if other is main:
            continue
        joins = _are_alike(main.header, other.header)
        if joins:
            seen = seen or _names(main)
            names = _names(other)
            joins = bool(names) and len(names & seen) < len(names) * _REPEATED
            seen |= names if joins else set()
        notes.sheet = other.sheet.name
        if joins:
            notes.add("sheet_joined", "", [0], raw=other.sheet.name)
            with_it.append(other)
        else:
            notes.add("sheet_left_out", "", [0], raw=other.sheet.name)
    order = [each.sheet.name for each in found]
    return tuple(sorted(with_it, key=lambda each: order.index(each.sheet.name)))


def _are_alike(one: Header, other: Header) -> bool:
    ours, theirs = set(fields_of(one.headings)), set(fields_of(other.headings))
    return len(ours & theirs) >= _ALIKE * len(ours | theirs)


def _names(found: Found) -> set[str]:
    """The folded names of a sheet's projects."""
    grid = found.sheet.grid()
    headings = found.header.headings
    place = next((i for i, parts in enumerate(headings) if (m := field_of(parts)) and m.field == "name"), None)
    if place is None:
        return set()
    cells = [row[place] for row in grid.rows[found.header.data :]]
    return {fold(cell) for cell in set(cells) if isinstance(cell, str) and cell.strip()}
