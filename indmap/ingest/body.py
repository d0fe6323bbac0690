"""The rows below a header, column by column, and the reasons for which one of them is no project."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indmap.ingest.columns import Column, Mask
from indmap.ingest.grid import Cell
from indmap.words.fields import Kind, fields

REASONS = (
    "",
    "blank_row",
    "repeated_header",
    "total_row",
    "section_row",
    "no_name",
    "of_which_row",
    "continuation_row",
    "double_row",
)
"""Codes of findings; a row that is kept has the first, empty one."""

_FIGURES = (Kind.MONEY, Kind.INTEGER, Kind.SHARE, Kind.NUMBER)


@dataclass(frozen=True)
class Body:
    """The rows below the header: every column's cells, the columns that are fields, and where each stands."""

    cells: Sequence[Sequence[Cell]]
    headings: Sequence[tuple[str, ...]]
    columns: Mapping[str, Column]
    places: Mapping[str, int]
    height: int
    letters: Sequence[str] = ()

    def bare(self) -> Mask:
        """Rows of which no known column says anything but the name and the figures: often no projects of their own."""
        return self._say_nothing_but(_FIGURES, ("name",))

    def without_owner(self) -> Mask:
        """Rows that may say when and how far besides, but neither whose nor where."""
        return self._say_nothing_but((*_FIGURES, Kind.DATE), ("name", "stage"))

    def _say_nothing_but(self, kinds: Collection[Kind], names: Collection[str]) -> Mask:
        found = np.ones(self.height, bool)
        for field, column in self.columns.items():
            if field not in names and fields()[field].kind not in kinds:
                found &= column.is_absent[column.places]
        return found

    def without_figures(self) -> Mask:
        """Rows of which no column of figures says anything."""
        without = np.ones(self.height, bool)
        for field, column in self.columns.items():
            if fields()[field].kind in _FIGURES:
                without &= column.is_absent[column.places]
        return without
