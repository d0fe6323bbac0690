"""The map: outlines of the regions, projected to a plane.

Albers equal-area conic projection of a sphere, parallels 44° and 53° N, centre 67° E 48° N; units are kilometres. Plain
polygons, so that no renderer needs a tile server or the network. Source of the boundaries: NOTICE.
"""

import json
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from indmap.words.files import DATA
from indmap.words.regions import Division

_RADIUS_KM = 6371.0
_PARALLELS = np.radians([44.0, 53.0])
_CENTRE = np.radians([67.0, 48.0])

Ring = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Outline:
    """One region: its rings, outer ones and holes alike, as arrays of (x, y) in km, and the position of its label."""

    code: str
    rings: tuple[Ring, ...]
    label: tuple[float, float]


def project(longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> Ring:
    """Degrees to points on the plane, one row each: x east and y north of the centre, in kilometres."""
    lon, lat = np.radians(np.asarray(longitude, float)), np.radians(np.asarray(latitude, float))
    n = np.sin(_PARALLELS).mean()
    c = np.cos(_PARALLELS[0]) ** 2 + 2 * n * np.sin(_PARALLELS[0])
    rho = np.sqrt(c - 2 * n * np.sin(lat)) / n
    rho_centre = np.sqrt(c - 2 * n * np.sin(_CENTRE[1])) / n
    theta = n * (lon - _CENTRE[0])
    return _RADIUS_KM * np.stack([rho * np.sin(theta), rho_centre - rho * np.cos(theta)], axis=-1)


@cache
def outlines(division: Division) -> tuple[Outline, ...]:
    """Every region of a division by descending area, so that cities are drawn on top."""
    collection = json.loads((DATA / f"geo/regions_{division.value}.geojson").read_text(encoding="utf-8"))
    found = [_outline(feature) for feature in collection["features"]]
    areas = {f["properties"]["code"]: f["properties"]["area_km2"] for f in collection["features"]}
    return tuple(sorted(found, key=lambda outline: -areas[outline.code]))


def _outline(feature: dict[str, dict[str, object]]) -> Outline:
    properties, geometry = feature["properties"], feature["geometry"]
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    rings = [
        project(*np.asarray(ring, float).T)
        for polygon in polygons  # type: ignore[attr-defined]
        for ring in polygon
    ]
    x, y = project(properties["label_lon"], properties["label_lat"]).tolist()  # type: ignore[arg-type]
    return Outline(str(properties["code"]), tuple(rings), (x, y))
