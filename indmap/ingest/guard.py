"""A cheap look at the bytes, before anything opens them: what they are, and whether that is safe.

Judged by content, never by the file's name; only delimited text, which has no mark of its own, needs its suffix.
"""

import re
from enum import StrEnum
from pathlib import PurePosixPath

from indmap.errors import EmptyFile, FileTooLarge, UnsupportedFile
from indmap.ingest.delimited import wide_encoding
from indmap.ingest.limits import Limits
from indmap.ingest.packed import look_inside

_MEGABYTE = 1_000_000
_TEXT_SUFFIXES = {".csv", ".tsv", ".tab", ".txt"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
_HYPERTEXT = re.compile(
    rb"^\s*(?:\xef\xbb\xbf|\xff\xfe)?\s*<(?:!doctype\s+html|html|table|head|body|meta|style|div|!--)", re.IGNORECASE
)
_FLAT = re.compile(rb"<\?xml[^>]*>.*?<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet", re.DOTALL)
_BLANKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_HEAD = 65_536
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


class Form(StrEnum):
    """How the bytes are packed."""

    ZIPPED = "zipped"
    COMPOUND = "compound"
    DELIMITED = "delimited"
    HYPERTEXT = "hypertext"
    FLAT = "flat"
    BARE = "bare"


def judge(content: bytes, name: str, limits: Limits) -> Form:
    """The form of a file that may be opened; a fault for any other."""
    if not content:
        raise EmptyFile
    if len(content) > limits.upload_mb * _MEGABYTE:
        raise FileTooLarge(size=-(-len(content) // _MEGABYTE), limit=limits.upload_mb)
    if content.startswith(b"PK"):
        look_inside(content, limits)
        return Form.ZIPPED
    if form := _marked(content):
        return form
    if _is_text(content) and (_suffix(name) in _TEXT_SUFFIXES or _is_table(content)):
        if not content.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
            raise EmptyFile
        return Form.DELIMITED
    raise UnsupportedFile


def _marked(content: bytes) -> Form | None:
    """The form that the first bytes give away."""
    if content.startswith(_OLE):
        return Form.COMPOUND
    if content.startswith(_BARE):
        return Form.BARE
    head = content[:_HEAD].replace(b"\x00", b"")
    if _FLAT.match(head.lstrip(_BLANKS)):
        return Form.FLAT
    return Form.HYPERTEXT if _HYPERTEXT.search(head) else None


def _suffix(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.casefold()


def _is_table(content: bytes) -> bool:
    """Whether the first two lines of a text are cut up alike, whatever the file is called: exports named .xls are."""
    lines = content[:_HEAD].replace(b"\x00", b"").splitlines()[:2]
    return len(lines) == 2 and any(0 < lines[0].count(mark) == lines[1].count(mark) for mark in (b"\t", b";"))


def _is_text(content: bytes) -> bool:
    head = content[:4096]
    if head.startswith(_WIDE_MARKS) or wide_encoding(content):
        return True
    return b"\x00" not in head and not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(
        (b"<", b"%PDF", b"{\\rtf")
    )
