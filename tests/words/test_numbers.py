"""Numbers, money, shares and dates as the press of Kazakhstan writes them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.words import numbers
from indmap.words.language import Language
from indmap.words.numbers import NBSP

KK, RU, EN = Language.KK, Language.RU, Language.EN


def plain(text: str) -> str:
    """The text with no-break spaces as spaces, as a person types it."""
    return text.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("value", "digits", "language", "text"),
    [
        (1234567, 0, EN, "1,234,567"),
        (1234567, 0, RU, "1 234 567"),
        (1234567, 0, KK, "1 234 567"),
        (1234567.891, 3, RU, "1 234 567,891"),
        (0.5, 0, EN, "1"),  # half up, where Python's own round says 0
        (2.5, 0, EN, "3"),
        (-2.5, 0, EN, "−3"),
        (-0.4, 0, EN, "0"),  # no minus zero
        (-11940, 0, KK, "−11 940"),
        (1e30, 0, EN, "1" + ",000" * 10),
    ],
)
def test_a_number_is_rounded_half_up_and_grouped(value, digits, language, text):
    assert plain(numbers.number(value, language, digits)) == text


def test_minus_is_the_real_one_and_plus_is_written_when_asked():
    assert numbers.number(-8, RU) == "\u22128"
    assert [numbers.number(value, RU, sign=True) for value in (8, 0, -8)] == ["+8", "0", "\u22128"]


def test_idle_zeros_are_dropped_when_asked():
    assert [numbers.number(value, KK, 1, trim=True) for value in (12.0, 12.3)] == ["12", "12,3"]


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        (1.2e12, KK, "1,2 трлн теңге"),
        (1.2e12, RU, "1,2 трлн тенге"),
        (1.2e12, EN, "1.2 tn tenge"),
        (999.95e9, RU, "1 трлн тенге"),  # rounded before the unit is chosen
        (999.94e9, RU, "999,9 млрд тенге"),
        (999.95e9, EN, "1 tn tenge"),
        (120_000, KK, "120 мың теңге"),  # Babel 2.18 prints «120 м.»
        (120_000, EN, "120 thousand tenge"),
        (35e9, RU, "35 млрд тенге"),
        (23.4e9, EN, "23.4 bn tenge"),
        (999.6, EN, "1 thousand tenge"),
        (999.4, EN, "999 tenge"),
        (0, EN, "0 tenge"),
        (-2.5e6, EN, "−2.5 m tenge"),
        (1.2e15, EN, "1,200 tn tenge"),
        (1e30, EN, "1" + ",000" * 6 + " tn tenge"),
    ],
)
def test_money_is_written_in_the_unit_it_is_read_in(value, language, text):
    assert plain(numbers.money(value, language)) == text


def test_exports_are_written_in_dollars():
    assert [plain(numbers.money(800e6, language, "USD")) for language in (KK, RU, EN)] == [
        "800 млн АҚШ доллары",
        "800 млн долл. США",
        "800 m US dollars",
    ]


@pytest.mark.parametrize("language", Language)
def test_per_cent_has_no_space_in_any_language(language):
    assert numbers.share(0.3, language) == "30%"


def test_shares_are_rounded_half_up_and_signed():
    assert numbers.share(-0.021, RU, 1, sign=True) == "−2,1%"
    assert [numbers.share(value, EN) for value in (0.265, 0.275, 0.005)] == ["27%", "28%", "1%"]


def test_the_notice_in_shares():
    assert [numbers.share(part / whole, EN) for part, whole in ((3, 6), (167.6, 622.0), (1131, 2376))] == [
        "50%",
        "27%",
        "48%",
    ]


def test_points_are_signed_and_named():
    assert [plain(numbers.points(0.08, language)) for language in (KK, RU, EN)] == ["+8 п.т.", "+8 п.п.", "+8 pp"]
    assert plain(numbers.points(-0.335, EN)) == "−34 pp"  # half away from zero
    assert plain(numbers.points(0.145, EN)) == "+15 pp"  # 0.145 * 100 is 14.499… in binary


def test_a_day_in_words_and_in_figures():
    day = date(2021, 9, 28)
    assert [plain(numbers.date_long(day, language)) for language in (KK, RU, EN)] == [
        "2021 жылғы 28 қыркүйек",
        "28 сентября 2021 года",
        "28 September 2021",
    ]
    assert [numbers.date_short(day, language) for language in (KK, RU, EN)] == ["28.09.2021"] * 2 + ["28/09/2021"]


@pytest.mark.parametrize(
    ("precision", "texts"),
    [
        ("day", ("31.12.2021", "31.12.2021", "31/12/2021")),
        ("month", ("жел 2021", "дек 2021", "Dec 2021")),
        ("quarter", ("IV тоқ. 2021", "IV кв. 2021", "Q4 2021")),
        ("half", ("II жартыжылдық 2021", "II полугодие 2021", "H2 2021")),
        ("year", ("2021", "2021", "2021")),
    ],
)
def test_a_date_is_no_finer_than_it_was_stated(precision, texts):
    written = [plain(numbers.period(date(2021, 12, 31), precision, language)) for language in (KK, RU, EN)]
    assert tuple(written) == texts


@given(st.floats(-1e15, 1e15), st.sampled_from(Language))
def test_a_unit_never_holds_a_thousand_of_itself(value, language):
    amount, unit = numbers.scaled(value)
    if unit != "trillion":
        assert round(abs(amount), 1) < 1000
    text = numbers.short(value, language)
    assert not text.startswith("-")
    assert (text[0] == numbers.MINUS) <= (value < 0)


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(Language))
def test_any_finite_number_can_be_written(value, language):
    assert numbers.money(value, language)
    assert numbers.number(value, language, 1)


@given(st.integers(-(10**15), 10**15), st.sampled_from(Language))
def test_a_whole_number_reads_back(value, language):
    text = numbers.number(value, language).replace(NBSP, "").replace(",", "").replace(numbers.MINUS, "-")
    assert int(text) == value
