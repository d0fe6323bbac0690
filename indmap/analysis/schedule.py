"""A year by month: planned, actual and forecast commissioning."""

from calendar import monthrange
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from indmap.analysis.facts import Facts
from indmap.analysis.forecast import of_year, outcome
from indmap.analysis.kpis import plan

LINES = ("plan", "actual", "forecast", "low", "high")


def by_month(facts: Facts, measure: str, year: int, as_of: date, found: pd.DataFrame) -> pd.DataFrame:
    """Twelve rows: ``month``, ``plan``, ``actual``, ``forecast`` as sums of a measure.

    Plan: by programme date in the year. Actual: commissioned projects by actual date, NaN after the as-of month.
    Forecast: open projects by their date in ``found`` (see `forecast.forecast`), NaN before the as-of month, and
    everywhere if no open project has a date.
    """
    promised = plan(facts)
    done = promised["status"] == "commissioned"
    columns = {
        "plan": _sums(promised[measure], promised["programme_date"], year),
        "actual": _sums(promised[measure], promised["actual_date"].where(done), year),
        "forecast": _sums(facts[measure].loc[found.index], found["date"], year),
    }
    frame = pd.DataFrame({"month": np.arange(1, 13), **columns})
    now = _month_of(as_of, year)
    frame["actual"] = frame["actual"].where(frame["month"] <= now)
    told = found.empty or bool(found["date"].notna().any())
    frame["forecast"] = frame["forecast"].where((frame["month"] >= now) & told)
    return frame


def cumulative(facts: Facts, measure: str, year: int, as_of: date, found: pd.DataFrame) -> pd.DataFrame:
    """Twelve rows: ``month`` and ``LINES``, cumulative sums of the year's programme at the end of each month.

    Actual runs to the as-of month; projects commissioned without a date count in that month, those commissioned before
    the year in January. Forecast, low and high run from that month on, and are ``outcome`` at each month's end.
    """
    programme = of_year(facts, year)
    done = programme[programme["status"] == "commissioned"]
    now = _month_of(as_of, year)
    last = min(max(now, 1), 12)
    start = pd.Timestamp(year, 1, 1)
    came = done["actual_date"].fillna(pd.Timestamp(year, last, 1))
    came = came.where(came >= start, start)
    frame = pd.DataFrame({"month": np.arange(1, 13)})
    frame["plan"] = np.cumsum(_sums(programme[measure], programme["programme_date"], year))
    frame["actual"] = np.cumsum(_sums(done[measure], came, year))
    frame["actual"] = frame["actual"].where(frame["month"] <= now)
    ahead = range(max(now, 1), 13) if now < 13 else range(0)
    outcomes = {month: outcome(facts, found, measure, _end(year, month)) for month in ahead}
    for line, name in (("forecast", "expected"), ("low", "low"), ("high", "high")):
        frame[line] = [outcomes[month][name] if month in outcomes else np.nan for month in frame["month"]]
    return frame


def undated(facts: Facts, year: int) -> int:
    """How many commissioned projects of the year, or of no known year, are in no month for want of an actual date."""
    done = facts["status"] == "commissioned"
    return int((done & facts["actual_date"].isna() & ((facts["year"] == year) | facts["year"].isna())).sum())


def _month_of(as_of: date, year: int) -> int:
    """The month of the as-of date in the year; 0 before the year, 13 after it."""
    return as_of.month if as_of.year == year else 13 if as_of.year > year else 0


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _sums(amounts: pd.Series, dates: pd.Series, year: int) -> npt.NDArray[Any]:
    """Twelve sums of the known amounts whose dates are in the year, by month."""
    chosen = (dates.dt.year == year).to_numpy() & amounts.notna().to_numpy()
    months = dates.dt.month.to_numpy()[chosen].astype(int) - 1
    return np.bincount(months, amounts.to_numpy()[chosen], 12)
