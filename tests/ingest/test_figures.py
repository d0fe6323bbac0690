"""Figures written as text."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.ingest.figures import Convention, convention_of, read_figure
from indmap.words.language import Language
from indmap.words.numbers import number

FIGURES = [
    ("1234", 1234.0),
    ("1 234,5", 1234.5),
    ("100 583.28", 100583.28),
    ("42\u00a0606\u202f533.12", 42606533.12),
    ("2.254,62 €", 2254.62),
    ("£12,131.50", 12131.5),
    (" 43,947,193.00", 43947193.0),
    ("161506,65\n", 161506.65),
    ("0,5", 0.5),
    (".5", 0.5),
    ("−5", -5.0),
    ("(1 234)", -1234.0),
    ("5E+06", 5e6),
    ("30 157,61 без НДС", 30157.61),
    ("1'234'567", 1234567.0),
]


@pytest.mark.parametrize(("written", "value"), FIGURES)
def test_every_separator_met_is_read(written, value):
    assert read_figure(written).value == pytest.approx(value)


@pytest.mark.parametrize(
    "written", ["", "#REF!", "250-300", "До 100", "12 34", "1.2.3", "£ 12,681,882,27", "1 234,51)", "5 штук и ещё 3"]
)
def test_what_is_no_single_figure_is_left_unread(written):
    assert read_figure(written) is None


def test_a_unit_beside_the_figure_comes_with_it():
    figure = read_figure("5 млрд тенге")
    assert (figure.value, figure.unit.scale, figure.unit.currency) == (5.0, 1e9, "KZT")
    assert read_figure("$5m").unit.currency == "USD"
    assert read_figure("80%").unit.is_percent


@pytest.mark.parametrize(
    ("column", "whole", "first"),
    [
        (["1,234", "0,5"], False, 1.234),  # another cell shows that the comma is decimal
        (["1,234", "1,234,567"], False, 1234.0),
        (["1,234", "12.50"], False, 1234.0),
        (["1,234", "400,300", "12,345"], False, 1234.0),  # three in a row with exactly three digits
        (["1,234"], False, 1.234),
        (["1,234"], True, 1234.0),  # nobody promises a fraction of a job
        (["1.234", "2.254,62"], False, 1234.0),
        (["1.234", "2.5"], False, 1.234),
    ],
)
def test_the_column_says_what_a_lone_separator_means(column, whole, first):
    assert read_figure(column[0], convention_of(column, whole=whole)).value == first


@given(st.floats(-1e12, 1e12).map(lambda value: round(value, 2)), st.sampled_from(list(Language)))
def test_a_number_is_read_back_from_the_way_it_is_shown(value, language):
    assert read_figure(number(value, language, 2)).value == value


@given(st.integers(-(10**12), 10**12), st.sampled_from(list(Language)))
def test_a_whole_number_is_read_back_in_a_column_of_whole_numbers(value, language):
    assert read_figure(number(value, language), Convention(comma_groups=True, point_groups=True)).value == value


@given(st.one_of(st.text(max_size=70), st.text("0123456789.,-+() eE%$", max_size=20)))
def test_nothing_makes_the_parser_fail(text):
    figure = read_figure(text, convention_of([text], whole=False))
    assert figure is None or math.isfinite(figure.value) or "e" in text.lower()
