"""Projects a page at a time, their sheets, three of them side by side, one region."""

import pytest

from indmap.exhibits import passport
from indmap.ui import leads, listing
from indmap.words.language import Language
from indmap.words.texts import Texts
from tests.pages.test_pages import in_link, open_page, words

REGION = "KZ-43"


def open_sheet(at, position: int):
    at.session_state[leads.OPENED] = position  # as a selected row leaves it
    return at.run()


def test_no_more_than_a_page_is_sent() -> None:
    at = open_page("projects", Language.EN, year="all")
    assert len(at.dataframe[0].value) == listing.PAGE
    at.session_state["projects.page"] = 3
    at.run()
    assert not at.exception
    assert 0 < len(at.dataframe[0].value) < listing.PAGE  # 128 are two pages of fifty and 28


def test_the_full_set_of_columns_holds_more() -> None:
    at = open_page("projects", Language.KK)
    short = list(at.dataframe[0].value.columns)
    at.session_state["projects.columns"] = "full"
    at.run()
    assert not at.exception
    assert set(short) < set(at.dataframe[0].value.columns)


@pytest.mark.parametrize("language", list(Language), ids=str)
def test_three_sheets_are_put_side_by_side_and_taken_away(language: Language) -> None:
    texts, at = Texts(language), open_page("projects", language)
    for position in range(passport.MOST_COMPARED):
        open_sheet(at, position)
        at.button(key="passport.compare").click().run()
        assert not at.exception
    assert texts("passport.compared_subtitle") in words(at)
    assert "3. " in words(at)
    open_sheet(at, passport.MOST_COMPARED)
    assert at.button(key="passport.compare").disabled
    at.button(key="passport.clear").click().run()
    assert texts("passport.compared_subtitle") not in words(at)


def test_a_region_is_chosen_on_its_page_and_goes_along() -> None:
    at = open_page("region", Language.RU)
    assert not at.exception
    assert "region" not in at.query_params, "what the page begins with narrows no other page"
    at.selectbox(key="choose.one_region").select(REGION).run()
    assert not at.exception
    assert in_link(at, "region") == [REGION]
    assert "Кызылординская область" in at.title[0].value
    assert 0 < len(at.dataframe[0].value) < 17


def test_sectors_are_divided_by_section() -> None:
    at = open_page("sectors", Language.RU)
    at.session_state["sectors.divided"] = "sections"
    at.run()
    assert not at.exception
    assert not at.error
    assert Texts(Language.RU)("sections.crossed_subtitle", measure="").split(":")[0] in words(at)
