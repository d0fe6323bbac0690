"""The table as a person laid it out, with the sheets of the same header laid out alike."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from indmap.errors import NoTable
from indmap.ingest.alike import Found, without_repeats
from indmap.ingest.as_of import title_texts
from indmap.ingest.blocks import without_below, without_beside
from indmap.ingest.grid import Cell, Grid
from indmap.ingest.header import HEAD_ROWS, Header, data_below, headings_of
from indmap.ingest.mapping import heading_text, with_examples
from indmap.ingest.notes import Notes
from indmap.ingest.table import Table, columns_missing, known_at, lacking, of_file, place_of
from indmap.ingest.workbook import Sheet
from indmap.register.layout import Answers, Layout
from indmap.words.fields import fields
from indmap.words.spellings import fold

_NEARLY_ALL = 0.8

Head = tuple[Sheet, Grid]
"""A sheet and its first rows."""


def as_answered(heads: Sequence[Head], layout: Layout, name: str, answers: Answers, notes: Notes) -> Table:
    """The table that a person laid out; a fault where its sheet is not there or a needed column is not named."""
    sheet = next((sheet for sheet, _ in heads if sheet.name == layout.sheet), None)
    if sheet is None:
        raise NoTable(sheets=tuple(sheet.name for sheet, _ in heads))
    turned = bool(layout.columns) and all(column.letter.isdigit() for column in layout.columns)
    grid = sheet.grid()
    grid = grid.turn() if turned and not grid.turned else grid
    layout = replace(layout, columns=tuple(c for c in layout.columns if c.field in (None, *fields())))
    table = laid_out(grid, layout, notes)
    if missing := lacking(table.layout.fields):
        raise columns_missing(missing, table.layout)
    others = () if turned or answers.sheet else like(table, heads, notes)
    joined = {table.layout.sheet, *(other.layout.sheet for other in others)}
    elsewhere = titles_of(head for sheet, head in heads if sheet.name not in joined)
    return of_file(table, others, elsewhere, name, answers)


def laid_out(grid: Grid, layout: Layout, notes: Notes) -> Table:
    """A sheet's table by a layout; what stands beside it or below it is cut off."""
    notes.sheet = layout.sheet
    first, last = max(layout.header_first - grid.top, 0), max(layout.header_last - grid.top, 0)
    titles = tuple(title_texts(grid, first))
    header = Header(first, last, data_below(grid, last), headings_of(grid.head(last + 1), first, last), 0)
    kept = tuple(column for column in layout.columns if column.letter in grid.letters)
    layout = replace(layout, columns=with_examples(grid, kept, layout.header_last))
    grid, header = without_beside(grid, header, known_at(grid, layout), notes)
    layout = replace(layout, columns=tuple(column for column in layout.columns if column.letter in grid.letters))
    grid = without_below(grid, header, layout.columns, notes)
    return Table(grid, layout, header.headings, header.data, titles=titles)


def like(table: Table, heads: Sequence[Head], notes: Notes) -> tuple[Table, ...]:
    """The tables of other sheets under the same header, laid out alike; none repeats another."""
    layouts: dict[str, Layout] = {}
    same = []
    for sheet, head in heads:
        if sheet.name != table.layout.sheet and (found := _same_header(sheet, head, table.layout)):
            layouts[sheet.name] = found
            same.append(_found(sheet, head, found))
    main = next((_found(sheet, head, table.layout) for sheet, head in heads if sheet.name == table.layout.sheet), None)
    joined = without_repeats(same, same, main, notes) if main else ()
    return tuple(laid_out(each.sheet.grid(), layouts[each.sheet.name], notes) for each in joined)


def titles_of(heads: Iterable[Grid]) -> list[str]:
    """The texts of sheets that hold no table: covers and notes, which may say the day."""
    return [text for head in heads for text in title_texts(head, HEAD_ROWS)]


def _found(sheet: Sheet, head: Grid, layout: Layout) -> Found:
    name = next(column.letter for column in layout.columns if column.field == "name")
    last = max(layout.header_last - head.top, 0)
    return Found(sheet, Header(last, last, data_below(head, last), (), 0), place_of(head, name))


def _same_header(sheet: Sheet, head: Grid, layout: Layout) -> Layout | None:
    """The layout as it stands on another sheet: wherever its header is, and in whatever order its columns."""
    depth = layout.header_last - layout.header_first
    wanted = {fold(column.heading) for column in layout.columns}
    for last in range(depth, len(head.rows)):
        if not _says_any(head.resolved[last], wanted):
            continue
        headings = headings_of(head, last - depth, last)
        letters = {fold(heading_text(parts)): head.letters[i] for i, parts in reversed([*enumerate(headings)]) if parts}
        columns = [replace(c, letter=letters[fold(c.heading)]) for c in layout.columns if fold(c.heading) in letters]
        has = {column.field for column in columns if column.field}
        if has == set(layout.fields) and len(columns) >= len(layout.columns) * _NEARLY_ALL:
            return Layout(sheet.name, head.top + last - depth, head.top + last, tuple(columns))
    return None


def _says_any(row: Sequence[Cell], wanted: Collection[str]) -> bool:
    """Whether a cell of the row ends one of the headings wanted."""
    leaves = {fold(cell) for cell in row if isinstance(cell, str) and cell}
    return any(heading.endswith(leaf) for heading in wanted for leaf in leaves if leaf)
