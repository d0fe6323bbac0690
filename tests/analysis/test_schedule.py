"""The year by month: what was wanted, what came, what is expected."""

from datetime import date

import pytest
from hypothesis import given

from indmap.analysis import schedule
from indmap.analysis.facts import facts_of
from indmap.analysis.forecast import forecast
from indmap.analysis.kpis import plan
from indmap.words.regions import Division
from tests.analysis.strategies import AS_OF, any_facts, measures
from tests.table import projects

DAY = date(2021, 9, 28)


def facts(drawing, day=DAY):
    return facts_of(projects(drawing), day, Division.D2018)


YEAR = facts("""
    | cost  | baseline_date | planned_date | expected_date | actual_date | stage        |
    | 1 bn  | -             | 2021-02-28   | -             | 2021-02-15  | commissioned |
    | 2 bn  | -             | 2021-02-28   | -             | 2021-05-31  | commissioned |
    | 4 bn  | 2021-06-30    | 2021-11-30   | -             | -           | construction |
    | 8 bn  | -             | 2021-09-30   | 2021-10-15    | -           | construction |
    | 16 bn | -             | 2021-06-30   | -             | -           | construction |
    | 32 bn | -             | 2021-12-31   | 2022-03-31    | -           | construction |
    | 64 bn | -             | 2022-12-31   | -             | 2021-08-01  | commissioned |
    | 128 bn | -            | 2021-12-31   | -             | -           | excluded     |
    | 256 bn | -            | 2021-03-31   | -             | -           | commissioned |
    | -     | -             | 2021-02-28   | -             | 2021-02-28  | commissioned |
""")


def by_month(measure="cost", year=2021, day=DAY, of=YEAR):
    """What each month has, in billions or in projects; absent months and empty ones left out."""
    months = schedule.by_month(of, measure, year, day, forecast(of, day)).set_index("month")
    scale = 1e9 if measure == "cost" else 1
    return {name: {m: v / scale for m, v in months[name].dropna().items() if v} for name in months}


def test_months_by_hand():
    assert by_month() == {
        "plan": {2: 3, 3: 256, 6: 20, 9: 8, 12: 32},  # by the date first planned; the excluded are not in it
        "actual": {2: 1, 5: 2, 8: 64},  # the one of 2022 came this year
        "forecast": {10: 8},  # a plan is no forecast: 4 bn has nothing but one; one slips to 2022
    }


def test_months_by_number_of_projects():
    assert by_month("count") == {
        "plan": {2: 3, 3: 1, 6: 2, 9: 1, 12: 1},
        "actual": {2: 2, 5: 1, 8: 1},
        "forecast": {10: 1},
    }


def test_months_that_lie_ahead_have_no_actual_and_past_ones_no_forecast():
    months = schedule.by_month(YEAR, "cost", 2021, DAY, forecast(YEAR, DAY)).set_index("month")
    assert months["actual"].notna().tolist() == [True] * 9 + [False] * 3
    assert months["forecast"].notna().tolist() == [False] * 8 + [True] * 4
    assert months["plan"].notna().all()


@pytest.mark.parametrize(("year", "actual", "ahead"), [(2020, 12, 0), (2022, 0, 12)])
def test_a_year_that_is_over_has_no_forecast_and_one_to_come_no_actual(year, actual, ahead):
    months = schedule.by_month(YEAR, "cost", year, DAY, forecast(YEAR, DAY))
    assert (months["actual"].notna().sum(), months["forecast"].notna().sum()) == (actual, ahead)


def test_dates_of_a_year_alone_make_a_cliff_in_december():
    cliff = facts("| planned_date |\n| 2021 |\n| 2021 |\n| 2021-Q4 |\n| 2021-H2 |\n| 2021-11 |")
    assert by_month("count", of=cliff)["plan"] == {11: 1, 12: 4}
    assert cliff["coarse"].sum() == 4


def test_what_months_cannot_show_is_counted():
    assert schedule.undated(YEAR, 2021) == 1  # commissioned, no date
    assert schedule.undated(YEAR, 2022) == 0


@given(any_facts, measures)
def test_months_sum_to_the_year(drawn, measure):
    months = schedule.by_month(drawn, measure, 2021, AS_OF, forecast(drawn, AS_OF))
    promised = plan(drawn)
    assert months["plan"].sum() == promised.loc[promised["year"] == 2021, measure].sum()
    done = promised[(promised["status"] == "commissioned") & (promised["actual_date"].dt.year == 2021)]
    assert months["actual"].sum() == done[measure].sum()


@given(any_facts)
def test_nothing_is_both_come_and_expected(drawn):
    months = schedule.by_month(drawn, "count", 2021, AS_OF, forecast(drawn, AS_OF))
    dated = plan(drawn)["actual_date"].dt.year == 2021
    assert months["actual"].sum() <= dated.sum()
    assert months["actual"].sum() + months["forecast"].sum() <= len(plan(drawn))
