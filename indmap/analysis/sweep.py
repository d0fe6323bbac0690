"""Sensitivity of ranks to the weights: over all sets of weights on a grid, and over those near the chosen ones."""

from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
import numpy.typing as npt
import pandas as pd

from indmap.analysis.priority import Ranking, active
from indmap.analysis.weights import WHOLE, Weights
from indmap.words.codelists import codelist

STEP = 10
"""The grid step of the whole sweep, in points."""
REACH = 10
"""How far each weight varies around the chosen one, in points."""
TOP = 10
"""The number of leading ranks whose stability is reported."""
_NEAR_STEP = 5
_EXACT = 6  # decimals of a score, as in a ranking
_AT_ONCE = 500_000  # scores computed at once, which bounds the memory

Grid = npt.NDArray[np.int64]
Ranks = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Sweep:
    """The ranks of the leading projects under many sets of weights.

    ``ranks``: one row per leading project, best first, index as in facts: ``rank`` under the chosen weights,
    ``near_low`` to ``near_high`` if each weight varies by up to ``REACH`` points, ``low`` to ``high`` under all sets.
    ``kept_near`` and ``kept``: how many of the ``TOP`` stay in it under every near set, and under every set; None if
    no more than ``TOP`` are ranked, since then all stay. ``near`` and ``all``: the numbers of sets.
    """

    ranks: pd.DataFrame
    kept_near: int | None
    kept: int | None
    near: int
    all: int


@cache
def simplex(parts: int, step: int = STEP) -> Grid:
    """Every set of ``parts`` weights that are multiples of ``step`` and sum to 100, one per row.

    >>> simplex(2, 50).tolist()
    [[0, 100], [50, 50], [100, 0]]
    """
    if parts == 1:
        return np.array([[WHOLE]])
    heads = product(range(0, WHOLE + 1, step), repeat=parts - 1)
    return np.array([[*head, WHOLE - sum(head)] for head in heads if sum(head) <= WHOLE])


@cache
def around(weights: Weights, reach: int = REACH, step: int = _NEAR_STEP) -> Grid:
    """The sets near some weights, these included: each varies by multiples of ``step`` up to ``reach``.

    The sum is kept, and none is below zero.

    >>> around((95, 5)).tolist()
    [[85, 15], [90, 10], [95, 5], [100, 0]]
    """
    moves = range(-reach, reach + 1, step)
    steps = np.array([move for move in product(moves, repeat=len(weights)) if sum(move) == 0])
    found: Grid = np.array(weights) + steps
    return found[(found >= 0).all(axis=1)]


def sweep(ranking: Ranking, most: int) -> Sweep:
    """The sweep over the criteria with weight, for the ``most`` leading projects."""
    codes = list(active(ranking.weights))
    places = [list(codelist("criteria")).index(code) for code in codes]
    near = around(tuple(ranking.weights[place] for place in places))
    every = np.concatenate([simplex(len(codes)), near])
    points = ranking.points.loc[ranking.ranked.index, codes].to_numpy(float)
    leading = min(max(most, TOP), len(points))
    beside, anywhere = ranks(points, near, leading), ranks(points, every, leading)
    frame = pd.DataFrame(
        {
            "rank": ranking.ranked["rank"].iloc[:leading],
            "near_low": beside.min(axis=1),
            "near_high": beside.max(axis=1),
            "low": anywhere.min(axis=1),
            "high": anywhere.max(axis=1),
        },
        index=ranking.ranked.index[:leading],
    )
    return Sweep(
        frame.iloc[:most],
        _kept(frame, "near_high", len(points)),
        _kept(frame, "high", len(points)),
        len(near),
        len(every),
    )


def ranks(points: npt.NDArray[np.float64], weightings: Grid, leading: int) -> Ranks:
    """The ranks of the first ``leading`` projects, one column per set of weights; equal scores have equal ranks."""
    found = np.empty((leading, len(weightings)), np.int64)
    chunk = max(_AT_ONCE // max(len(points), 1), 1)
    for first in range(0, len(weightings), chunk):
        scores = (weightings[first : first + chunk] / WHOLE @ points.T).round(_EXACT)
        for place in range(leading):
            found[place, first : first + chunk] = 1 + np.count_nonzero(scores > scores[:, [place]], axis=1)
    return found


def _kept(frame: pd.DataFrame, worst: str, ranked: int) -> int | None:
    if ranked <= TOP:
        return None
    return int((frame[worst].iloc[:TOP] <= TOP).sum())
