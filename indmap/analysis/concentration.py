"""Concentration: the share of the plan's total that its largest projects make up."""

from dataclasses import dataclass

import numpy as np

from indmap.analysis.facts import Facts
from indmap.analysis.kpis import plan

LARGEST = 5
"""How many projects are shown individually."""


@dataclass(frozen=True, eq=False)
class Concentration:
    """The largest projects of the plan in one measure, in descending order, and all others summed.

    ``rest`` is the sum of the ``others`` projects with a value; ``unknown`` counts projects without one. ``half`` is
    the smallest number of largest projects that make up half of the total, None if the total is 0.
    """

    largest: Facts
    measure: str
    rest: float
    others: int
    unknown: int
    half: int | None

    @property
    def carried(self) -> float:
        """The sum of the largest."""
        return float(self.largest[self.measure].sum())

    @property
    def whole(self) -> float:
        """The sum of all that is known."""
        return self.carried + self.rest

    @property
    def share(self) -> float | None:
        """The share of the whole that the largest carry."""
        return self.carried / self.whole if self.whole > 0 else None


def concentration(facts: Facts, measure: str, most: int = LARGEST) -> Concentration:
    """The concentration of the plan of a cut; ties keep the order of the register."""
    promised = plan(facts)
    known = promised[measure].dropna().sort_values(ascending=False, kind="stable")
    sums = known.cumsum().to_numpy(float)
    whole = sums[-1] if len(sums) else 0.0
    half = int(np.argmax(sums >= whole / 2)) + 1 if whole > 0 else None
    others = known.iloc[most:]
    largest = promised.loc[known.index[:most]]
    return Concentration(largest, measure, float(others.sum()), len(others), len(promised) - len(known), half)
