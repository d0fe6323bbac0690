"""The errors of formulas in a binary workbook (.xlsb), which the native reader hands out as blanks.

Records and codes: [MS-XLSB] 2.1.4, 2.4.314 BrtCellError, 2.4.665 BrtFmlaError, 2.5.97.2 BErr.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO

from indmap.errors import FileTooLarge
from indmap.ingest.limits import Limits
from indmap.ingest.parts import related
from indmap.ingest.unsaid import Unsaid

_BOOK = "xl/workbook.bin"
_MEGABYTE = 1_000_000
_ROW, _ERROR, _FORMULA_ERROR, _SHEET = 0, 3, 11, 156
_CODES = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_LIKELY = re.compile(rb"[\x03\x0b][\x09-\x7f].{8}[\x00\x07\x0f\x17\x1d\x24\x2a]", re.DOTALL)
_CELL = struct.Struct("<I4xB")
_NUMBER = struct.Struct("<I")


def failures(content: bytes, limits: Limits) -> Mapping[str, Unsaid]:
    """The errors by the name of the sheet; none where the workbook is of another kind."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if _BOOK not in archive.namelist():
                return {}
            targets = related(archive, _BOOK)
            sheets = {name: targets.get(identifier, "") for identifier, name in _sheets(archive.read(_BOOK))}
            found = {name: _failed(_part(archive, part, limits)) for name, part in sheets.items() if part}
    except (KeyError, struct.error, IndexError, zipfile.BadZipFile, NotImplementedError, OSError, EOFError, zlib.error):
        return {}
    return {name: unsaid for name, unsaid in found.items() if unsaid.failed}


def _part(archive: zipfile.ZipFile, part: str, limits: Limits) -> bytes:
    most = limits.unpacked_mb * _MEGABYTE
    with archive.open(part) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise FileTooLarge(size=-(-len(data) // _MEGABYTE), limit=limits.unpacked_mb)
    return data


def _failed(data: bytes) -> Unsaid:
    """The errors of one sheet; its records are walked only where some bytes look like one."""
    found, row = Unsaid(), 0
    for kind, place, _ in _records(data) if _LIKELY.search(data) else ():
        if kind == _ROW:
            (row,) = _NUMBER.unpack_from(data, place)
        elif kind in (_ERROR, _FORMULA_ERROR):
            column, code = _CELL.unpack_from(data, place)
            found.failed[row, column] = _CODES.get(code, "#N/A")
    return found


def _sheets(book: bytes) -> Iterator[tuple[str, str]]:
    """The identifier of the part and the name of each sheet."""
    for kind, place, _ in _records(book):
        if kind == _SHEET:
            identifier, after = _text(book, place + 8)
            yield identifier, _text(book, after)[0]


def _text(data: bytes, place: int) -> tuple[str, int]:
    """A text that its length stands before, and the place after it."""
    (length,) = _NUMBER.unpack_from(data, place)
    end = place + 4 + 2 * length
    return data[place + 4 : end].decode("utf-16-le", "replace"), end


def _records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Each record's kind, and the place and length of what it holds; both numbers are written seven bits a byte."""
    place, end = 0, len(data)
    while place < end:
        kind, place = _sevens(data, place, 2)
        length, place = _sevens(data, place, 4)
        yield kind, place, length
        place += length


def _sevens(data: bytes, place: int, most: int) -> tuple[int, int]:
    """A number of at most so many bytes; all but its last have the eighth bit set, as has a kind's first of two."""
    value = 0
    for turn in range(most):
        byte = data[place + turn]
        value |= (byte & 0x7F) << (7 * turn)
        if not byte & 0x80:
            return value, place + turn + 1
    return value, place + most
