"""Filters: the cut in force, and its form in a page's query string."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from indmap.analysis.facts import Facts
from indmap.words.codelists import codelist
from indmap.words.regions import Division, in_division

ALL_YEARS = "all"
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True)
class Filters:
    """The codes of a cut; an empty tuple does not filter, nor does a year of None."""

    year: int | None = None
    regions: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether any filter besides the year is set."""
        return bool(self.regions or self.sectors or self.statuses)

    def without(self, name: str) -> "Filters":
        """The same cut with one filter removed."""
        return replace(self, **{name: None if name == "year" else ()})  # type: ignore[arg-type]


def in_view(filters: Filters, division: Division) -> Filters:
    """The same cut in the regions of a division: a new region becomes the old unit, an old unit also its new regions.

    An old unit selected together with one of its new regions is kept as it is: the person chose exactly these.
    """
    regions = codelist("regions")
    found: list[str] = []
    for code in filters.regions:
        whole, parts = in_division(code, division), regions.text(code, "parts").split("|")
        found += [whole] if whole else [code] if set(parts) & set(filters.regions) else [*parts, code]
    return replace(filters, regions=tuple(dict.fromkeys(found)))


def choose(facts: Facts, filters: Filters) -> Facts:
    """The facts of a cut."""
    keep = np.ones(len(facts), bool)
    if filters.year is not None:
        keep &= (facts["year"] == filters.year).to_numpy()
    for column, codes in (("region", filters.regions), ("sector", filters.sectors), ("status", filters.statuses)):
        if codes:
            wanted = facts[column].cat.categories.get_indexer(pd.Index(codes))
            keep &= np.isin(facts[column].cat.codes.to_numpy(), wanted[wanted >= 0])
    return facts if keep.all() else facts[keep]


def years(facts: Facts) -> tuple[int, ...]:
    """The programme years that occur, in ascending order."""
    return tuple(sorted(int(year) for year in facts["year"].dropna().unique()))


def to_query(filters: Filters) -> dict[str, str | list[str]]:
    """The filters as query parameters; codes, so that a link shows the same cut in every language."""
    return {
        "year": ALL_YEARS if filters.year is None else str(filters.year),
        "region": list(filters.regions),
        "sector": list(filters.sectors),
        "status": list(filters.statuses),
    }


def from_query(query: Mapping[str, Sequence[str]], default_year: int | None) -> Filters:
    """The filters of a query string; unknown codes and invalid years are ignored."""
    year = next(iter(query.get("year", ())), "")
    known = {"region": codelist("regions"), "sector": codelist("sectors"), "status": codelist("statuses")}
    chosen = {name: tuple(dict.fromkeys(c for c in query.get(name, ()) if c in codes)) for name, codes in known.items()}
    return Filters(
        year=None if year == ALL_YEARS else int(year) if _YEAR.fullmatch(year) else default_year,
        regions=chosen["region"],
        sectors=chosen["sector"],
        statuses=chosen["status"],
    )
