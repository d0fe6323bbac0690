"""Which open projects deserve support first: points on each criterion by a stated rule, weighted and ranked.

The rule is data (the codelist ``criteria``): the field that holds a share, the two fields whose quotient replaces a
missing share, and the points for a bare yes or no. Points run from 0 to 100. A project without points on a criterion
that has weight is not ranked; they are never taken to be zero.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from indmap.analysis.facts import Facts
from indmap.analysis.weights import WHOLE, Weights
from indmap.register.projects import STATED, Projects
from indmap.words.codelists import codelist
from indmap.words.fields import fields

Floats = npt.NDArray[np.float64]

ABSENT, OUT_OF_RANGE, SHARE, QUOTIENT, YES, NO = "absent", "out_of_range", "share", "quotient", "yes", "no"
"""The basis of a criterion's points; the first two are the reasons why there are none."""

_EXACT = 6  # decimals of a score; finer differences are floating-point errors, and would break ties


@dataclass(frozen=True)
class Ranking:
    """Open projects ranked by a score, and those that cannot be; the index is as in facts.

    ``points``: one column per criterion, 0 to 100, NaN if unknown; ``bases``: their basis, or why there are none.
    ``ranked``: the best first, one column per criterion with the weighted points, their sum ``score``, and ``rank``,
    the same for equal scores. ``unranked``: the index of the others, in the order of the register.
    """

    points: pd.DataFrame
    bases: pd.DataFrame
    ranked: pd.DataFrame
    unranked: pd.Index
    weights: Weights


def candidates(facts: Facts) -> Facts:
    """Open projects, in the plan and not yet commissioned: the only ones that support can help."""
    open_ = facts["in_plan"] & (facts["status"] != "commissioned")
    return facts if open_.all() else facts[open_]


def active(weights: Weights) -> tuple[str, ...]:
    """The criteria with a weight above zero; a project needs no data on the others."""
    return tuple(code for code, weight in zip(codelist("criteria"), weights, strict=True) if weight)


def points_of(projects: Projects) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The points of each project on each criterion, and their basis, as two frames of one shape."""
    found = {code: _points(projects, code) for code in codelist("criteria")}
    points = pd.DataFrame({code: each[0] for code, each in found.items()}, index=projects.index)
    bases = pd.DataFrame({code: each[1] for code, each in found.items()}, index=projects.index)
    return points, bases


def unstated(projects: Projects, weights: Weights) -> tuple[str, ...]:
    """The criteria with weight on which no project of the register has points."""
    points, _ = points_of(projects)
    return tuple(code for code in active(weights) if points[code].isna().all())


def rank(projects: Projects, facts: Facts, weights: Weights) -> Ranking:
    """The open projects of the facts ranked by weights; of equal scores the highest cost comes first.

    ``projects`` is the whole register, which the index of the facts refers to.
    """
    wanted = candidates(facts)
    points, bases = points_of(projects[_sources()].iloc[wanted.index])
    points.index = bases.index = wanted.index
    known = points[list(active(weights))].notna().all(axis=1)
    parts = points[known] * (np.array(weights) / WHOLE)
    parts = parts.fillna(0.0)  # only criteria without weight are unknown here
    parts["score"] = parts.sum(axis=1).round(_EXACT)
    parts["rank"] = parts["score"].rank(ascending=False, method="min")
    order = pd.DataFrame({"score": parts["score"], "cost": wanted["cost"]})
    ranked = parts.loc[order[known].sort_values(["score", "cost"], ascending=False, kind="stable").index]
    return Ranking(points, bases, ranked, wanted.index[~known], weights)


def _sources() -> list[str]:
    """The register's columns that points are computed from, so that no others are copied."""
    criteria, kept = codelist("criteria"), set()
    for code in criteria:
        field = criteria.text(code, "field")
        kept |= {field, f"{field}_stated"} if field in STATED else {field}
        for name in filter(None, (criteria.text(code, "part"), criteria.text(code, "whole"))):
            kept |= {name, f"{name}_foreign", f"{name}_currency"}
    return sorted(kept)


def _points(projects: Projects, code: str) -> tuple[Floats, npt.NDArray[np.str_]]:
    """The points of a criterion and their basis: from the share itself, else a quotient, else a bare yes or no."""
    criteria = codelist("criteria")
    field = criteria.text(code, "field")
    share = projects[field].to_numpy(float)
    bases = np.where(np.isnan(share), ABSENT, SHARE).astype("U12")
    if part := criteria.text(code, "part"):
        quotient = _quotient(projects, part, criteria.text(code, "whole"))
        instead = np.isnan(share) & ~np.isnan(quotient)
        share, bases = np.where(instead, quotient, share), np.where(instead, QUOTIENT, bases)
    outside = (share < 0) | (share > 1 + 1e-9)
    share, bases = np.where(outside, np.nan, share), np.where(outside, OUT_OF_RANGE, bases)
    found = np.clip(share, 0, 1) * WHOLE
    if field in STATED:
        answered = projects[f"{field}_stated"]
        for answer in (YES, NO):
            bare = ((answered == answer) & projects[field].isna()).to_numpy(bool)
            found = np.where(bare, float(criteria.text(code, answer)), found)
            bases = np.where(bare, answer, bases)
    return found, bases


def _quotient(projects: Projects, part: str, whole: str) -> Floats:
    """``part`` divided by ``whole`` in the same currency; 0 if the part is 0, even if the whole is unknown."""
    found = np.full(len(projects), np.nan)
    for currency in _currencies(projects, part, whole):
        amounts, over = _in(projects, part, currency), _in(projects, whole, currency)
        known = np.isnan(found) & (over > 0)
        found = np.where(known, amounts / np.where(over > 0, over, np.nan), found)
    nothing = np.isnan(found) & (projects[part].to_numpy(float) == 0)
    return np.where(nothing, 0.0, found)


def _currencies(projects: Projects, *names: str) -> list[str]:
    """Every currency in which the amounts of these fields are given."""
    own = {currency for name in names if (currency := fields()[name].currency)}
    return sorted(own.union(*(projects[f"{name}_currency"].dropna().unique() for name in names)))


def _in(projects: Projects, field: str, currency: str) -> Floats:
    """The amounts of a field in one currency, NaN where they are in another."""
    other = projects[f"{field}_foreign"].where(projects[f"{field}_currency"] == currency).to_numpy(float)
    own = projects[field].to_numpy(float) if fields()[field].currency == currency else np.nan
    return np.where(np.isnan(other), own, other)
