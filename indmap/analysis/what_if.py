"""What if projects were excluded or delayed? The usual rules applied to hypothetical dates; nothing here is stored."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from indmap.analysis.facts import Facts, facts_of
from indmap.analysis.forecast import stated_day
from indmap.analysis.kpis import plan
from indmap.register.projects import Projects
from indmap.words.codelists import codelist
from indmap.words.regions import Division


@dataclass(frozen=True)
class Scenario:
    """Projects excluded, and projects delayed by a number of months, by row position in the register."""

    excluded: frozenset[int] = frozenset()
    delayed: Mapping[int, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.excluded or self.delayed)

    @property
    def places(self) -> tuple[int, ...]:
        """The row positions of all projects in the scenario, in the register's order."""
        return tuple(sorted({*self.excluded, *self.delayed}))

    def without(self, places: Collection[int]) -> "Scenario":
        """The scenario without these projects."""
        kept = {place: months for place, months in self.delayed.items() if place not in places}
        return Scenario(self.excluded - set(places), kept)

    def excluding(self, places: Collection[int]) -> "Scenario":
        """The scenario with these projects excluded."""
        return replace(self.without(places), excluded=self.excluded | set(places))

    def delaying(self, places: Collection[int], months: int) -> "Scenario":
        """The scenario with these projects delayed by so many months."""
        rest = self.without(places)
        return replace(rest, delayed={**rest.delayed, **dict.fromkeys(places, months)})


@dataclass(frozen=True)
class Outcome:
    """A year's totals in one measure, None if no project has a value.

    ``planned``: the plan; ``by_end``: commissioned, or with a stated day by the year's end; ``beyond``: with a later
    stated day. Open projects without a stated day count only in the plan.
    """

    planned: float | None
    by_end: float | None
    beyond: float | None


def supposed(projects: Projects, facts: Facts, scenario: Scenario, as_of: date, division: Division) -> Facts:
    """The facts of the same projects under a scenario, computed by the same rules as any register's.

    A delay moves the ``coming_date``; the baseline date and the programme year stay. Commissioned projects and those
    without a date are not delayed.
    """
    rows = projects.iloc[facts.index].copy()
    stages = codelist("stages")
    gone = next(code for code in stages if not stages.holds(code, "counts_in_plan"))
    rows.loc[facts.index.isin(scenario.excluded), "stage"] = gone
    months = facts.index.map(scenario.delayed).to_numpy(float)
    moves = ~np.isnan(months) & (facts["status"] != "commissioned").to_numpy()
    coming = coming_date(facts, as_of)
    for number in np.unique(months[moves]):
        these = moves & (months == number)
        rows.loc[these, "expected_date"] = (coming[these] + pd.DateOffset(months=int(number))).to_numpy()
    found = facts_of(rows, as_of, division)
    found.index = facts.index
    return found


def outcome(facts: Facts, measure: str, as_of: date, year: int) -> Outcome:
    """A year's totals."""
    promised = plan(facts)
    amounts = promised[measure].to_numpy(float)
    in_time = in_by_end(promised, as_of, year)
    late = (_ahead(promised, as_of).dt.year > year).to_numpy(bool)
    return Outcome(*(_total(amounts, mask) for mask in (np.ones_like(in_time), in_time, late)))


def in_by_end(facts: Facts, as_of: date, year: int) -> npt.NDArray[np.bool_]:
    """Whether each project is commissioned, or due by the end of the year."""
    done = (facts["status"] == "commissioned") & facts["in_plan"]
    comes = _ahead(facts, as_of).dt.year <= year
    either: npt.NDArray[np.bool_] = (done | comes).to_numpy(bool)
    return either


def coming_date(facts: Facts, as_of: date) -> pd.Series:
    """The stated day in the future, else the expected, else the planned date."""
    coming: pd.Series = stated_day(facts, as_of).fillna(facts["expected_date"]).fillna(facts["planned_date"])
    return coming


def _ahead(facts: Facts, as_of: date) -> pd.Series:
    """The stated day ahead of each open project of the plan that is not suspended."""
    stopped = facts["stage"].isin(codelist("stages").where("is_suspended"))
    is_open = (facts["status"] != "commissioned") & facts["in_plan"] & ~stopped
    return stated_day(facts, as_of).where(is_open)


def _total(amounts: npt.NDArray[np.float64], mask: npt.NDArray[np.bool_]) -> float | None:
    known = ~np.isnan(amounts)
    return float(amounts[known & mask].sum()) if known.any() else None
