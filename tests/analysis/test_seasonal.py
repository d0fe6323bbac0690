"""The season: what is usually done by a day, and the year held against it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.analysis import seasonal
from indmap.analysis.facts import facts_of
from indmap.words.launches import Published, launches
from indmap.words.regions import Division
from tests.table import projects

HALF = Published(date(2021, 7, 2), 20, 100, source="drawn")  # day 183 of 365, 20 %
FAST = Published(date(2023, 7, 2), 60, 100, source="drawn")
days = st.dates(date(2021, 1, 1), date(2021, 12, 31))


def test_a_published_day_is_met_and_between_it_and_the_end_the_line_is_straight():
    assert seasonal.usual(date(2021, 7, 2), [HALF]) == (0.2, 0.2)
    # halfway from day 183 to day 365 is day 274, 1 October: 20 % and half of the 80 % that remain
    assert seasonal.usual(date(2021, 10, 1), [HALF])[0] == pytest.approx(0.6)
    assert seasonal.usual(date(2021, 12, 31), [HALF]) == (1.0, 1.0)


def test_the_range_is_from_the_slowest_year_to_the_fastest():
    assert seasonal.usual(date(2021, 7, 2), [HALF, FAST]) == (0.2, 0.6)
    assert seasonal.usual(date(2021, 7, 2), []) == (0.0, 1.0), "nothing published, nothing known"


def test_two_days_of_one_year_are_one_path():
    later = Published(date(2021, 12, 1), 70, 100, source="drawn")
    assert seasonal.usual(date(2021, 12, 1), [HALF, later]) == (pytest.approx(0.7), pytest.approx(0.7))


def test_the_year_by_hand():
    drawn = facts_of(
        projects("""
            | planned_date | stage        |
            | 2021-03      | commissioned |
            | 2021-12      | construction |
            | 2021-12      | construction |
            | 2021-12      | excluded     |
            | 2022-12      | construction |
        """),
        date(2021, 9, 28),
        Division.D2018,
    )
    found = seasonal.season(drawn, date(2021, 9, 28), 2021)
    assert (found.done, found.planned) == (1, 3)
    assert found.share == pytest.approx(1 / 3)
    assert found.straight == pytest.approx(271 / 365)  # 28 September is day 271
    assert seasonal.season(drawn, date(2021, 9, 28), 2022) is None
    assert seasonal.season(drawn.iloc[:0], date(2021, 9, 28), 2021) is None


def test_december_holds_what_the_published_years_say():
    """At 30 November 13 to 41 % were still to come; from 2 December 2025 to the 18th alone it was 26 of 190."""
    low, high = seasonal.usual(date(2021, 11, 30))
    assert 0.1 < 1 - high < 1 - low < 0.45


def test_each_statement_has_its_source_and_less_done_than_the_whole():
    assert len(launches()) >= 6
    for each in launches():
        assert each.source
        assert 0 < each.done < each.total


@given(days, days)
def test_shares_never_fall_and_never_leave_the_whole(one, other):
    (low, high), (low_later, high_later) = (seasonal.usual(day) for day in sorted((one, other)))
    assert 0 <= low <= high <= 1
    assert low <= low_later
    assert high <= high_later


def test_the_path_of_months_ends_with_the_year():
    months = seasonal.path(2024)
    assert months["month"].tolist() == list(range(1, 13))
    assert months.iloc[-1][["low", "high"]].tolist() == [1, 1]
