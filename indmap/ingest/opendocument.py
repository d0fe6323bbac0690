"""OpenDocument sheets that calamine refuses: the cells of content.xml, streamed, with repeats kept in bounds."""

import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from lxml import etree
from lxml.etree import _Element

from indmap.ingest.grid import Cell, Span
from indmap.ingest.ragged import TALLEST, WIDEST

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FAILED = b'value-type="error"'
_SEALED = b"encryption-data"
_CHUNK = 1 << 20
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def read_opendocument(content: bytes) -> Iterator[tuple[str, list[list[Cell]], tuple[Span, ...]]]:
    """The visible sheets, each a name, its rows and its merges."""
    hidden: set[str] = set()
    rows: list[list[Cell]] = []
    merges: list[Span] = []
    tags = (f"{_STYLE}style", f"{_TABLE}table-row", f"{_TABLE}table")
    with zipfile.ZipFile(BytesIO(content)) as archive, archive.open("content.xml") as stream:
        for _, element in etree.iterparse(stream, tag=tags, resolve_entities=False, huge_tree=True, no_network=True):
            if element.tag == tags[0]:
                if any(part.get(f"{_TABLE}display") == "false" for part in element):
                    hidden.add(element.get(f"{_STYLE}name", ""))
            elif element.tag == tags[1]:
                _add_row(element, rows, merges)
                element.clear()
            else:
                if element.get(f"{_TABLE}style-name") not in hidden:
                    yield element.get(f"{_TABLE}name", ""), rows, tuple(merges)
                rows, merges = [], []
                element.clear()


def holds_failures(content: bytes) -> bool:
    """Whether a formula that failed left its error in a cell."""
    return _holds(content, "content.xml", _FAILED)


def is_sealed(content: bytes) -> bool:
    """Whether its parts are under a password."""
    return _holds(content, "META-INF/manifest.xml", _SEALED)


def _holds(content: bytes, part: str, mark: bytes) -> bool:
    """Whether the bytes occur in a part, read piece by piece."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive, archive.open(part) as stream:
            tail = b""
            while chunk := stream.read(_CHUNK):
                if mark in (text := tail + chunk):
                    return True
                tail = text[-len(mark) :]
    except (KeyError, OSError, EOFError, NotImplementedError, zipfile.BadZipFile, zlib.error):
        pass
    return False


def _add_row(element: _Element, rows: list[list[Cell]], merges: list[Span]) -> None:
    row: list[Cell] = []
    for cell in element.iterchildren(*_CELLS):
        value = _value(cell)
        tall, wide = (_number(cell, f"number-{side}-spanned") for side in ("rows", "columns"))
        if tall > 1 or wide > 1:
            merges.append((len(rows), len(row), len(rows) + tall - 1, len(row) + min(wide, WIDEST) - 1))
        repeats = _number(cell, "number-columns-repeated")
        if len(row) <= WIDEST:
            row += [value] * min(repeats, WIDEST + 1)
    while row and row[-1] == "":
        row.pop()
    repeats = _number(element, "number-rows-repeated")
    rows.extend([row] * min(repeats, TALLEST - len(rows)))


def _value(cell: _Element) -> Cell:
    kind = cell.get(f"{_OFFICE}value-type")
    try:
        if kind in ("float", "percentage", "currency"):
            return float(cell.get(f"{_OFFICE}value", ""))
        if kind == "date":
            return datetime.fromisoformat(cell.get(f"{_OFFICE}date-value", ""))
    except ValueError:
        pass
    if kind == "boolean":
        return bool(cell.get(f"{_OFFICE}boolean-value") == "true")
    return "\n".join("".join(map(str, part.itertext())) for part in cell.iterchildren(f"{_TEXT}p"))


def _number(element: _Element, name: str) -> int:
    said = element.get(f"{_TABLE}{name}", "1")
    return max(int(said), 1) if said.isascii() and said.isdigit() and len(said) < 9 else 1
