"""Messages filled with values, each by the rules of its language."""

from datetime import date

import pytest

from indmap.words.language import Language, from_locale
from indmap.words.numbers import NBSP
from indmap.words.texts import Texts, messages


def said(key, **values):
    """The message in the three languages, no-break spaces as spaces."""
    return [Texts(language)(key, **values).replace(NBSP, " ") for language in Language]


def test_money_and_counts_are_written_by_each_language():
    assert said("narrative.plan_cost", n=128, cost=1.2e12, year=2021) == [
        "2021 жылы жалпы құны 1,2 трлн теңге болатын 128 жобаны іске қосу жоспарланған.",
        "В 2021 году планируется ввести 128 проектов на сумму 1,2 трлн тенге.",
        "128 projects worth 1.2 tn tenge are to be commissioned in 2021.",
    ]


def test_one_project_is_one_project():
    assert said("narrative.plan_cost", n=1, cost=23.4e9, year=2021) == [
        "2021 жылы жалпы құны 23,4 млрд теңге болатын 1 жобаны іске қосу жоспарланған.",
        "В 2021 году планируется ввести 1 проект на сумму 23,4 млрд тенге.",
        "1 project worth 23.4 bn tenge is to be commissioned in 2021.",
    ]


def test_a_kazakh_number_takes_its_suffix_and_the_others_the_number_alone():
    assert said("data.completeness", n=37, full=20)[0].startswith("37 бағанның 20-сы")


def test_a_date_is_written_short_where_asked():
    assert said("common.as_of", day=date(2021, 9, 28)) == [
        "28.09.2021 жағдай бойынша",
        "По состоянию на 28.09.2021",
        "As of 28/09/2021",
    ]


def test_a_year_is_never_grouped():
    assert said("common.year", year=2021) == ["2021 жыл", "2021 год", "2021"]


@pytest.mark.parametrize("text", ["{0}", "{name.__class__}", "a {b} c", "%s", "<b>"])
def test_text_from_a_register_is_put_in_as_it_is(text):
    assert all(text in sentence for sentence in said("common.no_column", field=text))


def test_a_missing_value_is_an_error_and_never_a_hole():
    with pytest.raises(KeyError):
        Texts(Language.RU)("common.no_column")


def test_there_is_no_message_that_is_not_there():
    assert "narrative.nonsense" not in messages()
    with pytest.raises(KeyError):
        Texts(Language.EN)("narrative.nonsense")


@pytest.mark.parametrize(
    ("locale", "language"), [("kk-KZ", "kk"), ("ru", "ru"), ("en-GB", "en"), ("de-DE", "kk"), ("", "kk"), (None, "kk")]
)
def test_a_browser_of_another_language_gets_the_state_language(locale, language):
    assert from_locale(locale) == language
