"""Where the table begins: its header rows found under the title rows, by the headings they hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indmap.ingest.dates import EARLIEST, LATEST
from indmap.ingest.grid import Cell, Grid
from indmap.ingest.headings import field_of, field_of_one, fields_of
from indmap.ingest.hints import NO_HINT, Hint
from indmap.ingest.measures import says_units, without_measures
from indmap.ingest.slices import is_slice
from indmap.words.spellings import fold

HEAD_ROWS = 80
_DEEPEST = 4
_CANDIDATES = 4
_LONGEST_HEADING = 300
_BY_SHAPE, _BY_SHAPE_AND_HINT = 0.8, 0.9


@dataclass(frozen=True)
class Header:
    """Header rows, counted in the grid from 0, the last one included; ``data`` is the first row below them.

    ``headings`` holds a column's parts from the group down to the leaf; ``recognised`` counts what is known of them.
    One that ``is_shaped`` was found by its shape, and no spelling bears it out; ``is_hinted`` says that the file did.
    """

    first: int
    last: int
    data: int
    headings: tuple[tuple[str, ...], ...]
    recognised: int
    is_shaped: bool = False
    is_hinted: bool = False

    @property
    def sure(self) -> float:
        """How surely it is one."""
        return 1.0 if not self.is_shaped else _BY_SHAPE_AND_HINT if self.is_hinted else _BY_SHAPE


def find_header(grid: Grid, hint: Hint = NO_HINT) -> Header | None:
    """The block of one to four rows that names the most fields; None where no two are named.

    Of two blocks that name as many, the one that the file points at, then the upper: the lower is its repetition.
    """
    head = grid.head(HEAD_ROWS)
    rows = head.resolved
    ranked = sorted(range(len(rows)), key=lambda row: (-_recognised_in(rows[row]), row))[:_CANDIDATES]
    blocks = {block for row in ranked if _recognised_in(rows[row]) for block in blocks_through(head, row)}
    best: Header | None = None
    for first, last in sorted(blocks, key=lambda block: (block[1] - block[0], block[0])):
        headings = headings_of(head, first, last)
        recognised = len(set(fields_of(headings)))
        data = data_below(grid, last)
        is_hinted = hint.points_between(grid.top + last, grid.top + data - 1)
        if recognised >= 2 and (best is None or _is_likelier((recognised, is_hinted), last, best)):
            best = Header(first, last, data, headings, recognised, is_hinted=is_hinted)
    if best is None:
        return None
    best = _with_units_below(grid, head, _with_level_below(grid, head, best, hint))
    first = top_of(rows, best.first, best.last)
    return replace(best, first=first, headings=headings_of(head, first, best.last))


def _is_likelier(named: tuple[int, bool], last: int, best: Header) -> bool:
    """Whether a block that names so much, and is pointed at or not, wins over the best."""
    known = best.recognised, best.is_hinted
    return named > known or (named == known and last < best.first)


def _with_level_below(grid: Grid, head: Grid, header: Header, hint: Hint) -> Header:
    """The header with a further row of years, regions or other parts under its groups, and nothing under the name."""
    last = header.last
    name = next((i for i, parts in enumerate(header.headings) if (m := field_of(parts)) and m.field == "name"), None)
    if name is None or last - header.first + 1 >= _DEEPEST or last + 2 > len(head.rows) - 1:
        return header
    below = head.rows[last + 1]
    filled = sum(cell != "" for cell in below)
    if filled < 2 or below[name] != "" or not _stands_under(head.rows[last], below):
        return header
    headings, data = headings_of(head, header.first, last + 1), data_below(grid, last + 1)
    is_hinted = hint.points_between(grid.top + last + 1, grid.top + data - 1)
    return Header(header.first, last + 1, data, headings, len(set(fields_of(headings))), is_hinted=is_hinted)


def _with_units_below(grid: Grid, head: Grid, header: Header) -> Header:
    """The header with the row below it, where that only says in what each column is measured."""
    below = header.last + 1
    if below >= len(head.rows) - 1 or not says_units(head.rows[below]):
        return header
    return replace(header, last=below, data=data_below(grid, below))


def top_of(rows: Sequence[Sequence[Cell]], first: int, last: int) -> int:
    """The header's first row, with its rows of groups: a cell merged downwards ties each to the next."""
    while first > 0 and last - first + 1 < _DEEPEST and _share_a_cell(rows[first - 1], rows[first]):
        first -= 1
    return first


def _share_a_cell(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    pairs = zip(above, below, strict=False)
    return any(isinstance(upper, str) and upper.strip() and upper == lower for upper, lower in pairs)


def headings_of(grid: Grid, first: int, last: int) -> tuple[tuple[str, ...], ...]:
    """Each column's heading, part by part, with groups spread over the columns they stand above.

    A year or a region over the name of the project holds for the whole table, and is a title and no group.
    """
    rows = grid.resolved[first : last + 1]
    spread = [_spread(row, below) for row, below in pairwise(rows)]
    levels = [*spread, _measured(grid.rows[last], rows[-1])] if rows else []
    headings = [tuple(_parts(level[column] for level in levels)) for column in range(grid.width)]
    over_names = {
        part
        for parts in headings
        for part in parts[:-1]
        if is_slice(part) and (match := field_of(parts)) and match.field == "name"
    }
    return tuple(tuple(part for part in parts if part not in over_names) for parts in headings)


def _measured(row: Sequence[Cell], resolved: Sequence[Cell]) -> Sequence[Cell]:
    """A header's last row; of one that says units only, what is merged into it and those."""
    if not says_units(row):
        return resolved
    units = without_measures(row)
    return [unit if cell == own else cell for unit, own, cell in zip(units, row, resolved, strict=True)]


def _parts(cells: Iterator[Cell]) -> Iterator[str]:
    before = ""
    for cell in cells:
        text = str(_whole(cell)) if is_year(cell) else cell.strip() if isinstance(cell, str) else ""
        if text and text != before:
            yield text
            before = text


def _spread(row: Sequence[Cell], below: Sequence[Cell]) -> list[Cell]:
    """A row of group headings, each repeated to its right over columns that have a heading below and none of theirs."""
    spread: list[Cell] = []
    group: Cell = ""
    for cell, under in zip(row, below, strict=True):
        group = cell if cell != "" else group if under != "" else ""
        spread.append(group)
    return spread


def _recognised_in(row: Sequence[Cell]) -> int:
    return len({field for cell in row if _may_head(cell) and (field := field_of_one(str(cell)))})


def _may_head(cell: Cell) -> bool:
    return isinstance(cell, str) and 0 < len(cell) <= _LONGEST_HEADING


def blocks_through(grid: Grid, row: int) -> Iterator[tuple[int, int]]:
    """The blocks of rows that may be a header and hold ``row``: a lower row must stand under the groups of an upper."""
    rows = grid.rows
    for first in range(max(0, row - _DEEPEST + 1), row + 1):
        if not all(_stands_under(rows[upper], rows[upper + 1]) for upper in range(first, row)):
            continue
        last = max(row, _reach_of_merges(grid, first, row))
        yield first, last
        while last + 1 < len(rows) and last - first + 1 < _DEEPEST and _stands_under(rows[last], rows[last + 1]):
            last += 1
            yield first, last


def _reach_of_merges(grid: Grid, first: int, last: int) -> int:
    """The last row that cells merged downwards from the header reach."""
    reached = [end for start, _, end, _ in grid.merges if first <= start <= last < end < first + _DEEPEST]
    return max([last, *(end for end in reached if end < len(grid.rows))])


def _stands_under(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether a row is the level below a row of group headings, and not the first row of data."""
    numbers = [cell for cell in lower if not isinstance(cell, str)]
    if numbers and not _are_years(numbers):
        return False
    both = sum(above != "" and below != "" for above, below in zip(upper, lower, strict=True))
    children = sum(_may_group(above) and below != "" for above, below in zip(upper, lower, strict=True))
    return children > 0 and both <= children + 1


def _may_group(above: Cell) -> bool:
    """Whether a heading stands below the group to the left of it, or a year or a region that is a group by itself."""
    return above == "" or is_year(above) or (isinstance(above, str) and is_slice(above.strip()))


def _are_years(numbers: Sequence[Cell]) -> bool:
    """Whether the numbers are years that go on one after another, as they do over the columns of a plan."""
    years = [_whole(cell) or 0 for cell in numbers]
    return len(years) > 1 and all(map(is_year, numbers)) and years == sorted(set(years))


def is_year(cell: Cell) -> bool:
    """Whether a number is a year."""
    return isinstance(cell, int | float) and EARLIEST <= cell <= LATEST and cell == int(cell)


def data_below(grid: Grid, last: int) -> int:
    """The first row below the header that is not a row of column numbers."""
    row = last + 1
    while row < len(grid.rows) and _numbers_columns(grid.rows[row]):
        row += 1
    return row


def _numbers_columns(row: Sequence[Cell]) -> bool:
    """Whether a row reads 1 2 3 …, perhaps with А Б before."""
    filled = [cell for cell in row if cell != ""]
    numbers = [number for cell in filled if (number := _whole(cell)) is not None]
    letters = len(filled) - len(numbers)
    ordered = all(after - before == 1 for before, after in pairwise(numbers))
    lettered = all(isinstance(cell, str) and len(cell.strip()) == 1 for cell in filled[:letters])
    return len(numbers) >= 3 and numbers[0] <= letters + 1 and ordered and letters <= 3 and lettered


def _whole(cell: Cell) -> int | None:
    if isinstance(cell, str):
        return int(cell) if cell.strip().isascii() and cell.strip().isdigit() and len(cell) < 6 else None
    return int(cell) if isinstance(cell, int | float) and cell == cell // 1 and abs(cell) < 1e5 else None


def repeats(row: Sequence[str], headings: Sequence[tuple[str, ...]]) -> bool:
    """Whether a row of data is the header once more.

    >>> repeats(["Проект", "Регион", ""], [("ПРОЕКТ",), ("Регион",), ("Сумма",)])
    True
    """
    filled = [(cell, parts) for cell, parts in zip(row, headings, strict=True) if cell]
    same = sum(1 for cell, parts in filled if any(fold(cell) == fold(part) for part in parts))
    return same >= 2 and same * 2 >= len(filled)
