"""Concentration: how much of the plan its largest projects carry."""

from dataclasses import dataclass

import numpy as np

from indmap.analysis.facts import Facts
from indmap.analysis.kpis import plan

LARGEST = 5
"""As many as are named one by one."""


@dataclass(frozen=True, eq=False)
class Concentration:
    """The largest projects of the plan in one measure, the dearest first, and all others together.

    ``rest`` is their sum, of ``others`` projects whose measure is known; ``unknown`` projects have none; ``half`` is
    how few of the largest carry half of the whole, None where the whole is nothing.
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
    """The concentration of the plan of a cut; of equals the one that stands first in the register is the larger."""
    promised = plan(facts)
    known = promised[measure].dropna().sort_values(ascending=False, kind="stable")
    sums = known.cumsum().to_numpy(float)
    whole = sums[-1] if len(sums) else 0.0
    half = int(np.argmax(sums >= whole / 2)) + 1 if whole > 0 else None
    others = known.iloc[most:]
    largest = promised.loc[known.index[:most]]
    return Concentration(largest, measure, float(others.sum()), len(others), len(promised) - len(known), half)
