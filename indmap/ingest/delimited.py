"""Delimited text: encoding by byte order mark, UTF-8 or a guess; delimiter by the most even split."""

import csv
from collections import Counter
from collections.abc import Sequence
from io import StringIO

from indmap.errors import EmptyFile, UnsafeFile
from indmap.ingest.grid import Grid
from indmap.ingest.limits import Limits

_DELIMITERS = ",;\t|"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SAMPLE_LINES = 50
_SAMPLE_BYTES = 200_000
_RUNAWAY_LINES = 200
_CELL_LIMIT = 1 << 24


def read_delimited(content: bytes, sheet: str, limits: Limits) -> Grid:
    """The text's cells as a grid."""
    lines = list(StringIO(decoded(content), newline=""))  # str.splitlines also cuts at marks that stand inside cells
    csv.field_size_limit(_CELL_LIMIT)
    rows = _split(lines, delimiter_of(lines[:_SAMPLE_LINES]))
    width = max(map(len, rows), default=0)
    if not width:
        raise EmptyFile
    if width * len(rows) > limits.cells:
        raise UnsafeFile(reason="far_cell", found=f"{width} × {len(rows)}")
    return Grid(sheet, [row + [""] * (width - len(row)) for row in rows])


def decoded(content: bytes) -> str:
    """The text of the bytes.

    >>> decoded("стоимость".encode("utf-16"))
    'стоимость'
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_guessed(content), errors="replace")


def delimiter_of(lines: Sequence[str]) -> str:
    r"""The delimiter that splits the most lines into the same number of cells, more cells before fewer.

    >>> delimiter_of(["a;b, c;d\n", "1;2,5;3\n"])
    ';'
    """

    def evenness(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in _split(lines, delimiter) if len(row) > 1)
        width, times = max(widths.items(), key=lambda item: item[1], default=(0, 0))
        return times, width

    return max(_DELIMITERS, key=evenness)


def _split(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """Rows of cells; where a quote that never closes swallows the rest, quotes are taken for plain text."""
    try:
        rows = list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        rows = []
    swallowed = any(cell.count("\n") > _RUNAWAY_LINES for row in rows for cell in row if len(cell) > _RUNAWAY_LINES)
    if swallowed or (not rows and lines):
        plain = (line.rstrip("\r\n") for line in lines)
        return [line.split(delimiter) for line in plain]
    return rows


def _guessed(content: bytes) -> str:
    import chardet  # noqa: PLC0415 -- slow to import, rarely needed

    guess = chardet.detect(content[:_SAMPLE_BYTES])["encoding"] or "cp1251"
    try:
        "".encode(guess)
    except LookupError:
        return "cp1251"
    return str(guess)
