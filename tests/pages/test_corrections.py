"""A known error of the source is put right from a finding or by hand, and falls away once the source is mended."""

import re

import pytest

from indmap.ui import kept
from indmap.words.language import Language
from indmap.words.texts import Texts
from tests.pages.test_mapping import upload, workbook
from tests.pages.test_pages import open_page, words

HEADER = ("Проект", "Компания", "Регион", "Стоимость, млрд тенге", "Срок ввода")
ROWS = (
    ("Завод керамики", "ТОО А", "г. Шымкент", "много", "31.12.2021"),
    ("Цех труб", "ТОО Б", "ВКО", 20.5, "30.06.2022"),
)
RU = Texts(Language.RU)


def opened(at):
    """The form for a new correction."""
    at.session_state["corrections.add"] = True
    return at.run()


def fill(at, value, reason, says=None):
    boxes = {box.key.rpartition(".")[2]: box for box in at.text_input if (box.key or "").startswith("corrections.")}
    assert says is None or boxes["says"].value == says
    boxes["value"].set_value(value)
    boxes["reason"].set_value(reason)
    next(button for button in at.button if button.label == RU("corrections.save")).click().run()
    assert not at.exception
    return at


def became(at):
    """What became of the corrections, as the table of the page says it; empty where there is none."""
    return re.findall(rf'<td data-head="{RU("corrections.state")}"[^>]*>(.*?)</td>', words(at))


def from_finding(at):
    opened(at).selectbox(key="corrections.finding").set_value(0).run()
    return fill(at, "10", "письмо 12", says="много")


def test_a_finding_is_corrected_and_the_correction_falls_away_when_the_source_is_mended():
    at = from_finding(upload(open_page("data", Language.RU), workbook(HEADER, ROWS)))
    assert became(at) == ["Исправлено"]
    assert any({"много", "10 (письмо 12)"} <= set(frame.value.to_numpy().ravel()) for frame in at.dataframe)

    same = upload(open_page("data", Language.RU), workbook(HEADER, ROWS, "На 28.10.2021"), "x.xlsx")
    assert became(same) == ["Исправлено"]
    mended = (("Завод керамики", "ТОО А", "г. Шымкент", 12, "31.12.2021"), ROWS[1])
    other = upload(open_page("data", Language.RU), workbook(HEADER, mended), "y.xlsx")
    assert became(other) == ["Отпала: теперь в файле «12»"]
    stranger = upload(open_page("data", Language.RU), workbook(HEADER, ROWS[1:]), "z.xlsx")
    assert became(stranger) == ["В этом файле такого проекта нет"]


def test_a_cell_is_corrected_by_hand_and_what_stands_there_is_looked_up():
    at = opened(upload(open_page("data", Language.RU), workbook(HEADER, ROWS)))
    at.segmented_control(key="corrections.way").set_value("by_hand").run()
    at.text_input(key="corrections.search").set_value("труб").run()
    at.selectbox(key="corrections.project").set_value(1).run()
    at.selectbox(key="corrections.field").set_value("cost").run()
    fill(at, "21", "", says="20.5")
    assert became(at) == ["Исправлено"]


def test_a_correction_is_removed():
    at = from_finding(upload(open_page("data", Language.RU), workbook(HEADER, ROWS)))
    at.selectbox(key="corrections.which").set_value(0).run()
    at.button(key="corrections.remove").click().run()
    assert not at.exception
    assert became(at) == []
    assert kept.answers().corrections == ()


@pytest.mark.parametrize("language", list(Language))
def test_the_page_speaks_each_language(language):
    at = upload(open_page("data", language), workbook(HEADER, ROWS))
    assert Texts(language)("corrections.title") in words(at)
    assert Texts(language)("corrections.lead") in words(at)
