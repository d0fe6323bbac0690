"""Rows known for totals, or for parts of the row above, by their numbers: what their words do not say."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from indmap.ingest.body import REASONS, Body
from indmap.ingest.columns import Mask

Floats = npt.NDArray[np.float64]

_TOTAL, _PART = REASONS.index("total_row"), REASONS.index("of_which_row")
_ENDS = tuple(map(REASONS.index, ("total_row", "section_row")))
_SAME = 1e-6
_MOST_BARE = 0.5
_FEWEST_ADDED = 2
_DASHES = "-–—−•"


def by_numbers(
    body: Body, reasons: npt.NDArray[np.int8], read: Callable[[], Mapping[str, Floats]]
) -> npt.NDArray[np.int8]:
    """The reasons, with the bare rows that hold the sum of their section, or add up to the row above, set aside.

    ``read`` gives the columns' values by row, NaN where absent. A bare row says nothing but a name and figures; one
    that says when besides, but not whose or where, may be a part too. Where most rows are such, none is judged.
    """
    kept = reasons == 0
    bare, ownerless = (_if_few(rows & kept, kept) for rows in (body.bare(), body.without_owner()))
    if not (bare | ownerless).any():
        return reasons
    figures = read()
    reasons = reasons.copy()
    for rows in (bare, ownerless):
        for first, last in _runs(rows & (reasons == 0)):
            if _are_parts(body, reasons, first, last, figures):
                reasons[first:last] = _PART
    bare &= reasons == 0
    solid = (reasons == 0) & ~bare
    ends = np.flatnonzero(bare | np.isin(reasons, _ENDS)).tolist()
    for row in np.flatnonzero(bare).tolist():
        if any(_is_sum(row, first, last, solid, figures) for first, last in _spans(row, ends, len(reasons))):
            reasons[row] = _TOTAL
    return reasons


def _if_few(rows: Mask, kept: Mask) -> Mask:
    return rows if rows.sum() <= kept.sum() * _MOST_BARE else np.zeros_like(rows)


def _runs(rows: Mask) -> list[tuple[int, int]]:
    """The stretches of True, each from its first to past its last."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], rows.astype(np.int8), [0]))))
    return [(int(first), int(last)) for first, last in edges.reshape(-1, 2)]


def _are_parts(body: Body, reasons: npt.NDArray[np.int8], first: int, last: int, figures: Mapping[str, Floats]) -> bool:
    """Whether the rows split the figures of the row above them: to the last tenge, or said so and no more than it."""
    above = first - 1
    is_said = above >= 0 and reasons[above] == REASONS.index("section_row")  # «of which:» between them
    above -= int(is_said)
    if above < 0 or reasons[above] != 0:
        return False
    said = is_said or all(_begins_with_dash(body, row) for row in range(first, last))
    shares = [(float(v[above]), float(np.nansum(v[first:last]))) for v in figures.values() if v[above] > 0]
    shares = [(whole, parts) for whole, parts in shares if parts]
    if not shares:
        return False
    if said:
        return all(parts <= whole * (1 + _SAME) for whole, parts in shares)
    return last - first >= _FEWEST_ADDED and all(_agree(parts, whole) for whole, parts in shares)


def _begins_with_dash(body: Body, row: int) -> bool:
    name = body.columns["name"]
    cell = name.distinct[name.places[row]]
    return isinstance(cell, str) and cell.lstrip()[:1] in _DASHES


def _spans(row: int, ends: Sequence[int], height: int) -> tuple[tuple[int, int], ...]:
    """What a total may be the sum of: the rows since the one before it, those down to the next, or all."""
    place = ends.index(row)
    before = ends[place - 1] + 1 if place else 0
    after = ends[place + 1] if place + 1 < len(ends) else height
    return (before, row), (row + 1, after), (0, height)


def _is_sum(row: int, first: int, last: int, solid: Mask, figures: Mapping[str, Floats]) -> bool:
    compared = 0
    for values in figures.values():
        stated = values[row]
        if np.isnan(stated) or stated == 0:
            continue
        added = values[first:last][solid[first:last]]
        added = added[~np.isnan(added) & (added != 0)]
        if len(added) < _FEWEST_ADDED or not _agree(float(added.sum()), float(stated)):
            return False
        compared += 1
    return compared > 0


def _agree(ours: float, stated: float) -> bool:
    return abs(ours - stated) <= abs(stated) * _SAME
