"""Web pages named .xls: the tables that accounting systems export for Excel to open."""

import re
from collections.abc import Iterator

import lxml.html
from lxml.etree import _Element

from indmap.errors import UnsupportedFile
from indmap.ingest.delimited import decoded
from indmap.ingest.grid import Cell, Span
from indmap.ingest.ragged import WIDEST

_TALLEST = 65_536
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 4_096
_BREAKS = ("br", "p", "div", "li")


def read_hypertext(content: bytes, name: str) -> Iterator[tuple[str, list[list[Cell]], tuple[Span, ...]]]:
    """The page's tables, outermost first, each a name, its rows and its merges; a fault where it has none."""
    page = lxml.html.document_fromstring(_text(content), parser=lxml.html.HTMLParser(huge_tree=True, no_network=True))
    for each in page.iter(*_BREAKS):  # or the words on both sides would run together
        each.text, each.tail = f" {each.text or ''}", f" {each.tail or ''}"
    tables = [table for table in page.iter("table") if _lines(table)]
    if not tables:
        raise UnsupportedFile
    for place, table in enumerate(tables, 1):
        rows, merges = _laid_out(table)
        yield (f"{name} {place}" if len(tables) > 1 else name), rows, merges


def _text(content: bytes) -> str:
    """The page as text: by the encoding it names, else as delimited text is decoded."""
    if found := _CHARSET.search(content[:_HEAD]):
        try:
            return content.decode(found[1].decode(), errors="strict")
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(content)


def _laid_out(table: _Element) -> tuple[list[list[Cell]], tuple[Span, ...]]:
    """Cells in their places: a cell over several columns or rows holds its text in the first of them."""
    rows: list[list[Cell]] = []
    merges: list[Span] = []
    taken: set[tuple[int, int]] = set()
    for number, line in enumerate(_lines(table)):
        row: list[Cell] = []
        for cell in line.iterchildren("td", "th"):
            while (number, len(row)) in taken:
                row.append("")
            wide, tall = _span(cell, "colspan", WIDEST), _span(cell, "rowspan", _TALLEST)
            left = len(row)
            if wide > 1 or tall > 1:
                merges.append((number, left, number + tall - 1, left + wide - 1))
                below = range(number + 1, number + min(tall, WIDEST))
                taken.update((under, left + beside) for under in below for beside in range(min(wide, WIDEST)))
            row += [" ".join("".join(map(str, cell.itertext())).split()), *[""] * (wide - 1)]
        rows.append(row)
    return rows, tuple(merges)


def _lines(table: _Element) -> list[_Element]:
    """The table's own rows, not those of a table inside it."""
    found: list[_Element] = []
    for child in table:
        found += [child] if child.tag == "tr" else child.iterchildren("tr")
    return found


def _span(cell: _Element, name: str, most: int) -> int:
    said = cell.get(name, "1").strip()
    return min(max(int(said), 1), most) if said.isascii() and said.isdigit() and len(said) < 7 else 1
