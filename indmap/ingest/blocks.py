"""One table of several on a sheet: what stands beside it or below it is cut off, and said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indmap.ingest.columns import says_nothing
from indmap.ingest.grid import Cell, Grid
from indmap.ingest.header import Header, repeats
from indmap.ingest.headings import field_of_one
from indmap.ingest.notes import Notes
from indmap.register.layout import ColumnMeaning
from indmap.words.fields import Kind, fields
from indmap.words.spellings import fold

_FEWEST = 2
_LONGEST_RAW = 200
_WORDLESS = (Kind.MONEY, Kind.INTEGER, Kind.SHARE, Kind.NUMBER, Kind.DATE)


def without_beside(grid: Grid, header: Header, known: Sequence[str | None], notes: Notes) -> tuple[Grid, Header]:
    """The grid and its header without the tables that an empty column parts from the one that names the project.

    ``known`` is the field of each column, or None.
    """
    stretches = list(_stretches(grid, header))
    if len(stretches) < _FEWEST:
        return grid, header
    fields_in = {stretch: {field for field in known[slice(*stretch)] if field} for stretch in stretches}
    named = [stretch for stretch in stretches if "name" in fields_in[stretch]]
    if not named:
        return grid, header
    main = max(named, key=lambda stretch: len(fields_in[stretch]))
    first, last = main
    for start, end in stretches:
        gives = fields_in[start, end]
        if (start, end) == main:
            continue
        if gives and not gives & fields_in[main]:  # a table with an empty column inside
            first, last = min(first, start), max(last, end)
        elif end - start >= _FEWEST:
            texts = [" ".join(parts) for parts in header.headings[start:end] if parts]
            _note(notes, grid, header.last, start, texts)
    return _columns(grid, first, last), replace(header, headings=header.headings[first:last])


def _stretches(grid: Grid, header: Header) -> Iterator[tuple[int, int]]:
    """Columns side by side, parted by columns without heading or cells, from the first to past the last."""
    start: int | None = None
    for column, parts in enumerate(header.headings):
        if parts or any(row[column] != "" for row in grid.rows[header.first :]):
            start = column if start is None else start
        elif start is not None:
            yield start, column
            start = None
    if start is not None:
        yield start, len(header.headings)


def _columns(grid: Grid, first: int, last: int) -> Grid:
    if (first, last) == (0, grid.width):
        return grid
    merges = [
        (top, left - first, bottom, min(right, last - 1) - first)
        for top, left, bottom, right in grid.merges
        if first <= left < last
    ]
    return replace(grid, rows=[row[first:last] for row in grid.rows], left=grid.left + first, merges=tuple(merges))


def without_below(grid: Grid, header: Header, columns: Sequence[ColumnMeaning], notes: Notes) -> Grid:
    """The grid down to where, after an empty row, another header begins."""
    for row in _after_gaps(grid, header.data):
        cells = grid.rows[row]
        if _is_header_again(cells, header):  # a new page of the same table
            continue
        if _heads_another(cells) or _clashes(grid, row, columns):
            place = next(column for column, cell in enumerate(cells) if cell != "")
            _note(notes, grid, row, place, [str(cell).strip() for cell in cells if cell != ""])
            return replace(grid, rows=grid.rows[:row])
    return grid


def _after_gaps(grid: Grid, first: int) -> Iterator[int]:
    """Rows that stand below an empty one, or below a title that does."""
    gap = title = False
    for row in range(first, len(grid.rows)):
        cells = grid.rows[row]
        if not any(cells) and all(cell == "" for cell in cells):
            gap, title = True, False
            continue
        if gap or title:
            yield row
            title = gap and sum(cell != "" for cell in cells) == 1
        gap = False


def _is_header_again(cells: Sequence[Cell], header: Header) -> bool:
    """Whether a row is the header once more and no word of it is another."""
    texts = [cell.strip() if isinstance(cell, str) else "" for cell in cells]
    known = [{fold(part) for part in parts} for parts in header.headings]
    same = all(not text or fold(text) in parts for text, parts in zip(texts, known, strict=True))
    return same and repeats(texts, header.headings)


def _heads_another(cells: Sequence[Cell]) -> bool:
    texts = [cell.strip() if isinstance(cell, str) else "" for cell in cells]
    if any(cell != "" and not isinstance(cell, str) for cell in cells):
        return False
    return len({field for text in texts if text and (field := field_of_one(text))}) >= _FEWEST


def _clashes(grid: Grid, row: int, columns: Sequence[ColumnMeaning]) -> bool:
    """Whether words stand where figures or dates belong, over rows of something else."""
    cells = grid.rows[row]
    filled = [cell for cell in cells if cell != ""]
    if len(filled) < _FEWEST + 1 or not all(isinstance(cell, str) for cell in filled) or row + 1 >= len(grid.rows):
        return False
    below = grid.rows[row + 1]
    known = [column for column in columns if column.field and fields()[column.field].kind in _WORDLESS]
    words = [place for column in known if _is_word(cells[place := grid.letters.index(column.letter)])]
    return len(words) >= _FEWEST and any(not isinstance(below[place], str) for place in words)


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and not says_nothing(cell) and not any(letter.isdigit() for letter in cell)


def _note(notes: Notes, grid: Grid, row: int, column: int, texts: Sequence[str]) -> None:
    notes.add("second_table", grid.letters[column], [grid.top + row], raw=" · ".join(texts)[:_LONGEST_RAW])
