"""A cheap look at the bytes, before anything opens them: what they are, and whether that is safe.

Judged by content, never by the file's name; only delimited text, which has no mark of its own, needs its suffix.
"""

from enum import StrEnum
from pathlib import PurePosixPath

from indmap.errors import EmptyFile, FileTooLarge, UnsupportedFile
from indmap.ingest.limits import Limits
from indmap.ingest.packed import look_inside

_MEGABYTE = 1_000_000
_TEXT_SUFFIXES = {".csv", ".tsv", ".tab", ".txt"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


class Form(StrEnum):
    """How the bytes are packed."""

    ZIPPED = "zipped"
    COMPOUND = "compound"
    DELIMITED = "delimited"


def judge(content: bytes, name: str, limits: Limits) -> Form:
    """The form of a file that may be opened; a fault for any other."""
    if not content:
        raise EmptyFile
    if len(content) > limits.upload_mb * _MEGABYTE:
        raise FileTooLarge(size=-(-len(content) // _MEGABYTE), limit=limits.upload_mb)
    if content.startswith(_OLE):
        return Form.COMPOUND
    if content.startswith(b"PK"):
        look_inside(content, limits)
        return Form.ZIPPED
    if _is_text(content) and PurePosixPath(name.replace("\\", "/")).suffix.casefold() in _TEXT_SUFFIXES:
        if not content.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
            raise EmptyFile
        return Form.DELIMITED
    raise UnsupportedFile


def _is_text(content: bytes) -> bool:
    head = content[:4096]
    if head.startswith(_WIDE_MARKS):
        return True
    return b"\x00" not in head and not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(
        (b"<", b"%PDF", b"{\\rtf")
    )
