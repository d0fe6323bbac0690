"""The map: right areas, right places, the same units as the codelist."""

import json

import numpy as np
import pytest

from indmap.words.files import DATA
from indmap.words.geography import outlines, project
from indmap.words.regions import Division, units


def area(ring):
    """The signed area inside a ring, by the shoelace formula."""
    x, y = ring.T
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y) / 2)


def stated(division):
    collection = json.loads((DATA / f"geo/regions_{division.value}.geojson").read_text(encoding="utf-8"))
    return {feature["properties"]["code"]: feature["properties"]["area_km2"] for feature in collection["features"]}


@pytest.fixture(params=list(Division), ids=str)
def division(request):
    return request.param


def test_every_unit_of_the_division_is_drawn_once(division):
    assert sorted(outline.code for outline in outlines(division)) == sorted(units(division))


def test_projected_areas_are_the_true_ones(division):
    """An equal-area projection: within one per cent of what the boundaries' own source states."""
    for outline in outlines(division):
        drawn = abs(sum(area(ring) for ring in outline.rings))
        assert drawn == pytest.approx(stated(division)[outline.code], rel=0.01), outline.code


def test_a_label_sits_inside_its_region(division):
    for outline in outlines(division):
        points = np.concatenate(outline.rings)
        assert (points.min(axis=0) < outline.label).all(), outline.code
        assert (outline.label < points.max(axis=0)).all(), outline.code


def test_cities_are_drawn_over_the_regions_around_them(division):
    order = [outline.code for outline in outlines(division)]
    assert set(order[-3:]) == {"KZ-71", "KZ-75", "KZ-79"}


def test_the_plane_is_centred_and_upright():
    x, y = project([67.0, 68.0, 67.0], [48.0, 48.0, 49.0]).T
    assert (x[0], y[0]) == pytest.approx((0, 0), abs=1e-9)
    assert x[1] > 0
    assert y[2] == pytest.approx(111, rel=0.01)  # a degree of latitude in kilometres
