"""How many projects of the Map had been launched by a day, in the years that this was published of."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from indmap.words.files import table


@dataclass(frozen=True)
class Published:
    """What was said of one day: ``done`` of ``total``, the year's launches or, where these are not known, its plan."""

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
