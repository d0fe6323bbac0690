"""The headline numbers, against the Government's notice and by hand."""

from datetime import date

import pytest
from hypothesis import given

from indmap.analysis import kpis
from indmap.analysis.facts import facts_of
from indmap.words.language import Language
from indmap.words.numbers import share
from indmap.words.regions import Division
from tests.analysis.strategies import any_facts, measures
from tests.table import projects

DAY = date(2021, 9, 28)

NOTICE = """
    | name                           | region | cost     | jobs | planned_date | stage        | output | exports |
    | Zhayrem GOK                    | KZ-KAR | 145 bn   | 381  | 2021-06-30   | commissioned | -      | -       |
    | Aktogay GOK                    | KZ-VOS | 396 bn   | 700  | 2021-12-31   | construction | 60 bn  | 100 m   |
    | Saryarka ferroalloy plant      | KZ-KAR | 35 bn    | 400  | 2021-12-31   | construction | -      | -       |
    | Petropavlovsk transformers     | KZ-59  | 10 bn    | 300  | 2021-06-30   | commissioned | -      | -       |
    | Shymkent aluminium cans        | KZ-79  | 23.4 bn  | 145  | 2021-12-31   | construction | 20 bn  | -       |
    | Kostanay localisation centre   | KZ-39  | 12.6 bn  | 450  | 2021-06-30   | commissioned | -      | -       |
"""


def facts(drawing):
    return facts_of(projects(drawing), DAY, Division.D2018)


def written(rate):
    return share(rate.value, Language.EN)


def test_the_six_named_projects_are_half_in_by_number_a_quarter_by_cost_and_nearly_half_by_jobs():
    # 3 of 6; 145 + 10 + 12.6 of 145 + 396 + 35 + 10 + 23.4 + 12.6; 381 + 300 + 450 of those and 700 + 400 + 145
    named = facts(NOTICE)
    count, cost, jobs = (kpis.commissioning_rate(named, measure) for measure in kpis.MEASURES)
    assert (count.part, count.whole) == (3, 6)
    assert (cost.part, cost.whole) == pytest.approx((167.6e9, 622.0e9))
    assert (jobs.part, jobs.whole) == (1131, 2376)
    assert [written(rate) for rate in (count, cost, jobs)] == ["50%", "27%", "48%"]


def test_the_totals_of_the_six():
    # cost and jobs as above; 60 + 20 of output and 100 of exports, the others stating none
    totals = kpis.totals(facts(NOTICE))
    assert totals.count == 6
    assert (totals.cost, totals.jobs, totals.output, totals.exports) == pytest.approx((622e9, 2376, 80e9, 100e6))


def test_an_unknown_cost_moves_no_rate():
    more = NOTICE + "    | Cost not stated | KZ-39 | - | - | 2021-12-31 | construction | - | - |\n"
    rate = kpis.commissioning_rate(facts(more), "cost")
    assert written(rate) == "27%"
    assert (rate.known, rate.of) == (6, 7)
    assert written(kpis.commissioning_rate(facts(more), "count")) == "43%"


def test_a_cost_of_nothing_is_known():
    rate = kpis.commissioning_rate(facts("| cost | stage |\n| 0 | commissioned |\n| - | construction |"), "cost")
    assert (rate.part, rate.whole, rate.value, rate.known) == (0.0, 0.0, None, 1)


@pytest.mark.parametrize("measure", ["cost", "jobs", "output", "exports"])
def test_what_no_row_says_is_none_and_never_zero(measure):
    unknown = facts("| stage |\n| commissioned |\n| construction |")
    rate = kpis.commissioning_rate(unknown, measure)
    assert (rate.part, rate.whole, rate.value, rate.known, rate.of) == (None, None, None, 0, 2)
    assert getattr(kpis.totals(unknown), measure) is None
    assert kpis.attention(unknown, measure).value is None


def test_the_excluded_leave_the_plan():
    more = NOTICE + "    | Left the Map | KZ-39 | 100 bn | 100 | 2021-06-30 | excluded | 9 bn | 9 m |\n"
    assert kpis.totals(facts(more)) == kpis.totals(facts(NOTICE))
    for measure in kpis.MEASURES:
        assert kpis.commissioning_rate(facts(more), measure) == kpis.commissioning_rate(facts(NOTICE), measure)
        assert kpis.attention(facts(more), measure) == kpis.attention(facts(NOTICE), measure)


def test_of_everything_excluded_no_rate_is_known():
    gone = facts("| stage | cost |\n| excluded | 1 bn |")
    assert kpis.commissioning_rate(gone, "count") == kpis.Rate(None, None, 0, 0)
    assert kpis.totals(gone) == kpis.Totals(0, None, None, None, None)
    assert kpis.pace(gone, DAY, 2021).left == 0


WATCHED = """
    | stage        | planned_date | expected_date | cost  |
    | commissioned | 2021-06-30   | -             | 1 bn  |
    | construction | 2021-06-30   | -             | 2 bn  |
    | construction | 2021-12-31   | 2022-03-31    | 4 bn  |
    | suspended    | 2021-12-31   | -             | 8 bn  |
    | construction | -            | -             | 16 bn |
    | construction | 2021-12-31   | -             | 32 bn |
    | construction | 2022-12-31   | -             | 64 bn |
"""


def test_delayed_at_risk_suspended_and_dateless_need_attention():
    # the second is delayed, the third at risk, the fourth suspended, the fifth dateless: 2 + 4 + 8 + 16
    assert (kpis.attention(facts(WATCHED), "count").part, kpis.attention(facts(WATCHED), "cost").part) == (4, 30e9)


def test_due_is_of_projects_whose_date_is_known():
    # six have a date, of which the two of 30 June have come
    due = kpis.due(facts(WATCHED), DAY)
    assert (due.part, due.whole) == (2, 6)
    assert kpis.due(facts(WATCHED), date(2021, 6, 29)).part == 0
    assert kpis.due(facts(WATCHED), date(2021, 6, 30)).part == 2


def test_pace_is_what_the_rest_of_the_year_needs():
    # from 28 September to 31 December: 2 + 31 + 30 + 31 days
    pace = kpis.pace(facts(NOTICE), DAY, 2021)
    assert (pace.left, pace.days) == (3, 94)
    assert pace.per_month == pytest.approx(3 / (94 / 30.4375))
    assert kpis.pace(facts(NOTICE), date(2022, 1, 5), 2021) == kpis.Pace(3, 0, None)


@given(any_facts, measures)
def test_a_rate_and_its_complement_make_one(drawn, measure):
    rate = kpis.commissioning_rate(drawn, measure)
    if rate.value is not None:
        promised = kpis.plan(drawn)
        rest = promised.loc[promised["status"] != "commissioned", measure].sum()
        assert rate.value + rest / rate.whole == pytest.approx(1)
        assert 0 <= rate.value <= 1


@given(any_facts, measures)
def test_none_of_the_whole_is_known_exactly_when_there_is_no_part(drawn, measure):
    for rate in (kpis.commissioning_rate(drawn, measure), kpis.attention(drawn, measure)):
        assert (rate.part is None) == (rate.whole is None) == (rate.known == 0)
        assert rate.known <= rate.of == len(kpis.plan(drawn))
