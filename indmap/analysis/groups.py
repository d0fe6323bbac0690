"""Facts grouped by a code: sums by region or sector, by status, and compared with the plan.

All sums are ``bincount`` over the categoricals' integer codes, so the cost depends on the number of rows alone.
"""

from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from indmap.analysis.facts import Facts
from indmap.analysis.kpis import plan
from indmap.words.codelists import codelist

UNRANKED_BELOW = 3
"""A group of fewer projects is shown but not ranked: a single launch would change its rate too much."""


def by_status(facts: Facts, column: str, measure: str) -> pd.DataFrame:
    """Sums of a measure: one row per code that has values, one column per status that occurs; NaN values add nothing.

    The index has the codes in the codelist's order.
    """
    groups, statuses = facts[column].cat, facts["status"].cat
    codes, width = _codes(facts[column]), len(statuses.categories)
    known = (codes >= 0) & facts[measure].notna().to_numpy()
    places = codes[known] * width + _codes(facts["status"])[known]
    size = len(groups.categories) * width
    shape = (len(groups.categories), width)
    sums = np.bincount(places, facts[measure].to_numpy()[known], size).reshape(shape)
    seen = np.bincount(places, minlength=size).reshape(shape)
    frame = pd.DataFrame(sums, index=pd.Index(groups.categories, name=column), columns=list(statuses.categories))
    there: npt.NDArray[Any] = np.asarray(seen)
    occurring = [code for place, code in enumerate(statuses.categories) if there[:, place].any()]
    return frame[occurring].iloc[np.flatnonzero(there.any(axis=1))]


def against_plan(facts: Facts, column: str, measure: str, as_of: date) -> pd.DataFrame:
    """Each group compared with its plan: one row per code that has projects in the plan.

    ``projects`` · ``plan``, ``commissioned``, ``attention`` (needs attention), ``due`` (by programme date on the as-of
    date): sums of the measure, NaN where no value is known · ``rate`` (commissioned / plan) · ``gap`` (``rate`` less
    the due share of what has a date; negative is behind) · ``ranked``.
    """
    promised = plan(facts)
    groups = promised[column].cat
    codes = _codes(promised[column])
    values = promised[measure].to_numpy(float)
    known = (codes >= 0) & ~np.isnan(values)
    dated = promised["programme_date"].notna().to_numpy()
    is_due = (promised["programme_date"] <= pd.Timestamp(as_of)).to_numpy()
    done = (promised["status"] == "commissioned").to_numpy()
    watched = _needs_attention(promised)
    size = len(groups.categories)

    places, amounts = codes[known], values[known]

    def total(mask: npt.NDArray[np.bool_]) -> npt.NDArray[Any]:
        return np.bincount(places, np.where(mask[known], amounts, 0.0), size)

    frame = pd.DataFrame(
        {
            "projects": np.bincount(codes[codes >= 0], minlength=size),
            "plan": _absent_where_none(total(np.ones_like(known)), places, size),
            "commissioned": _absent_where_none(total(done), places, size),
            "attention": _absent_where_none(total(watched), places, size),
            "due": _absent_where_none(total(is_due), codes[known & dated], size),
            "_dated": total(dated),
        },
        index=pd.Index(groups.categories, name=column),
    )
    frame = frame[frame["projects"] > 0].copy()
    frame["rate"] = frame["commissioned"] / frame["plan"].where(frame["plan"] > 0)
    frame["gap"] = frame["rate"] - frame["due"] / frame["_dated"].where(frame["_dated"] > 0)
    frame["ranked"] = frame["projects"] >= UNRANKED_BELOW
    return frame.drop(columns="_dated")


def crossed(facts: Facts, rows: str, columns: str, measure: str) -> pd.DataFrame:
    """Sums of a measure by two codes, in long form: ``rows``, ``columns``, ``value``; one row per pair with a value."""
    promised = plan(facts)
    down, across = promised[rows].cat, promised[columns].cat
    values = promised[measure].to_numpy(float)
    row_codes, column_codes = _codes(promised[rows]), _codes(promised[columns])
    known = (row_codes >= 0) & (column_codes >= 0) & ~np.isnan(values)
    width = len(across.categories)
    places = row_codes[known] * width + column_codes[known]
    size = len(down.categories) * width
    seen = np.flatnonzero(np.bincount(places, minlength=size))
    sums = np.bincount(places, values[known], size)[seen]
    return pd.DataFrame(
        {
            rows: down.categories.to_numpy()[seen // width],
            columns: across.categories.to_numpy()[seen % width],
            "value": sums,
        }
    )


def _codes(values: pd.Series) -> npt.NDArray[Any]:
    """The integer codes of a categorical, as ``intp``: pandas keeps them in int8, which overflows in products."""
    return values.cat.codes.to_numpy(np.intp)


def _needs_attention(facts: Facts) -> npt.NDArray[np.bool_]:
    return facts["status"].isin(codelist("statuses").where("needs_attention")).to_numpy()


def _absent_where_none(
    sums: npt.NDArray[np.float64], present: npt.NDArray[np.intp], size: int
) -> npt.NDArray[np.float64]:
    return np.where(np.bincount(present, minlength=size) > 0, sums, np.nan)
