"""A blank register to fill in: headings, drop-down lists, validation, and the data dictionary.

Validation only warns: the reader understands more spellings of a date or a region than a spreadsheet does.
"""

import io
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from indmap.render.sheet import TEXT_ONLY
from indmap.words.codelists import codelist
from indmap.words.fields import Field, Kind, fields
from indmap.words.language import Language
from indmap.words.numbers import word
from indmap.words.regions import Division, units
from indmap.words.texts import Texts

ROWS = 500
"""Rows prepared for projects."""

UNITS = {"KZT": "billion", "USD": "million"}
"""The unit in which each currency is to be entered."""

_FIRST, _LAST = date(2000, 1, 1), date(2060, 12, 31)
_BIN_DIGITS = 12
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the same template is the same file
_WIDTHS = {Kind.TEXT: 28, Kind.CODE: 24}


def template(language: Language) -> bytes:
    """The blank register as an XLSX, its headings and lists in one language."""
    texts = Texts(language)
    file = io.BytesIO()
    with Workbook(file, TEXT_ONLY) as book:
        book.set_properties({"title": texts("sheet.register"), "created": _MADE})
        register = book.add_worksheet(texts("sheet.register"))
        _dictionary(book, book.add_worksheet(texts("sheet.dictionary")), texts)
        lists = _lists(book, book.add_worksheet(texts("sheet.lists")), language)
        _register(book, register, texts, lists)
        register.activate()
    return file.getvalue()


def heading(field: Field, language: Language) -> str:
    """A column's heading: the field's name with the unit to fill it in.

    >>> heading(fields()["cost"], Language.RU), heading(fields()["readiness"], Language.RU)
    ('Стоимость, млрд тенге', 'Степень готовности, %')
    """
    if field.currency:
        return f"{field.label(language)}, {word(UNITS[field.currency], language)} {word(field.currency, language)}"
    return f"{field.label(language)}, %" if field.kind is Kind.SHARE else field.label(language)


def _register(book: Workbook, sheet: Worksheet, texts: Texts, lists: Mapping[str, str]) -> None:
    head = {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#E7EDF3"}
    plain, required = book.add_format(head), book.add_format({**head, "bg_color": "#C9DCEA"})
    formats = {
        Kind.TEXT: book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        Kind.DATE: book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"}),
        Kind.INTEGER: book.add_format({"num_format": "#,##0", "valign": "top"}),
    }
    other = book.add_format({"valign": "top"})
    for place, field in enumerate(fields().values()):
        sheet.write_string(0, place, heading(field, texts.language), required if field.required else plain)
        sheet.set_column(place, place, _WIDTHS.get(field.kind, 16), formats.get(field.kind, other))
        if rule := _rule(field, texts, lists):
            sheet.data_validation(1, place, ROWS, place, {**rule, "error_type": "warning"})
    sheet.set_row(0, 48)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, ROWS, len(fields()) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)


def _rule(field: Field, texts: Texts, lists: Mapping[str, str]) -> dict[str, Any] | None:
    """The validation of a field's cells, with the message shown if it fails."""
    if field.codelist:
        return {"validate": "list", "source": lists[field.codelist], "error_message": texts("sheet.check_list")}
    if field.code == "bin":
        digits = {"validate": "length", "criteria": "==", "value": _BIN_DIGITS}
        return {**digits, "error_message": texts("sheet.check_bin")}
    if field.kind is Kind.SHARE:
        return {**_between("decimal", 0, 100), "error_message": texts("sheet.check_share")}
    if field.kind is Kind.DATE:
        return {**_between("date", _FIRST, _LAST), "error_message": texts("sheet.check_date")}
    if field.kind in (Kind.MONEY, Kind.INTEGER):
        validate = "decimal" if field.kind is Kind.MONEY else "integer"
        return {"validate": validate, "criteria": ">=", "value": 0, "error_message": texts("sheet.check_number")}
    return None


def _between(validate: str, least: object, most: object) -> dict[str, Any]:
    return {"validate": validate, "criteria": "between", "minimum": least, "maximum": most}


def _lists(book: Workbook, sheet: Worksheet, language: Language) -> dict[str, str]:
    """Write the hidden sheet of drop-down lists, one per column; returns the reference of each."""
    sheet.hide()
    sources = {}
    for place, name in enumerate(sorted({field.codelist for field in fields().values() if field.codelist})):
        codes = units(Division.D2022) if name == "regions" else codelist(name).codes
        for row, code in enumerate(codes):
            sheet.write_string(row, place, codelist(name).label(code, language))
        column = chr(ord("A") + place)
        book.define_name(f"list_{name}", f"='{sheet.get_name()}'!${column}$1:${column}${len(codes)}")
        sources[name] = f"=list_{name}"
    return sources


def _dictionary(book: Workbook, sheet: Worksheet, texts: Texts) -> None:
    """Write the data dictionary: each field's names in three languages, kind, unit, and whether it is required."""
    bold, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    heads = [texts("sheet.field"), *(language.autonym for language in Language)]
    heads += [texts("sheet.kind"), texts("sheet.unit"), texts("sheet.required")]
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, bold)
    for row, field in enumerate(fields().values(), 1):
        cells = [field.code, *(field.label(language) for language in Language), texts(f"sheet.kind_{field.kind.value}")]
        cells += [_unit(field, texts.language), "✓" if field.required else ""]
        for place, cell in enumerate(cells):
            sheet.write_string(row, place, cell, wrapped)
    sheet.set_column(0, len(heads) - 1, 26)
    sheet.freeze_panes(1, 1)


def _unit(field: Field, language: Language) -> str:
    if field.currency:
        return f"{word(UNITS[field.currency], language)} {word(field.currency, language)}"
    return "%" if field.kind is Kind.SHARE else ""
