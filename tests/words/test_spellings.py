"""What is taken off a text before it is looked up, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.words.files import table
from indmap.words.spellings import find, fold


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("  Наименование\u00a0проекта ", "наименование проекта"),
        ("НАИМЕНОВАНИЕ ПРОЕКТА", "наименование проекта"),
        ("Наименование\nпроекта:", "наименование проекта"),
        ("Лёгкая промышленность", "легкая промышленность"),
        ("наимено\u00adвание", "наименование"),  # a soft hyphen
        ("Северо - Казахстанская", "северо-казахстанская"),
        ("КАРАГАHДИHСКАЯ", "карагандинская"),  # Latin H as in the Cyrillic Н
        ("жетiсу", "жетісу"),  # Latin i
        ("Кызылорда", "Қызылорда"),  # typed without Kazakh letters
        ("«Проект»", "проект"),
        ("(млрд. тг.)", "млрд тг"),
        ("И\u0306ога", "Йога"),  # и with a combining breve
    ],
)
def test_what_does_not_change_the_meaning_is_taken_off(written, meant):
    assert fold(written) == fold(meant)


def test_latin_words_stay_latin():
    assert fold("Cost") != fold("Созт")
    assert fold("CAPEX") == "capex"


@pytest.mark.parametrize(
    ("list_", "written", "code"),
    [
        ("regions", "BKO", "KZ-63"),
        ("regions", "CKO", "KZ-59"),
        ("regions", "3KO", "KZ-27"),  # a three for its letter
        ("stages", "CMP", "construction"),
        ("stages", "CMK", None),
    ],
)
def test_a_word_typed_in_latin_letters_alone_is_known_where_it_means_nothing_else(list_, written, code):
    assert find(list_, written) == code


@pytest.mark.parametrize(("one", "other"), [("реализован", "реализуется"), ("введен", "не введен"), ("да", "дата")])
def test_words_that_differ_stay_apart(one, other):
    assert fold(one) != fold(other)


@given(st.text(st.sampled_from("aAсСеЕeEiіІHНқҚ ёЁ-–.\u00a0\n«»()12"), max_size=30))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=50))
def test_no_text_is_too_odd_to_be_looked_up(text):
    assert find("headings", text) is None or find("headings", text)


@given(
    st.sampled_from([row for name in ("stages", "sectors", "headings") for row in table(f"spellings/{name}")]),
    st.sampled_from([str.upper, str.lower, str.title, lambda text: f"\u00a0 {text} .", lambda text: f"«{text}»"]),
)
def test_a_spelling_is_found_however_it_is_dressed(row, dress):
    name = next(name for name in ("stages", "sectors", "headings") if row in table(f"spellings/{name}"))
    assert find(name, dress(row["spelling"])) == row["code"]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Реализован", "commissioned"),  # one letter from the next
        ("Реализуется", "construction"),
        ("не запущен", "postponed"),
        ("введена первая очередь", "first_stage"),
        ("Простаивает", "idle"),
        ("исключен из Карты", "excluded"),
        ("іске қосылды", "commissioned"),
        ("ожидается, что введут", None),
        ("", None),
    ],
)
def test_stages_as_registers_write_them(text, stage):
    assert find("stages", text) == stage
