"""Rows of unequal length, as the second readers hand them out, made into a grid."""

from collections.abc import Iterable, Sequence

from indmap.errors import UnsafeFile
from indmap.ingest.grid import Cell, Grid, Span, column_letter

TALLEST = 1_048_576
"""No sheet has more rows."""

WIDEST = 1_024
LONGEST_GAP = 10_000
"""A cell right of so many columns, or below so many blank rows, is a stray one: no register reaches so far."""


def squared(sheet: str, rows: Iterable[Sequence[Cell]], merges: Sequence[Span], most_cells: int) -> tuple[Grid, str]:
    """The rows as a grid from the first that holds anything, and the address of the first stray cell left out.

    The merges are counted from A1, from 0; blank cells are empty texts.
    """
    kept: list[list[Cell]] = []
    top, blank, stray, width = 1, 0, "", 0
    for number, cells in enumerate(rows, 1):
        row, filled = cells, _length(cells)
        if kept and filled and blank > LONGEST_GAP:
            stray = stray or f"{column_letter(filled)}{number}"
            break
        if filled > WIDEST:
            stray = stray or f"{column_letter(filled)}{number}"
            row, filled = row[:WIDEST], _length(row[:WIDEST])
        if not filled:
            blank += 1
            continue
        if not kept:
            top = number
        else:
            kept.extend([] for _ in range(blank))
        blank = 0
        kept.append(list(row[:filled]))
        width = max(width, filled)
        if width * len(kept) > most_cells:
            raise UnsafeFile(reason="far_cell", sheet=sheet, found=f"{width} × {len(kept)}")
    for short in kept:
        short.extend([""] * (width - len(short)))
    return Grid(sheet, kept, top, 1, _shifted(merges, top - 1)), stray


def _length(row: Sequence[Cell]) -> int:
    """The number of cells up to the last that holds anything."""
    length = len(row)
    while length and row[length - 1] in ("", None):
        length -= 1
    return length


def _shifted(merges: Sequence[Span], above: int) -> tuple[Span, ...]:
    return tuple((first - above, left, last - above, right) for first, left, last, right in merges if first >= above)
