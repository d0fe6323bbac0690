"""History: each project in every register, in one frame, each row compared with the register before."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from indmap.analysis.compare import Edition
from indmap.analysis.movement import shift, untold

STATED = (
    "baseline_date",
    "planned_date_precision",
    "delay_reason",
    "remarks",
    "responsible",
    "sender",
    "readiness",
    "spent",
)
"""The register's columns that a history has beside the facts."""

_PRECISIONS = ("baseline_date_precision", "actual_date_precision")
_FACTS = ("region", "sector", "status", "stage", "year", "in_plan", "count", "cost", "jobs")
_DATES = ("planned_date", "expected_date", "actual_date")
_COMPARED = ("region", "sector", "stage", "cost", "jobs", *_DATES, *STATED)


def history(editions: Sequence[Edition], threaded: pd.DataFrame) -> pd.DataFrame:
    """One row per project and edition, in the order of ``threads``: its facts and the columns ``STATED``.

    Also: ``is_first`` (first row of the thread) · ``moved`` (days since the planned date last stated, 0 if it was only
    made more precise, NaN without both) · ``is_silent`` (moved into a later year without an explanation) ·
    ``has_changed`` (any compared column differs from the row before; True for the first).
    """
    if threaded.empty:
        return threaded.copy()
    frames = []
    for place, edition in enumerate(editions):
        said = pd.concat([edition.facts[[*_FACTS, *_DATES]], edition.projects[[*STATED, *_PRECISIONS]]], axis=1)
        frames.append(said.assign(edition=place, row=range(len(said))))
    whole = threaded.merge(pd.concat(frames, ignore_index=True), on=["edition", "row"], how="left")
    whole = whole.sort_values(["thread", "as_of"], kind="stable", ignore_index=True)
    whole["is_first"] = whole["thread"] != whole["thread"].shift()
    known = _last_known(whole)
    moved = shift((known["planned_date"], whole["planned_date"]), (known["precision"], whole["planned_date_precision"]))
    whole["moved"] = moved
    later_year = whole["planned_date"].dt.year > known["planned_date"].dt.year
    remarks = (whole["remarks"].shift().where(~whole["is_first"]), whole["remarks"])
    whole["is_silent"] = (moved > 0) & later_year & untold(whole["delay_reason"], remarks)
    whole["has_changed"] = whole["is_first"] | _differs(whole)
    return whole


def latest_rows(told: pd.DataFrame) -> pd.DataFrame:
    """The rows of a history's latest edition; of several with one as-of date, the last."""
    rows: pd.DataFrame = told[told["edition"] == told.loc[told["as_of"] == told["as_of"].max(), "edition"].max()]
    return rows


def last_changes(told: pd.DataFrame) -> pd.Series:
    """By thread: the as-of date of the last register in which the project was added or changed."""
    return told["as_of"].where(told["has_changed"]).groupby(told["thread"]).max()


def _last_known(whole: pd.DataFrame) -> pd.DataFrame:
    """The last planned date stated before each row of its thread, with its precision."""
    stated = whole["planned_date"].notna()
    columns = {"planned_date": whole["planned_date"], "precision": whole["planned_date_precision"].where(stated)}
    return pd.DataFrame(
        {
            name: values.groupby(whole["thread"]).ffill().shift().where(~whole["is_first"])
            for name, values in columns.items()
        }
    )


def _differs(whole: pd.DataFrame) -> pd.Series:
    """Whether any compared column differs from the row above; missing on one side only is a difference."""
    changed = np.zeros(len(whole), bool)
    for column in _COMPARED:
        numbers, _ = pd.factorize(whole[column])
        changed[1:] |= numbers[1:] != numbers[:-1]
    return pd.Series(changed, index=whole.index)
