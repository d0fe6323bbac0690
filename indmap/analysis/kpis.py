"""The headline figures of a cut. A figure without any known value is None, never zero."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from indmap.analysis.facts import Facts
from indmap.words.codelists import codelist

MEASURES = ("count", "cost", "jobs")


@dataclass(frozen=True)
class Rate:
    """A part of a whole in one measure; both are None if no row has a value.

    ``known`` of ``of`` rows have a value; the others are in neither part nor whole, so that they do not bias the rate.
    """

    part: float | None
    whole: float | None
    known: int
    of: int

    @property
    def value(self) -> float | None:
        """The part as a fraction of the whole."""
        return self.part / self.whole if self.part is not None and self.whole else None


@dataclass(frozen=True)
class Totals:
    """Sums over a cut's plan: projects, tenge, jobs, tenge of output a year, dollars of exports a year."""

    count: int
    cost: float | None
    jobs: float | None
    output: float | None
    exports: float | None


def plan(facts: Facts) -> Facts:
    """The plan as amended: without the excluded projects."""
    return facts if facts["in_plan"].all() else facts[facts["in_plan"]]


def totals(facts: Facts) -> Totals:
    """The totals of a cut's plan."""
    promised = plan(facts)
    sums = {name: _total(promised[name]) for name in ("cost", "jobs", "output", "exports")}
    return Totals(count=len(promised), **sums)


def commissioning_rate(facts: Facts, measure: str) -> Rate:
    """The share of the plan that is commissioned, by number of projects, by cost, or by jobs."""
    promised = plan(facts)
    return _rate(promised, promised["status"] == "commissioned", measure)


def attention(facts: Facts, measure: str) -> Rate:
    """The share of the plan whose status needs attention: at risk, delayed, suspended or without a date."""
    promised = plan(facts)
    return _rate(promised, promised["status"].isin(codelist("statuses").where("needs_attention")), measure)


def due(facts: Facts, as_of: date) -> Rate:
    """The share of projects with a programme date that should be commissioned by the as-of date."""
    promised = plan(facts)
    dated = promised[promised["programme_date"].notna()]
    return _rate(dated, dated["programme_date"] <= pd.Timestamp(as_of), "count")


@dataclass(frozen=True)
class Pace:
    """Open projects, days to the year's end, and the projects per month needed to commission all of them."""

    left: int
    days: int
    per_month: float | None


def pace(facts: Facts, as_of: date, year: int) -> Pace:
    """The pace needed for the rest of the year; ``per_month`` is None once the year is over."""
    promised = plan(facts)
    left = int((promised["status"] != "commissioned").sum())
    days = max((date(year, 12, 31) - as_of).days, 0)
    return Pace(left, days, left / (days / (365.25 / 12)) if days else None)


def _rate(whole: Facts, part: pd.Series, measure: str) -> Rate:
    known = whole[measure].notna()
    if not known.any():
        return Rate(None, None, 0, len(whole))
    return Rate(
        part=float(whole.loc[known & part, measure].sum()),
        whole=float(whole.loc[known, measure].sum()),
        known=int(known.sum()),
        of=len(whole),
    )


def _total(values: pd.Series) -> float | None:
    return float(values.sum()) if values.notna().any() else None
