"""The page of priorities: weights that always sum to a hundred, kept in the link, and what is said where data lack."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from indmap.words.codelists import codelist
from indmap.words.fields import fields
from indmap.words.language import Language
from indmap.words.texts import Texts
from tests.pages.test_pages import figures, in_link, open_page, words

CODES = tuple(codelist("criteria"))
CSV = "Наименование проекта;Стоимость, млрд тенге;Срок ввода{};\n{}"


def weights(at: AppTest) -> list[int]:
    return [at.number_input(key=f"choose.weight.{code}").value for code in CODES]


def shown(at: AppTest, name: str) -> list[str]:
    """The names drawn by one of the page's figures, top down."""
    figure = next(figure for key, figure in figures(at).items() if name in key)
    return figure["layout"]["yaxis"]["ticktext"]


def with_register(language: Language, content: str) -> AppTest:
    at = open_page("data", language)
    name = "reestr_2021-09-28.csv"
    at.file_uploader(key="upload").set_value((name, content.encode(), "text/csv")).run()
    assert not at.exception
    page = AppTest.from_file(str(Path(__file__).resolve().parents[2] / "pages" / "priorities.py"), default_timeout=120)
    page.session_state["framed"] = True
    for key in ("choice", "register", "query_written"):
        page.session_state[key] = at.session_state[key]
    page.run()
    assert not page.exception
    assert not page.error
    return page


@pytest.mark.parametrize("language", list(Language))
def test_setting_one_weight_moves_the_others(language: Language) -> None:
    at = open_page("priorities", language)
    assert weights(at) == [25, 25, 25, 25]
    at.number_input(key="choose.weight.export_potential").set_value(70).run()
    assert not at.exception
    assert weights(at) == [70, 10, 10, 10]
    assert in_link(at, "weights") == ["70-10-10-10"]


def test_a_locked_weight_stays_and_cannot_be_set() -> None:
    at = open_page("priorities", Language.RU, weights="40-30-20-10")
    at.checkbox(key="choose.lock.localisation").check().run()
    at.number_input(key="choose.weight.export_potential").set_value(10).run()
    assert weights(at) == [10, 30, 40, 20]
    assert at.number_input(key="choose.weight.localisation").disabled
    assert at.number_input(key="choose.weight.export_potential").max == 70
    for code in CODES[1:]:
        at.checkbox(key=f"choose.lock.{code}").check()
    at.run()
    assert at.number_input(key="choose.weight.export_potential").disabled  # nothing else could give way


def test_equal_weights_again() -> None:
    at = open_page("priorities", Language.KK, weights="100-0-0-0")
    assert weights(at) == [100, 0, 0, 0]
    at.button(key="weights.equal").click().run()
    assert weights(at) == [25, 25, 25, 25]
    assert "weights" not in at.query_params


def test_the_ranking_follows_the_weights_and_is_the_same_in_every_language() -> None:
    first = {}
    for query in ("25-25-25-25", "100-0-0-0"):
        tops = [shown(open_page("priorities", language, weights=query), "contributions") for language in Language]
        assert len({len(top) for top in tops}) == 1
        first[query] = tops[0][0]
    assert first["25-25-25-25"] != first["100-0-0-0"]


def test_the_threshold_is_kept_in_the_link() -> None:
    at = open_page("priorities", Language.EN)
    at.number_input(key="choose.threshold").set_value(45).run()
    assert in_link(at, "threshold") == ["45"]
    assert "with 45 points or more: 7" in words(at)  # counted in the ranking's table, by hand


@pytest.mark.parametrize("language", list(Language))
def test_a_register_without_criteria_names_the_four_columns_and_offers_the_template(language: Language) -> None:
    texts = Texts(language)
    at = with_register(language, CSV.format("", "Завод;10;31.12.2021;\nЦех;2;31.12.2021;\n"))
    said = words(at)
    assert texts("priorities.message_none", of=2).replace("\u00a0", " ") in said
    for code in CODES:
        field = codelist("criteria").text(code, "field")
        assert _label(field, language) in said
    assert texts("uploads.template") in [button.label for button in at.get("download_button")]
    assert not [button for button in at.button if button.key == "weights.without"]  # nothing would be left


def test_a_register_without_one_criterion_can_do_without_it() -> None:
    columns = ";Доля экспорта, %;Уровень локализации, %;Обеспеченность сырьем, %"
    at = with_register(Language.RU, CSV.format(columns, "Завод;10;31.12.2021;10;50;да\nЦех;2;31.12.2021;20;30;90\n"))
    assert [key.rpartition("-")[2] for key in figures(at)] == ["scoring.coverage"]  # what is known is still shown
    at.button(key="weights.without").click().run()
    assert not at.exception
    assert weights(at) == [34, 33, 0, 33]
    # the shop 6.8+9.9+29.7 = 46.4, the works 3.4+16.5+16.5 = 36.4
    assert shown(at, "contributions") == ["Цех", "Завод"]


def _label(field: str, language: Language) -> str:
    return fields()[field].label(language)


def test_two_presses_in_a_row_are_two_steps_of_one_weight() -> None:
    """The second press is sent before the browser knows how the other boxes answered the first."""
    at = open_page("priorities", Language.EN)
    at.number_input(key="choose.weight.export_potential").set_value(40).run()
    assert weights(at) == [40, 20, 20, 20]
    for code, value in zip(CODES, (55, 25, 25, 25), strict=True):  # three boxes still say what they showed
        at.number_input(key=f"choose.weight.{code}").set_value(value)
    at.run()
    assert weights(at) == [55, 15, 15, 15]
