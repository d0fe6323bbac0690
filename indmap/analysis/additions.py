"""What the register's projects add to a target: each at full capacity, by stated assumptions.

A project adds nothing in the year of its launch, then a share that grows evenly until it is whole after ``ramp_up``
years, times the utilisation. Launched is, on the actual date, what is commissioned; on the stated day ahead, what is
open. What is suspended or has no day ahead adds nothing, and is counted.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from indmap.analysis.facts import Facts
from indmap.analysis.forecast import stated_day
from indmap.analysis.kpis import plan
from indmap.analysis.official import Assumptions, Official
from indmap.analysis.targets import Target
from indmap.words.codelists import codelist

Floats = npt.NDArray[np.float64]

GROUPS = ("commissioned", "this_year", "later")


@dataclass(frozen=True, eq=False)
class Launches:
    """The projects of the plan that state an amount, and when each is launched.

    ``frame``: ``group`` (one of GROUPS), ``year``, ``amount``, ``jobs``. ``unplaced`` projects have an amount and no
    day, ``unknown`` ones no amount.
    """

    frame: pd.DataFrame
    unplaced: int
    unknown: int

    def of(self, groups: tuple[str, ...]) -> "Launches":
        """Only some of the groups."""
        return Launches(self.frame[self.frame["group"].isin(groups)], self.unplaced, self.unknown)


def launches(facts: Facts, field: str, as_of: date) -> Launches:
    """When the projects of a plan come, with what each adds at full capacity."""
    promised = plan(facts)
    done = promised["status"] == "commissioned"
    stopped = promised["stage"].isin(codelist("stages").where("is_suspended"))
    ahead = stated_day(promised, as_of).where(~stopped)
    came = promised["actual_date"].where(promised["actual_date"].notna(), promised["programme_date"])
    year = came.where(done, ahead).dt.year.astype("float64")
    group = np.select([done, year <= as_of.year], GROUPS[:2], GROUPS[2])
    frame = pd.DataFrame({"group": group, "year": year, "amount": promised[field], "jobs": promised["jobs"]})
    known = frame["amount"].notna()
    placed = known & year.notna()
    return Launches(frame[placed], int((known & ~placed).sum()), int((~known).sum()))


def ramp(years: pd.Series, year: int, assumptions: Assumptions) -> Floats:
    """The share of its capacity that a plant launched in each of the years has reached in a year."""
    elapsed = (year - years.to_numpy(float)) / assumptions.ramp_up
    return np.clip(elapsed, 0.0, 1.0)


def added(found: Launches, year: int, assumptions: Assumptions, since: int | None = None) -> float:
    """What the launches add in a year over what they gave in the year ``since``, if one is given."""
    grown = _grown(found, year, assumptions, since)
    return float((found.frame["amount"].to_numpy(float) * grown).sum() * assumptions.utilisation)


def level(aim: Target, official: Official, found: Launches, year: int, assumptions: Assumptions) -> float | None:
    """The target's value in a year: the last official figure and what the projects add since; all else unchanged.

    Per worker it is (figure × workers + value added of the output) ÷ (workers + jobs); None without what that needs.
    """
    last = official.last
    if last is None:
        return None
    more = added(found, year, assumptions, last.year)
    if not aim.is_per_worker:
        return last.value + more
    if not official.workers or official.value_added is None:
        return None
    grown = _grown(found, year, assumptions, last.year)
    jobs = float((found.frame["jobs"].fillna(0.0).to_numpy(float) * grown).sum())
    return (last.value * official.workers + more * official.value_added) / (official.workers + jobs)


def _grown(found: Launches, year: int, assumptions: Assumptions, since: int | None) -> Floats:
    now = ramp(found.frame["year"], year, assumptions)
    return now if since is None else now - ramp(found.frame["year"], since, assumptions)
