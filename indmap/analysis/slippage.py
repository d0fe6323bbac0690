"""Slippage: how far each project is from its baseline, and how often its planned date moved, with or without a reason.

The baseline is the first baseline date that any register gives, else the first planned date seen. A commissioned
project is compared with it by its actual date, any other by its planned date.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from indmap.analysis.compare import Edition
from indmap.analysis.groups import UNRANKED_BELOW
from indmap.analysis.history import history
from indmap.analysis.identity import marks_of
from indmap.analysis.movement import shift
from indmap.words.spellings import fold


def slippage(editions: Sequence[Edition], threaded: pd.DataFrame) -> pd.DataFrame:
    """One row per project of the latest edition; the index is its ``row`` there.

    ``thread`` · ``baseline``, ``baseline_from`` (``approved`` or ``first_seen``) · ``current`` (actual, else planned
    date) · ``baseline_precision``, ``current_precision`` (codelist ``precisions``) · ``days`` between them, 0 within
    the period that either states, NaN without both · ``postponements``, ``silent_moves``, ``brought_forward`` (counts)
    · ``last_moved`` (as-of date of the register that last moved it) · ``region``, ``sector``, ``responsible``,
    ``status``, ``in_plan``, ``cost``.
    """
    told = history(editions, threaded)
    if told.empty:
        return told
    latest = told[told["edition"] == _latest(editions)].set_index("thread")
    baseline, precision, is_approved = _baselines(told, latest.index)
    is_done = (latest["status"] == "commissioned") & latest["actual_date"].notna()
    current = latest["actual_date"].where(is_done, latest["planned_date"])
    fineness = latest["actual_date_precision"].where(is_done, latest["planned_date_precision"])
    moved = told["moved"].fillna(0)
    counts = {"postponements": moved > 0, "silent_moves": told["is_silent"], "brought_forward": moved < 0}
    frame = pd.DataFrame(
        {
            "row": latest["row"],
            "baseline": baseline,
            "baseline_from": np.select([is_approved, baseline.notna()], ["approved", "first_seen"], ""),
            "current": current,
            "baseline_precision": precision,
            "current_precision": fineness,
            "days": shift((baseline, current), (precision, fineness)),
            **{name: mask.groupby(told["thread"]).sum().reindex(latest.index) for name, mask in counts.items()},
            "last_moved": told["as_of"].where(moved != 0).groupby(told["thread"]).max().reindex(latest.index),
        }
    )
    kept = latest[["region", "sector", "responsible", "status", "in_plan", "cost"]]
    return pd.concat([frame, kept], axis=1).reset_index().set_index("row").sort_index()


def slips_by(slips: pd.DataFrame, column: str) -> pd.DataFrame:
    """The plan's slippage by region, sector or responsible body.

    ``projects`` · ``known`` (with known ``days``) · ``late`` (``days`` above 0) · ``mean_days`` (weighted by cost, over
    projects with a known cost; NaN if there are none) · ``median_days`` · ``postponements`` · ``silent_moves`` ·
    ``ranked``. Spellings of one responsible body are grouped under the most frequent one.
    """
    planned = slips[slips["in_plan"].astype(bool) & slips[column].notna()]
    names = _spelt(planned[column]) if column == "responsible" else planned[column].astype("str")
    weight = planned["cost"].where(planned["days"].notna() & (planned["cost"] > 0))
    frame = planned.assign(weight=weight, weighted=weight * planned["days"], late=planned["days"] > 0)
    groups = frame.groupby(names, sort=True)
    found = groups.agg(
        projects=("thread", "size"),
        known=("days", "count"),
        late=("late", "sum"),
        median_days=("days", "median"),
        postponements=("postponements", "sum"),
        silent_moves=("silent_moves", "sum"),
    )
    found.insert(3, "mean_days", groups["weighted"].sum(min_count=1) / groups["weight"].sum(min_count=1))
    found["ranked"] = found["known"] >= UNRANKED_BELOW
    return found


def claims(editions: Sequence[Edition], threaded: pd.DataFrame) -> pd.DataFrame:
    """Projects counted in two years: ``kind``, ``row``, ``other_row`` in the latest edition, ``year``, ``other_year``.

    ``two_rows``: the same name, company and region twice in the register, in the programmes of two years, whatever the
    codes. ``launched_again``: launched in one year, then in another. ``planned_again``: launched, then planned for
    a later year.
    """
    latest = editions[_latest(editions)]
    told = history(editions, threaded)
    found = [_two_rows(latest)]
    launched = (told["status"] == "commissioned") & told["actual_date"].notna()
    first = told["actual_date"].dt.year.where(launched).groupby(told["thread"]).transform("first")
    is_latest = told["edition"] == _latest(editions)
    again = is_latest & launched & (told["actual_date"].dt.year != first)
    planned = is_latest & (told["status"] != "commissioned") & (told["planned_date"].dt.year > first)
    for kind, mask, date in (("launched_again", again, "actual_date"), ("planned_again", planned, "planned_date")):
        rows = told[mask]
        years = (first[mask].to_numpy(), rows[date].dt.year.to_numpy())
        found.append(_claimed(kind, rows["row"].to_numpy(), rows["row"].to_numpy(), years))
    return pd.concat(found, ignore_index=True)


def _baselines(told: pd.DataFrame, threads: pd.Index) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Each thread's baseline, its precision, and whether it is an approved baseline date."""
    approved, seen = (
        told[told[field].notna()].drop_duplicates("thread").set_index("thread").reindex(threads)
        for field in ("baseline_date", "planned_date")
    )
    is_approved = approved["baseline_date"].notna()
    return (
        approved["baseline_date"].where(is_approved, seen["planned_date"]),
        approved["baseline_date_precision"].where(is_approved, seen["planned_date_precision"]),
        is_approved,
    )


def _two_rows(edition: Edition) -> pd.DataFrame:
    marks = marks_of(edition.projects)[["name", "company", "region"]]
    marks = marks.assign(year=edition.facts["year"].to_numpy(), row=np.arange(len(marks)))
    marks = marks[(marks["name"] != "") & marks["year"].notna() & edition.facts["in_plan"].to_numpy(bool)]
    marks = marks[marks.duplicated(["name", "company", "region"], keep=False)].sort_values(["year", "row"])
    first = marks.groupby(["name", "company", "region"], sort=False)[["row", "year"]].transform("first")
    later = marks["year"] > first["year"]
    years = (first["year"][later].to_numpy(), marks["year"][later].to_numpy())
    return _claimed("two_rows", first["row"][later].to_numpy(), marks["row"][later].to_numpy(), years)


def _claimed(kind: str, rows: np.ndarray, others: np.ndarray, years: tuple[np.ndarray, np.ndarray]) -> pd.DataFrame:
    frame = pd.DataFrame({"kind": kind, "row": rows, "other_row": others, "year": years[0], "other_year": years[1]})
    return frame.astype({"kind": "str", "row": "int64", "other_row": "int64", "year": "int64", "other_year": "int64"})


def _latest(editions: Sequence[Edition]) -> int:
    """The position of the latest edition; of several with one as-of date, the last."""
    return max(range(len(editions)), key=lambda place: (editions[place].as_of, place))


def _spelt(names: pd.Series) -> pd.Series:
    """Each body's name in its most frequent spelling."""
    spelling = names.value_counts().rename_axis("name").reset_index()
    spelling["mark"] = spelling["name"].map(fold)
    spelling = spelling.sort_values(["count", "name"], ascending=[False, True])
    chosen = spelling.drop_duplicates("mark").set_index("mark")["name"]
    return names.map(dict(zip(spelling["name"], spelling["mark"].map(chosen), strict=True)))
