"""Waterfall: what changed a total of the plan, or of the commissioned projects, from one register to the next.

A step is the change due to its projects. Start and steps add up to the end, exactly so where amounts are integers.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from indmap.analysis.compare import Comparison, in_cut
from indmap.analysis.filters import Filters

ORDER = (
    "commissioned",
    "new",
    "reinstated",
    "from_earlier",
    "from_later",
    "dated",
    "entered",
    "revised",
    "gone",
    "excluded",
    "reopened",
    "to_later",
    "to_earlier",
    "undated",
    "left",
)
"""The steps in the order drawn: additions, changes, removals."""


@dataclass(frozen=True, eq=False)
class Waterfall:
    """Two totals and the ``steps`` that occur between them: ``step`` (codelist ``steps``), ``value``, ``projects``.

    A total is None if no project of the cut has a value on that side; a missing amount adds nothing.
    """

    start: float | None
    end: float | None
    steps: pd.DataFrame


def waterfall(comparison: Comparison, measure: str, filters: Filters, *, is_commissioned: bool = False) -> Waterfall:
    """From the cut's plan in the earlier register to that in the later one.

    ``is_commissioned`` counts only commissioned projects, on either side.
    """
    inside = _inside(comparison, filters, is_commissioned=is_commissioned)
    amounts = (comparison.before(measure).to_numpy(float), comparison.after(measure).to_numpy(float))
    known = [np.where(mask & ~np.isnan(amount), amount, 0.0) for mask, amount in zip(inside, amounts, strict=True)]
    change = known[1] - known[0]
    steps = _steps(comparison, inside, filters.year, is_commissioned=is_commissioned)
    counts = (steps != "") & ((steps != "revised") | (change != 0))
    frame = pd.DataFrame({"step": steps[counts], "value": change[counts]})
    sums = frame.groupby("step")["value"].agg(value="sum", projects="size")
    order = [step for step in ORDER if step in sums.index]
    totals = [_total(amount[mask]) for mask, amount in zip(inside, amounts, strict=True)]
    return Waterfall(totals[0], totals[1], sums.loc[order].reset_index())


def _inside(
    comparison: Comparison, filters: Filters, *, is_commissioned: bool
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Whether each row counts in the earlier total, and whether in the later one."""
    masks = []
    for cut, column in zip(in_cut(comparison, filters), (comparison.before, comparison.after), strict=True):
        counts = cut & (column("in_plan") == True)  # noqa: E712 - absent is not in the plan
        masks.append((counts & (column("status") == "commissioned") if is_commissioned else counts).to_numpy(bool))
    return masks[0], masks[1]


def _steps(
    comparison: Comparison,
    inside: tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]],
    year: int | None,
    *,
    is_commissioned: bool,
) -> npt.NDArray[np.str_]:
    """The step of each row: the first case that applies, empty where the row is in neither total."""
    before, after = inside
    out, into = before & ~after, after & ~before
    years = (comparison.before("year").to_numpy(float), comparison.after("year").to_numpy(float))
    planned = [(column("in_plan") == True).to_numpy() for column in (comparison.before, comparison.after)]  # noqa: E712
    launched = [(column("status") == "commissioned").to_numpy() for column in (comparison.before, comparison.after)]
    moves = year is not None
    cases = [
        (into & comparison.is_new.to_numpy(), "new"),
        (out & comparison.is_gone.to_numpy(), "gone"),
        (into & is_commissioned & ~launched[0], "commissioned"),
        (into & ~planned[0], "reinstated"),
        (out & ~planned[1], "excluded"),
        (out & is_commissioned & ~launched[1], "reopened"),
        (into & moves & (years[0] < (year or 0)), "from_earlier"),
        (into & moves & (years[0] > (year or 0)), "from_later"),
        (into & moves & np.isnan(years[0]), "dated"),
        (out & moves & (years[1] > (year or 0)), "to_later"),
        (out & moves & (years[1] < (year or 0)), "to_earlier"),
        (out & moves & np.isnan(years[1]), "undated"),
        (into, "entered"),
        (out, "left"),
        (before & after, "revised"),
    ]
    return np.select([case for case, _ in cases], [step for _, step in cases], "")


def _total(amounts: npt.NDArray[np.float64]) -> float | None:
    return float(np.nansum(amounts)) if (~np.isnan(amounts)).any() else None
