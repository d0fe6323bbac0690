"""Workbooks of Excel 2003 written as one XML text, which accounting systems name .xls or .xml."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from lxml import etree
from lxml.etree import _Element

from indmap.ingest.grid import Cell, Span
from indmap.ingest.ragged import TALLEST, WIDEST

_SHEET = "{urn:schemas-microsoft-com:office:spreadsheet}"
_NOTHING: list[Cell] = []
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"


def read_flat(content: bytes) -> Iterator[tuple[str, list[list[Cell]], tuple[Span, ...]]]:
    """The visible sheets, each a name, its rows and its merges."""
    rows: list[list[Cell]] = []
    merges: list[Span] = []
    tags = (f"{_SHEET}Row", f"{_SHEET}Worksheet")
    stream = BytesIO(content.lstrip())
    for _, element in etree.iterparse(stream, tag=tags, resolve_entities=False, huge_tree=True, no_network=True):
        if element.tag == tags[0]:
            _add_row(element, rows, merges)
        else:
            visible = element.findtext(f"{_EXCEL}WorksheetOptions/{_EXCEL}Visible", "").strip()
            if not visible.startswith("SheetHidden") and not visible.startswith("SheetVeryHidden"):
                yield element.get(f"{_SHEET}Name", ""), rows, tuple(merges)
            rows, merges = [], []
        element.clear()


def _add_row(element: _Element, rows: list[list[Cell]], merges: list[Span]) -> None:
    """A row in its place: rows and cells that hold nothing are left out of the file, and the next one is numbered."""
    gap = _number(element, "Index") - 1 - len(rows)
    rows.extend([_NOTHING] * min(gap, TALLEST - len(rows)))
    row: list[Cell] = []
    for cell in element.iterchildren(f"{_SHEET}Cell"):
        left = max(_number(cell, "Index") - 1, len(row))
        if left > WIDEST:
            row += [""] * (WIDEST - len(row)) + [_value(cell)]
            break
        wide, tall = min(_number(cell, "MergeAcross"), WIDEST), _number(cell, "MergeDown")
        if wide or tall:
            merges.append((len(rows), left, len(rows) + tall, left + wide))
        row += [""] * (left - len(row)) + [_value(cell)] + [""] * wide
    while row and row[-1] == "":
        row.pop()
    rows.append(row)


def _value(cell: _Element) -> Cell:
    data = cell.find(f"{_SHEET}Data")
    if data is None:
        return ""
    text = "".join(map(str, data.itertext()))
    kind = data.get(f"{_SHEET}Type")
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return datetime.fromisoformat(text.removesuffix("Z"))
    except ValueError:
        return text
    return text.strip() == "1" if kind == "Boolean" else text


def _number(element: _Element, name: str) -> int:
    said = element.get(f"{_SHEET}{name}", "0").strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0
