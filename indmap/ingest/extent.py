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

from indmap.errors import FileTooLarge, UnreadableFile
from indmap.ingest.grid import column_number
from indmap.ingest.limits import Limits
from indmap.ingest.ragged import WIDEST

_MEGABYTE = 1_000_000
_CHUNK = 1 << 20
_OVERLAP = 64
_SHEET = re.compile(r"(?:^|/)worksheets/[^/]+\.xml$", re.IGNORECASE)
_ROW = re.compile(rb'\sr="(\d{1,9})"')
_WIDE_CELL = re.compile(rb'([A-Z]{2,3})(\d{1,9})"')
_R, _EQUALS, _QUOTE, _A, _Z = b'r="AZ'
_NARROW = 26
_MANY = 100_000
_LEAST_ROW = 16  # bytes: fewer for each row, and most are not there
_MOST_WIDE = 2_000_000  # cells of a sheet that reaches beyond any register's columns


def check_extents(content: bytes, limits: Limits) -> bool:
    """Whether any sheet's rectangle is too large to be built, and must be read row by row."""
    is_far = False
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            budget = limits.unpacked_mb * _MEGABYTE
            for part in archive.infolist():
                if _SHEET.search(part.filename):
                    size, is_wide = _look(archive, part, budget, limits)
                    budget -= size
                    is_far |= is_wide
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, zlib.error) as error:
        raise UnreadableFile(reason="zip") from error
    return is_far


def _look(archive: zipfile.ZipFile, part: zipfile.ZipInfo, budget: int, limits: Limits) -> tuple[int, bool]:
    """The bytes unpacked, and whether the rectangle, taken from A1 as readers take it, is too large."""
    rows, column, size, tail = 1, _NARROW, 0, b""
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
                rows, column = max(rows, number), max(column, column_number(letters))
    cells = rows * column
    is_far = cells > limits.cells or (column > WIDEST and cells > _MOST_WIDE) or rows > max(_MANY, size / _LEAST_ROW)
    return size, is_far


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
