"""Text of cells made clean: nothing in it that breaks an export far away or shows as what it is not."""

import re
import unicodedata
from datetime import date, datetime, time

from indmap.ingest.grid import Cell

LONGEST = 32_767
_RAW_LONGEST = 200
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SPACES = re.compile(r"\s+")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls
    "\ud800-\udfff\ufffe\uffff\ufdd0-\ufdef"  # halves of pairs, and code points that are no characters
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad]"  # invisible, and turning the line round
)
_MARKS = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{4})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)


def clean(text: str) -> str:
    r"""The text as a person means it, on one line.

    >>> clean("ТОО\u00a0«Нефть»_x000D_\n завод\x07\u202e")
    'ТОО «Нефть» завод'
    """
    if text.isprintable() and "_x" not in text and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()[:LONGEST] if _MARKS.search(text) is None else _MARKS.sub(r"\1", text).strip()[:LONGEST]
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    text = _FORBIDDEN.sub("", _SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", _MARKS.sub(r"\1", text)).strip()[:LONGEST]


def as_text(value: Cell) -> str:
    """A cell as text: whole numbers without a decimal point, dates as days.

    >>> as_text(990140001234.0), as_text(45.5)
    ('990140001234', '45.5')
    """
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def raw(value: Cell) -> str:
    """A cell as a finding quotes it."""
    return as_text(value)[:_RAW_LONGEST]
