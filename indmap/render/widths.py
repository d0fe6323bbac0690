"""The columns of a printed table: wide enough for their longest words, what is left to those with long lines."""

import re
from collections.abc import Sequence

LONGEST = 20
"""Letters after which a longer word may go on in the next line."""

_WORDS = (LONGEST, 16, 12, 9)  # letters of a word that is kept whole, the first with which all columns fit
_LINE = 60  # letters of a line that nobody needs longer
_HEADING = 1.1  # letters are bold there
_BREAK = "\u200b"
_LONG = re.compile(rf"([^ {_BREAK}]{{{LONGEST}}})(?=[^ {_BREAK}])")


def widths(head: Sequence[str], cells: Sequence[Sequence[str]], room: float, gap: float) -> tuple[float, ...]:
    """The width of each column in letters, in a table that has room for so many; a gap is part of each column.

    >>> widths(["No", "What"], [["1", "Build a road"]], 60, 2)
    (4.2, 14)
    >>> widths(["No", "What"], [["1", "Build a long road"]], 16, 2)
    (4.2, 11.8)
    """
    columns = list(zip(head, *cells, strict=True))
    free = room - gap * len(columns)
    least = _least(columns, free)
    wanted = [max(_longest(column, whole=True), low) for column, low in zip(columns, least, strict=True)]
    more = sum(wanted) - sum(least)
    part = min(max(free - sum(least), 0) / more, 1) if more else 0
    return tuple(round(low + (high - low) * part + gap, 2) for low, high in zip(least, wanted, strict=True))


def breakable(text: str) -> str:
    """The text with places where its longest words may go on in the next line."""
    return _LONG.sub(rf"\1{_BREAK}", text)


def _least(columns: Sequence[Sequence[str]], free: float) -> list[float]:
    """What each column needs for its words; the longest are broken where they do not all fit."""
    needed = [_longest(column, whole=False) for column in columns]
    for most in _WORDS:
        least = [min(each, most) for each in needed]
        if sum(least) <= free:
            return least
    return [each * free / sum(least) for each in least]


def _longest(column: Sequence[str], *, whole: bool) -> float:
    """The letters of the longest word, or of the longest line, of a column; its heading, the first, goes by words."""
    heading, *cells = column
    sizes = [max(map(len, cell.split("\n" if whole else " "))) for cell in cells]
    return min(max(max(map(len, heading.split(" "))) * _HEADING, *sizes, 1), _LINE)
