"""Lists for a meeting: late projects, projects still to come, and commissioned projects, by descending cost."""

from datetime import date

import pandas as pd

from indmap.analysis.facts import Facts
from indmap.analysis.forecast import agenda, forecast, slips_of
from indmap.analysis.kpis import plan

_MONTH = 365.25 / 12  # days


def late(facts: Facts, as_of: date) -> Facts:
    """Open projects behind their programme date, with ``slip`` in months.

    Only stated dates count: a typical slip of other projects makes no project late.
    """
    slips = slips_of(facts, forecast(facts, as_of), as_of)["days"]
    slips = slips[slips > 0] / _MONTH
    return _by_cost(facts.loc[slips.index].assign(slip=slips).sort_index())


def coming(facts: Facts, found: pd.DataFrame, as_of: date, year: int) -> Facts:
    """Open projects that are due by the end of a year, with the date in ``due``."""
    due = agenda(facts, found, as_of)
    due = due[due <= pd.Timestamp(year, 12, 31)]
    return _by_cost(facts.loc[due.index].assign(due=due))


def launched(facts: Facts) -> Facts:
    """The commissioned projects of the plan."""
    promised = plan(facts)
    return _by_cost(promised[promised["status"] == "commissioned"])


def _by_cost(facts: Facts) -> Facts:
    return facts.sort_values("cost", ascending=False, kind="stable")
