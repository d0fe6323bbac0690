"""Places: which region a town lies in, for towns written as regions and for regions that were split since."""

from collections.abc import Mapping
from functools import cache

from indmap.words.files import table
from indmap.words.regions import Division
from indmap.words.spellings import fold, spellings


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


@cache
def _towns(division: Division) -> Mapping[str, frozenset[str]]:
    """Folded names of all towns, each with the regions that a town of that name lies in."""
    found: dict[str, frozenset[str]] = {}
    for row in table("geo/gazetteer"):
        for name in {row["place"], row["ru"], row["kk"], *row["aliases"].split("|")} - {""}:
            found[fold(name)] = found.get(fold(name), frozenset()) | {row[f"region_{division.value}"]}
    return found


def region_of_town(text: str, division: Division) -> str | None:
    """The region of a town that stands alone, whatever word for town goes with it; None where no one town says it.

    >>> region_of_town("г. Арысь", Division.D2022), region_of_town("промзона", Division.D2022)
    ('KZ-61', None)
    """
    words = [word for word in fold(text).split(" ") if word not in spellings("towns")]
    regions = _towns(division).get(" ".join(words), frozenset())
    return next(iter(regions)) if len(regions) == 1 else None
