# ruff: noqa: E501 - drawn tables are as wide as registers
"""Forecast: on what basis each open project is expected, and what the year may end at."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given

from indmap.analysis import schedule
from indmap.analysis.facts import facts_of
from indmap.analysis.forecast import (
    BASES,
    agenda,
    forecast,
    of_year,
    outcome,
    slipping,
    slips_of,
    stated_day,
    typical_slips,
)
from indmap.analysis.kpis import commissioning_rate, plan
from indmap.words.regions import Division
from tests.analysis.strategies import AS_OF, any_facts, costly, measures
from tests.table import projects

DAY = date(2021, 9, 28)
END = date(2021, 12, 31)
OPEN = """
    | name      | sector | cost   | baseline_date | planned_date | expected_date | actual_date | stage        |
    | in        | food   | 1 bn   | -             | 2021-06-30   | -             | 2021-06-15  | commissioned |
    | told      | food   | 2 bn   | 2021-10-31    | 2021-11-30   | 2021-11-30    | -           | construction |
    | slips     | food   | 4 bn   | 2021-12-31    | 2021-12-31   | 2022-03-31    | -           | construction |
    | plan only | food   | 8 bn   | -             | 2021-12-01   | -             | -           | construction |
    | past      | food   | 16 bn  | -             | 2021-06-30   | 2021-08-31    | -           | construction |
    | stopped   | food   | 32 bn  | 2021-12-31    | 2021-12-31   | -             | -           | suspended    |
    | no date   | food   | 64 bn  | -             | -            | -             | -           | construction |
    | out       | food   | 128 bn | -             | 2021-12-31   | 2021-12-31    | -           | excluded     |
"""
TEN_LATE = "| sector | baseline_date | actual_date | stage |\n" + "".join(
    f"| food | 2021-01-31 | 2021-02-{place:02} | commissioned |\n" for place in range(1, 11)
)


def facts(drawing, day=DAY):
    return facts_of(projects(drawing), day, Division.D2018)


def by_name(drawing, slips=None):
    drawn = projects(drawing)
    found = forecast(facts(drawing), DAY, slips)
    return found.assign(name=drawn["name"].iloc[found.index].to_numpy()).set_index("name")


def test_each_project_has_one_basis_by_hand():
    assert by_name(OPEN)["basis"].to_dict() == {
        "told": "stated",
        "slips": "stated",
        "plan only": "unforeseen",  # no slip is typical of this register
        "past": "passed",  # both its dates lie behind
        "stopped": "suspended",
        "no date": "undated",
    }  # what is in and what is out has none


def test_a_typical_slip_moves_a_plan_that_nobody_revised():
    # 1 to 10 days late: the middle is 5.5, a fifth is below 2.8, a fifth above 8.2; written in whole days
    slips = typical_slips(projects(TEN_LATE), DAY)
    assert slips.loc["food"].tolist() == [3, 6, 8, 10]
    found = by_name(OPEN, slips)
    assert found.loc["plan only", "basis"] == "typical"
    days = [str(found.loc["plan only", name].date()) for name in ("earliest", "date", "latest")]
    assert days == ["2021-12-04", "2021-12-07", "2021-12-09"]
    assert len(set(found.loc["told", ["earliest", "date", "latest"]])) == 1


def test_nine_are_too_few_to_be_typical_and_the_day_counts():
    nine = TEN_LATE.rsplit("| food", 1)[0]
    assert typical_slips(projects(nine), DAY).empty
    assert typical_slips(projects(TEN_LATE), date(2021, 2, 9)).empty, "the tenth was not in by then"


def test_a_small_sector_takes_the_slip_of_the_whole_register():
    mixed = TEN_LATE.replace("| food", "| light", 1)
    slips = typical_slips(projects(mixed), DAY)
    assert slips.index.tolist() == [""]
    assert by_name(OPEN, slips).loc["plan only", "basis"] == "typical"


def test_inside_the_period_first_stated_nothing_slipped():
    quarter = "| baseline_date | actual_date | stage |\n" + "| 2021-Q2 | 2021-04-20 | commissioned |\n" * 10
    assert typical_slips(projects(quarter), DAY).loc["", "middle"] == 0


def test_the_year_s_end_by_hand():
    drawn = facts(OPEN)
    ends = outcome(drawn, forecast(drawn, DAY), "cost", END)
    assert {name: value / 1e9 for name, value in ends.items()} == {
        "planned": 63,  # 1 + 2 + 4 + 8 + 16 + 32: no date, no programme year; the excluded is out
        "done": 1,
        "expected": 3,  # and the one told
        "low": 3,  # the one told is on track
        "high": 59,  # and 8, 16 and 32, of which nothing is known
    }


def test_what_needs_attention_is_not_in_the_low_end():
    drawn = facts("""
        | planned_date | expected_date | stage        |
        | 2021-11-30   | 2021-12-31    | construction |
        | 2021-12-31   | 2021-12-31    | construction |
    """)
    ends = outcome(drawn, forecast(drawn, DAY), "count", END)
    assert (ends["low"], ends["expected"], ends["high"]) == (1, 2, 2)


def test_what_is_planned_for_a_later_year_is_not_in_the_high_end():
    drawn = facts("| baseline_date | planned_date |\n| 2021-12-31 | 2022-12-31 |")
    assert outcome(drawn, forecast(drawn, DAY), "count", END)["high"] == 0


def test_a_slip_into_the_next_year_is_seen_in_the_year_it_was_planned_for():
    drawn = facts("""
        | baseline_date | planned_date | expected_date | actual_date | stage        |
        | 2021-12-31    | 2022-06-30   | 2022-06-30    | -           | construction |
        | -             | 2021-12-31   | 2022-03-31    | -           | construction |
        | -             | 2021-12-31   | 2022-03-31    | 2021-09-01  | construction |
        | -             | 2021-12-31   | 2021-12-31    | -           | construction |
        | -             | 2022-12-31   | 2023-03-31    | -           | construction |
    """)
    assert slipping(drawn, forecast(drawn, DAY), 2021).index.tolist() == [0, 1]  # the third is in, the last of 2022
    assert slipping(drawn, forecast(drawn, DAY), 2022).index.tolist() == [4]


def test_slips_by_hand():
    drawn = facts(OPEN)
    slips = slips_of(drawn, forecast(drawn, DAY), DAY)
    names = projects(OPEN)["name"].iloc[slips.index]
    told = {name: (days, least) for name, days, least in zip(names, slips["days"], slips["is_least"], strict=True)}
    assert list(told)[:3] == ["slips", "past", "told"]  # of equals the one that stands first
    assert told["past"] == (90, True)  # from 30 June to the day: at least
    assert told["slips"] == (90, False)  # 31 December to 31 March
    assert told["told"] == (30, False)  # from the date first planned, not from the plan of now
    assert pd.isna(told["stopped"][0])
    assert pd.isna(told["no date"][0])


def test_a_plan_that_was_moved_is_a_slip_of_at_least_so_much():
    drawn = facts("| baseline_date | planned_date |\n| 2021-06-30 | 2021-11-30 |\n| 2021-12-31 | 2021-12-31 |")
    slips = slips_of(drawn, forecast(drawn, DAY), DAY)  # no forecast of either
    assert slips.loc[0, ["days", "is_least"]].tolist() == [153, True]  # 30 June to 30 November
    assert pd.isna(slips.loc[1, "days"])  # still as first planned: nothing is known to slip


def test_what_is_due_by_when():
    drawn = facts(OPEN)
    due = agenda(drawn, forecast(drawn, DAY), DAY).dt.strftime("%Y-%m-%d")
    named = dict(zip(projects(OPEN)["name"].iloc[due.index], due, strict=True))
    assert named["told"] == "2021-11-30"
    assert named["plan only"] == "2021-12-01"  # no forecast, but a date it is to keep
    assert pd.isna(named["past"])


def test_the_day_that_is_stated_lies_ahead():
    drawn = facts("""
        | planned_date | expected_date |
        | 2021-12-31   | 2022-03-31    |
        | 2021-12-31   | 2021-08-31    |
        | 2021-06-30   | -             |
        | -            | 2021-11-30    |
    """)
    # an expected day that has passed leaves the plan to stand; a plan that has passed leaves nothing
    days = stated_day(drawn, DAY).dt.strftime("%Y-%m-%d")
    assert days.fillna("-").tolist() == ["2022-03-31", "2021-12-31", "-", "2021-11-30"]


def test_the_suspended_have_no_forecast_though_a_day_is_stated():
    drawn = facts("| planned_date | expected_date | stage |\n| 2021-10-31 | 2021-12-31 | suspended |")
    found = forecast(drawn, DAY)
    assert found["basis"].tolist() == ["suspended"]
    assert found["date"].isna().all()
    assert agenda(drawn, found, DAY).tolist() == [pd.Timestamp(2021, 12, 31)]  # it is due all the same


def test_the_year_together_by_hand():
    drawn = facts(OPEN)
    months = schedule.cumulative(drawn, "cost", 2021, DAY, forecast(drawn, DAY)).set_index("month") / 1e9
    assert months["plan"].tolist() == [0] * 5 + [17] * 4 + [19, 19, 63]
    assert months["actual"].dropna().tolist() == [0] * 5 + [1] * 4
    assert months["forecast"].dropna().tolist() == [1, 1, 3, 3]
    assert months["high"].dropna().tolist() == [17, 17, 19, 59]  # 16 may come any day, 2 in November, 8 and 32 at last


def test_commissioned_without_a_date_counts_in_the_month_of_the_register():
    drawn = facts(
        "| planned_date | actual_date | stage |\n| 2021-03 | - | commissioned |\n| 2021-03 | 2020-12-30 | commissioned |"
    )
    months = schedule.cumulative(drawn, "count", 2021, DAY, forecast(drawn, DAY)).set_index("month")
    assert months.loc[1, "actual"] == 1  # came before its year
    assert months.loc[8, "actual"] == 1
    assert months.loc[9, "actual"] == 2


@given(any_facts, measures)
def test_the_year_s_end_is_within_its_range(drawn, measure):
    ends = outcome(drawn, forecast(drawn, AS_OF), measure, END)
    assert 0 <= ends["done"] <= ends["low"] <= ends["expected"] <= ends["high"] <= ends["planned"]


@given(any_facts)
def test_every_open_project_has_a_basis_and_a_date_only_with_one(drawn):
    found = forecast(drawn, AS_OF)
    assert len(found) == (plan(drawn)["status"] != "commissioned").sum()
    assert set(found["basis"]) <= set(BASES)
    assert (found["date"].notna() == found["basis"].isin(["stated", "typical"])).all()
    dated = found.dropna(subset="date")
    assert (dated["date"] >= pd.Timestamp(AS_OF)).all()
    assert ((dated["earliest"] <= dated["date"]) & (dated["date"] <= dated["latest"])).all()


@costly
@given(any_facts, measures)
def test_the_lines_never_fall_and_end_at_the_outcome(drawn, measure):
    months = schedule.cumulative(drawn, measure, 2021, AS_OF, forecast(drawn, AS_OF))
    for line in schedule.LINES:
        assert months[line].dropna().is_monotonic_increasing, line
    ends = outcome(drawn, forecast(drawn, AS_OF), measure, END)
    last = months.iloc[-1]
    assert (last["plan"], last["forecast"], last["low"], last["high"]) == pytest.approx(
        (ends["planned"], ends["expected"], ends["low"], ends["high"])
    )
    rate = commissioning_rate(of_year(drawn, 2021), measure)
    assert months["actual"].dropna().iloc[-1] == (rate.part or 0)


@costly
@given(any_facts)
def test_an_undated_project_changes_no_forecast_of_the_others(drawn):
    found = forecast(drawn, AS_OF)
    more = pd.concat([drawn, facts("| name |\n| new |", AS_OF)[drawn.columns]], ignore_index=True)
    pd.testing.assert_frame_equal(forecast(more, AS_OF).iloc[: len(found)], found)
