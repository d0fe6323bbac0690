"""The season of launches: how much of a year is usually done by a day, as a range.

The curve is made of what was published, one to two statements a year of few years. In each year the share runs
straight from none on the first day through what was stated to the whole on the last; the range is from the slowest of
these years to the fastest. It speaks of numbers of projects: no money or jobs were published by the day.
"""

from calendar import isleap, monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from indmap.analysis.facts import Facts
from indmap.analysis.kpis import plan
from indmap.words.launches import Published, launches


@dataclass(frozen=True)
class Season:
    """What is done of a year's plan by a day, beside what the published years had done by it.

    ``done`` of ``planned`` projects · ``low`` and ``high`` (shares that the slowest and the fastest year had done) ·
    ``straight`` (share of the year that has passed).
    """

    done: int
    planned: int
    low: float
    high: float
    straight: float

    @property
    def share(self) -> float:
        """The share that is done."""
        return self.done / self.planned


def passed(day: date) -> float:
    """The share of its year that has passed at the end of a day."""
    return day.timetuple().tm_yday / (366 if isleap(day.year) else 365)


def usual(day: date, published: Sequence[Published] | None = None) -> tuple[float, float]:
    """The share of a year's launches done by the end of a day, in the slowest and in the fastest published year."""
    said = launches() if published is None else published
    shares = [_share(passed(day), [each for each in said if each.day.year == year]) for year in _years(said)]
    return (min(shares), max(shares)) if shares else (0.0, 1.0)


def path(year: int) -> pd.DataFrame:
    """Twelve rows: ``month``, ``low``, ``high``, the shares usually done by the end of each month."""
    ends = [usual(date(year, month, monthrange(year, month)[1])) for month in range(1, 13)]
    return pd.DataFrame(ends, columns=["low", "high"]).assign(month=range(1, 13))[["month", "low", "high"]]


def season(facts: Facts, as_of: date, year: int) -> Season | None:
    """The year's programme held against the season; None where it has no projects or the day is not in the year."""
    promised = plan(facts)
    programme = promised[promised["year"] == year]
    if programme.empty or as_of.year != year:
        return None
    done = int((programme["status"] == "commissioned").sum())
    return Season(done, len(programme), *usual(as_of), passed(as_of))


def _years(published: Sequence[Published]) -> list[int]:
    return sorted({each.day.year for each in published})


def _share(at: float, said: Sequence[Published]) -> float:
    days = [0.0, *(passed(each.day) for each in said), 1.0]
    return float(np.interp(at, days, [0.0, *(each.done / each.total for each in said), 1.0]))
