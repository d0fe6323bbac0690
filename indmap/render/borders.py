"""Simplified borders: each stretch that two regions share is simplified identically, so that no gaps open."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from indmap.words.geography import Ring

Corner = tuple[float, float]


def simplified(rings: Sequence[Ring], tolerance: float) -> tuple[Ring, ...]:
    """The closed rings without corners that deviate by less than ``tolerance`` (Douglas-Peucker).

    >>> square = np.array([[0, 0], [0, 5], [0.1, 7], [0, 9], [9, 9], [9, 0], [0, 0]], float)
    >>> simplified([square], 0.5)[0].tolist()
    [[0.0, 0.0], [0.0, 9.0], [9.0, 9.0], [9.0, 0.0], [0.0, 0.0]]
    """
    corners = [[tuple(corner) for corner in ring[:-1].tolist()] for ring in rings]
    junctions = _junctions(corners)
    return tuple(_ring(ring, junctions, tolerance) for ring in corners)


def _junctions(rings: Sequence[Sequence[Corner]]) -> set[Corner]:
    """The corners where three or more borders meet."""
    neighbours: dict[Corner, set[Corner]] = defaultdict(set)
    for ring in rings:
        for place, corner in enumerate(ring):
            neighbours[corner] |= {ring[place - 1], ring[(place + 1) % len(ring)]}
    return {corner for corner, around in neighbours.items() if len(around) > 2}


def _ring(ring: Sequence[Corner], junctions: set[Corner], tolerance: float) -> Ring:
    stops = [place for place, corner in enumerate(ring) if corner in junctions] or [ring.index(min(ring))]
    turned = [*ring[stops[0] :], *ring[: stops[0]], ring[stops[0]]]
    ends = [*(stop - stops[0] for stop in stops), len(ring)]
    kept = [_stretch(np.array(turned[start : end + 1]), tolerance) for start, end in pairwise(ends)]
    return np.concatenate([*(stretch[:-1] for stretch in kept), kept[-1][-1:]])


def _stretch(points: Ring, tolerance: float) -> Ring:
    """The simplified stretch, always processed in the same direction, so that both neighbours get the same line."""
    if (points[0].tolist(), points[1].tolist()) > (points[-1].tolist(), points[-2].tolist()):
        return _thinned(points[::-1], tolerance)[::-1]
    return _thinned(points, tolerance)


def _thinned(points: Ring, tolerance: float) -> Ring:
    """The points kept by the Douglas-Peucker algorithm."""
    keep = np.zeros(len(points), bool)
    keep[[0, -1]] = True
    waiting = [(0, len(points) - 1)]
    while waiting:
        start, end = waiting.pop()
        if end - start < 2:
            continue
        away = _distances(points[start + 1 : end], points[start], points[end])
        farthest = int(away.argmax())
        if away[farthest] > tolerance:
            middle = start + 1 + farthest
            keep[middle] = True
            waiting += [(start, middle), (middle, end)]
    return points[keep]


def _distances(points: Ring, start: Ring, end: Ring) -> Ring:
    along, away = end - start, points - start
    length = float(np.hypot(*along))
    if length == 0:
        return np.asarray(np.hypot(*away.T))
    return np.asarray(np.abs(along[0] * away[:, 1] - along[1] * away[:, 0]) / length)
