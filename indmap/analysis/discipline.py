"""Reporting discipline: who has not sent data, how old each group's data are, and how much came at the last minute.

Groups are senders, regions or responsible bodies; rows without a value are in none. ``told`` is the frame of
`history.history`.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from indmap.analysis.compare import Comparison, Edition
from indmap.analysis.history import last_changes, latest_rows
from indmap.analysis.kpis import Rate
from indmap.analysis.status import CLOSED

STALE_DAYS = (30, 90)
"""Days since the last change after which data are ageing, and old."""

EVE_DAYS, RECENT_DAYS = 7, 30
"""Days before a register's as-of date: those in which a launch is rushed, and those in which changes are late ones."""


def not_sent(editions: Sequence[Edition], column: str, expected: Sequence[str] = ()) -> pd.DataFrame:
    """The groups missing from the latest edition: ``last_as_of`` (NaT if never present), ``projects`` at that date.

    Groups that were ever in an earlier edition are expected, and those in ``expected``.
    """
    order = sorted(range(len(editions)), key=lambda place: (editions[place].as_of, place))
    seen: dict[str, tuple[date | None, int]] = dict.fromkeys(expected, (None, 0))
    for place in order:
        counts = _groups(editions[place], column).value_counts()
        seen |= {str(name): (editions[place].as_of, int(count)) for name, count in counts.items()}
    there = set(_groups(editions[order[-1]], column).dropna().astype("str")) if order else set()
    missing = sorted(set(seen) - there)
    columns = {"last_as_of": [seen[name][0] for name in missing], "projects": [seen[name][1] for name in missing]}
    frame = pd.DataFrame(columns, index=pd.Index(missing, name=column, dtype="str"))
    return frame.astype({"last_as_of": "datetime64[us]", "projects": "int64"})


def ages(told: pd.DataFrame, column: str, day: date) -> pd.DataFrame:
    """How old the data of each group in the latest edition are; one row a group, an empty frame without history.

    ``projects`` · ``last_change`` (as-of date of the register in which any of its projects was added or changed) ·
    ``days`` since then · ``at_least`` (nothing changed since the first register, so the age is a lower bound) ·
    ``median_days`` over its open projects, and the shares of these older than ``STALE_DAYS``: ``ageing``, ``old``.
    """
    if told.empty:
        return pd.DataFrame()
    latest = latest_rows(told)
    latest = latest.assign(changed=latest["thread"].map(last_changes(told)))
    latest["age"] = (pd.Timestamp(day) - latest["changed"]).dt.days.astype("float64")
    latest["age_open"] = latest["age"].where(~latest["status"].isin(CLOSED))
    for name, limit in zip(("ageing", "old"), STALE_DAYS, strict=True):
        latest[name] = (latest["age_open"] > limit).where(latest["age_open"].notna()).astype("float64")
    groups = latest[latest[column].notna()].groupby(latest[column].astype("str"), sort=True)
    found: pd.DataFrame = groups.agg(
        projects=("thread", "size"),
        last_change=("changed", "max"),
        days=("age", "min"),
        median_days=("age_open", "median"),
        ageing=("ageing", "mean"),
        old=("old", "mean"),
    )
    found.insert(3, "at_least", found["last_change"] == told["as_of"].min())
    return found


def changes_by_edition(told: pd.DataFrame) -> pd.DataFrame:
    """How many projects each register but the first changed: ``edition``, ``as_of``, ``projects``, ``changed``."""
    later = told[told["as_of"] > told["as_of"].min()] if len(told) else told
    if later.empty:
        return pd.DataFrame({"edition": [], "as_of": [], "projects": [], "changed": []})
    groups = later.groupby(["as_of", "edition"], sort=True)["has_changed"].agg(projects="size", changed="sum")
    return groups.reset_index()[["edition", "as_of", "projects", "changed"]]


def last_minute(told: pd.DataFrame, days: int = RECENT_DAYS) -> Rate:
    """The share of all changes that came in registers of the last ``days`` days, up to the latest as-of date."""
    counts = changes_by_edition(told)
    whole = float(counts["changed"].sum()) if len(counts) else 0.0
    if not whole:
        return Rate(None, None, 0, 0)
    late = counts["as_of"] > counts["as_of"].max() - pd.Timedelta(days=days)
    return Rate(float(counts.loc[late, "changed"].sum()), whole, len(counts), len(counts))


def rushed(comparison: Comparison, days: int = EVE_DAYS) -> Rate:
    """The share of launches between two registers that are dated in the last ``days`` days before the later one.

    Only dates stated to the day are known: those of a month or a year stand at its end, which may be after the report.
    """
    day = pd.Timestamp(comparison.later.as_of)
    actual = comparison.after("actual_date")
    launched = (comparison.after("status") == "commissioned") & (comparison.before("status") != "commissioned")
    between = launched & (actual.isna() | (actual > pd.Timestamp(comparison.earlier.as_of)))
    known = actual[between & (comparison.after("actual_date_precision") == "day")]
    if known.empty:
        return Rate(None, None, 0, int(between.sum()))
    late = int((known > day - pd.Timedelta(days=days)).sum())
    return Rate(float(late), float(len(known)), len(known), int(between.sum()))


def _groups(edition: Edition, column: str) -> pd.Series:
    source = edition.facts if column in edition.facts else edition.projects
    values = source[column]
    return values.astype("object").where(values.notna(), np.nan)
