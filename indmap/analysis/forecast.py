"""Forecast: when each open project is to be expected, on what basis, and what range that leaves the year's end.

An expected date that lies ahead is taken as given, unless the project is suspended. Else the planned date, where it
lies ahead, is moved by the typical slip of the project's class, where enough of it was commissioned with a first
planned date to tell. Else there is no forecast, and the basis says why.
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
"""Commissioned projects that make a slip typical; a sector with fewer takes the whole register's."""
LOW, MIDDLE, HIGH = 0.2, 0.5, 0.8
"""The part of the slips that a project's earliest, likely and latest day stand for."""

BASES = ("stated", "typical", "suspended", "undated", "passed", "unforeseen")
"""Codes of ``forecast_bases``: as given, by typical slip; none, being suspended, never dated, past or unknown."""

_ANY = ""


def typical_slips(projects: Projects, as_of: date) -> pd.DataFrame:
    """Days from the first planned date to commissioning, of what is commissioned by the day.

    Index: sectors with enough of them, and an empty code for the whole register where that has; columns: ``low``,
    ``middle``, ``high`` (quantiles), ``n``. A slip inside the period that the first date stated is none.
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
    """One row an open project of the plan, by its place: ``date``, ``earliest``, ``latest``, ``basis`` (``BASES``).

    The dates are absent where there is no forecast; of a stated one all three are the same.
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
    """What a year's programme has come to by a day of it: ``planned`` (all of it), ``done``, ``expected``, ``low``,
    ``high``, in one measure.

    Low is what is done and what needs no attention by its latest day; high takes everything by its earliest day, and
    what has no forecast unless it is planned for later.
    """  # noqa: D205 - one sentence
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
    """Open projects of a year's programme that are forecast for a later year; they stay in the year's denominator."""
    programme = of_year(facts, year)
    chosen: Facts = programme[found["date"].reindex(programme.index).dt.year > year]
    return chosen


def of_year(facts: Facts, year: int) -> Facts:
    """The programme of a year, as amended."""
    promised = plan(facts)
    chosen: Facts = promised[promised["year"] == year]
    return chosen


def _moved(left: Facts, slips: pd.DataFrame | None, day: pd.Timestamp) -> pd.DataFrame:
    """The planned dates moved by the typical slip of each project's sector, none before the day."""
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
    """How far each open project is from the date first planned, the furthest first, those without such a date last.

    ``start`` (programme date) · ``date`` (forecast) · ``days`` between them · ``is_least``: there is no forecast, and
    the days run to the later day that is stated, or to the as-of day where the first date has passed.
    """
    left = facts.loc[found.index]
    least = stated_day(left, as_of).fillna(pd.Timestamp(as_of))
    frame = pd.DataFrame({"start": left["programme_date"], "date": found["date"]})
    frame["is_least"] = found["date"].isna() & (left["programme_date"] < least)
    until = frame["date"].where(~frame["is_least"], least)
    frame["days"] = (until - frame["start"]).dt.days.astype("float64")
    return frame.sort_values("days", ascending=False, kind="stable", na_position="last")


def agenda(facts: Facts, found: pd.DataFrame, as_of: date) -> pd.Series:
    """When each open project is due: on the day of its forecast, else on the day ahead that is stated, else absent."""
    due: pd.Series = found["date"].fillna(stated_day(facts.loc[found.index], as_of))
    return due


def stated_day(facts: Facts, as_of: date) -> pd.Series:
    """The day ahead that the register gives each project: the expected date, else the planned one, else absent."""
    ahead = facts[["expected_date", "planned_date"]].where(lambda dates: dates >= pd.Timestamp(as_of))
    day: pd.Series = ahead["expected_date"].fillna(ahead["planned_date"])
    return day
