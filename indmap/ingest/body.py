"""The rows below a header, column by column, and the reasons for which one of them is no project."""

from collections.abc import Mapping, Sequence
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
        bare = np.ones(self.height, bool)
        for field, column in self.columns.items():
            if field != "name" and fields()[field].kind not in _FIGURES:
                bare &= column.is_absent[column.places]
        return bare

    def without_figures(self) -> Mask:
        """Rows of which no column of figures says anything."""
        without = np.ones(self.height, bool)
        for field, column in self.columns.items():
            if fields()[field].kind in _FIGURES:
                without &= column.is_absent[column.places]
        return without
