"""Places: which of today's regions a town lies in, for projects written under a region that was split since."""

from collections.abc import Mapping
from functools import cache

from indmap.words.files import table
from indmap.words.spellings import fold


@cache
def _places(wide: str) -> Mapping[str, frozenset[str]]:
    """Folded names of the towns of a wide region, each with the regions of 2022 that a town of that name lies in."""
    found: dict[str, frozenset[str]] = {}
    for row in table("geo/gazetteer"):
        if row["region_2018"] == wide:
            names = {row["place"], row["ru"], row["kk"], *row["aliases"].split("|")} - {""}
            for name in names:
                found[fold(name)] = found.get(fold(name), frozenset()) | {row["region_2022"]}
    return found


def part_of(wide: str, locality: str) -> str | None:
    """The region of 2022 in which a locality of the wide region ``wide`` lies; None where no one town says it.

    >>> part_of("KZ-KAR", "г. Жезказган"), part_of("KZ-KAR", "промзона")
    ('KZ-62', None)
    """
    words = fold(locality).split(" ")
    names = _places(wide)
    spans = (" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1))
    regions = {region for span in spans for region in names.get(span, ())}
    return regions.pop() if len(regions) == 1 else None
