"""Where the table is: the sheet, its header rows, what its columns mean, and the day it speaks of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from indmap.errors import EmptyFile, MissingColumns, NoTable
from indmap.ingest.alike import Found, alike
from indmap.ingest.answered import as_answered, like, titles_of
from indmap.ingest.as_of import title_texts
from indmap.ingest.blocks import without_below, without_beside
from indmap.ingest.grid import Grid
from indmap.ingest.header import HEAD_ROWS, Header, find_header
from indmap.ingest.headings import field_of, fields_of
from indmap.ingest.mapping import columns_of, proposed, unit_above
from indmap.ingest.notes import Notes
from indmap.ingest.shape import shaped_header
from indmap.ingest.table import Table, columns_missing, lacking, of_file, surely_known
from indmap.ingest.workbook import Sheet
from indmap.register.layout import Answers, Layout

_FEWEST_FIELDS = 3
_MOST_HEADINGS, _MOST_TURNED = 300, 1000
_MOST_TRIED = 5


_Head: TypeAlias = tuple[Sheet, Grid, Header | None]


def locate(sheets: Iterable[Sheet], name: str, answers: Answers, notes: Notes) -> Table:
    """The table of projects in the likeliest sheet, or in the one a person chose, with the sheets like it."""
    opened = [(sheet, sheet.grid(HEAD_ROWS)) for sheet in sheets]
    if not opened:
        raise EmptyFile
    if answers.layout:
        return as_answered(opened, answers.layout, name, answers, notes)
    asked = [(sheet, head) for sheet, head in opened if answers.sheet in (None, sheet.name)]
    heads: list[_Head] = [(sheet, head, find_header(head, sheet.hint)) for sheet, head in asked]
    if not any(header and _is_plain(header) for *_, header in heads):
        heads = [_turned(*head) for head in heads]
    found = [Found(sheet, header) for sheet, _, header in heads if header and sheet.height > header.data]
    main, table, about = _likeliest(found, heads, [sheet.name for sheet, _ in opened])
    others: Sequence[Table] = ()
    if answers.sheet is None:
        by_shape = main.header.is_shaped
        others = like(table, opened, notes) if by_shape else [_table(each, notes) for each in alike(found, main, notes)]
    notes.take(about)
    taken = {table.layout.sheet, *(other.layout.sheet for other in others), *(each.sheet.name for each in found)}
    elsewhere = titles_of(head for sheet, head in opened if sheet.name not in taken)
    return of_file(table, others, elsewhere, name, answers)


def _likeliest(found: Sequence[Found], heads: Sequence[_Head], names: Sequence[str]) -> tuple[Found, Table, Notes]:
    """The first of the likeliest tables that is a register, with the findings about it; else the likeliest's fault."""
    first: tuple[Found, Table] | None = None
    for each in _in_turn(found, heads):
        about = Notes("")
        table = _table(each, about)
        first = first or (each, table)
        if not lacking(surely_known(table.layout)):
            return each, table, about
    if first is None:
        raise NoTable(sheets=tuple(names))
    raise _fault(*first)


def _in_turn(found: Sequence[Found], heads: Sequence[_Head]) -> Iterator[Found]:
    """The likeliest tables: those that spellings bear out, then those of such a shape."""
    yield from sorted(found, key=lambda each: each.weight, reverse=True)[:_MOST_TRIED]
    known = {each.sheet.name for each in found}
    shaped = [
        Found(sheet, header)
        for sheet, head, _ in heads
        if sheet.name not in known and not head.turned and (header := shaped_header(head, sheet.hint))
    ]
    yield from sorted(shaped, key=lambda each: each.weight, reverse=True)[:_MOST_TRIED]


def _is_plain(header: Header) -> bool:
    return header.recognised >= _FEWEST_FIELDS and "name" in fields_of(header.headings)


def _turned(sheet: Sheet, head: Grid, header: Header | None) -> _Head:
    """The sheet, turned where its columns are the projects: more fields are named down its side than across."""
    if sheet.height > _MOST_HEADINGS:
        return sheet, head, header
    grid = sheet.grid().turn()
    turned = find_header(grid.head(HEAD_ROWS)) if len(grid.rows) <= _MOST_TURNED else None
    if turned and _is_plain(turned) and turned.recognised > (header.recognised if header else 0):
        return Sheet(sheet.name, len(grid.rows), grid), grid.head(HEAD_ROWS), turned
    return sheet, head, header


def _table(found: Found, notes: Notes) -> Table:
    """The table of one sheet, its day not yet known."""
    notes.sheet = found.sheet.name
    whole = found.sheet.grid()
    titles = title_texts(whole, found.header.first)
    unit = unit_above(whole, found.header.first)
    known = [match.field if (match := field_of(parts)) else None for parts in found.header.headings]
    grid, header = without_beside(whole, found.header, known, notes)
    row = grid.top + header.last
    if grid.turned:
        notes.add("transposed_table", "", [0], raw=found.sheet.name)
    if header.is_shaped:
        notes.add("header_by_shape", grid.letters[0], [row], raw=found.sheet.name)
    columns = columns_of(grid, header.headings, unit, row, notes, header.sure)
    grid = without_below(grid, header, columns, notes)
    layout = Layout(found.sheet.name, grid.top + header.first, row, columns)
    return Table(grid, layout, header.headings, header.data, titles=tuple(titles))


def _fault(found: Found, table: Table) -> MissingColumns:
    """The fault of a table that lacks columns, with what they may be, for a person to settle."""
    layout, header = table.layout, found.header
    unit = unit_above(found.sheet.grid(HEAD_ROWS), header.first)
    columns = proposed(table.grid, table.headings, unit, layout.header_last, header.sure)
    return columns_missing(lacking(surely_known(layout)), replace(layout, columns=columns))
