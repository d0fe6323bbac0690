"""A person corrects what a column was taken for; the next file with the same header is read so at once."""

import hashlib
import io
import tempfile

import pytest
import xlsxwriter
from streamlit.testing.v1 import AppTest

from indmap.store import data_folder
from indmap.words.language import Language
from indmap.words.texts import Texts
from tests.pages.test_pages import PASSWORD, asked_password, locked, open_page, words

HEADER = ("Объект работ", "Область", "Ассигнования, млрд тенге", "Срок ввода", "Состояние дел")
ROWS = (
    ("Завод удобрений", "г. Шымкент", 10, "31.12.2021", "Введен"),
    ("Цех труб", "ВКО", 20.5, "30.06.2022", "Реализуется"),
    ("Теплица", "Акмолинская область", 1, "IV кв. 2021", "Реализуется"),
)
RU = Texts(Language.RU)


def workbook(header=HEADER, rows=ROWS, title="Реестр на 28.09.2021"):
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        page = book.add_worksheet("Лист1")
        page.write(0, 0, title)
        for place, row in enumerate((header, *rows), start=2):
            page.write_row(place, 0, row)
    return buffer.getvalue()


def upload(at: AppTest, content: bytes, name: str = "reestr.xlsx") -> AppTest:
    at.file_uploader(key="upload").set_value((name, content, "application/octet-stream")).run()
    assert not at.exception
    return at


def box(at: AppTest, letter: str, what: str = "field"):
    return next(box for box in at.selectbox if (box.key or "").endswith(f".{letter}.{what}"))


def apply(at: AppTest):
    return next(button for button in at.button if (button.key or "").endswith(".apply"))


def test_a_file_without_a_column_it_needs_is_mended_by_hand_and_remembered():
    at = upload(open_page("data", Language.RU), workbook())
    assert len(at.error) == 1  # no column is known to be the name
    box(at, "A").set_value("name").run()
    box(at, "C").set_value("cost").run()
    assert box(at, "C", "unit").value == (1e9, "KZT")  # as its heading says
    apply(at).click().run()
    assert not at.exception
    assert not at.error
    assert "31,5 млрд тенге" in at.warning[0].value.replace("\\", "").replace("\u00a0", " ")
    at.button(key="mapping.use").click().run()
    assert "принято: 3" in words(at)
    assert list(data_folder().glob("*.sqlite"))

    other = upload(open_page("data", Language.RU), workbook(rows=ROWS[:2], title="Реестр на 28.10.2021"), "x.xlsx")
    assert not other.error
    assert not other.warning
    assert "принято: 2" in words(other)
    table = next(frame.value for frame in other.dataframe if RU("data.column_reason") in frame.value.columns)
    reasons = dict(zip(table.iloc[:, 0], table[RU("data.column_reason")], strict=True))
    assert (reasons["A"], reasons["B"]) == ("запомнено по прежнему файлу", "по заголовку")


def test_a_unit_that_is_not_stated_is_asked_with_the_total_in_words():
    header = ("Проект", "Стоимость", "Срок ввода")
    content = workbook(header, [("Завод", 10, "31.12.2021"), ("Цех", 20.5, "31.12.2021")])
    at = upload(open_page("data", Language.RU), content)
    before = at.title[0].value
    assert "30,5 тенге" in said(at) or "31 тенге" in said(at)
    unit = next(box for box in at.selectbox if (box.key or "").endswith("total_unit"))
    unit.set_value((1e6, "KZT")).run()
    assert "30,5 млн тенге" in said(at)
    assert at.title[0].value == before  # not in use yet
    at.button(key="mapping.use").click().run()
    assert not at.warning
    assert "принято: 2" in words(at)
    again = upload(open_page("data", Language.RU), workbook(header, [("Завод", 7, "31.12.2021")]))
    assert not again.warning


def test_a_file_may_be_left_unused():
    content = workbook(("Проект", "Стоимость", "Срок ввода"), [("Завод", 10, "31.12.2021")])
    at = upload(open_page("data", Language.RU), content)
    before = at.title[0].value
    at.button(key="mapping.leave").click().run()
    assert not at.warning
    assert at.title[0].value == before


def test_one_field_for_two_columns_cannot_be_applied():
    at = upload(open_page("data", Language.RU), workbook())
    box(at, "A").set_value("name").run()
    box(at, "B").set_value("name").run()
    assert apply(at).disabled


def test_without_a_store_the_correction_holds_for_the_session_and_the_page_says_so():
    data_folder().write_bytes(b"a file where the folder should be")
    at = upload(open_page("data", Language.RU), workbook())
    box(at, "A").set_value("name").run()
    apply(at).click().run()
    assert not at.exception
    warned = [each.value.replace("\\", "") for each in at.warning]
    assert sum(RU("mapping.not_kept") in text for text in warned) == 1
    upload(at, workbook(rows=ROWS[:1]), "y.xlsx")
    assert not at.error
    assert "принято: 1" in words(at)


def test_a_file_that_a_password_opened_is_mended_like_any_other_and_seen_by_nobody_else():
    """The bytes without the lock stay in the session, under the hash of the file as it was brought."""
    odd = ("Склад", "Нигдеево", 1, "31.12.2021", "Реализуется")
    content = locked(workbook(rows=(*ROWS, odd)), PASSWORD)
    at = upload(open_page("data", Language.RU), content)
    asked_password(at, RU)[0].set_value(PASSWORD)
    next(button for button in at.button if button.label == RU("uploads.open")).click().run()
    assert "Проект" in at.error[0].value  # opened, and a column is missing
    box(at, "A").set_value("name").run()
    box(at, "C").set_value("").run()
    apply(at).click().run()
    assert not at.exception
    assert not at.error
    assert not asked_password(at, RU)
    register = at.session_state["register"]
    assert len(register.projects) == 4
    assert register.source.sha256 == hashlib.sha256(content).hexdigest()
    assert PASSWORD not in str(at.session_state._state.filtered_state)
    at.run()
    assert any(RU("mapping.title") in each.label for each in at.expander)
    assert any(RU("findings.annotated") == button.proto.label for button in at.get("download_button"))

    other = upload(open_page("data", Language.RU), content)
    assert len(other.error) == 1
    assert asked_password(other, RU)


@pytest.mark.parametrize("language", list(Language))
def test_the_editor_speaks_each_language(language):
    at = upload(open_page("data", language), workbook())
    assert box(at, "A").options[0] == Texts(language)("mapping.left_out")
    assert Texts(language)("mapping.intro") in words(at)


def said(at: AppTest) -> str:
    return " ".join(each.value for each in at.warning).replace("\\", "").replace("\u00a0", " ")


def test_the_folder_of_tests_is_not_the_person_s():
    assert data_folder().is_relative_to(tempfile.gettempdir())
