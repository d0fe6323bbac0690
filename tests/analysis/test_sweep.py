"""How ranks move with weights: every set is tried, and the ranges hold the rank itself."""

from math import comb

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indmap.analysis.sweep import REACH, TOP, around, ranks, simplex, sweep
from indmap.analysis.weights import shared
from tests.analysis.test_priority import ranked, registers, weightings


def test_the_whole_sweep_is_every_set_there_is():
    sets = simplex(4)
    assert len(sets) == comb(13, 3)  # ten tens put into four boxes
    assert (sets.sum(axis=1) == 100).all()
    assert len(np.unique(sets, axis=0)) == len(sets)
    assert simplex(1).tolist() == [[100]]


@given(weightings)
def test_near_sets_are_near_and_hold_the_chosen_one(weights):
    sets = around(weights)
    assert (sets.sum(axis=1) == 100).all()
    assert (sets >= 0).all()
    assert (np.abs(sets - np.array(weights)) <= REACH).all()
    assert list(weights) in sets.tolist()


def test_ranks_by_hand():
    points = np.array([[100.0, 0.0], [60.0, 60.0], [0.0, 80.0]])
    # by the first alone: 100, 60, 0; half and half: 50, 60, 40; by the second alone: 0, 60, 80
    sets = np.array([[100, 0], [50, 50], [0, 100]])
    assert ranks(points, sets, 3).tolist() == [[1, 2, 3], [2, 1, 2], [3, 3, 1]]


def test_equal_scores_share_a_rank_whatever_the_computer_makes_of_them():
    points = np.array([[30.0, 0.0, 10.0], [10.0, 0.0, 30.0], [0.0, 20.0, 0.0]]) / 0.3
    assert ranks(points, np.array([[10, 80, 10], [50, 0, 50]]), 3).tolist() == [[2, 1], [2, 1], [1, 3]]


@given(registers, weightings)
def test_a_range_contains_the_rank_and_the_nearer_range(shares, weights):
    found = sweep(ranked(shares, weights), 15).ranks
    assert (found["low"] <= found["near_low"]).all()
    assert (found["near_low"] <= found["rank"]).all()
    assert (found["rank"] <= found["near_high"]).all()
    assert (found["near_high"] <= found["high"]).all()
    assert found["high"].max() <= len(shares) or found.empty


def test_the_first_of_all_on_every_criterion_is_first_under_any_weights():
    found = sweep(ranked([(0.9, 0.9, 0.9, 0.9), (0.1, 0.8, 0.2, 0.3), (0.5, 0.0, 0.1, 0.2)], (25, 25, 25, 25)), 15)
    assert found.ranks.loc[0].tolist() == [1, 1, 1, 1, 1]
    assert found.kept is None  # three of three stay among the first ten by themselves


def test_how_many_of_the_first_ten_stay():
    # ten projects at 60 on everything and one at 50: whatever the weights, the ten stay
    steady = sweep(ranked([(0.6,) * 4] * TOP + [(0.5,) * 4], (25, 25, 25, 25)), 15)
    assert (steady.kept_near, steady.kept) == (TOP, TOP)
    # ten from 60 down to 51 and one with all its points in exports: near 25 these give it 35 at most, at 100 it is
    # first of all and pushes the tenth out
    ten = [(0.6 - place / 100,) * 4 for place in range(TOP)]
    tilted = sweep(ranked([*ten, (1.0, 0.0, 0.0, 0.0)], (25, 25, 25, 25)), 15)
    assert (tilted.kept_near, tilted.kept) == (TOP, TOP - 1)


@given(st.lists(st.integers(0, 100), min_size=4, max_size=4), st.integers(0, 3))
def test_only_criteria_with_weight_are_swept(parts, place):
    parts[place] = 0
    weights = shared(100, parts if any(parts) else [each != place for each in range(4)])
    found = sweep(ranked([(0.5, 0.5, 0.5, 0.5), (0.4, 0.6, 0.3, 0.7)], weights), 5)
    assert found.all == len(simplex(sum(map(bool, weights)))) + found.near
