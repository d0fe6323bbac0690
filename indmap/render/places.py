"""The positions of regions and their labels on the map, in kilometres on the plane.

A city is too small for a label: it stands outside the country, at the end of a line, in the nearest free position.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import numpy.typing as npt

from indmap.render.borders import simplified
from indmap.words.codelists import codelist
from indmap.words.geography import Outline, Ring, outlines
from indmap.words.regions import Division

Point = tuple[float, float]

_BOX = (180.0, 75.0)  # half the width and height of a city's words
_DIRECTIONS = 24
_COARSE = 10.0
_LINE = 75.0  # half the height of two lines of words
_STEP = 25.0  # between places tried for words
_LONGEST = 330.0  # as wide as words ever are


@dataclass(frozen=True)
class Place:
    """One region: its rings, the position of its label, and the width available there.

    ``line`` leads from a city to its words; it is None for a region whose words stand on itself.
    """

    code: str
    rings: tuple[Ring, ...]
    centre: Point
    words: Point
    room: float
    line: tuple[Point, Point] | None = None


@cache
def places(division: Division, tolerance: float) -> tuple[Place, ...]:
    """Every region by descending area, with borders simplified to this tolerance and rounded to whole kilometres."""
    drawn = outlines(division)
    rings = iter(simplified([ring for outline in drawn for ring in outline.rings], tolerance))
    return tuple(
        replace(stand, rings=_rounded([next(rings) for _ in outline.rings]))
        for outline, stand in zip(drawn, _stands(division), strict=True)
    )


def _rounded(rings: list[Ring]) -> tuple[Ring, ...]:
    """Rings in whole kilometres, without islets that vanish by simplification."""
    return tuple(np.rint(ring).astype(int) for ring in rings if len(ring) > 3)


@cache
def _stands(division: Division) -> tuple[Place, ...]:
    """Every region with the position of its label, without rings."""
    drawn = outlines(division)
    country = simplified([ring for outline in drawn for ring in outline.rings], _COARSE)
    return tuple(_stand(outline, country) for outline in drawn)


def _stand(outline: Outline, country: tuple[Ring, ...]) -> Place:
    centre = (round(outline.label[0]), round(outline.label[1]))
    if codelist("regions").holds(outline.code, "is_city"):
        words, start = _outside(centre, country)
        return Place(outline.code, (), centre, words, 2 * _BOX[0], (centre, start))
    words, room = _widest(centre, outline.rings)
    return Place(outline.code, (), centre, words, room)


def _widest(centre: Point, rings: tuple[Ring, ...]) -> tuple[Point, float]:
    """The position with most room for two lines of text, up to the longest name, nearest to the centre."""
    low, high = np.concatenate(rings).min(axis=0), np.concatenate(rings).max(axis=0)
    across = np.arange(centre[0] - _STEP * ((centre[0] - low[0]) // _STEP), high[0], _STEP)
    down = np.arange(centre[1] - _STEP * ((centre[1] - low[1]) // _STEP), high[1], _STEP)
    free = np.array([_free(across, level, rings) for level in down])
    half = int(_LINE // _STEP)
    padded = np.pad(free, ((half, half), (0, 0)))
    room = np.minimum(2 * np.lib.stride_tricks.sliding_window_view(padded, 2 * half + 1, 0).min(axis=-1), _LONGEST)
    away = np.hypot(across[None, :] - centre[0], down[:, None] - centre[1])
    best = np.unravel_index(np.lexsort((away.ravel(), -room.ravel()))[0], room.shape)
    return (round(float(across[best[1]])), round(float(down[best[0]]))), float(room[best])


def _free(across: Ring, level: float, rings: tuple[Ring, ...]) -> npt.NDArray[np.float64]:
    """The distance of each point of a horizontal line to the nearest border on it; 0 for points outside."""
    crossings = [_crossings(ring, level) for ring in rings]
    edges = np.sort(np.concatenate(crossings))
    if not len(edges):
        return np.zeros(len(across))
    right = np.searchsorted(edges, across)
    walled = np.concatenate([[-np.inf], edges, [np.inf]])
    distance = np.minimum(across - walled[right], walled[right + 1] - across)
    return np.where(right % 2 == 1, distance, 0.0)


def _crossings(ring: Ring, level: float) -> npt.NDArray[np.float64]:
    """The x of the points where a ring crosses a horizontal line."""
    (x1, y1), (x2, y2) = ring[:-1].T, ring[1:].T
    over = (y1 > level) != (y2 > level)
    return np.asarray((x1 + (x2 - x1) * (level - y1) / np.where(over, y2 - y1, 1.0))[over])


def _outside(centre: Point, country: tuple[Ring, ...]) -> tuple[Point, Point]:
    """The nearest free position for a city's label, and the end of the line that leads there."""
    angles = np.arange(_DIRECTIONS) * 2 * np.pi / _DIRECTIONS
    for distance in np.arange(100.0, 1500.0, 20.0):
        for cosine, sine in zip(np.cos(angles), np.sin(angles), strict=True):
            at = (round(centre[0] + distance * cosine), round(centre[1] + distance * sine))
            if not inside(_box(at, _BOX), country).any():
                back = min(side / max(abs(part), 1e-9) for side, part in zip(_BOX, (cosine, sine), strict=True))
                end = distance - 0.8 * back
                return at, (round(centre[0] + end * cosine), round(centre[1] + end * sine))
    return centre, centre


def _box(centre: Point, half: tuple[float, float]) -> Ring:
    """A grid of points over a box around a centre."""
    across, along = np.meshgrid(np.linspace(-1, 1, 9), np.linspace(-1, 1, 5))
    return np.stack([centre[0] + half[0] * across.ravel(), centre[1] + half[1] * along.ravel()], axis=-1)


def inside(points: Ring, rings: Sequence[Ring]) -> npt.NDArray[np.bool_]:
    """Whether each point lies inside an odd number of the rings.

    >>> square = np.array([[0.0, 0.0], [0.0, 2.0], [2.0, 2.0], [2.0, 0.0], [0.0, 0.0]])
    >>> inside(np.array([[1.0, 1.0], [3.0, 1.0]]), [square]).tolist()
    [True, False]
    """
    crossed = np.zeros(len(points), int)
    x, y = points[:, :1], points[:, 1:]
    for ring in rings:
        (x1, y1), (x2, y2) = ring[:-1].T, ring[1:].T
        level = y1 == y2
        at = x1 + (x2 - x1) * (y - y1) / np.where(level, 1.0, y2 - y1)
        crossed += (((y1 > y) != (y2 > y)) & (x < at)).sum(axis=1)
    return np.asarray(crossed % 2 == 1)
