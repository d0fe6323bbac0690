"""Zipped workbooks read row by row: those that calamine refuses, and those with a cell too far for it."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from indmap.ingest.grid import Cell, Span, column_number
from indmap.ingest.parts import book_part, text_of

_CHUNK = 1 << 20
_OVERLAP = 128
_STRICT = b"http://purl.oclc.org/ooxml"
_WORDS = (
    (_STRICT + b"/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        _STRICT + b"/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (_STRICT + b"/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"')


def read_streamed(content: bytes) -> Iterator[tuple[str, Iterator[list[Cell]], tuple[Span, ...]]]:
    """The visible worksheets, each a name, its rows and its merges; what the sheet says of its own size is ignored."""
    content = _usual(content)
    book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            sheet.reset_dimensions()
            yield sheet.title, _rows(sheet), tuple(_merges(content, sheet._worksheet_path))


def _usual(content: bytes) -> bytes:
    """A workbook that is written strictly by the standard, in the words that everybody else uses.

    The streaming reader sees no sheets in it otherwise.
    """
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if _STRICT not in text_of(archive, book_part(archive)).encode():
            return content
        usual = BytesIO()
        with zipfile.ZipFile(usual, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as rewritten:
            for part in archive.infolist():
                with archive.open(part) as stream, rewritten.open(part.filename, "w", force_zip64=True) as sink:
                    sink.write(_reworded(stream.read(_CHUNK)))  # the words stand in the first element
                    while chunk := stream.read(_CHUNK):
                        sink.write(chunk)
    return usual.getvalue()


def _reworded(text: bytes) -> bytes:
    for strict, usual in _WORDS:
        text = text.replace(strict, usual)
    return text


def _rows(sheet: ReadOnlyWorksheet) -> Iterator[list[Cell]]:
    for row in sheet.iter_rows(values_only=True):
        yield ["" if value is None else value for value in row]


def _merges(content: bytes, part: str) -> Iterator[Span]:
    """The merged cells, which the streaming reader leaves out; they stand below the rows."""
    with zipfile.ZipFile(BytesIO(content)) as archive, archive.open(part) as stream:
        tail = b""
        while chunk := stream.read(_CHUNK):
            text = tail + chunk
            end = 0
            for found in _MERGE.finditer(text):
                left, top, right, bottom = found.groups()
                end = found.end()
                columns = column_number(left.decode()) - 1, column_number(right.decode()) - 1
                yield int(top) - 1, columns[0], int(bottom) - 1, columns[1]
            tail = text[max(end, len(text) - _OVERLAP) :]
