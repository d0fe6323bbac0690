"""A copy of a person's sheets with the findings: cells coloured and commented, and a list of all findings."""

import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from indmap.exhibits.exhibit import Exhibit
from indmap.ingest.grid import Cell, Grid
from indmap.register.findings import Findings
from indmap.render.sheet import TEXT_ONLY, write_text
from indmap.words.codelists import codelist
from indmap.words.language import Language
from indmap.words.texts import Texts

MOST_COMMENTS = 5_000
"""Cells that get a comment, at most; all cells are coloured and all findings listed."""

_FILLS = {"error": "#F6C7C0", "warning": "#FBE5A8", "note": "#D6E6F2"}
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - workbooks have no time zones
_WIDTH = 20
_LONGEST_NAME = 31


@dataclass(frozen=True)
class _Mark:
    """The severity and the comment of one cell."""

    severity: str
    lines: tuple[str, ...]


def annotated(grids: Sequence[Grid], found: Findings, listed: Exhibit) -> bytes:
    """The workbook of these sheets; ``listed`` is the exhibit of all findings."""
    file = io.BytesIO()
    texts = Texts(listed.language)
    name = _free_name(texts("sheet.findings"), [grid.sheet for grid in grids])
    with Workbook(file, TEXT_ONLY) as book:
        book.set_properties({"title": texts("sheet.findings"), "created": _MADE})
        formats = _formats(book)
        for grid in grids:
            page = book.add_worksheet(grid.sheet[:_LONGEST_NAME])
            marks = _marks(grid, found[found["sheet"] == grid.sheet], listed.language)
            _copy(page, grid, marks, formats)
        _list(book, book.add_worksheet(name), listed, formats[""])
    return file.getvalue()


def _marks(grid: Grid, found: Findings, language: Language) -> Mapping[tuple[int, int], _Mark]:
    """The marks by row and column of the grid; a finding on a whole row marks its first filled cell."""
    catalogue, order = codelist("findings"), list(codelist("severities"))
    places = {letter: place for place, letter in enumerate(grid.letters)}
    marks: dict[tuple[int, int], _Mark] = {}
    for code, cell, number in zip(found["code"], found["cell"], found["row"], strict=True):
        letter = cell.rstrip("0123456789")
        row = int(cell.removeprefix(letter) or 0 if cell else number) - grid.top
        if not 0 <= row < len(grid.rows):
            continue
        column = places.get(letter) if letter else _first_filled(grid.rows[row])
        if column is None:
            continue
        line = f"{catalogue.label(code, language)}. {catalogue.text(code, f'advice_{language.value}')}"
        severity = catalogue.text(code, "severity")
        before = marks.get((row, column), _Mark(severity, ()))
        marks[row, column] = _Mark(min(before.severity, severity, key=order.index), (*before.lines, line))
    return marks


def _first_filled(row: Sequence[Cell]) -> int:
    return next((place for place, cell in enumerate(row) if cell != ""), 0)


def _copy(
    page: Worksheet, grid: Grid, marks: Mapping[tuple[int, int], _Mark], formats: Mapping[str, Sequence[CellFormat]]
) -> None:
    page.set_column(0, grid.left + grid.width, _WIDTH)
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            mark = marks.get((row, column))
            if cell != "" or mark:
                at = (grid.top - 1 + row, grid.left - 1 + column)
                _write(page, at, cell, formats[mark.severity if mark else ""])
    for (row, column), mark in list(marks.items())[:MOST_COMMENTS]:
        page.write_comment(grid.top - 1 + row, grid.left - 1 + column, "\n".join(mark.lines), {"x_scale": 2})


def _write(page: Worksheet, at: tuple[int, int], cell: Cell, formats: Sequence[CellFormat]) -> None:
    """Write one cell by its type; texts are never taken for formulas."""
    plain, quoted, dated = formats
    if isinstance(cell, datetime):
        page.write_datetime(*at, cell.replace(tzinfo=None), dated)
    elif isinstance(cell, bool):
        page.write_boolean(*at, cell, plain)
    elif isinstance(cell, int | float) and math.isfinite(cell):
        page.write_number(*at, cell, plain)
    elif cell == "":
        page.write_blank(*at, None, plain)
    else:
        write_text(page, *at, str(cell), plain, quoted)


def _list(book: Workbook, page: Worksheet, listed: Exhibit, formats: Sequence[CellFormat]) -> None:
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    plain, quoted, _ = formats
    for place, column in enumerate(listed.columns):
        page.write_string(0, place, column.label, bold)
        for row, value in enumerate(listed.data[column.name].tolist(), 1):
            if isinstance(value, str):
                write_text(page, row, place, value, plain, quoted)
    page.set_column(0, len(listed.columns) - 1, _WIDTH)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(listed.data), 1), len(listed.columns) - 1)


def _formats(book: Workbook) -> dict[str, tuple[CellFormat, CellFormat, CellFormat]]:
    """By severity, empty for unmarked cells: the formats of a text, of a text like a formula, and of a date."""
    fills: dict[str, dict[str, object]] = {"": {}} | {code: {"bg_color": fill} for code, fill in _FILLS.items()}
    return {
        code: (
            book.add_format({"valign": "top", **fill}),
            book.add_format({"valign": "top", "quote_prefix": True, **fill}),
            book.add_format({"valign": "top", "num_format": "dd.mm.yyyy", "align": "left", **fill}),
        )
        for code, fill in fills.items()
    }


def _free_name(name: str, taken: Sequence[str]) -> str:
    """The name, with a number if a sheet has it already."""
    names = {each.casefold() for each in taken}
    numbered = [name, *(f"{name} {number}" for number in range(2, 100))]
    return next(each for each in numbered if each.casefold() not in names)[:_LONGEST_NAME]
