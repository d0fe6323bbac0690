"""A column taken apart into its distinct cells and where each stands, so that every cell is read once.

Cleaning, looking up and parsing cost by the distinct value, and the rest is an array lookup.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from indmap.ingest.cells import as_text, raw
from indmap.ingest.grid import Cell
from indmap.words.spellings import fold, spellings

Places: TypeAlias = npt.NDArray[np.int32]
Mask: TypeAlias = npt.NDArray[np.bool_]

_DASHES = " \u00a0\u202f-–—−_.…"
_ERROR_BEGINS = tuple("#Ee")
_MAY_BEGIN_ERROR = (*_ERROR_BEGINS, " ")


@dataclass(frozen=True)
class Column:
    """The cells of one column of the table: ``distinct`` values and, for each row, the place of its value there."""

    letter: str
    distinct: tuple[Cell, ...]
    places: Places

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Every distinct cell as clean text."""
        return tuple(map(as_text, self.distinct))

    @cached_property
    def numbered(self) -> tuple[int, ...]:
        """Of the distinct cells, the places of those whose text begins with a digit."""
        return tuple(place for place, text in enumerate(self.texts) if text[:1].isdecimal())

    @cached_property
    def is_absent(self) -> Mask:
        """Of the distinct cells, those that are blank or say that there is nothing."""
        return np.array([isinstance(cell, str) and says_nothing(cell) for cell in self.distinct], bool)

    @cached_property
    def is_blank(self) -> Mask:
        """Of the distinct cells, those with nothing in them."""
        return np.array([isinstance(cell, str) and not cell.strip() for cell in self.distinct], bool)

    def raws(self, rows: npt.NDArray[np.int64]) -> list[str]:
        """The cells of these rows as findings quote them."""
        places = self.places[rows]
        quoted = {place: raw(self.distinct[place]) for place in used(places)}
        return [quoted[place] for place in places.tolist()]


def used(places: npt.NDArray[np.integer[Any]]) -> list[int]:
    """The places that occur, in order; numpy's own function loads a module that costs more than a small file."""
    found: list[int] = np.flatnonzero(np.bincount(places)).tolist()
    return found


def taken_apart(letter: str, cells: Sequence[Cell]) -> Column:
    """A column of cells, factorised."""
    if bool in set(map(type, cells)):  # True equals 1 and would share its place
        cells = [str(cell).lower() if isinstance(cell, bool) else cell for cell in cells]
    index = {cell: place for place, cell in enumerate(dict.fromkeys(cells))}
    return Column(letter, tuple(index), np.fromiter(map(index.__getitem__, cells), np.int32, len(cells)))


def says_nothing(text: str) -> bool:
    """Whether a cell is blank, a dash, or words for «no data».

    >>> says_nothing(" — "), says_nothing("н/д"), says_nothing("0")
    (True, True, False)
    """
    if not text.strip(_DASHES):
        return True
    known, longest = _absent()
    if len(text) > longest:
        return False
    is_gap = text[0] == "<" and text.rstrip()[-1] == ">"  # <Name of the measure 1>: a place to fill in
    if is_gap or (text[0] in _MAY_BEGIN_ERROR and is_error(text)):
        return True
    return not text[-1].isdigit() and fold(text) in known


def is_error(cell: Cell) -> bool:
    """Whether a cell holds what a formula that failed leaves behind.

    >>> is_error("#REF!"), is_error("#1")
    (True, False)
    """
    if not isinstance(cell, str) or cell.strip()[:1] not in _ERROR_BEGINS:
        return False
    return not cell.strip(" #") or fold(cell) in spellings("errors")


@cache
def _absent() -> tuple[frozenset[str], int]:
    """The folded words for «no data», and a length that none of them passes, however it is spaced."""
    known = frozenset(spellings("absent"))
    return known, 2 * max(map(len, known))
