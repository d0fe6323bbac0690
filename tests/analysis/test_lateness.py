"""What is late, to come and there, by hand and by law."""

from datetime import date

import pytest
from hypothesis import given

from indmap.analysis import lateness
from indmap.analysis.facts import facts_of
from indmap.analysis.forecast import agenda, forecast, outcome, slips_of, typical_slips
from indmap.analysis.kpis import plan
from indmap.words.regions import Division
from tests.analysis.strategies import AS_OF, any_facts, costly
from tests.table import projects

DAY = date(2021, 9, 28)
FACTS = facts_of(
    projects("""
    | cost  | baseline_date | planned_date | expected_date | actual_date | stage        |
    | 1 bn  | -             | 2021-02-28   | -             | 2021-03-15  | commissioned |
    | 2 bn  | -             | 2021-06-28   | -             | -           | construction |
    | 4 bn  | 2021-06-30    | 2021-11-30   | -             | -           | construction |
    | 8 bn  | -             | 2021-12-31   | 2022-03-31    | -           | construction |
    | 16 bn | -             | 2021-12-31   | -             | -           | construction |
    | 32 bn | -             | 2021-05-31   | -             | -           | excluded     |
    | -     | -             | -            | -             | -           | construction |
    """),
    DAY,
    Division.D2018,
)


def test_a_project_is_late_by_the_months_since_or_until():
    found = lateness.late(FACTS, DAY)
    assert found.index.tolist() == [3, 2, 1]
    # 31.12.2021 to 31.03.2022 is 90 days, 30.06 to 30.11 is 153, 28.06 to the day itself is 92
    assert found["slip"].tolist() == pytest.approx([90 / 30.4375, 153 / 30.4375, 92 / 30.4375])


def test_what_is_due_is_dated_between_the_day_and_the_years_end():
    found = forecast(FACTS, DAY)
    assert lateness.coming(FACTS, found, DAY, 2021).index.tolist() == [4, 2]
    assert lateness.coming(FACTS, found, DAY, 2022).index.tolist() == [4, 3, 2]


def test_what_is_due_follows_the_forecast_where_there_is_one():
    # ten plants came 60 days late, so a plan of 15 December is forecast for 13 February and not due this year; one
    # with an expected day that has passed is due by its plan
    drawn = projects(
        "| baseline_date | planned_date | expected_date | actual_date | stage |\n"
        + "| 2021-03-01 | 2021-03-01 | - | 2021-04-30 | commissioned |\n" * 10
        + "| 2021-12-15 | 2021-12-15 | - | - | construction |\n"
        + "| 2021-10-15 | 2021-10-15 | 2021-08-31 | - | construction |\n"
    )
    facts = facts_of(drawn, DAY, Division.D2018)
    found = forecast(facts, DAY, typical_slips(drawn, DAY))
    due = lateness.coming(facts, found, DAY, 2021)
    assert {place: str(day.date()) for place, day in due["due"].items()} == {11: "2021-12-14"}
    assert len(due) == outcome(facts, found, "count", date(2021, 12, 31))["expected"] - 10
    assert lateness.late(facts, DAY).empty  # what is typical of others makes nobody late


def test_only_what_is_commissioned_is_there():
    assert lateness.launched(FACTS).index.tolist() == [0]


@costly
@given(any_facts)
def test_nothing_is_both_there_and_late_or_to_come(facts):
    there = set(lateness.launched(facts).index)
    late, coming = lateness.late(facts, AS_OF), lateness.coming(facts, forecast(facts, AS_OF), AS_OF, AS_OF.year)
    assert not there & (set(late.index) | set(coming.index))
    assert set(late.index) | set(coming.index) | there <= set(plan(facts).index)
    assert (late["slip"] > 0).all()


@costly
@given(any_facts)
def test_due_slip_and_forecast_are_one_reckoning(facts):
    found = forecast(facts, AS_OF)
    slips = slips_of(facts, found, AS_OF)["days"]
    assert set(lateness.late(facts, AS_OF).index) == set(slips[slips > 0].index)
    due = lateness.coming(facts, found, AS_OF, AS_OF.year)
    told = found["date"].dropna()
    assert set(told[told.dt.year == AS_OF.year].index) <= set(due.index)
    assert (due["due"] == agenda(facts, found, AS_OF)[due.index]).all()
