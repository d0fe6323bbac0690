"""Sheets of one workbook with the same columns: read together, unless one repeats another."""

from collections.abc import Sequence
from dataclasses import dataclass

from indmap.ingest.header import Header
from indmap.ingest.headings import field_of, fields_of
from indmap.ingest.notes import Notes
from indmap.ingest.workbook import Sheet
from indmap.words.spellings import fold

_ALIKE = 0.8
_REPEATED = 0.5


@dataclass(frozen=True)
class Found:
    """A sheet with a table in it; ``names`` is the column of the projects' names, where no spelling tells it."""

    sheet: Sheet
    header: Header
    names: int | None = None

    @property
    def rows(self) -> int:
        """The rows below the header."""
        return self.sheet.height - self.header.data

    @property
    def weight(self) -> tuple[bool, int, bool]:
        """How likely it is the register: known by spellings, then fields times rows, then what the file says itself."""
        return not self.header.is_shaped, self.header.recognised * self.rows, self.header.is_hinted

    @property
    def projects(self) -> set[str]:
        """The folded names of the projects."""
        place = self.names
        if place is None:
            headings = enumerate(self.header.headings)
            place = next((i for i, parts in headings if (m := field_of(parts)) and m.field == "name"), None)
        if place is None:
            return set()
        cells = {row[place] for row in self.sheet.grid().rows[self.header.data :]}
        return {fold(cell) for cell in cells if isinstance(cell, str) and cell.strip()}


def alike(found: Sequence[Found], main: Found, notes: Notes) -> tuple[Found, ...]:
    """The other sheets that are read along with ``main``; a note of each, and of each table that is left out."""
    others = [each for each in found if each is not main]
    same = [other for other in others if _are_alike(main.header, other.header)]
    return without_repeats(others, same, main, notes)


def without_repeats(others: Sequence[Found], same: Sequence[Found], main: Found, notes: Notes) -> tuple[Found, ...]:
    """Those of the ``same`` columns whose projects do not stand on another sheet already; a note of each other one.

    A sheet half of whose projects stand on one already taken is left out: a consolidated sheet is the largest and so
    stands for those it repeats.
    """
    with_it = []
    seen: set[str] = set()
    for other in sorted(others, key=lambda each: -each.rows):
        joins = any(other is each for each in same)
        if joins:
            seen = seen or main.projects
            names = other.projects
            joins = bool(names) and len(names & seen) < len(names) * _REPEATED
            seen |= names if joins else set()
        notes.sheet = other.sheet.name
        if joins:
            notes.add("sheet_joined", "", [0], raw=other.sheet.name)
            with_it.append(other)
        else:
            notes.add("sheet_left_out", "", [0], raw=other.sheet.name)
    order = [each.sheet.name for each in others]
    return tuple(sorted(with_it, key=lambda each: order.index(each.sheet.name)))


def _are_alike(one: Header, other: Header) -> bool:
    ours, theirs = set(fields_of(one.headings)), set(fields_of(other.headings))
    return len(ours & theirs) >= _ALIKE * len(ours | theirs)
