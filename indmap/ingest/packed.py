"""A look at the directory of a zipped workbook, without unpacking it: bombs, paths, lies, passwords."""

import struct
import zipfile
from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise

from indmap.errors import SealedFile, UnreadableFile, UnsafeFile, UnsupportedFile
from indmap.ingest.limits import Limits

_MEGABYTE = 1_000_000
_SMALL = 8 * _MEGABYTE  # a part below this may be packed as tightly as it likes
_ENTRY_BYTES = 1_024  # more than any honest entry takes in the directory
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_WORKBOOKS = ("workbook.xml", "workbook.bin", "content.xml")
_SEALED = "encrypted-package"
"""What LibreOffice puts a whole workbook into, under a password."""


def look_inside(content: bytes, limits: Limits) -> None:
    """Nothing, where the directory is that of a workbook safe to unpack; a fault otherwise."""
    if _directory_size(content) > limits.entries * _ENTRY_BYTES:
        raise UnsafeFile(reason="entries", found=str(_directory_size(content)))
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OSError, EOFError) as error:
        raise UnreadableFile(reason="zip", seconds=limits.seconds, memory=limits.memory_mb) from error
    _check_names(parts, limits)
    if any(part.flag_bits & 1 or part.filename == _SEALED for part in parts):
        raise SealedFile
    for part in parts:
        _check_packing(part, limits)
    if sum(part.file_size for part in parts) > limits.unpacked_mb * _MEGABYTE:
        raise UnsafeFile(reason="unpacked", found=f"{sum(part.file_size for part in parts) // _MEGABYTE} MB")
    _check_overlap(parts)
    if not any(part.filename.casefold().replace("\\", "/").rpartition("/")[2] in _WORKBOOKS for part in parts):
        raise UnsupportedFile


def _directory_size(content: bytes) -> int:
    """What the end of the file says of its directory's size; zero where there is no end."""
    end = content.rfind(b"PK\x05\x06", max(0, len(content) - 65_557))
    if end < 0 or end + 22 > len(content):
        return 0
    (size,) = struct.unpack_from("<I", content, end + 12)
    if size == 0xFFFFFFFF:
        long_end = content.rfind(b"PK\x06\x06", 0, end)
        if long_end < 0 or long_end + 48 > len(content):
            return 0
        (size,) = struct.unpack_from("<Q", content, long_end + 40)
    return int(size)


def _check_names(parts: Sequence[zipfile.ZipInfo], limits: Limits) -> None:
    names = [part.filename.replace("\\", "/") for part in parts]
    if len(names) > limits.entries:
        raise UnsafeFile(reason="entries", found=str(len(names)))
    seen: set[str] = set()
    for name in names:
        if name in seen or name.startswith("/") or ".." in name.split("/") or name[1:2] == ":":
            raise UnsafeFile(reason="name", found=name[:100])
        seen.add(name)


def _check_packing(part: zipfile.ZipInfo, limits: Limits) -> None:
    if part.compress_type not in _PACKINGS:
        raise UnsafeFile(reason="packing", found=part.filename[:100])
    if part.file_size > _SMALL and part.file_size > limits.ratio * max(part.compress_size, 1):
        raise UnsafeFile(reason="ratio", found=part.filename[:100])


def _check_overlap(parts: Sequence[zipfile.ZipInfo]) -> None:
    ordered = sorted(parts, key=lambda part: part.header_offset)
    for part, following in pairwise(ordered):
        if part.header_offset + part.compress_size > following.header_offset:
            raise UnsafeFile(reason="overlap", found=part.filename[:100])
