"""What is late, what is still to come, and what has come: the lists that a meeting goes through."""

from datetime import date

import pandas as pd

from indmap.analysis.facts import Facts
from indmap.analysis.forecast import agenda, forecast, slips_of
from indmap.analysis.kpis import plan

_MONTH = 365.25 / 12  # days


def late(facts: Facts, as_of: date) -> Facts:
    """Open projects that are behind their programme date, the dearest first, with ``slip`` in months.

    The slip is that of ``slips_of`` by what the register states: what is typical of others makes no project late.
    """
    slips = slips_of(facts, forecast(facts, as_of), as_of)["days"]
    slips = slips[slips > 0] / _MONTH
    return _dearest(facts.loc[slips.index].assign(slip=slips).sort_index())


def coming(facts: Facts, found: pd.DataFrame, as_of: date, year: int) -> Facts:
    """Open projects that are due by the end of a year, with the day as ``due``, the dearest first."""
    due = agenda(facts, found, as_of)
    due = due[due <= pd.Timestamp(year, 12, 31)]
    return _dearest(facts.loc[due.index].assign(due=due))


def launched(facts: Facts) -> Facts:
    """The commissioned projects of the plan, the dearest first."""
    promised = plan(facts)
    return _dearest(promised[promised["status"] == "commissioned"])


def _dearest(facts: Facts) -> Facts:
    return facts.sort_values("cost", ascending=False, kind="stable")
