"""Seasonality of launches: the share of a year's projects that is usually commissioned by a date, as a range.

It rests on published statements, one or two per year for a few years. Each year's share is interpolated linearly from 0
on its first day through the statements to 1 on its last; the range is from the slowest of these years to the fastest.
Only numbers of projects are covered: nothing was published on money or jobs.
"""

from calendar import isleap, monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from indmap.analysis.facts import Facts
from indmap.analysis.forecast import of_year
from indmap.words.launches import Published, launches


@dataclass(frozen=True)
class Season:
    """The commissioned share of a year's plan on a date, compared with the published years.

    ``done`` of ``planned`` projects · ``low`` and ``high`` (shares of the slowest and the fastest published year by
    that date) · ``straight`` (share of the year that has passed).
    """

    done: int
    planned: int
    low: float
    high: float
    straight: float

    @property
    def share(self) -> float:
        """The commissioned share."""
        return self.done / self.planned


def passed(day: date) -> float:
    """The share of its year that has passed by the end of a day."""
    return day.timetuple().tm_yday / (366 if isleap(day.year) else 365)


def usual(day: date, published: Sequence[Published] | None = None) -> tuple[float, float]:
    """The share of a year's launches done by the end of a day, in the slowest and in the fastest published year."""
    said = launches() if published is None else published
    shares = [_share(passed(day), [each for each in said if each.day.year == year]) for year in _years(said)]
    return (min(shares), max(shares)) if shares else (0.0, 1.0)


def path(year: int) -> pd.DataFrame:
    """Twelve rows: ``month``, ``low``, ``high``: the shares usually commissioned by the end of each month."""
    ends = [usual(date(year, month, monthrange(year, month)[1])) for month in range(1, 13)]
    return pd.DataFrame(ends, columns=["low", "high"]).assign(month=range(1, 13))[["month", "low", "high"]]


def season(facts: Facts, as_of: date, year: int) -> Season | None:
    """The year's programme compared with the season; None without projects or if the as-of date is in another year."""
    programme = of_year(facts, year)
    if programme.empty or as_of.year != year:
        return None
    done = int((programme["status"] == "commissioned").sum())
    return Season(done, len(programme), *usual(as_of), passed(as_of))


def _years(published: Sequence[Published]) -> list[int]:
    return sorted({each.day.year for each in published})


def _share(at: float, said: Sequence[Published]) -> float:
    days = [0.0, *(passed(each.day) for each in said), 1.0]
    return float(np.interp(at, days, [0.0, *(each.done / each.total for each in said), 1.0]))
