"""Text measurement in the shipped fonts.

They are wider than the fonts named in Office files, and replace these where they are missing: a text that fits in the
shipped fonts fits in both.
"""

import re
import struct
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

import numpy as np

from indmap.words.files import fonts

_PLAIN, _BOLD = "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"
_HYPHEN = re.compile(r"(?<=[^\W\d]-)(?=[^\W\d])")
LINE = 1.2
"""The height of a line by its font size."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in one line, in points.

    >>> width("млрд", 10) < width("млрд", 10, bold=True) < width("млрд", 12, bold=True)
    True
    """
    return _width(text, _BOLD if bold else _PLAIN) * size


@lru_cache(maxsize=50_000)
def lines(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """The number of lines of a text in so many points; words are broken only if longer than a line.

    >>> lines("Шығыс Қазақстан облысы", 200, 10), lines("Шығыс Қазақстан облысы", 100, 10)
    (1, 2)
    """
    font, wide = _BOLD if bold else _PLAIN, max(room, size) / size
    return 1 if _width(text, font) <= wide else sum(1 for _ in _lines(text, wide, font))


def pieces(text: str) -> list[str]:
    """The parts of a text between which a line may break: at spaces, and after hyphens between letters.

    >>> pieces("Восточно-Казахстанская область 2021-06")
    ['Восточно-', 'Казахстанская', 'область', '2021-06']
    """
    return [piece for word in text.split(" ") for piece in _HYPHEN.split(word)]


def _lines(text: str, room: float, font: str) -> Iterator[float]:
    """The width of each line, by the font size."""
    space, used = _width(" ", font), 0.0
    for word in text.split(" "):
        gap = space
        for piece in _HYPHEN.split(word):
            long = _width(piece, font)
            if used and used + gap + long > room:
                yield used
                used = 0.0
            used += long + (gap if used else 0.0)
            gap = 0.0
            if used > room:
                *full, used = _broken(piece, room, font)
                yield from full
    yield used


def _broken(word: str, room: float, font: str) -> list[float]:
    """The widths of the lines of a word that is longer than one line."""
    found = [0.0]
    for letter in word:
        long = _width(letter, font)
        if found[-1] + long > room:
            found.append(0.0)
        found[-1] += long
    return found


@lru_cache(maxsize=50_000)
def _width(text: str, font: str) -> float:
    known, otherwise = _widths(font)
    return sum(known.get(ord(letter), otherwise) for letter in text)


@cache
def _widths(font: str) -> tuple[Mapping[int, float], float]:
    """The width of each character of a font by its code point, and the width of a missing one."""
    content = (fonts() / font).read_bytes()
    (count,) = struct.unpack_from(">H", content, 4)
    entries = (struct.unpack_from(">4s4xII", content, 12 + 16 * place) for place in range(count))
    at = {tag.decode(): start for tag, start, _ in entries}
    (units,) = struct.unpack_from(">H", content, at["head"] + 18)
    (measured,) = struct.unpack_from(">H", content, at["hhea"] + 34)
    advances = np.frombuffer(content, ">u2", measured * 2, at["hmtx"])[::2] / units
    glyphs = _glyphs(content, at["cmap"])
    return {code: float(advances[min(glyph, measured - 1)]) for code, glyph in glyphs.items()}, float(advances[0])


def _glyphs(content: bytes, start: int) -> Mapping[int, int]:
    """The glyph of each code point, from the font's character map (cmap subtable, format 12)."""
    (count,) = struct.unpack_from(">H", content, start + 2)
    offsets = [struct.unpack_from(">4xI", content, start + 4 + 8 * place)[0] for place in range(count)]
    (table,) = {start + each for each in offsets if struct.unpack_from(">H", content, start + each) == (12,)}
    (groups,) = struct.unpack_from(">I", content, table + 12)
    found: dict[int, int] = {}
    for first, last, glyph in struct.iter_unpack(">III", content[table + 16 : table + 16 + 12 * groups]):
        found.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
    return found
