"""The year by month: what the programme wanted, what came, what is expected."""

from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from indmap.analysis.facts import Facts
from indmap.analysis.kpis import plan


def by_month(facts: Facts, measure: str, year: int, as_of: date) -> pd.DataFrame:
    """Twelve rows: ``month``, ``plan``, ``actual``, ``forecast`` as sums of a measure.

    Plan: by programme date in the year. Actual: commissioned, by actual date in the year, absent after the as-of
    month. Forecast: open projects by expected date, else planned date, absent before the as-of month.
    """
    promised = plan(facts)
    done = promised["status"] == "commissioned"
    coming = promised["expected_date"].where(promised["expected_date"].notna(), promised["planned_date"])
    ahead = ~done & (coming >= pd.Timestamp(as_of))
    columns = {
        "plan": _sums(promised, promised["programme_date"], measure, year),
        "actual": _sums(promised[done], promised.loc[done, "actual_date"], measure, year),
        "forecast": _sums(promised[ahead], coming[ahead], measure, year),
    }
    frame = pd.DataFrame({"month": np.arange(1, 13), **columns})
    now = as_of.month if as_of.year == year else 13 if as_of.year > year else 0
    frame["actual"] = frame["actual"].where(frame["month"] <= now)
    frame["forecast"] = frame["forecast"].where(frame["month"] >= now)
    return frame


def undated(facts: Facts, year: int) -> int:
    """How many commissioned projects have no actual date, so that no month can show them."""
    done = facts["status"] == "commissioned"
    return int((done & facts["actual_date"].isna() & ((facts["year"] == year) | facts["year"].isna())).sum())


def without_forecast(facts: Facts, as_of: date) -> int:
    """How many open projects have no date ahead: it has passed and no new one is given, or there never was one."""
    promised = plan(facts)
    coming = promised["expected_date"].where(promised["expected_date"].notna(), promised["planned_date"])
    return int(((promised["status"] != "commissioned") & ~(coming >= pd.Timestamp(as_of))).sum())


def _sums(facts: Facts, dates: pd.Series, measure: str, year: int) -> npt.NDArray[Any]:
    chosen = (dates.dt.year == year).to_numpy() & facts[measure].notna().to_numpy()
    months = dates.dt.month.to_numpy()[chosen].astype(int) - 1
    return np.bincount(months, facts[measure].to_numpy()[chosen], 12)
