"""Bytes to sheets: calamine for workbooks, our own reader for delimited text. Runs in the child only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

import python_calamine as calamine

from indmap.errors import EncryptedFile, UnreadableFile
from indmap.ingest.delimited import read_delimited
from indmap.ingest.encryption import unlocked
from indmap.ingest.extent import check_extents
from indmap.ingest.grid import Cell, Grid, Span
from indmap.ingest.guard import Form
from indmap.ingest.limits import Limits


@dataclass(frozen=True)
class Sheet:
    """A sheet that may be read: its name, its height in rows, and the reader that holds it."""

    name: str
    height: int
    source: Any = field(repr=False)

    def grid(self, rows: int | None = None) -> Grid:
        """The cells, or the first ``rows`` of them."""
        if isinstance(self.source, Grid):
            return self.source if rows is None else self.source.head(rows)
        start = self.source.start or (0, 0)
        cells: Sequence[Sequence[Cell]] = self.source.to_python(skip_empty_area=True, nrows=rows)
        return Grid(self.name, cells, start[0] + 1, start[1] + 1, _spans(self.source.merged_cell_ranges or (), start))


def open_sheets(content: bytes, name: str, form: Form, password: str | None, limits: Limits) -> Iterator[Sheet]:
    """The visible worksheets that hold anything, in the workbook's order, opened one by one."""
    if form is Form.DELIMITED:
        stem = PurePosixPath(name.replace("\\", "/")).stem
        grid = read_delimited(content, stem or name, limits)
        yield Sheet(grid.sheet, len(grid.rows), grid)
        return
    content = unlocked(content, password) if form is Form.COMPOUND else content
    if content.startswith(b"PK"):
        check_extents(content, limits)
    yield from _worksheets(content)


def _worksheets(content: bytes) -> Iterator[Sheet]:
    try:
        book = calamine.load_workbook(BytesIO(content))
        for about in book.sheets_metadata:
            if about.typ is calamine.SheetTypeEnum.WorkSheet and about.visible is calamine.SheetVisibleEnum.Visible:
                sheet = book.get_sheet_by_name(about.name)
                if sheet.height:
                    yield Sheet(about.name, sheet.height, sheet)
    except calamine.PasswordError as error:
        raise EncryptedFile from error
    except calamine.CalamineError as error:
        raise UnreadableFile(reason="reader") from error


def _spans(merged: Sequence[tuple[tuple[int, int], tuple[int, int]]], start: tuple[int, int]) -> tuple[Span, ...]:
    top, left = start
    return tuple(
        (first[0] - top, first[1] - left, last[0] - top, last[1] - left)
        for first, last in merged
        if first[0] >= top and first[1] >= left
    )
