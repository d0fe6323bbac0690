"""Text made clean at the door."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.ingest.cells import LONGEST, as_text, clean


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("  ТОО\u00a0«Нефть»\n", "ТОО «Нефть»"),
        ("завод_x000D_\nБ", "завод Б"),
        ("a\x00b\x07c", "abc"),
        ("цена\u202eneve", "ценаneve"),
        ("нуль\u200bширина\ufeff", "нульширина"),
        ("\ud800x", "x"),
        ("и\u0306", "й"),
        ("z" + "\u0300" * 50, "z" + "\u0300" * 4),
        ("=1+1", "=1+1"),
    ],
)
def test_text_holds_nothing_that_breaks_an_export(written, meant):
    assert clean(written) == meant


@given(st.text())
def test_clean_text_stays_as_it_is_and_can_be_written_anywhere(text):
    once = clean(text)
    assert clean(once) == once
    assert len(once) <= LONGEST
    once.encode()
    assert not any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in once)


def test_a_number_that_stands_for_text_keeps_no_decimal_point():
    assert as_text(990140001234.0) == "990140001234"
    assert as_text(24.41) == "24.41"
