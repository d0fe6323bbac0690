"""Old binary workbooks (BIFF2 to 8) that calamine refuses: bare streams, odd containers."""

from collections.abc import Iterator
from io import StringIO

import xlrd

from indmap.errors import EncryptedFile
from indmap.ingest.grid import Cell, Span

_ENCRYPTED = "encrypted"


def read_old(content: bytes) -> Iterator[tuple[str, Iterator[list[Cell]], tuple[Span, ...]]]:
    """The visible sheets, each a name, its rows and its merges."""
    book = _opened(content)
    for place in range(book.nsheets):
        sheet = book.sheet_by_index(place)
        if sheet.visibility == 0 and sheet.nrows:
            merges = tuple((first, left, last - 1, right - 1) for first, last, left, right in sheet.merged_cells)
            yield sheet.name, _rows(sheet, book.datemode), merges


def _opened(content: bytes) -> xlrd.book.Book:
    """The book, with its merged cells where its age allows."""
    for formatted in (True, False):
        try:
            return xlrd.open_workbook(
                file_contents=content,
                formatting_info=formatted,
                on_demand=True,
                logfile=StringIO(),
                ignore_workbook_corruption=True,
            )
        except xlrd.XLRDError as error:
            if _ENCRYPTED in str(error).casefold():
                raise EncryptedFile from error
            if not formatted:
                raise
        except Exception:
            if not formatted:
                raise
    raise AssertionError


def _rows(sheet: xlrd.sheet.Sheet, datemode: int) -> Iterator[list[Cell]]:
    for row in range(sheet.nrows):
        pairs = zip(sheet.row_types(row), sheet.row_values(row), strict=True)
        yield [_cell(kind, value, datemode) for kind, value in pairs]


def _cell(kind: int, value: str | float, datemode: int) -> Cell:
    if kind == xlrd.XL_CELL_DATE and not isinstance(value, str):
        try:
            moment = xlrd.xldate_as_datetime(value, datemode)
        except (ValueError, OverflowError, xlrd.XLDateError):
            return float(value)
        timed: Cell = moment.time() if value < 1 else moment
        return timed
    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(value, "#N/A"))
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    return value
