"""The rectangle that a sheet of a zipped workbook would fill, seen in its XML without building it.

One stray cell at XFD1048576 makes the reader ask for half a terabyte and die; the references alone tell. Rows are
looked for where honest writers put the last one; whoever scrambles them only kills the child.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

import numpy as np

from indmap.errors import FileTooLarge, UnreadableFile, UnsafeFile
from indmap.ingest.grid import column_number
from indmap.ingest.limits import Limits

_MEGABYTE = 1_000_000
_CHUNK = 1 << 20
_OVERLAP = 64
_SHEET = re.compile(r"(?:^|/)worksheets/[^/]+\.xml$", re.IGNORECASE)
_ROW = re.compile(rb'\sr="(\d{1,9})"')
_WIDE_CELL = re.compile(rb'([A-Z]{2,3})(\d{1,9})"')
_R, _EQUALS, _QUOTE, _A, _Z = b'r="AZ'
_NARROW = 26


def check_extents(content: bytes, limits: Limits) -> None:
    """Nothing, where every sheet's rectangle is within the limit; a fault naming the cell otherwise."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            budget = limits.unpacked_mb * _MEGABYTE
            for part in archive.infolist():
                if _SHEET.search(part.filename):
                    budget -= _check_sheet(archive, part, budget, limits)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, zlib.error) as error:
        raise UnreadableFile(reason="zip") from error


def _check_sheet(archive: zipfile.ZipFile, part: zipfile.ZipInfo, budget: int, limits: Limits) -> int:
    """The bytes unpacked; the rectangle is taken from A1, as readers take it."""
    rows, column, cell, size, tail = 1, _NARROW, "", 0, b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > budget:
                raise FileTooLarge(size=-(-size // _MEGABYTE), limit=limits.unpacked_mb)
            text = tail + chunk
            tail = text[-_OVERLAP:]
            if row := _ROW.search(text, max(text.rfind(b"<row"), 0)):
                rows = max(rows, int(row[1]))
            for letters, number in _wide_cells(text):
                rows = max(rows, number)
                if (reached := column_number(letters)) > column:
                    column, cell = reached, f"{letters}{number}"
            if rows * column > limits.cells:
                raise UnsafeFile(reason="far_cell", sheet=part.filename.rpartition("/")[2], found=cell or f"A{rows}")
    return size


def _wide_cells(text: bytes) -> Iterator[tuple[str, int]]:
    """The references right of column Z, each set of letters with its largest row."""
    data = np.frombuffer(text, np.uint8)
    if data.size < 8:
        return
    starts = np.flatnonzero((data[:-7] == _R) & (data[1:-6] == _EQUALS) & (data[2:-5] == _QUOTE))
    first, second = data[starts + 3], data[starts + 4]
    wide = starts[(first >= _A) & (first <= _Z) & (second >= _A) & (second <= _Z)]
    found: dict[str, int] = {}
    for start in wide.tolist():
        if match := _WIDE_CELL.match(text, start + 3):
            letters, number = match[1].decode(), int(match[2])
            found[letters] = max(number, found.get(letters, 0))
    yield from found.items()
