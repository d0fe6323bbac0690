"""Exhibit to a workbook: exactly what is drawn, in base units, under the lines that say where it comes from."""

import io
import math
from datetime import datetime, time

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import cells, stated, write
from indmap.render.provenance import provenance
from indmap.words.codelists import codelist
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
    Format.POINTS: "+0%;-0%;0%",
    Format.YEAR: "0",
    Format.DECIMAL: "#,##0.0##",
    Format.SCORE: "0.0",
}
_NARROWEST, _WIDEST = 10, 60
_FOOTER = 100  # letters of a footer, which holds 255 with its marks
_UNDATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook keeps no zone


def workbook(exhibit: Exhibit) -> bytes:
    """The exhibit as an XLSX: title, provenance, then the table with a filter on its headings."""
    file = io.BytesIO()
    with Workbook(file, TEXT_ONLY) as book:
        made = datetime.combine(exhibit.as_of, time()) if exhibit.as_of else _UNDATED
        book.set_properties({"title": exhibit.title, "created": made})
        sheet = book.add_worksheet(Texts(exhibit.language)("sheet.data"))
        first = _head(book, sheet, exhibit)
        _table(book, sheet, exhibit, first)
        _page(sheet, first, exhibit)
    return file.getvalue()


def write_text(sheet: Worksheet, row: int, column: int, text: str, format_: CellFormat, quoted: CellFormat) -> None:
    """A text as a text; ``quoted`` keeps one that begins like a formula from becoming one when it is edited."""
    sheet.write_string(row, column, text, quoted if text.startswith(_RISKY) else format_)


def _head(book: Workbook, sheet: Worksheet, exhibit: Exhibit) -> int:
    """The lines above the table; the row where its headings go."""
    muted: dict[str, object] = {"font_color": "#4A5866"}
    lines: list[tuple[str, dict[str, object]]] = [
        (exhibit.sample, {"bold": True, "font_color": "#00687F"}),
        (exhibit.title, {"bold": True, "font_size": 14}),
        (exhibit.subtitle if exhibit.message else "", muted),
        *((line, muted) for line in provenance(exhibit)),
    ]
    row = 0
    for text, look in lines:
        if text:
            plain, quoted = (book.add_format({**look, "quote_prefix": prefix}) for prefix in (False, True))
            write_text(sheet, row, 0, text, plain, quoted)
            row += 1
    return row + 1


def _table(book: Workbook, sheet: Worksheet, exhibit: Exhibit, first: int) -> None:
    bold = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
    heads = [book.add_format({**bold, "quote_prefix": prefix}) for prefix in (False, True)]
    formats = {format_: book.add_format({"num_format": written}) for format_, written in _NUMBERS.items()}
    formats[Format.DATE] = book.add_format({"num_format": _date(exhibit.language), "align": "left"})
    texts = [book.add_format({"quote_prefix": prefix}) for prefix in (False, True)]
    listed = _listed(exhibit)
    for place, (column, values) in enumerate(listed):
        head = _heading(column, exhibit.language)
        write_text(sheet, first, place, head, *heads)
        sheet.set_column(place, place, _width(column, head, values, exhibit.language))
        looks = _periods(book, exhibit, column) if column.precision else [formats.get(column.format)] * len(values)
        for row, (value, look) in enumerate(zip(values, looks, strict=True), first + 1):
            _cell(sheet, (row, place), value, look, texts)
    if listed:
        sheet.autofilter(first, 0, first + max(len(exhibit.data), 1), len(listed) - 1)


def _listed(exhibit: Exhibit) -> list[tuple[Column, list[object]]]:
    """The columns with their values; dates that are not all days are followed by how they were stated."""
    found: list[tuple[Column, list[object]]] = []
    for column in exhibit.columns:
        found.append((column, exhibit.data[column.name].tolist()))
        codes = _precisions(exhibit, column)
        if set(codes) - {None, "day"}:
            words = [codelist("precisions").label(code, exhibit.language) if code else None for code in codes]
            label = Texts(exhibit.language)("sheet.precision", date=column.label)
            found.append((Column("", label), list(words)))
    return found


def _precisions(exhibit: Exhibit, column: Column) -> list[str | None]:
    """How each date of a column was stated; None where there is no date, nothing where the column is not of such."""
    if not column.precision:
        return []
    rows = zip(exhibit.data[column.name], exhibit.data[column.precision], strict=True)
    return [None if pd.isna(day) else stated(code) for day, code in rows]


def _heading(column: Column, language: Language) -> str:
    """A column's heading with the unit of its figures, unless it names it already."""
    unit = {Format.MONEY: "KZT", Format.USD: "USD", Format.POINTS: "points"}.get(column.format)
    words = word(unit, language) if unit else ""
    return f"{column.label}, {words}" if words and words not in column.label else column.label


def _periods(book: Workbook, exhibit: Exhibit, column: Column) -> list[CellFormat]:
    """The format of each date: a real date to the workbook, read no finer than it was stated."""
    written = zip(_precisions(exhibit, column), cells(exhibit, column), strict=True)
    shown = [_date(exhibit.language) if code in (None, "day") else _coarse(text) for code, text in written]
    made = {each: book.add_format({"num_format": each, "align": "left"}) for each in dict.fromkeys(shown)}
    return [made[each] for each in shown]


def _coarse(text: str) -> str:
    """The format of a period: its words as they are, then the year of the date, by which a reader knows a date.

    >>> _coarse("IV кв. 2021"), _coarse("2021")
    ('"IV кв. "yyyy', 'yyyy')
    """
    part = text[: -len("2021")]
    return f'"{part}"yyyy' if part else "yyyy"


def _cell(
    sheet: Worksheet, at: tuple[int, int], value: object, format_: CellFormat | None, texts: list[CellFormat]
) -> None:
    """One value by its type; an absent one stays an empty cell."""
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return
    if isinstance(value, pd.Timestamp):
        sheet.write_datetime(*at, value.to_pydatetime(), format_)
    elif format_ is not None and isinstance(value, int | float) and math.isfinite(value):
        sheet.write_number(*at, value, format_)
    else:
        write_text(sheet, *at, str(value), *texts)


def _width(column: Column, head: str, values: list[object], language: Language) -> float:
    """Wide enough for the heading's longest word and for the cells, within reason."""
    written = [len(write(value, column.format, language)) for value in values]
    digits = [len(f"{value:,.0f}") for value in values if isinstance(value, int | float) and math.isfinite(value)]
    parts = [len(part) + 4 for part in head.split()]
    return min(max([_NARROWEST, *written, *digits, *parts, min(len(head), 24)]) + 1, _WIDEST)


def _date(language: Language) -> str:
    return "dd/mm/yyyy" if language is Language.EN else "dd.mm.yyyy"


def _page(sheet: Worksheet, first: int, exhibit: Exhibit) -> None:
    """Headings that stay in sight; a page across, headings on each when it is printed."""
    sheet.freeze_panes(first + 1, 0)
    sheet.hide_gridlines(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first)
    left = " · ".join(part for part in (exhibit.as_of_words, exhibit.source) if part)
    sheet.set_footer(f"&L{left[:_FOOTER].replace('&', '&&')}&R&P / &N")
