"""Towns: the region that a town lies in, for towns given as regions and for old regions that were split."""

from collections.abc import Mapping
from functools import cache

from indmap.words.files import table
from indmap.words.regions import Division
from indmap.words.spellings import fold, spellings


@cache
def _towns(division: Division, wide: str = "") -> Mapping[str, frozenset[str]]:
    """Folded names of towns to the regions that have a town so named; all towns, or those of the old unit ``wide``."""
    found: dict[str, frozenset[str]] = {}
    for row in table("geo/gazetteer"):
        if wide in ("", row["region_2018"]):
            names = {row["place"], row["ru"], row["kk"], *row["aliases"].split("|")} - {""}
            for name in map(fold, names):
                found[name] = found.get(name, frozenset()) | {row[f"region_{division.value}"]}
    return found


def part_of(wide: str, locality: str) -> str | None:
    """The new region in which a locality of the old unit ``wide`` lies; None unless its towns agree on one.

    >>> part_of("KZ-KAR", "г. Жезказган"), part_of("KZ-KAR", "промзона")
    ('KZ-62', None)
    """
    words = fold(locality).split(" ")
    names = _towns(Division.D2022, wide)
    spans = (" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1))
    regions = {region for span in spans for region in names.get(span, ())}
    return regions.pop() if len(regions) == 1 else None


def region_of_town(text: str, division: Division) -> str | None:
    """The region of a town, given by its name with or without a word for town; None if unknown or ambiguous.

    >>> region_of_town("г. Арысь", Division.D2022), region_of_town("промзона", Division.D2022)
    ('KZ-61', None)
    """
    words = [word for word in fold(text).split(" ") if word not in spellings("towns")]
    regions = _towns(division).get(" ".join(words), frozenset())
    return next(iter(regions)) if len(regions) == 1 else None
