"""The map's borders and where its words stand."""

import numpy as np
import pytest

from indmap.render.borders import simplified
from indmap.render.places import inside, places
from indmap.words.geography import outlines
from indmap.words.regions import Division, units


@pytest.fixture(params=list(Division))
def division(request):
    return request.param


def test_every_unit_has_a_place(division):
    assert {place.code for place in places(division, 2.0)} == set(units(division))


def test_neighbours_keep_one_border():
    left = np.array([[0, 0], [0, 4], [5, 4], [5.3, 3], [4.8, 2], [5, 0], [0, 0]], float)
    right = np.array([[5, 0], [4.8, 2], [5.3, 3], [5, 4], [9, 4], [9, 0], [5, 0]], float)
    one, other = (set(map(tuple, ring.tolist())) for ring in simplified([left, right], 1.0))
    assert one == {(0, 0), (0, 4), (5, 4), (5, 0)}
    assert other == {(5, 4), (9, 4), (9, 0), (5, 0)}


def test_a_fine_border_keeps_every_corner():
    rings = [ring for outline in outlines(Division.D2022) for ring in outline.rings]
    kept = simplified(rings, 0.0)
    assert sum(map(len, kept)) >= 0.9 * sum(map(len, rings))


def test_words_of_a_region_stand_on_it_and_those_of_a_city_outside_the_country(division):
    country = [ring for outline in outlines(division) for ring in outline.rings]
    for place in places(division, 2.0):
        stands_inside = bool(inside(np.array([place.words], float), country)[0])
        assert stands_inside == (place.line is None)
