"""Targets and what-if as pages: the sample, the kept series, a scenario that is never kept."""

from indmap.ui import kept
from indmap.words.language import Language
from indmap.words.texts import Texts
from tests.pages.test_pages import figures, open_page, words

SERIES = {
    "base_year": 2020,
    "points": [
        {"year": 2020, "value": 15e9, "source": "Bureau <b>", "published": ""},
        {"year": 2021, "value": 16e9, "source": "Bureau", "published": "2022-02-01"},
    ],
    "prices": "nominal",
}


def test_what_was_entered_is_there_for_the_next_person():
    kept.store().remember_answer("official_series", "exports", SERIES)
    at = open_page("targets", Language.EN)
    assert not at.exception
    assert "By 2021 13% of the growth of exports wanted by 2025 was there" in words(at)  # 1/15 of 1/2
    assert "Bureau &lt;b&gt;" in words(at)


def test_assumptions_change_what_the_projects_add():
    at = open_page("targets", Language.EN)
    at.number_input(key="targets.utilisation").set_value(50).run()
    assert not at.exception
    assert "397.7 m US dollars of exports" in words(at)  # half of 795.3 m, rounded from what is not shown


def test_a_scenario_moves_the_year_and_is_reset():
    at = open_page("what_if", Language.EN)
    dearest = at.multiselect(key="what_if.chosen")
    assert at.button(key="what_if.exclude").disabled
    dearest.select(dearest.options[0]).run()
    at.button(key="what_if.exclude").click().run()
    assert not at.exception
    assert "In the scenario projects left out: 1, postponed: 0." in words(at)
    assert "Under this scenario 115 projects" in words(at)
    assert Texts(Language.EN)("what_if.banner") in words(at)
    at.button(key="what_if.reset").click().run()
    assert "By the register 116 projects will be in by the end of 2021" in words(at)
    assert figures(at)


def test_filters_hold_on_both_pages():
    for page in ("targets", "what_if"):
        at = open_page(page, Language.EN, region="KZ-39")
        assert not at.exception
        assert not at.error
        assert "Kostanay Region" in words(at)
