"""The region of a cell that names one, perhaps among towns and districts, or the old region beside the new one."""

import re
from collections.abc import Iterator

from indmap.words.codelists import codelist
from indmap.words.places import region_of_town
from indmap.words.regions import Division, find_region
from indmap.words.spellings import find

_NUMBERED = re.compile(r"^\d{1,2}\s*[.)-]\s*(?=\D)")
_PARTS = re.compile(r"[,;()]|\s/|/\s")


def region_of(text: str, division: Division) -> tuple[str | None, bool]:
    """The region that a cell names, and whether it is that of a town in it.

    The whole cell names it, or its parts do and none of them another one. Of a region and a part that was carved out
    of it, the part: so towns are written that changed their region in 2022.

    >>> region_of("3. Акмолинская обл., г. Кокшетау", Division.D2022), region_of("Алматы, Астана", Division.D2022)
    (('KZ-11', False), (None, False))
    >>> region_of("Карагандинская область (г. Жезказган)", Division.D2022)
    ('KZ-62', True)
    """
    bare = _NUMBERED.sub("", text)
    if code := find_region(text, division) or find_region(bare, division):
        return code, False
    first, *rest = [part for part in _parts(bare) if part.strip()] or [""]
    names = [find_region(part, division) for part in (first, *rest)]
    towns = [region_of_town(part, division) for part in (first, *rest)]
    if carved := _carved({code for code in (*names, *towns) if code}):
        return carved, True
    said = set(names) - {None}
    if rest and len(said) == 1 and said & {names[0], towns[0]}:
        return said.pop(), False
    town = region_of_town(text, division)
    return town, town is not None


def _parts(text: str) -> Iterator[str]:
    """The parts of a cell, a word for town beginning another one."""
    for piece in _PARTS.split(text):
        words: list[str] = []
        for word in piece.split():
            if words and find("towns", word.split(".")[0]):
                yield " ".join(words)
                words = []
            words.append(word)
        yield " ".join(words)


def _carved(codes: set[str]) -> str | None:
    """Of two regions that were one, the one with the new name."""
    regions = codelist("regions")
    wide = {regions.text(code, "carved_from") for code in codes}
    if len(codes) != 2 or len(wide) != 1 or not (before := next(iter(wide))):
        return None
    return next((code for code in codes if regions.text(code, "ru") != regions.text(before, "ru")), None)
