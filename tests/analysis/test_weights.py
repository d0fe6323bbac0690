"""Weights always sum to a hundred; a link carries them; the locked stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.analysis.weights import WHOLE, Preference, equal, from_query, most, moved, shared, to_query

four = st.lists(st.integers(0, 40), min_size=4, max_size=4).map(lambda parts: shared(WHOLE, parts))
places = st.integers(0, 3)
locks = st.sets(places).map(frozenset)


def test_equal_weights_are_equal():
    assert equal() == (25, 25, 25, 25)


@pytest.mark.parametrize(
    ("before", "place", "to", "locked", "after"),
    [
        ((25, 25, 25, 25), 0, 40, set(), (40, 20, 20, 20)),  # the others lose 15 in equal parts
        ((40, 30, 20, 10), 0, 10, set(), (10, 45, 30, 15)),  # 90 shared as 30 : 20 : 10
        ((40, 30, 20, 10), 0, 10, {1}, (10, 30, 40, 20)),  # 60 shared as 20 : 10
        ((100, 0, 0, 0), 0, 70, set(), (70, 10, 10, 10)),  # nothing to go by: alike
        ((40, 30, 20, 10), 0, 90, {1, 2}, (50, 30, 20, 0)),  # the locked leave no more than 50
        ((40, 30, 20, 10), 0, 90, {1, 2, 3}, (40, 30, 20, 10)),  # nothing can give way
        ((25, 25, 25, 25), 2, -5, set(), (34, 33, 0, 33)),  # below nothing is nothing
    ],
)
def test_the_others_give_way_in_proportion(before, place, to, locked, after):
    assert moved(before, place, to, locked) == after


@given(four, places, st.integers(-20, 120), locks)
def test_weights_sum_to_a_hundred_whatever_is_set(weights, place, to, locked):
    found = moved(weights, place, to, locked)
    assert sum(found) == WHOLE
    assert min(found) >= 0
    assert all(found[each] == weights[each] for each in locked - {place})
    if set(range(4)) - locked - {place}:
        assert found[place] == min(max(to, 0), most(weights, place, locked))


@given(st.integers(0, 1000), st.lists(st.integers(0, 100), min_size=1, max_size=6))
def test_a_whole_is_shared_out_whole(whole, parts):
    assert sum(shared(whole, parts)) == whole


@given(four, st.integers(0, 100))
def test_a_link_gives_back_what_it_was_made_of(weights, threshold):
    query = {name: [value] for name, value in to_query(Preference(weights, threshold=threshold)).items()}
    assert from_query(query) == Preference(weights, threshold=threshold)


@pytest.mark.parametrize(
    "text", ["", "25-25-25", "30-30-30-30", "100", "-5-35-35-35", "a-b-c-d", "25-25-25-25-0", "٢٥-25-25-25"]
)
def test_a_link_that_means_nothing_is_the_default(text):
    assert from_query({"weights": [text], "threshold": [text[:1] or "x"]}).weights == equal()


def test_no_threshold_is_above_the_whole():
    assert from_query({"threshold": ["999"]}).threshold == WHOLE
