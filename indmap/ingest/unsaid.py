"""What the native reader leaves unsaid of a sheet: which blank cells hold a formula's error, what is in per cent.

Collected while the sheet's XML streams by, for it hands out an error as a blank and a number without its format.
"""

import html
import re
import zipfile
from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from dataclasses import dataclass, field

from indmap.ingest.grid import Cell, column_number
from indmap.ingest.parts import attributes_of, text_of

_FAILED = b't="e"'
_REFERENCE = re.compile(rb'\sr="([A-Z]{1,3})(\d{1,7})"')
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]{0,40})<")
_END = re.compile(rb"</(?:\w+:)?c>")
_MOST_FAILED = 500_000
_STYLES = "xl/styles.xml"
_FORMAT = re.compile(r"<(?:\w+:)?numFmt\s([^>]*)>")
_STYLE_LIST = re.compile(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(r"<(?:\w+:)?xf\s([^>]*)>")
_BUILT_IN = ("9", "10")
_QUOTED = re.compile(r'"[^"]*"|\\.')


@dataclass(frozen=True)
class Unsaid:
    """Errors by row and column, counted from 0, and the letters of the columns whose numbers are shown in per cent."""

    failed: dict[tuple[int, int], str] = field(default_factory=dict)
    percents: set[str] = field(default_factory=set)

    def put_back(self, rows: Sequence[MutableSequence[Cell]], start: tuple[int, int]) -> None:
        """Writes the errors into the blank cells they belong to; ``start`` is where the rows begin."""
        width = len(rows[0]) if rows else 0
        for (row, column), said in self.failed.items():
            down, along = row - start[0], column - start[1]
            if 0 <= down < len(rows) and 0 <= along < width and rows[down][along] == "":
                rows[down][along] = said


NOTHING_UNSAID = Unsaid()


def note_failed(text: bytes, unsaid: Unsaid) -> None:
    """Adds the errors in a stretch of a sheet; a cell that breaks off at its end is left for the next stretch."""
    place = text.find(_FAILED)
    while place >= 0 and len(unsaid.failed) < _MOST_FAILED:
        end = text.find(b">", place)
        reference = _REFERENCE.search(text, max(text.rfind(b"<", 0, place), 0), end) if end > 0 else None
        closed = _END.search(text, end) if reference else None
        if reference and closed:
            value = _VALUE.search(text, end, closed.end())
            cell = int(reference[2]) - 1, column_number(reference[1].decode()) - 1
            unsaid.failed[cell] = html.unescape(value[1].decode("utf-8", "replace")) if value else "#N/A"
        place = text.find(_FAILED, place + 1)


def percent_cells(archive: zipfile.ZipFile) -> re.Pattern[bytes] | None:
    """What a number shown in per cent looks like in a sheet; None where no style of the book shows any."""
    styles = text_of(archive, _STYLES)
    formats = map(attributes_of, _FORMAT.findall(styles))
    percent = {about.get("numFmtId", "") for about in formats if "%" in _QUOTED.sub("", _code(about))}
    listed = _STYLE_LIST.search(styles)
    found = [str(place) for place in _percent_styles(listed[0] if listed else "", {*_BUILT_IN, *percent})]
    return re.compile(rf'\sr="([A-Z]{{1,3}})\d+" s="(?:{"|".join(found)})"(?: t="n")?>'.encode()) if found else None


def _percent_styles(listed: str, percent: set[str]) -> Iterator[int]:
    for place, tag in enumerate(_STYLE.findall(listed)):
        if attributes_of(tag).get("numFmtId") in percent:
            yield place


def _code(about: Mapping[str, str]) -> str:
    return html.unescape(about.get("formatCode", ""))
