"""What the register's projects add to a target, by stated assumptions on ramp-up and utilisation.

A project adds nothing in its launch year, then a share of its amount that grows linearly to 1 after ``ramp_up`` years,
times the utilisation. The launch date of a commissioned project is its actual date, of an open one its stated day
(`forecast.stated_day`). Suspended projects and those without a stated day add nothing but are counted.
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
    """The projects of the plan that state an amount, with their launch years.

    ``frame``: ``group`` (one of GROUPS), ``year``, ``amount``, ``jobs``. ``unplaced`` counts projects with an amount
    but no launch date, ``unknown`` those without an amount.
    """

    frame: pd.DataFrame
    unplaced: int
    unknown: int

    def of(self, groups: tuple[str, ...]) -> "Launches":
        """Only some of the groups."""
        return Launches(self.frame[self.frame["group"].isin(groups)], self.unplaced, self.unknown)


def launches(facts: Facts, field: str, as_of: date) -> Launches:
    """The launches of the plan; ``field`` is what each project adds at full capacity."""
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
    """The share of full capacity, 0 to 1, that plants launched in ``years`` have reached by ``year``."""
    elapsed = (year - years.to_numpy(float)) / assumptions.ramp_up
    return np.clip(elapsed, 0.0, 1.0)


def added(found: Launches, year: int, assumptions: Assumptions, since: int | None = None) -> float:
    """What the launches add in a year, less what they already added in the year ``since``, if given."""
    grown = _grown(found, year, assumptions, since)
    return float((found.frame["amount"].to_numpy(float) * grown).sum() * assumptions.utilisation)


def level(aim: Target, official: Official, found: Launches, year: int, assumptions: Assumptions) -> float | None:
    """The target's value in a year: the last official figure plus what the projects add since, all else unchanged.

    A target per worker is (figure × workers + value added of the output) ÷ (workers + jobs). None where the figure,
    the workers or the share of value added is missing.
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
