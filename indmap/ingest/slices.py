"""Headings that stand for a part of a project: one year, one region, one sector, and not the whole of it."""

import re
from functools import lru_cache

from indmap.ingest.dates import EARLIEST, LATEST
from indmap.words.regions import Division, find_region
from indmap.words.spellings import find, fold, spellings

_LONGEST = 60
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_ANY_OTHER = "other"


@lru_cache(maxsize=4096)
def is_slice(part: str) -> bool:
    """Whether one level of a heading names a year, a region or a sector and nothing else.

    >>> is_slice("в т.ч. на 2021 год"), is_slice("ВКО"), is_slice("Стоимость в ценах 2021 года"), is_slice("2021-2025")
    (True, True, False, False)
    """
    if len(part) > _LONGEST:
        return False
    if year_of(part) or find_region(part, Division.D2022):
        return True
    return find("sectors", part) not in (None, _ANY_OTHER)


@lru_cache(maxsize=4096)
def year_of(part: str) -> int:
    """The one year that a level of a heading names, with nothing but a month, a quarter or «of which» beside; or 0.

    >>> year_of("I квартал 2021 г."), year_of("2021"), year_of("Введено в 2021 году"), year_of("01.01.2021")
    (2021, 2021, 0, 0)
    """
    years = _YEAR.findall(part)
    if len(years) != 1 or not EARLIEST <= int(years[0]) <= LATEST:
        return 0
    rest = fold(_YEAR.sub(" ", part)).split()
    return int(years[0]) if all(_goes_along(word) for word in rest) else 0


def _goes_along(word: str) -> bool:
    return word in spellings("slices") or word in spellings("dates")
