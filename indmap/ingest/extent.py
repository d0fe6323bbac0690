"""The rectangle that a sheet of a zipped workbook would fill, seen in its XML without building it.

One stray cell at XFD1048576 makes the reader ask for half a terabyte and die; the references alone tell. Rows are
looked for where honest writers put the last one; whoever scrambles them only kills the child.
"""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

import numpy as np

from indmap.errors import FileTooLarge, UnreadableFile
from indmap.ingest.grid import column_number
from indmap.ingest.limits import Limits
from indmap.ingest.parts import sheet_parts
from indmap.ingest.ragged import WIDEST
from indmap.ingest.unsaid import Unsaid, note_failed, percent_cells

_MEGABYTE = 1_000_000
_CHUNK = 1 << 20
_OVERLAP = 4_096  # no cell with a formula is longer, or hardly
_SHEET = re.compile(r"(?:^|/)worksheets/[^/]+\.xml$", re.IGNORECASE)
_ROW = re.compile(rb'\sr="(\d{1,9})"')
_WIDE_CELL = re.compile(rb'([A-Z]{2,3})(\d{1,9})"')
_R, _EQUALS, _QUOTE, _A, _Z = b'r="AZ'
_NARROW = 26
_MANY = 100_000
_LEAST_ROW = 16  # bytes: fewer for each row, and most are not there
_MOST_WIDE = 2_000_000  # cells of a sheet that reaches beyond any register's columns


@dataclass(frozen=True)
class Extents:
    """Whether any sheet's rectangle is too large to be built, and what else the look saw, by the sheets' names."""

    is_far: bool
    unsaid: Mapping[str, Unsaid]


NOTHING_SEEN = Extents(is_far=False, unsaid={})


def look_through(content: bytes, limits: Limits) -> Extents:
    """The extents of all sheets; a fault where they unpack to more than is read."""
    is_far, unsaid = False, dict[str, Unsaid]()
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            budget = limits.unpacked_mb * _MEGABYTE
            percent = percent_cells(archive)
            for part in archive.infolist():
                if _SHEET.search(part.filename):
                    seen = Unsaid()
                    size, is_wide = _look(_chunks(archive, part, budget, limits), limits, percent, seen)
                    budget -= size
                    is_far |= is_wide
                    if seen.failed or seen.percents:
                        unsaid[part.filename] = seen
            names = sheet_parts(archive) if unsaid else {}
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, zlib.error) as error:
        raise UnreadableFile(reason="zip") from error
    return Extents(is_far, {names[part]: seen for part, seen in unsaid.items() if part in names})


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo, budget: int, limits: Limits) -> Iterator[bytes]:
    size = 0
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > budget:
                raise FileTooLarge(size=-(-size // _MEGABYTE), limit=limits.unpacked_mb)
            yield chunk


def _look(chunks: Iterable[bytes], limits: Limits, percent: re.Pattern[bytes] | None, seen: Unsaid) -> tuple[int, bool]:
    """The bytes unpacked, and whether the rectangle, taken from A1 as readers take it, is too large."""
    rows, column, size, tail = 1, _NARROW, 0, b""
    for chunk in chunks:
        text = tail + chunk
        if percent and not size:  # the first rows tell
            seen.percents.update(letters.decode() for letters in percent.findall(text))
        size += len(chunk)
        tail = text[-_OVERLAP:]
        if row := _ROW.search(text, max(text.rfind(b"<row"), 0)):
            rows = max(rows, int(row[1]))
        for letters, number in _wide_cells(text):
            rows, column = max(rows, number), max(column, column_number(letters))
        note_failed(text, seen)
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
