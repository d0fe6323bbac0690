"""Workbooks made by script, and sheets drawn as text."""

import io
import zipfile
from datetime import date, datetime

import xlsxwriter

from indmap.ingest.grid import Grid
from indmap.ingest.locate import locate
from indmap.ingest.notes import Notes
from indmap.ingest.tables import read_tables
from indmap.ingest.workbook import Sheet
from indmap.register.layout import Answers

HEADER = ("Наименование проекта", "Регион", "Стоимость проекта, млрд тенге", "Рабочие места", "Срок ввода", "Статус")
ROWS = (
    ("Завод А", "г. Шымкент", 23.4, 145, "IV кв. 2021", "Реализуется"),
    ("Завод Б", "Карагандинская область", 145, 381, "28.09.2021", "Введен"),
)


BOOK_AS_OF = date(2021, 9, 28)


def drawn(picture, sheet="Лист1", top=1, merges=()):
    """A grid drawn with ``|`` between cells; what looks like a number is one, unless a quote stands before it."""
    rows = [[_cell(cell) for cell in line.strip().split("|")] for line in picture.strip().splitlines()]
    width = max(map(len, rows))
    return Grid(sheet, [row + [""] * (width - len(row)) for row in rows], top=top, merges=tuple(merges))


def read_grids(*grids, name="register.xlsx", answers=None):
    """The reading of these sheets, in this process."""
    notes = Notes("")
    sheets = [Sheet(grid.sheet, len(grid.rows), grid) for grid in grids]
    answers = answers or Answers()
    return read_tables(locate(sheets, name, answers, notes), notes, answers)


def read_drawn(picture, **options):
    """The reading of one drawn sheet."""
    return read_grids(drawn(picture), **options)


def values(reading, field):
    """What a field holds in the accepted rows, days as text."""
    found = reading.projects[field].to_pylist() if field in reading.projects.column_names else []
    return [value.date().isoformat() if isinstance(value, datetime) else value for value in found]


def codes(reading):
    """The findings as (code, cell or row, field)."""
    found = reading.findings.to_pylist()
    return [(row["code"], row["cell"] or row["row"], row["field"]) for row in found]


def workbook(rows=(HEADER, *ROWS), sheet="Реестр", hidden=()):
    """The bytes of a workbook with these rows in a sheet, and hidden sheets beside it."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    for name in (*hidden, sheet):
        page = book.add_worksheet(name)
        for place, row in enumerate(rows):
            page.write_row(place, 0, row)
        if name in hidden:
            page.hide()
    book.get_worksheet_by_name(sheet).activate()
    book.get_worksheet_by_name(sheet).set_first_sheet()
    book.close()
    return content.getvalue()


def zipped(parts, **options):
    """A zip of these parts, packed."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, part in parts:
            archive.writestr(name, part)
    return content.getvalue()


def repacked(content, changes):
    """A workbook with some of its parts replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped((parts | changes).items())


def _cell(text):
    text = text.strip()
    if text.startswith("'"):
        return text[1:]
    try:
        return float(text)
    except ValueError:
        return text
