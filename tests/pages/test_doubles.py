"""A project given twice: both rows on the page, a decision, its effect on the register, and the way back."""

import pytest

from indmap.words.language import Language
from indmap.words.texts import Texts
from tests.pages.test_mapping import upload, workbook
from tests.pages.test_pages import open_page, words

HEADER = ("Проект", "Компания", "Регион", "Стоимость, млрд тенге", "Срок ввода")
ROWS = (
    ("Завод керамики", "ТОО А", "г. Шымкент", 10, "31.12.2021"),
    ("Цех труб", "ТОО Б", "ВКО", 20.5, "30.06.2022"),
    ("«ЗАВОД керамики»", "ТОО А", "г. Шымкент", 10, "31.12.2021"),
    ("Итого", "", "", 40.5, ""),
)
RU = Texts(Language.RU)


def keys(at):
    return [button.key for button in at.button if (button.key or "").startswith("doubles.")]


def rows(at):
    """The sentence of the page: read, accepted, set aside."""
    return at.title[0].value.replace("\\", "")


def press(at, key):
    at.button(key=key).click().run()
    assert not at.exception
    return at


def test_a_row_is_set_aside_and_the_decision_holds_next_month_and_can_be_taken_back():
    at = upload(open_page("data", Language.RU), workbook(HEADER, ROWS))
    assert rows(at) == "Прочитано строк: 4; принято: 3; отложено: 1"
    assert at.button(key="doubles.1.later").label.replace("\\", "") == "Один проект: отложить строку 2"
    press(at, "doubles.1.later")
    assert rows(at) == "Прочитано строк: 4; принято: 2; отложено: 2"
    assert keys(at) == ["doubles.back.0"]
    assert "отложен ««ЗАВОД керамики»», остался «Завод керамики»" in words(at)
    assert "1 из 1" in words(at)  # the file's own total counts both rows, and agrees

    other = upload(open_page("data", Language.RU), workbook(HEADER, (ROWS[1], *ROWS[:1], ROWS[2]), "На 28.10.2021"))
    assert rows(other) == "Прочитано строк: 3; принято: 2; отложено: 1"
    press(other, "doubles.back.0")
    assert rows(other) == "Прочитано строк: 3; принято: 3; отложено: 0"
    assert keys(other) == ["doubles.1.later", "doubles.1.earlier", "doubles.1.apart"]


def test_two_projects_are_not_asked_about_again():
    at = upload(open_page("data", Language.RU), workbook(HEADER, ROWS))
    press(at, "doubles.1.apart")
    assert rows(at) == "Прочитано строк: 4; принято: 3; отложено: 1"
    assert keys(at) == ["doubles.back.0"]
    again = upload(open_page("data", Language.RU), workbook(HEADER, ROWS, "На 28.10.2021"))
    assert keys(again) == ["doubles.back.0"]


def test_a_project_in_two_files_is_decided_about_too():
    at = open_page("data", Language.RU)
    files = [
        (name, workbook(HEADER, rows), "application/octet-stream")
        for name, rows in (("west.xlsx", ROWS[:1]), ("east.xlsx", ROWS[1:3]))
    ]
    at.file_uploader(key="upload").set_value(files).run()
    assert not at.exception
    for heading in ("1 · west.xlsx: Лист1!A4", "2 · east.xlsx: Лист1!A5"):
        assert f">{heading}</th>" in words(at)
    press(at, "doubles.1.earlier")
    assert rows(at) == "Прочитано строк: 3; принято: 2; отложено: 1"


@pytest.mark.parametrize("language", list(Language))
def test_the_page_speaks_each_language(language):
    at = upload(open_page("data", language), workbook(HEADER, ROWS))
    assert Texts(language)("doubles.title") in words(at)
    press(at, "doubles.1.later")
    assert Texts(language)("doubles.decided", n=1) in words(at)


def test_without_doubles_nothing_is_said():
    at = upload(open_page("data", Language.RU), workbook(HEADER, ROWS[:2]))
    assert RU("doubles.title") not in words(at)
