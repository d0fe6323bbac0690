"""What a zipped workbook says itself of where its tables begin: filters, printed titles, frozen rows, Excel's tables.

It is often right and sometimes not, so it settles only what the cells leave open.
"""

import contextlib
import html
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO

from indmap.ingest.parts import attributes_of, book_part, related, text_of

_MOST, _HEAD = 1 << 20, 8192
_MOST_SHEETS = 100
_TAG = r"<(?:\w+:)?{}\b([^>]*)>"
_SHEET = re.compile(_TAG.format("sheet"))
_PANE, _TABLE = re.compile(_TAG.format("pane")), re.compile(_TAG.format("table"))
_NAME = re.compile(_TAG.format("definedName") + r"([^<]*)<")
_TITLE_ROWS = re.compile(r"!\$(\d{1,7}):\$(\d{1,7})")
_FIRST_ROW = re.compile(r"!\$?[A-Z]{1,3}\$?(\d{1,7})")
_TOP_ROW = re.compile(r"^[A-Z]{1,3}(\d{1,7})")
_TITLES, _FILTER = "_xlnm.Print_Titles", "_xlnm._FilterDatabase"


@dataclass(frozen=True)
class Hint:
    """The rows of Excel that the file takes for the last of a header, or for the row of column numbers under it."""

    rows: frozenset[int] = frozenset()

    def points_between(self, first: int, last: int) -> bool:
        """Whether one of the rows is among these."""
        return any(first <= row <= last for row in self.rows)


NO_HINT = Hint()


@dataclass(frozen=True)
class Hints:
    """The hints of one workbook, looked for when first wanted."""

    content: bytes = field(repr=False)

    def of(self, sheet: str) -> Hint:
        """The hint for a sheet."""
        return self._by_sheet.get(sheet, NO_HINT)

    @cached_property
    def _by_sheet(self) -> Mapping[str, Hint]:
        broken = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError)
        with contextlib.suppress(*broken), zipfile.ZipFile(BytesIO(self.content)) as archive:
            return _hints_in(archive)
        return {}


def _hints_in(archive: zipfile.ZipFile) -> Mapping[str, Hint]:
    book = book_part(archive)
    said = text_of(archive, book, _MOST)
    targets = related(archive, book)
    found: dict[str, set[int]] = {}
    sheets = [attributes_of(tag) for tag in _SHEET.findall(said)][:_MOST_SHEETS]
    names = [html.unescape(sheet.get("name", "")) for sheet in sheets]
    for name, sheet in zip(names, sheets, strict=True):
        part = next((targets[value] for value in sheet.values() if value in targets), "")
        found[name] = {*_frozen(archive, part), *_tables(archive, part)}
    for tag, text in _NAME.findall(said):
        about = attributes_of(tag)
        place = about.get("localSheetId", "")
        if place.isdecimal() and int(place) < len(names):
            found[names[int(place)]].update(_named(about.get("name", ""), text))
    return {name: Hint(frozenset(rows)) for name, rows in found.items()}


def _named(name: str, text: str) -> Iterator[int]:
    """The rows of a name that Excel defines itself."""
    if name == _TITLES:
        yield from (int(last) for _, last in _TITLE_ROWS.findall(text))
    elif name == _FILTER:
        yield from map(int, _FIRST_ROW.findall(text)[:1])


def _frozen(archive: zipfile.ZipFile, part: str) -> Iterator[int]:
    """The last of the rows that stay on the screen."""
    if pane := _PANE.search(text_of(archive, part, _HEAD)):
        rows = attributes_of(pane[1]).get("ySplit", "")
        if rows.isdecimal():
            yield int(rows)


def _tables(archive: zipfile.ZipFile, part: str) -> Iterator[int]:
    """The header rows of Excel's own tables."""
    for target in related(archive, part).values():
        if "/tables/" in target and (table := _TABLE.search(text_of(archive, target, _HEAD))):
            about = attributes_of(table[1])
            row = _TOP_ROW.match(about.get("ref", ""))
            if row and about.get("headerRowCount") != "0":
                yield int(row[1])
