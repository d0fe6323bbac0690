"""Exhibit to a workbook: its provenance, and exactly the data drawn, in the units that the headings name."""

import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from indmap.exhibits.charts import Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import write
from indmap.render.labels import scale, wrap
from indmap.render.periods import day, periods, stated_as
from indmap.render.provenance import provenance
from indmap.words.language import Language
from indmap.words.numbers import word
from indmap.words.texts import Texts

TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""A register's text stays text: never a formula, a link or a number."""

_RISKY = tuple("=+-@\t\r")
_NUMBERS = {
    Format.COUNT: "#,##0",
    Format.MONEY: "#,##0",
    Format.USD: "#,##0",
    Format.SHARE: "0%",
    Format.GROWTH: "0.0%",
    Format.POINTS: "+0;-0;0",
    Format.YEAR: "0",
    Format.DECIMAL: "#,##0.0##",
    Format.SCORE: "0.0",
}
_BOLD = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
_APART = {"align": "right", "indent": 1}  # keeps a figure apart from text in the next column
_TOP, _FOLDED = {"valign": "top"}, {"text_wrap": True, "valign": "top"}  # cells of a row are aligned at the top
_NARROWEST, _WIDEST = 10, 60
_LINE, _BOLDER = 15, 0.85  # points per line; characters of a bold heading per character of a cell
_FOOTER = 100  # characters of a footer, which may have 255 with its codes
_UNDATED = datetime(2000, 1, 1)  # noqa: DTZ001 - workbooks have no time zones


@dataclass(frozen=True)
class Laid:
    """The position of a table on its sheet: row of headings, last row, and column by name, from 0.

    ``widths`` are those that its columns need, in characters.
    """

    head: int
    last: int
    places: Mapping[str, int]
    widths: tuple[float, ...]

    def cells(self, name: str) -> tuple[int, int, int, int]:
        """The cells under a heading: first row and column, last row and column."""
        return self.head + 1, self.places[name], self.last, self.places[name]


def workbook(exhibit: Exhibit) -> bytes:
    """The exhibit as an XLSX: title, provenance, then the table with a filter on its headings."""
    file = io.BytesIO()
    with Workbook(file, TEXT_ONLY) as book:
        made = datetime.combine(exhibit.as_of, time()) if exhibit.as_of else _UNDATED
        book.set_properties({"title": exhibit.title, "created": made})
        sheet = book.add_worksheet(Texts(exhibit.language)("sheet.data"))
        laid = lay(book, sheet, exhibit)
        sheet.autofilter(laid.head, 0, laid.last, max(len(laid.places), 1) - 1)
        page(sheet, laid, exhibit)
    return file.getvalue()


def lay(
    book: Workbook,
    sheet: Worksheet,
    exhibit: Exhibit,
    *,
    row: int = 0,
    table: str = "",
    formulas: Mapping[str, Sequence[str]] | None = None,
) -> Laid:
    """Write the exhibit to a sheet from a row on: title and provenance, then the table.

    ``table`` is the name of a native table, if it should be one. ``formulas`` are given by column, one per row of data,
    and the data are stored as their cached results; in them ``{name}`` stands for the cell of that column in the same
    row, and ``{name_above}`` for all its cells above.
    """
    head = _head(book, sheet, exhibit, row)
    laid = _table(book, sheet, exhibit, head, formulas or {})
    if table:
        bold, said = book.add_format(_BOLD), exhibit.language
        heads = [{"header": _heading(column, said), "header_format": bold} for column, _ in _listed(exhibit)]
        options = {"name": table, "columns": heads, "style": "Table Style Light 1"}
        sheet.add_table(head, 0, laid.last, len(heads) - 1, options)
    return laid


def write_text(sheet: Worksheet, row: int, column: int, text: str, format_: CellFormat, quoted: CellFormat) -> None:
    """Write a text as a text; ``quoted`` is for one that would become a formula when a person edits it."""
    sheet.write_string(row, column, text, quoted if text.startswith(_RISKY) else format_)


def _head(book: Workbook, sheet: Worksheet, exhibit: Exhibit, row: int) -> int:
    """Write the lines above the table; returns the row of its headings."""
    muted: dict[str, object] = {"font_color": "#4A5866"}
    lines: list[tuple[str, dict[str, object]]] = [
        (exhibit.sample, {"bold": True, "font_color": "#00687F"}),
        (exhibit.title, {"bold": True, "font_size": 14}),
        (exhibit.subtitle if exhibit.message else "", muted),
        *((line, muted) for line in provenance(exhibit)),
    ]
    for text, look in lines:
        if text:
            plain, quoted = (book.add_format({**look, "quote_prefix": prefix}) for prefix in (False, True))
            write_text(sheet, row, 0, text, plain, quoted)
            row += 1
    return row + 1


def _table(
    book: Workbook, sheet: Worksheet, exhibit: Exhibit, first: int, formulas: Mapping[str, Sequence[str]]
) -> Laid:
    formats = {each: book.add_format({"num_format": form, **_TOP, **_APART}) for each, form in _NUMBERS.items()}
    formats[Format.DATE] = book.add_format({"num_format": day(exhibit.language), "align": "left", **_TOP})
    folded = _texts(book, _FOLDED)
    texts = folded if isinstance(exhibit.chart, Table) and exhibit.chart.wrapped else _texts(book, _TOP)
    listed = _listed(exhibit)
    places = {column.name or str(place): place for place, (column, _) in enumerate(listed)}
    laid = Laid(first, first + max(len(exhibit.data), 1), places, _headings(book, sheet, exhibit, first, listed))
    for place, (column, values) in enumerate(listed):
        looks = _looks(book, exhibit, column) if column.precision else [formats.get(column.format)] * len(values)
        written = formulas.get(column.name, ())
        for row, (value, look) in enumerate(zip(values, looks, strict=True), first + 1):
            if said := written[row - first - 1] if written else "":
                kept = "" if value is None or pd.isna(value) else value  # type: ignore[call-overload]
                sheet.write_formula(row, place, "=" + said.format_map(_named(laid, row)), look, kept)
            else:
                _cell(sheet, (row, place), value, look, folded if _is_long(value) else texts)
    _heighten(sheet, first + 1, [values for _, values in listed])
    return laid


def _headings(
    book: Workbook, sheet: Worksheet, exhibit: Exhibit, row: int, listed: Sequence[tuple[Column, list[object]]]
) -> tuple[float, ...]:
    """Write the row of headings, as high as the longest needs; returns the width of each column."""
    plain, over_figures = _texts(book, _BOLD), _texts(book, {**_BOLD, **_APART})
    widths, most = [], 1
    for place, (column, values) in enumerate(listed):
        words = _heading(column, exhibit.language)
        write_text(sheet, row, place, words, *(over_figures if column.format in _NUMBERS else plain))
        widths.append(_width(column, words, values, exhibit.language))
        sheet.set_column(place, place, widths[-1])
        most = max(most, len(wrap(words, int(widths[-1] * _BOLDER))))
    sheet.set_row(row, _LINE * most)
    return tuple(widths)


def _texts(book: Workbook, look: Mapping[str, object]) -> list[CellFormat]:
    """A text format, and the same for texts that could be taken for formulas."""
    return [book.add_format({**look, "quote_prefix": prefix}) for prefix in (False, True)]


def _is_long(value: object) -> bool:
    """Whether a text is longer than the widest column, so that it must be wrapped or would be cut off."""
    return isinstance(value, str) and len(value) >= _WIDEST


def _heighten(sheet: Worksheet, first: int, columns: Sequence[Sequence[object]]) -> None:
    """Set the height of rows with wrapped texts, which not every program does by itself."""
    for row, values in enumerate(zip(*columns, strict=True), first):
        counts = [len(wrap(str(value), _WIDEST - 10)) for value in values if _is_long(value)]
        if counts:
            sheet.set_row(row, _LINE * max(counts))


def _named(laid: Laid, row: int) -> dict[str, str]:
    """The references for the placeholders in a row's formulas."""
    found = {}
    for name, place in laid.places.items():
        found[name] = xl_rowcol_to_cell(row, place, col_abs=True)
        found[f"{name}_above"] = f"{xl_rowcol_to_cell(laid.head + 1, place)}:{xl_rowcol_to_cell(row - 1, place)}"
    return found


def _listed(exhibit: Exhibit) -> list[tuple[Column, list[object]]]:
    """The columns with their values; a column of dates that are not all days is followed by their precision."""
    found: list[tuple[Column, list[object]]] = []
    for column in exhibit.columns:
        values, by = exhibit.data[column.name], scale(column.format)
        found.append((column, list((values if by == 1 else values.astype(float) * by).tolist())))
        if words := stated_as(exhibit, column):
            label = Texts(exhibit.language)("sheet.precision", date=column.label)
            found.append((Column("", label), list(words)))
    return found


def _looks(book: Workbook, exhibit: Exhibit, column: Column) -> list[CellFormat]:
    """The format of each date."""
    shown = periods(exhibit, column)
    made = {each: book.add_format({"num_format": each, "align": "left", **_TOP}) for each in dict.fromkeys(shown)}
    return [made[each] for each in shown]


def _heading(column: Column, language: Language) -> str:
    """A column's heading with the unit of its figures, unless its label has it already."""
    unit = {Format.MONEY: "KZT", Format.USD: "USD", Format.POINTS: "points"}.get(column.format)
    words = word(unit, language) if unit else ""
    return f"{column.label}, {words}" if words and words not in column.label else column.label


def _cell(
    sheet: Worksheet, at: tuple[int, int], value: object, format_: CellFormat | None, texts: list[CellFormat]
) -> None:
    """Write one value by its type; a missing one stays an empty cell."""
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return
    if isinstance(value, pd.Timestamp):
        sheet.write_datetime(*at, value.to_pydatetime(), format_)
    elif format_ is not None and isinstance(value, int | float) and math.isfinite(value):
        sheet.write_number(*at, value, format_)
    else:
        write_text(sheet, *at, str(value), *texts)


def _width(column: Column, head: str, values: list[object], language: Language) -> float:
    """The width for the heading's longest word and for the cells, within limits."""
    written = [len(write(value, column.format, language)) for value in values]
    digits = [len(f"{value:,.0f}") for value in values if isinstance(value, int | float) and math.isfinite(value)]
    parts = [len(part) + 4 for part in head.split()]
    return min(max([_NARROWEST, *written, *digits, *parts, min(len(head), 24)]) + 2, _WIDEST)


def page(sheet: Worksheet, laid: Laid, exhibit: Exhibit, *, names: int = 0) -> None:
    """Set up the sheet: headings and the first ``names`` columns frozen; printed one page wide, headings repeated."""
    sheet.freeze_panes(laid.head + 1, names)
    sheet.hide_gridlines(1)  # hide them in print only
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(laid.head)
    left = " · ".join(part for part in (exhibit.as_of_words, exhibit.source) if part)
    sheet.set_footer(f"&L{left[:_FOOTER].replace('&', '&&')}&R&P / &N")
