"""Bytes to sheets: calamine for workbooks, a second reader for what it refuses, our own for delimited text.

Runs in the child only.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

import python_calamine as calamine

from indmap.errors import EncryptedFile, IndmapError, SealedFile, UnreadableFile, UnsafeFile
from indmap.ingest.binarymarks import failures
from indmap.ingest.delimited import read_delimited
from indmap.ingest.encryption import unlocked
from indmap.ingest.extent import NOTHING_SEEN, look_through
from indmap.ingest.grid import Cell, Grid, Span
from indmap.ingest.guard import Form
from indmap.ingest.hints import NO_HINT, Hint, Hints
from indmap.ingest.limits import Limits
from indmap.ingest.oldmarks import may_hold_failures
from indmap.ingest.ragged import squared
from indmap.ingest.unsaid import NOTHING_UNSAID, Unsaid


@dataclass(frozen=True)
class Sheet:
    """A sheet that may be read: its name, its height in rows, the reader that holds it, and a stray cell left out."""

    name: str
    height: int
    source: Any = field(repr=False)
    stray: str = ""
    hints: Hints | None = field(repr=False, default=None)
    unsaid: Unsaid = field(repr=False, default=NOTHING_UNSAID)

    @property
    def hint(self) -> Hint:
        """What the file says itself of where the table begins."""
        return self.hints.of(self.name) if self.hints else NO_HINT

    def grid(self, rows: int | None = None) -> Grid:
        """The cells, or the first ``rows`` of them."""
        if isinstance(self.source, Grid):
            return self.source if rows is None else self.source.head(rows)
        start = self.source.start or (0, 0)
        cells: list[list[Cell]] = self.source.to_python(skip_empty_area=True, nrows=rows)
        self.unsaid.put_back(cells, start)
        spans = _spans(self.source.merged_cell_ranges or (), start)
        return Grid(self.name, cells, start[0] + 1, start[1] + 1, spans, percents=frozenset(self.unsaid.percents))


@dataclass(frozen=True)
class Upload:
    """A file to be opened; ``second`` says that calamine has died of it already."""

    content: bytes
    name: str
    form: Form
    password: str | None = None
    second: bool = False

    @property
    def stem(self) -> str:
        """The name without its folder and suffix: what a sheet without a name is called."""
        return PurePosixPath(self.name.replace("\\", "/")).stem or self.name


def open_sheets(upload: Upload, limits: Limits) -> Iterator[Sheet]:
    """The visible worksheets that hold anything, in the workbook's order, opened one by one."""
    content, form = upload.content, upload.form
    if form is Form.DELIMITED:
        grid = read_delimited(content, upload.stem, limits)
        return iter([Sheet(grid.sheet, len(grid.rows), grid)])
    if form in (Form.BARE, Form.HYPERTEXT, Form.FLAT):
        return _second(content, form, upload.stem, limits)
    if form is Form.COMPOUND:
        content = unlocked(content, upload.password)
        form = Form.ZIPPED if content.startswith(b"PK") else form
    seen = look_through(content, limits) if form is Form.ZIPPED else NOTHING_SEEN
    if upload.second or seen.is_far:
        return _second(content, form, upload.stem, limits)
    if _hides_failures(content, form):
        return _second_or_first(content, form, upload.stem, limits)
    return _first_or_second(content, form, upload.stem, limits, seen.unsaid or failures(content, limits))


def _first_or_second(
    content: bytes, form: Form, name: str, limits: Limits, unsaid: Mapping[str, Unsaid]
) -> Iterator[Sheet]:
    """The sheets by calamine; all of them by the second reader where calamine stumbles over any."""
    try:
        sheets = list(_worksheets(content, limits, unsaid))
    except (IndmapError, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 -- a panic of the native reader is no Exception
        return _second(content, form, name, limits)
    return iter(sheets)


def _second_or_first(content: bytes, form: Form, name: str, limits: Limits) -> Iterator[Sheet]:
    """The sheets by the second reader, which names what calamine leaves blank; by calamine where it stumbles."""
    try:
        return iter(list(_second(content, form, name, limits)))
    except UnreadableFile:
        return _first_or_second(content, form, name, limits, {})


def _hides_failures(content: bytes, form: Form) -> bool:
    """Whether an old or an open workbook holds errors of formulas, which calamine hands out as blanks.

    SealedFile where an open one is under a password, of which nobody here knows how it opens.
    """
    # ruff: noqa: PLC0415
    if form is Form.COMPOUND:
        return may_hold_failures(content)
    if not _is_opendocument(content):
        return False
    from indmap.ingest.opendocument import holds_failures, is_sealed

    if is_sealed(content):
        raise SealedFile
    return holds_failures(content)


def _is_opendocument(content: bytes) -> bool:
    return b"mimetype" in content[:256] and b"content.xml" in content


def _worksheets(content: bytes, limits: Limits, unsaid: Mapping[str, Unsaid]) -> Iterator[Sheet]:
    hints = Hints(content) if content.startswith(b"PK") else None
    try:
        book = calamine.load_workbook(BytesIO(content))
        if len(book.sheet_names) > limits.entries:
            raise UnsafeFile(reason="sheets", found=str(len(book.sheet_names)))
        for about in book.sheets_metadata:
            if about.typ is calamine.SheetTypeEnum.WorkSheet and about.visible is calamine.SheetVisibleEnum.Visible:
                sheet = book.get_sheet_by_name(about.name)
                if sheet.height:
                    yield Sheet(
                        about.name, sheet.height, sheet, hints=hints, unsaid=unsaid.get(about.name, NOTHING_UNSAID)
                    )
    except calamine.PasswordError as error:
        raise EncryptedFile from error


def _second(content: bytes, form: Form, name: str, limits: Limits) -> Iterator[Sheet]:
    """The sheets by the form's second reader; whatever it stumbles over, the file cannot be read."""
    try:
        for sheet, rows, merges in _reader(content, form, name):
            grid, stray = squared(sheet, rows, merges, limits.cells)
            if grid.rows:
                yield Sheet(sheet, len(grid.rows), grid, stray)
    except (IndmapError, MemoryError):
        raise
    except Exception as error:
        raise UnreadableFile(reason="reader") from error


def _reader(content: bytes, form: Form, name: str) -> Iterable[tuple[str, Iterable[Sequence[Cell]], Sequence[Span]]]:
    """The second reader; each is imported when wanted, which is seldom."""
    # ruff: noqa: PLC0415
    if form is Form.HYPERTEXT:
        from indmap.ingest.hypertext import read_hypertext

        return read_hypertext(content, name)
    if form is Form.FLAT:
        from indmap.ingest.flatbook import read_flat

        return read_flat(content)
    if form in (Form.BARE, Form.COMPOUND):
        from indmap.ingest.oldbook import read_old

        return read_old(content)
    if _is_opendocument(content):
        from indmap.ingest.opendocument import read_opendocument

        return read_opendocument(content)
    from indmap.ingest.streamed import read_streamed

    return read_streamed(content)


def _spans(merged: Sequence[tuple[tuple[int, int], tuple[int, int]]], start: tuple[int, int]) -> tuple[Span, ...]:
    top, left = start
    return tuple(
        (first[0] - top, first[1] - left, last[0] - top, last[1] - left)
        for first, last in merged
        if first[0] >= top and first[1] >= left
    )
