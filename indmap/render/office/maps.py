"""Outlines of regions as native shapes, one per region."""

from dataclasses import dataclass

import numpy as np

from indmap.render.areas import Area
from indmap.render.places import Point
from indmap.words.geography import Ring

_ASIDE = np.array([150.0, 60.0])  # half the width and height of a city's label, in kilometres


@dataclass(frozen=True)
class Frame:
    """The transform from a map's plane to a page: left and top edge in the page's units, and units per kilometre."""

    left: float
    top: float
    scale: float
    west: float
    north: float

    def across(self, x: float) -> int:
        """The page's x of a map's x."""
        return round(self.left + (x - self.west) * self.scale)

    def down(self, y: float) -> int:
        """The page's y of a map's y."""
        return round(self.top + (self.north - y) * self.scale)


def framed(drawn: tuple[Area, ...], left: int, top: int, width: int, height: int) -> Frame:
    """The largest frame that fits a map and its labels into a box, centred."""
    points = np.concatenate([ring for area in drawn for ring in area.rings])
    aside = np.array([area.words_at for area in drawn])
    low, high = points.min(axis=0), points.max(axis=0)
    low = np.minimum(low, aside.min(axis=0) - _ASIDE)
    high = np.maximum(high, aside.max(axis=0) + _ASIDE)
    span = high - low
    scale = min(width / span[0], height / span[1])
    return Frame(
        left + (width - span[0] * scale) / 2, top + (height - span[1] * scale) / 2, scale, float(low[0]), float(high[1])
    )


def box(area: Area, frame: Frame) -> tuple[int, int, int, int]:
    """The bounding box of a region on the page: left, top, width, height."""
    points = np.concatenate(area.rings)
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    left, top = frame.across(float(west)), frame.down(float(north))
    return left, top, max(frame.across(float(east)) - left, 1), max(frame.down(float(south)) - top, 1)


def leader(line: tuple[Point, Point], frame: Frame) -> tuple[tuple[int, int, int, int], str]:
    """Where the line from a city to its words lies on the page, as for ``box``, and its flips as XML attributes."""
    (x1, y1), (x2, y2) = ((frame.across(x), frame.down(y)) for x, y in line)
    flips = "".join(f' {flip}="1"' for flip, back in (("flipH", x2 < x1), ("flipV", y2 < y1)) if back)
    return (min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1)), flips


def geometry(area: Area) -> str:
    """A region's outline as a custom geometry, in kilometres within its bounding box."""
    points = np.concatenate(area.rings)
    (west, _), (_, north) = points.min(axis=0), points.max(axis=0)
    width, height = (int(each) for each in points.max(axis=0) - points.min(axis=0))
    paths = "".join(_path(ring, int(west), int(north)) for ring in area.rings)
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{max(width, 1)}" h="{max(height, 1)}">{paths}</a:path></a:pathLst></a:custGeom>'
    )


def _path(ring: Ring, west: int, north: int) -> str:
    points = [f'<a:pt x="{int(x) - west}" y="{north - int(y)}"/>' for x, y in ring[:-1]]
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
    return f"<a:moveTo>{points[0]}</a:moveTo>{lines}<a:close/>"
