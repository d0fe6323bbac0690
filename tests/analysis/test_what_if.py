"""What-if by hand and by law: the same rules on supposed dates, and the register stays as it was."""

from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from indmap.analysis import what_if
from indmap.analysis.facts import facts_of
from indmap.analysis.what_if import Outcome, Scenario
from indmap.words.regions import Division
from tests.analysis.strategies import any_projects, costly, measures
from tests.table import projects

DAY = date(2021, 9, 28)
DRAWN = """
    | cost  | jobs | planned_date | expected_date | stage        |
    | 1 bn  | 10   | 2021-06-30   | -             | commissioned |
    | 2 bn  | 20   | 2021-10-31   | -             | construction |
    | 4 bn  | -    | 2021-12-31   | 2021-12-31    | construction |
    | 8 bn  | 80   | 2021-12-31   | 2022-03-31    | construction |
    | 16 bn | 160  | 2021-06-30   | -             | construction |
    | 32 bn | 320  | 2021-12-31   | -             | suspended    |
    | 64 bn | 640  | -            | -             | construction |
"""


def sides(scenario, drawing=DRAWN):
    rows = projects(drawing)
    before = facts_of(rows, DAY, Division.D2018)
    return before, what_if.supposed(rows, before, scenario, DAY, Division.D2018)


def total(facts, measure="cost"):
    return what_if.outcome(facts, measure, DAY, 2021)


def test_the_year_as_registered():
    # in by the end: 1 + 2 + 4; beyond: 8; overdue 16, suspended 32 and dateless 64 only in the plan
    assert total(sides(Scenario())[0]) == Outcome(127e9, 7e9, 8e9)
    assert total(sides(Scenario())[0], "count") == Outcome(7, 3, 1)


def test_left_out_is_out_of_the_plan_and_of_the_year():
    before, after = sides(Scenario().excluding([1]))
    assert total(after) == Outcome(125e9, 5e9, 8e9)
    assert after["status"].astype(str)[1] == "excluded"
    assert before["status"].astype(str)[1] == "on_track"


def test_three_months_later_is_the_next_year_and_at_risk():
    after = sides(Scenario().delaying([1], 3))[1]
    assert after.loc[1, "expected_date"] == pd.Timestamp(2022, 1, 31)
    assert after["status"].astype(str)[1] == "at_risk"
    assert total(after) == Outcome(127e9, 5e9, 10e9)


def test_two_months_later_stay_in_the_year():
    assert total(sides(Scenario().delaying([1], 2))[1]) == Outcome(127e9, 7e9, 8e9)


def test_the_commissioned_and_the_dateless_cannot_come_later():
    before, after = sides(Scenario().delaying([0, 6], 12))
    assert total(after) == total(before)


def test_the_last_word_about_a_project_counts_and_can_be_taken_back():
    scenario = Scenario().excluding([1, 2]).delaying([2, 3], 6)
    assert (scenario.excluded, dict(scenario.delayed), scenario.places) == (frozenset({1}), {2: 6, 3: 6}, (1, 2, 3))
    assert not scenario.without([1, 2, 3])
    assert scenario


def test_a_cost_that_nobody_states_is_none_and_never_zero():
    facts = sides(Scenario(), "| planned_date |\n| 2021-12-31 |")[0]
    assert total(facts) == Outcome(None, None, None)


places = st.sets(st.integers(0, 40), max_size=5)
scenarios = st.builds(
    lambda out, late, months: Scenario().excluding(out).delaying(late, months), places, places, st.integers(1, 60)
)


@costly
@given(any_projects, measures)
def test_nothing_supposed_changes_nothing(drawn, measure):
    facts = facts_of(drawn, DAY, Division.D2018)
    after = what_if.supposed(drawn, facts, Scenario(), DAY, Division.D2018)
    pd.testing.assert_frame_equal(after, facts)


@costly
@given(any_projects, scenarios, measures)
def test_a_scenario_never_adds_to_the_year_and_leaves_the_register_alone(drawn, scenario, measure):
    facts, kept = facts_of(drawn, DAY, Division.D2018), drawn.copy(deep=True)
    after = what_if.supposed(drawn, facts, scenario, DAY, Division.D2018)
    pd.testing.assert_frame_equal(drawn, kept)
    one, other = (what_if.in_by_end(side, DAY, 2021) for side in (facts, after))
    revived = facts["expected_date"].fillna(facts["planned_date"]) < pd.Timestamp(DAY)  # overdue, given a new day
    assert not (other & ~one & ~revived.to_numpy()).any()
    assert (after["in_plan"] <= facts["in_plan"]).all()


@costly
@given(any_projects, scenarios, measures)
def test_within_the_plan_the_parts_never_exceed_the_whole(drawn, scenario, measure):
    facts = facts_of(drawn, DAY, Division.D2018)
    found = what_if.outcome(what_if.supposed(drawn, facts, scenario, DAY, Division.D2018), measure, DAY, 2021)
    if found.planned is not None:
        assert found.by_end + found.beyond <= found.planned
