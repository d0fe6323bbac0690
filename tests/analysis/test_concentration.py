"""Concentration: what the largest carry and what is left to the rest."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.analysis.concentration import concentration
from indmap.analysis.facts import facts_of
from indmap.analysis.kpis import totals
from indmap.words.regions import Division
from tests.analysis.strategies import any_facts
from tests.table import projects

SIX = """
    | cost  | stage        |
    | 10 bn | construction |
    | 50 bn | commissioned |
    | 20 bn | construction |
    | 15 bn | construction |
    | 5 bn  | construction |
    | -     | construction |
    | 99 bn | excluded     |
"""


def facts(drawing):
    return facts_of(projects(drawing), date(2021, 9, 28), Division.D2018)


def test_the_two_largest_of_five_by_hand():
    found = concentration(facts(SIX), "cost", most=2)
    assert found.largest["cost"].tolist() == [50e9, 20e9]
    assert (found.rest, found.others, found.unknown) == (30e9, 3, 1)  # the excluded is not in the plan
    assert found.share == pytest.approx(0.7)
    assert found.half == 1  # 50 of 100 is half


def test_of_nothing_nothing_is_claimed():
    nothing = concentration(facts("| cost |\n| - |"), "cost")
    assert (nothing.share, nothing.half, nothing.others, nothing.unknown) == (None, None, 0, 1)
    assert concentration(facts("| cost |\n| 0 |"), "cost").share is None


@given(any_facts, st.integers(1, 6))
def test_the_largest_and_the_rest_are_the_whole(drawn, most):
    found = concentration(drawn, "cost", most)
    assert found.whole == pytest.approx(totals(drawn).cost or 0)
    assert len(found.largest) + found.others + found.unknown == totals(drawn).count
    if found.share is not None:
        assert found.share >= min(most / (len(found.largest) + found.others), 1) - 1e-9


@given(any_facts)
def test_more_of_the_largest_never_carry_less(drawn):
    carried = [concentration(drawn, "cost", most).carried for most in range(1, 6)]
    assert carried == sorted(carried)
