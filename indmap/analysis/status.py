"""The delivery status of each project on the as-of date.

The first rule that matches wins: excluded, suspended (by stage) · commissioned (actual date not after the as-of date,
or a commissioned stage and no later actual date) · no data (no planned date) · delayed (planned before the as-of date)
· at risk (expected after planned, or readiness more than 15 points below the share of time elapsed since start, or a
postponed stage) · on track (planned in the as-of year) · planned (later years).
"""

from datetime import date

import numpy as np
import pandas as pd

from indmap.register.projects import Projects
from indmap.words.codelists import codelist

READINESS_LAG = 0.15
"""How far readiness may lag behind the share of time elapsed before a project is at risk."""

CLOSED = ("commissioned", "excluded")
"""Statuses of projects of which nothing more is expected."""


def status_of(projects: Projects, as_of: date) -> pd.Series:
    """The status code of each project, categorical over the codelist ``statuses``."""
    day = pd.Timestamp(as_of)
    stages = codelist("stages")
    planned, actual = projects["planned_date"], projects["actual_date"]
    launched = projects["stage"].isin(stages.where("is_commissioned"))
    removed = ~projects["stage"].isin([code for code in stages if stages.holds(code, "counts_in_plan")])
    rules = [
        (removed & projects["stage"].notna(), "excluded"),
        (projects["stage"].isin(stages.where("is_suspended")), "suspended"),
        ((actual <= day) | (launched & ~(actual > day)), "commissioned"),
        (planned.isna(), "no_data"),
        (planned < day, "delayed"),
        (_at_risk(projects, day), "at_risk"),
        (planned.dt.year <= day.year, "on_track"),
    ]
    codes = list(codelist("statuses").codes)
    places = np.select(
        [rule.to_numpy(bool) for rule, _ in rules], [codes.index(code) for _, code in rules], codes.index("planned")
    )
    return pd.Series(pd.Categorical.from_codes(places, pd.Index(codes)), index=projects.index)


def elapsed(projects: Projects, day: pd.Timestamp) -> pd.Series:
    """The share of the time from start to planned commissioning that has passed, 0 to 1; NaN without both dates."""
    whole = (projects["planned_date"] - projects["start_date"]).dt.days.astype("float64")
    passed = (day - projects["start_date"]).dt.days.astype("float64")
    share: pd.Series = (passed / whole.where(whole > 0)).clip(0, 1)
    return share


def _at_risk(projects: Projects, day: pd.Timestamp) -> pd.Series:
    postponed = projects["stage"].isin(codelist("stages").where("is_postponed"))
    late = projects["expected_date"] > projects["planned_date"]
    behind = (elapsed(projects, day) - projects["readiness"]).round(9)  # 0.45 - 0.30 is a hair over 0.15
    lagging = behind > READINESS_LAG
    return postponed | late | lagging
