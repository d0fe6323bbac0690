"""Dates in every way registers write them, with the precision they were stated in."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.ingest.dates import Precision, read_date
from indmap.words.language import Language
from indmap.words.numbers import NBSP, date_long, date_short, period

STATED = [
    ("31.12.2021", "2021-12-31", "2021-12-31", "day"),
    ("2021-12-31", "2021-12-31", "2021-12-31", "day"),
    ("31/12/2018", "2018-12-31", "2018-12-31", "day"),
    (" 31/12/18", "2018-12-31", "2018-12-31", "day"),
    ("31.12.2021г.", "2021-12-31", "2021-12-31", "day"),
    ("05.06.2023 02:26:30", "2023-06-05", "2023-06-05", "day"),
    ("2014-01-01 00:00:00.000", "2014-01-01", "2014-01-01", "day"),
    ("20180201", "2018-02-01", "2018-02-01", "day"),
    ("20 Feb 2024", "2024-02-20", "2024-02-20", "day"),
    ("July 20, 2022", "2022-07-20", "2022-07-20", "day"),
    ("31 декабря 2021 года", "2021-12-31", "2021-12-31", "day"),
    ("2021 жылғы 31 желтоқсан", "2021-12-31", "2021-12-31", "day"),
    ("12.2021", "2021-12-01", "2021-12-31", "month"),
    ("2016-06", "2016-06-01", "2016-06-30", "month"),
    ("декабрь 2021 г.", "2021-12-01", "2021-12-31", "month"),
    ("2021 жылғы желтоқсан", "2021-12-01", "2021-12-31", "month"),
    ("дек.21", "2021-12-01", "2021-12-31", "month"),
    ("IV квартал 2021 года", "2021-10-01", "2021-12-31", "quarter"),
    ("IV кв. 2021", "2021-10-01", "2021-12-31", "quarter"),
    ("4 квартал 2026 ", "2026-10-01", "2026-12-31", "quarter"),
    ("4Q21", "2021-10-01", "2021-12-31", "quarter"),
    ("Q4 2021", "2021-10-01", "2021-12-31", "quarter"),
    ("2021 жылғы IV тоқсан", "2021-10-01", "2021-12-31", "quarter"),
    ("1 полугодие 2022", "2022-01-01", "2022-06-30", "half"),
    ("2-полугодие 2022", "2022-07-01", "2022-12-31", "half"),
    ("2022 жылдың I жартыжылдығы", "2022-01-01", "2022-06-30", "half"),
    ("2021", "2021-01-01", "2021-12-31", "year"),
    ("2021 г.", "2021-01-01", "2021-12-31", "year"),
    ("2027+", "2027-01-01", "2027-12-31", "year"),
    ("2025 (expected)", "2025-01-01", "2025-12-31", "year"),
    ("2021-2023", "2021-01-01", "2023-12-31", "year"),
    ("2010 - 2012", "2010-01-01", "2012-12-31", "year"),
    ("декабрь 2021 - март 2022", "2021-12-01", "2022-03-31", "month"),
    (2021.0, "2021-01-01", "2021-12-31", "year"),
    (44561.0, "2021-12-31", "2021-12-31", "day"),
    (datetime.fromisoformat("2021-12-31T10:30"), "2021-12-31", "2021-12-31", "day"),
]

NO_DATES = ["N/A", "TBD", "other", "не известна", "", " ", "12", "99.99.2021", "31.02.2021", "2020/21", "в 4047 году",
            "1926", "2061", 1.5, 12.0, 2021.5, float("nan"), float("inf"), True, None, "12.5", "1" * 500]  # fmt: skip


@pytest.mark.parametrize(("written", "first", "last", "precision"), STATED)
def test_a_stated_period_is_read_from_its_first_day_to_its_last(written, first, last, precision):
    when = read_date(written)
    assert (when.first.isoformat(), when.last.isoformat(), when.precision) == (first, last, precision)


@pytest.mark.parametrize("written", NO_DATES)
def test_what_is_no_date_is_not_forced_into_one(written):
    assert read_date(written) is None


DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(DAYS, st.sampled_from(list(Language)))
def test_a_day_is_read_back_from_every_way_it_is_written(day, language):
    for written in (date_long(day, language), date_short(day, language), day.isoformat()):
        assert read_date(written).last == day


@given(DAYS, st.sampled_from(list(Precision)), st.sampled_from(list(Language)))
def test_a_period_is_read_back_from_the_way_it_is_shown(day, precision, language):
    when = read_date(period(day, precision, language))
    assert when.precision is precision
    assert when.first <= day <= when.last


@given(
    st.one_of(
        st.text(max_size=60), st.floats(), st.integers(), st.datetimes(), st.text("0123456789.-/ гIVQ+", max_size=20)
    )
)
def test_nothing_makes_the_parser_fail(value):
    when = read_date(value)
    assert when is None or 1990 <= when.first.year <= when.last.year <= 2060


def test_a_no_break_space_is_a_space():
    assert read_date(f"IV{NBSP}кв.{NBSP}2021").precision is Precision.QUARTER
