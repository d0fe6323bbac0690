"""Delimited text: encoding by byte order mark, UTF-8 or a guess; delimiter by the most even split."""

import csv
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO

from indmap.errors import EmptyFile, UnsafeFile
from indmap.ingest.grid import Grid
from indmap.ingest.limits import Limits

_DELIMITERS = "\t;|,"  # the comma last: it stands in figures and sentences too
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WIDE = ("utf-16-le", "utf-16-be")
_WIDE_SAMPLE = 4_096
_LAST_LETTER = 0x52F  # of Latin, Greek and Cyrillic
_TYPOGRAPHY = range(0x2000, 0x2300)  # dashes, quotes, the signs of number and currency
_MOST_STRANGE = 0.02
_SAMPLE_LINES = 300
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
    if wide := wide_encoding(content):
        return content.decode(wide, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_guessed(content), errors="replace")


def wide_encoding(content: bytes) -> str | None:
    r"""The UTF-16 that a text without a byte order mark is in; None for any other bytes.

    >>> wide_encoding("стоимость;1\\n".encode("utf-16-be")), wide_encoding("стоимость;1\\n".encode())
    ('utf-16-be', None)
    """
    head = content[:_WIDE_SAMPLE]
    if b"\x00" not in head:  # every line end, digit and delimiter of such a text holds a zero
        return None
    for encoding in _WIDE:
        text = head[: len(head) // 2 * 2].decode(encoding, errors="replace")
        strange = sum(1 for letter in text if _is_strange(letter))
        if text and strange <= _MOST_STRANGE * len(text):
            return encoding
    return None


def delimiter_of(lines: Sequence[str]) -> str:
    r"""The delimiter under which most records have the same number of cells, more cells before fewer.

    Records, not lines: a sentence over several lines is one cell where quotes keep it together.

    >>> delimiter_of(["a;b, c;d\n", "1;2,5;3\n"]), delimiter_of(['a,b\n', '"x; y\n', ' z; w",1\n'])
    (';', ',')
    """

    def evenness(delimiter: str) -> float:
        records = [row for row in _split(lines, delimiter) if any(row)]
        width = _usual_width(records)
        same = sum(len(row) == width for row in records)
        return same / len(records) * math.log(width) if width else 0.0

    return max(_DELIMITERS, key=evenness)


def _split(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """Rows of cells; a line whose quote opens and never closes in its own record is taken as plain text."""
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        rows = list(reader)
        if reader.line_num == len(rows):
            return rows
    except csv.Error:
        pass
    width = _usual_width(list(_records(lines[:_SAMPLE_LINES], delimiter, 0)))
    return list(_records(lines, delimiter, width))


def _records(lines: Sequence[str], delimiter: str, width: int) -> Iterator[list[str]]:
    """Records that end, cut out one by one.

    A record over several lines comes of a stray quote where its lines are ``width`` cells wide by themselves, or its
    first one is and the record is not, or where it does not end.
    """
    place = 0
    while place < len(lines):
        start = place
        for row, taken in _taken(lines[place : place + _RUNAWAY_LINES], delimiter):
            plain = [_plain(line, delimiter) for line in lines[place : place + taken]]
            is_cut = place + taken == start + _RUNAWAY_LINES < len(lines)
            if is_cut and place > start:  # it may go on beyond what this reader was given
                break
            is_even = all(len(cells) == width for cells in plain)
            if taken > 1 and (is_cut or is_even or len(plain[0]) == width != len(row)):
                yield plain[0]
                place += 1
                break
            yield row
            place += taken
        else:
            if place == start:  # the reader choked on the first line
                yield _plain(lines[place], delimiter)
                place += 1


def _plain(line: str, delimiter: str) -> list[str]:
    """A line's cells, quotes taken for text."""
    return line.rstrip("\r\n").split(delimiter)


def _taken(lines: Sequence[str], delimiter: str) -> Iterator[tuple[list[str], int]]:
    """The records, up to one that cannot be read, with the lines each takes."""
    reader = csv.reader(lines, delimiter=delimiter)
    before = 0
    try:
        for row in reader:
            yield row, reader.line_num - before
            before = reader.line_num
    except csv.Error:
        return


def _usual_width(records: Sequence[Sequence[str]]) -> int:
    """The commonest number of cells above one, zero where there is none."""
    widths = Counter(len(row) for row in records if len(row) > 1)
    return max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))[0]


def _is_strange(letter: str) -> bool:
    """Whether a text of a register would hardly hold the letter."""
    code = ord(letter)
    return not (letter.isprintable() or letter in "\t\r\n\xa0\xad\ufeff") or (
        code > _LAST_LETTER and code not in _TYPOGRAPHY
    )


def _guessed(content: bytes) -> str:
    import chardet  # noqa: PLC0415 -- slow to import, rarely needed

    guess = chardet.detect(content[:_SAMPLE_BYTES])["encoding"] or "cp1251"
    try:
        "".encode(guess)
    except LookupError:
        return "cp1251"
    return str(guess)
