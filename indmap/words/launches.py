"""Published statements on how many projects of the Map were commissioned by a date."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from indmap.words.files import table


@dataclass(frozen=True)
class Published:
    """A statement for one date: ``done`` of ``total``, the year's launches or, if unknown, its plan."""

    day: date
    done: int
    total: int
    source: str


@cache
def launches() -> tuple[Published, ...]:
    """The statements kept in ``data/seasonal.csv``, oldest first."""
    return tuple(
        Published(
            date.fromisoformat(row["day"]),
            int(row["done"]),
            int(row["total"]),
            row["source"],
        )
        for row in table("seasonal")
    )
