"""What projects add to the targets, by hand and by law."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.analysis import additions
from indmap.analysis.additions import GROUPS
from indmap.analysis.facts import facts_of
from indmap.analysis.official import Assumptions, Official, Point
from indmap.analysis.targets import target
from indmap.words.regions import Division
from tests.analysis.strategies import any_facts
from tests.table import projects

DAY = date(2021, 9, 28)
DRAWN = """
    | exports | output | jobs | planned_date | expected_date | actual_date | stage        |
    | 100 m   | 60 bn  | 300  | 2020-06-30   | -             | 2020-06-15  | commissioned |
    | 40 m    | 20 bn  | 100  | 2021-12-31   | -             | -           | construction |
    | 20 m    | 10 bn  | -    | 2021-12-31   | 2023-03-31    | -           | construction |
    | 10 m    | 5 bn   | 50   | 2021-06-30   | -             | -           | construction |
    | 7 m     | 3 bn   | 50   | 2021-12-31   | -             | -           | suspended    |
    | 5 m     | 2 bn   | 50   | 2021-12-31   | -             | -           | excluded     |
    | -       | -      | 50   | 2021-12-31   | -             | -           | construction |
"""


def launched(field="exports", drawing=DRAWN):
    return additions.launches(facts_of(projects(drawing), DAY, Division.D2018), field, DAY)


def test_who_adds_and_who_does_not():
    found = launched()
    assert found.frame["group"].tolist() == ["commissioned", "this_year", "later"]
    assert found.frame["year"].tolist() == [2020, 2021, 2023]
    assert (found.unplaced, found.unknown) == (2, 1)  # overdue and suspended; the excluded are in no plan


def test_at_full_capacity_from_the_year_after_the_launch():
    # 2021: only what came in 2020; 2022: and what comes in 2021; 2024: all three
    assert [additions.added(launched(), year, Assumptions()) for year in (2020, 2021, 2022, 2023, 2024)] == [
        0,
        100e6,
        140e6,
        140e6,
        160e6,
    ]


def test_a_ramp_of_two_years_at_eighty_per_cent():
    # 2022: 100 in its second year is whole, 40 in its first is half: 0.8 × (100 + 20) = 96
    assert additions.added(launched(), 2022, Assumptions(2, 0.8)) == pytest.approx(96e6)


def test_what_was_given_before_the_last_figure_is_in_that_figure():
    # the 100 of 2020 are whole in 2021, so since 2021 only 40 and 20 are new
    assert additions.added(launched(), 2025, Assumptions(), since=2021) == 60e6


def test_exports_start_from_the_last_official_figure():
    series = Official(2020, (Point(2020, 15e9, "Bureau"), Point(2021, 16e9, "Bureau")))
    assert additions.level(target("exports"), series, launched(), 2025, Assumptions()) == 16.06e9


def test_productivity_is_value_added_by_all_who_work():
    # 1000 workers at 10 m; since 2020: output 60 + 20 + 10 = 90 bn × 40 % = 36 bn, jobs 300 + 100 = 400:
    # (10 bn + 36 bn) / 1400
    series = Official(2020, (Point(2020, 10e6, "Bureau"),), "", 1000, 0.4)
    aim = target("productivity")
    assert additions.level(aim, series, launched("output"), 2025, Assumptions()) == pytest.approx(46e9 / 1400)
    assert additions.level(aim, replace(series, workers=None), launched("output"), 2025, Assumptions()) is None
    assert additions.level(aim, replace(series, value_added=None), launched("output"), 2025, Assumptions()) is None


def test_without_an_official_figure_there_is_no_level():
    assert additions.level(target("exports"), Official(2020), launched(), 2025, Assumptions()) is None


def test_a_register_without_exports_adds_an_unknown_and_no_zero():
    found = launched(drawing="| planned_date |\n| 2021-12-31 |")
    assert (len(found.frame), found.unplaced, found.unknown) == (0, 0, 1)


years = st.integers(2015, 2035)
assumed = st.builds(Assumptions, st.integers(1, 10), st.floats(0.01, 1))


@given(any_facts, years, assumed)
def test_the_groups_sum_to_the_whole(drawn, year, told):
    found = additions.launches(drawn, "cost", DAY)
    parts = sum(additions.added(found.of((group,)), year, told) for group in GROUPS)
    assert parts == pytest.approx(additions.added(found, year, told))


@given(any_facts, years, assumed)
def test_nothing_is_ever_above_full_capacity_and_nothing_shrinks(drawn, year, told):
    found = additions.launches(drawn, "cost", DAY)
    now, then = additions.added(found, year, told), additions.added(found, year + 1, told)
    assert 0 <= now <= then * (1 + 1e-9) <= found.frame["amount"].sum() * (1 + 1e-6)


@given(any_facts)
def test_every_project_of_the_plan_is_placed_unplaced_or_unknown(drawn):
    found = additions.launches(drawn, "cost", DAY)
    assert len(found.frame) + found.unplaced + found.unknown == drawn["in_plan"].sum()
