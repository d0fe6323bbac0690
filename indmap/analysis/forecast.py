"""Forecast: the date on which each open project is expected, its basis, and the resulting range of year-end totals.

A future expected date is taken as given, unless the project is suspended. Otherwise a future planned date is moved by
the typical slip of the project's sector, if enough projects with a baseline date were commissioned to estimate one.
Otherwise there is no forecast, and the basis says why.
"""

from datetime import date

import numpy as np
import pandas as pd

from indmap.analysis.facts import Facts
from indmap.analysis.kpis import plan
from indmap.analysis.movement import shift
from indmap.register.projects import Projects
from indmap.words.codelists import codelist

FEWEST = 10
"""Commissioned projects needed to estimate a typical slip; a sector with fewer uses the whole register's."""
LOW, MIDDLE, HIGH = 0.2, 0.5, 0.8
"""The quantiles of slips that give a project's earliest, likely and latest date."""

BASES = ("stated", "typical", "suspended", "undated", "passed", "unforeseen")
"""Codes of ``forecast_bases``: as stated, by typical slip; no forecast since suspended, undated, overdue, no slips."""

_ANY = ""


def typical_slips(projects: Projects, as_of: date) -> pd.DataFrame:
    """Days from the baseline date to commissioning, over the projects commissioned by the as-of date.

    Index: sectors with at least ``FEWEST`` such projects, and an empty code for the whole register if it has as many;
    columns: ``low``, ``middle``, ``high`` (quantiles), ``n``. Commissioned within the stated baseline period is 0 days.
    """
    done = projects[projects["baseline_date"].notna() & (projects["actual_date"] <= pd.Timestamp(as_of))]
    days = shift(
        (done["baseline_date"], done["actual_date"]),
        (done["baseline_date_precision"], done["actual_date_precision"]),
    )
    groups = {_ANY: days, **{str(code): part for code, part in days.groupby(done["sector"], observed=True)}}
    rows = {
        code: [*part.quantile([LOW, MIDDLE, HIGH]).round(), len(part)]
        for code, part in groups.items()
        if len(part) >= FEWEST
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=["low", "middle", "high", "n"])


def forecast(facts: Facts, as_of: date, slips: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row per open project of the plan: ``date``, ``earliest``, ``latest``, ``basis`` (``BASES``).

    The dates are NaT without a forecast, and all three are equal where the date is stated.
    """
    promised = plan(facts)
    left = promised[promised["status"] != "commissioned"]
    day = pd.Timestamp(as_of)
    suspended = left["stage"].isin(codelist("stages").where("is_suspended"))
    is_stated = ~suspended & (left["expected_date"] >= day)
    ahead = left["planned_date"] >= day
    moved = _moved(left, slips, day)
    is_typical = ~is_stated & ~suspended & ahead & moved["date"].notna()
    frame = pd.DataFrame(
        {
            name: left["expected_date"].where(is_stated, moved[name].where(is_typical))
            for name in ("date", "earliest", "latest")
        },
        index=left.index,
    )
    dated = left["planned_date"].notna() | left["expected_date"].notna()
    reasons = [is_stated, is_typical, suspended, ~dated, ~ahead]
    frame["basis"] = pd.array(
        np.select([reason.to_numpy(bool) for reason in reasons], BASES[:-1], BASES[-1]), dtype="str"
    )
    return frame


def outcome(facts: Facts, found: pd.DataFrame, measure: str, by: date) -> dict[str, float]:
    """A year's programme in one measure by a date in it: ``planned``, ``done``, ``expected``, ``low``, ``high``.

    Low adds to what is done only projects that need no attention, by their latest date. High adds all by their earliest
    date, and those without a forecast unless they are planned for later. ``found`` is the `forecast` of the facts.
    """
    programme = of_year(facts, by.year)
    amounts = programme[measure].fillna(0)
    done = programme["status"] == "commissioned"
    end = pd.Timestamp(by)
    here = found.reindex(programme.index)
    calm = ~programme["status"].isin(codelist("statuses").where("needs_attention"))
    opens = ~done & here["date"].isna() & ~(programme["planned_date"] > end)
    inside = {
        "planned": done | ~done,
        "done": done,
        "expected": done | (here["date"] <= end),
        "low": done | (calm & (here["latest"] <= end)),
        "high": done | (here["earliest"] <= end) | opens,
    }
    return {name: float(amounts[mask].sum()) for name, mask in inside.items()}


def slipping(facts: Facts, found: pd.DataFrame, year: int) -> Facts:
    """Open projects of a year's programme that are forecast for a later year; they still count in that programme."""
    programme = of_year(facts, year)
    chosen: Facts = programme[found["date"].reindex(programme.index).dt.year > year]
    return chosen


def of_year(facts: Facts, year: int) -> Facts:
    """The programme of a year, as amended."""
    promised = plan(facts)
    chosen: Facts = promised[promised["year"] == year]
    return chosen


def _moved(left: Facts, slips: pd.DataFrame | None, day: pd.Timestamp) -> pd.DataFrame:
    """The planned dates moved by the typical slip of each project's sector, never before the as-of date."""
    table = pd.DataFrame(columns=["low", "middle", "high"], dtype="float64") if slips is None else slips
    classes = left["sector"].astype("object").where(left["sector"].astype("object").isin(table.index), _ANY)
    days = table.reindex(classes.to_numpy())[["low", "middle", "high"]].astype("float64").set_axis(left.index)
    found = {
        name: left["planned_date"] + pd.to_timedelta(days[column], unit="D")
        for name, column in (("earliest", "low"), ("date", "middle"), ("latest", "high"))
    }
    found = {name: date.where(date.isna() | (date >= day), day) for name, date in found.items()}
    return pd.DataFrame(found, index=left.index)


def slips_of(facts: Facts, found: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """How far each open project is from its programme date, in descending order, NaN last.

    ``start`` (programme date) · ``date`` (forecast) · ``days`` between them · ``is_least``: there is no forecast, and
    ``days`` is a lower bound, counted to the stated day, or to the as-of date if the programme date has passed.
    """
    left = facts.loc[found.index]
    least = stated_day(left, as_of).fillna(pd.Timestamp(as_of))
    frame = pd.DataFrame({"start": left["programme_date"], "date": found["date"]})
    frame["is_least"] = found["date"].isna() & (left["programme_date"] < least)
    until = frame["date"].where(~frame["is_least"], least)
    frame["days"] = (until - frame["start"]).dt.days.astype("float64")
    return frame.sort_values("days", ascending=False, kind="stable", na_position="last")


def agenda(facts: Facts, found: pd.DataFrame, as_of: date) -> pd.Series:
    """When each open project is due: its forecast, else its stated day, else NaT."""
    due: pd.Series = found["date"].fillna(stated_day(facts.loc[found.index], as_of))
    return due


def stated_day(facts: Facts, as_of: date) -> pd.Series:
    """The future date that the register states for each project: the expected, else the planned one, else NaT."""
    ahead = facts[["expected_date", "planned_date"]].where(lambda dates: dates >= pd.Timestamp(as_of))
    day: pd.Series = ahead["expected_date"].fillna(ahead["planned_date"])
    return day
