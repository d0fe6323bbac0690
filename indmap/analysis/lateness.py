"""What is late, what is still to come, and what has come: the lists that a meeting goes through."""

from datetime import date

import pandas as pd

from indmap.analysis.facts import Facts
from indmap.analysis.kpis import plan

_MONTH = 365.25 / 12  # days


def late(facts: Facts, as_of: date) -> Facts:
    """Open projects that are behind their programme date, the dearest first, with ``slip`` in months.

    A project slips to its expected date, else to its planned one where that was moved, and at least to the as-of day.
    """
    left = _open(facts)
    day = pd.Timestamp(as_of)
    until = left[["planned_date", "expected_date"]].max(axis=1)
    until = until.where(until >= day, day)
    slip = (until - left["programme_date"]).dt.days / _MONTH
    behind = left.assign(slip=slip)
    return _dearest(behind[behind["slip"] > 0])


def coming(facts: Facts, as_of: date, year: int) -> Facts:
    """Open projects expected, else planned, from the as-of day to the end of a year, the dearest first."""
    left = _open(facts)
    when = left["expected_date"].where(left["expected_date"].notna(), left["planned_date"])
    return _dearest(left[(when >= pd.Timestamp(as_of)) & (when <= pd.Timestamp(year, 12, 31))])


def launched(facts: Facts) -> Facts:
    """The commissioned projects of the plan, the dearest first."""
    promised = plan(facts)
    return _dearest(promised[promised["status"] == "commissioned"])


def _open(facts: Facts) -> Facts:
    promised = plan(facts)
    return promised[promised["status"] != "commissioned"]


def _dearest(facts: Facts) -> Facts:
    return facts.sort_values("cost", ascending=False, kind="stable")
