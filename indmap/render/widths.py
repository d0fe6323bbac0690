"""The columns of a printed table: wide enough for their longest words, what is left to those with long lines."""

import re
from collections.abc import Sequence
from typing import Protocol

from indmap.words.grammar import syllables

_SPARE = 0.1  # points, for widths are rounded
_LINE = 300.0  # points of a line that nobody needs longer
_BREAK, _HYPHEN = "\u200b", "\u00ad"  # where a line may end: unseen, and with a hyphen that is seen only there
_WORD = re.compile(r"[^ \n-]*-|[^ \n-]+")  # a line may end at a hyphen
_LONG = re.compile(r"[^\W\d_]{6,}")  # letters that may be parted; a figure and its unit never are
_INNER = re.compile(r"(?<=\w{3})(?=\w{3})")  # no line begins or ends with a letter or two of a word


class Measure(Protocol):
    """How many points a text takes in one line."""

    def __call__(self, text: str, *, bold: bool = False) -> float:
        """The points of a text."""


def widths(
    head: Sequence[str], cells: Sequence[Sequence[str]], room: float, gap: float, measure: Measure
) -> tuple[float, ...]:
    """The width of each column in a table that has room for so many points; a gap is part of each column.

    >>> def ten(text, *, bold=False): return 10.0 * len(text)
    >>> widths(["No", "What"], [["1", "Build a road"]], 600, 20, ten)
    (40.0, 140.0)
    >>> widths(["No", "What"], [["1", "Build a long road"]], 160, 20, ten)
    (40.0, 120.0)
    """
    columns = list(zip(head, *cells, strict=True))
    free = room - gap * len(columns)
    least = _least(columns, free, measure)
    wanted = [max(_longest(column, measure, whole=True), low) for column, low in zip(columns, least, strict=True)]
    more = sum(wanted) - sum(least)
    part = min(max(free - sum(least), 0) / more, 1) if more else 0
    return tuple(round(low + (high - low) * part + gap, 2) for low, high in zip(least, wanted, strict=True))


def breakable(text: str, wide: float, measure: Measure, *, bold: bool = False) -> str:
    """The text with places where words too long for a column of so many points may go on in the next line.

    They stand between syllables; in a syllable only where it is too long itself.

    >>> def ten(text, *, bold=False): return 10.0 * len(text)
    >>> breakable("Министерство 12 проектов", 60, ten).replace("\u00ad", "-")
    'Ми-нис-терст-во 12 проек-тов'
    >>> breakable("Кәсіпорындар", 60, ten).replace("\u00ad", "-"), breakable("Pfffft", 50, ten).replace("\u200b", "|")
    ('Кә-сі-по-рын-дар', 'Pff|fft')
    """

    def fits(part: str) -> bool:
        return measure(part, bold=bold) <= wide + _SPARE

    def divided(letters: re.Match[str]) -> str:
        parts = syllables(letters[0])
        return _HYPHEN.join(part if fits(part + "-") else _INNER.sub(_BREAK, part) for part in parts)

    def parted(word: re.Match[str]) -> str:
        return word[0] if fits(word[0]) else _LONG.sub(divided, word[0])

    return _WORD.sub(parted, text)


def _least(columns: Sequence[Sequence[str]], free: float, measure: Measure) -> list[float]:
    """What each column needs for its words; where they do not all fit, the longest of those that may be parted give."""
    needed = [_longest(column, measure, whole=False) for column in columns]
    giving = [place for place, column in enumerate(columns) if any(map(_LONG.search, column))]
    if not giving:
        return [each * min(free / sum(needed), 1.0) for each in needed]
    left = free - sum(each for place, each in enumerate(needed) if place not in giving)
    giving.sort(key=lambda place: needed[place])
    for done, place in enumerate(giving):
        needed[place] = min(needed[place], max(left, 0.0) / (len(giving) - done))
        left -= needed[place]
    return needed


def _longest(column: Sequence[str], measure: Measure, *, whole: bool) -> float:
    """The points of the longest word, or of the longest line, of a column; its heading, the first, goes by words."""
    heading, *cells = column
    parts = (cell.split("\n") if whole else _WORD.findall(cell) for cell in cells)
    sizes = [measure(part) for cell in parts for part in cell]
    return min(max([measure(word, bold=True) for word in _WORD.findall(heading)] + sizes), _LINE)
