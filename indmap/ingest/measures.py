"""A row of a header, or of a page's head again, that only says in what the columns above it are measured."""

from collections.abc import Sequence

from indmap.ingest.grid import Cell
from indmap.ingest.units import unit_of
from indmap.words.spellings import find, fold


def says_units(row: Sequence[Cell]) -> bool:
    """Whether a row holds units of money or people and, at most as many, other measures or ways of writing a date.

    >>> says_units(["", "млрд тенге", "чел.", "квартал, год"]), says_units(["всего", "млрд тенге"])
    (True, False)
    """
    filled = [cell for cell in row if cell != ""]
    if not all(isinstance(cell, str) for cell in filled):
        return False
    units = [cell for cell in filled if _is_said(str(cell))]
    rest = [cell for cell in filled if not _is_said(str(cell))]
    return len(units) >= max(len(rest), 1) and all(_is_measure(str(cell)) for cell in rest)


def without_measures(row: Sequence[Cell]) -> list[Cell]:
    """Such a row with its units alone: what other measures there are says nothing of a field."""
    return [cell if isinstance(cell, str) and _is_said(cell) else "" for cell in row]


def _is_said(text: str) -> bool:
    unit = unit_of(text)
    return unit is not None and unit.is_said


def _is_measure(text: str) -> bool:
    """Whether the text is a measure, perhaps of thousands."""
    scale, _, rest = fold(text).partition(" ")
    return find("measures", text) is not None or (_is_said(scale) and find("measures", rest) is not None)
