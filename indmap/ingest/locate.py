"""Where the table is: the sheet, its header rows, what its columns mean, and the day it speaks of."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TypeAlias

from indmap.errors import EmptyFile, MissingColumns, NoTable
from indmap.ingest.alike import Found, alike
from indmap.ingest.as_of import from_name, from_titles, title_texts
from indmap.ingest.blocks import without_below, without_beside
from indmap.ingest.grid import Grid, column_number
from indmap.ingest.header import HEAD_ROWS, Header, find_header, headings_of
from indmap.ingest.mapping import columns_of, fields_of, unit_above, with_examples
from indmap.ingest.notes import Notes
from indmap.ingest.workbook import Sheet
from indmap.register.layout import Answers, Layout
from indmap.words.fields import Kind, fields, of_kind

_MOST_FOUND = 30
_FEWEST_FIELDS = 3
_MOST_HEADINGS, _MOST_TURNED = 300, 1000


@dataclass(frozen=True)
class Table:
    """A table found: its grid from the sheet's first cell on, the layout, and where its rows begin in the grid.

    ``titles`` stand above it; ``others`` are the tables of other sheets that are read along with it.
    """

    grid: Grid
    layout: Layout
    headings: tuple[tuple[str, ...], ...]
    data: int
    as_of: date | None
    as_of_from: str
    titles: tuple[str, ...] = ()
    others: tuple["Table", ...] = ()


_Head: TypeAlias = tuple[Sheet, Grid, Header | None]


def locate(sheets: Iterable[Sheet], name: str, answers: Answers, notes: Notes) -> Table:
    """The table of projects in the likeliest sheet, or in the one a person chose, with the sheets like it."""
    heads: list[_Head] = []
    wanted = answers.layout.sheet if answers.layout else answers.sheet
    for sheet in sheets:
        head = sheet.grid(HEAD_ROWS)
        heads.append((sheet, head, find_header(head) if wanted in (None, sheet.name) else None))
    if not heads:
        raise EmptyFile
    if answers.layout:
        return _as_answered(heads, name, answers, notes)
    if not any(header and _is_plain(header) for _, _, header in heads):
        heads = [_turned(*head) if wanted in (None, head[0].name) else head for head in heads]
    found = [Found(sheet, header) for sheet, _, header in heads if header and sheet.height > header.data]
    if not found:
        raise NoTable(sheets=tuple(sheet.name for sheet, _, _ in heads))
    main = max(found, key=lambda each: each.weight)
    others = [_table(each, notes) for each in alike(found, main, notes)] if wanted is None else []
    table = _table(main, notes)
    check_columns(table.layout)
    titles = [*table.titles, *_other_titles(heads)]
    as_of, as_of_from = _as_of(titles, name, answers)
    dated = tuple(replace(other, as_of=as_of, as_of_from=as_of_from) for other in others)
    return replace(table, as_of=as_of, as_of_from=as_of_from, others=dated)


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
    grid, header = without_beside(whole, found.header, notes)
    row = grid.top + header.last
    if grid.turned:
        notes.add("transposed_table", "", [0], raw=found.sheet.name)
    columns = columns_of(grid, header.headings, unit, row, notes)
    grid = without_below(grid, header, columns, notes)
    layout = Layout(found.sheet.name, grid.top + header.first, row, columns)
    return Table(grid, layout, header.headings, header.data, None, "", tuple(titles))


def check_columns(layout: Layout) -> None:
    """A fault, unless there is a name and one of cost, jobs, a date or a stage."""
    has = set(layout.fields)
    missing = [] if "name" in has else ["name"]
    if not has & {"cost", "jobs", "stage", *of_kind(Kind.DATE)}:
        missing += ["cost", "jobs", "planned_date", "stage"]
    if missing:
        headings = [column.heading for column in layout.columns]
        found = tuple(headings[:_MOST_FOUND])
        raise MissingColumns(fields=tuple(missing), found=found, layout=asdict(layout))


def _as_answered(heads: Sequence[_Head], name: str, answers: Answers, notes: Notes) -> Table:
    """The table as a person laid it out."""
    layout = answers.layout
    sheet = next((sheet for sheet, _, _ in heads if layout and sheet.name == layout.sheet), None)
    if layout is None or sheet is None:
        raise NoTable(sheets=tuple(sheet.name for sheet, _, _ in heads))
    notes.sheet = sheet.name
    grid = sheet.grid()
    if layout.columns and all(column.letter.isdigit() for column in layout.columns):
        grid = grid.turn() if not grid.turned else grid
    kept = tuple(
        column for column in layout.columns if column.field in (None, *fields()) and column.letter in grid.letters
    )
    kept = with_examples(grid, kept, layout.header_last)
    layout = Layout(layout.sheet, layout.header_first, layout.header_last, kept)
    check_columns(layout)
    first, last = layout.header_first - grid.top, layout.header_last - grid.top
    titles = [*title_texts(grid, max(first, 0)), *_other_titles(heads)]
    as_of, as_of_from = _as_of(titles, name, answers)
    headings = headings_of(grid.head(max(last, 0) + 1), max(first, 0), max(last, 0))
    return Table(grid, layout, headings, max(last + 1, 0), as_of, as_of_from)


def _other_titles(heads: Iterable[_Head]) -> list[str]:
    """The texts of sheets that hold no table: covers and notes, which may say the day."""
    return [text for _, head, header in heads if header is None for text in title_texts(head, HEAD_ROWS)]


def _as_of(titles: Sequence[str], name: str, answers: Answers) -> tuple[date | None, str]:
    if answers.as_of:
        return answers.as_of, "person"
    if found := from_titles(titles):
        return found, "title"
    if found := from_name(name):
        return found, "name"
    return None, ""


def place_of(grid: Grid, letter: str) -> int:
    """The column of the grid that stands under an Excel letter."""
    return (int(letter) if grid.turned else column_number(letter)) - grid.left
