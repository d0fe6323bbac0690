"""The page of changes: the sample's months against each other, another month chosen, and no earlier month at all."""

import pytest

from indmap.words.language import Language
from indmap.words.texts import Texts
from tests.pages.test_pages import figures, in_link, open_page, words

COUNTED = {
    Language.KK: "іске қосылғаны — 11, мерзімі кейінге қалдырылғаны — 4, жаңасы — 1",
    Language.RU: "введено — 11, срок перенесен — 4, новых — 1",
    Language.EN: "11 commissioned, 4 postponed, 1 new",
}


@pytest.mark.parametrize("language", Language)
def test_the_sample_is_held_against_the_month_before(language: Language) -> None:
    at = open_page("changes", language)
    assert not at.exception
    assert not at.error
    assert COUNTED[language] in words(at)
    assert {key.rpartition("-")[2] for key in figures(at)} >= {"shifts.plan", "shifts.statuses", "shifts.postponed"}


def test_another_month_is_chosen_and_the_link_keeps_it() -> None:
    at = open_page("changes", Language.EN)
    at.selectbox(key="choose.against").select("sample-2021-07-28").run()
    assert not at.exception
    assert "Since 28/07/2021" in words(at)
    assert in_link(at, "against") == ["sample-2021-07-28"]
    assert "Since 28/07/2021" in words(open_page("changes", Language.EN, against="sample-2021-07-28"))


def test_the_movements_are_those_of_the_kinds_chosen() -> None:
    at = open_page("changes", Language.EN)
    assert len(at.dataframe[-1].value) == 27  # 11 commissioned, 10 statuses, 4 dates, 1 cost, 1 new
    at.multiselect(key="changes.kinds").select("date_moved").run()
    assert not at.exception
    assert len(at.dataframe[-1].value) == 4


@pytest.mark.parametrize("language", Language)
def test_before_the_first_month_there_is_nothing_and_the_page_says_so(language: Language) -> None:
    at = open_page("changes", language, register="sample-2021-07-28")
    assert not at.exception
    assert not at.error
    assert Texts(language)("changes.bring_earlier") in words(at)
    assert not at.metric
    assert any("slips.by_region" in key for key in figures(at))  # how far it slipped needs no other register
