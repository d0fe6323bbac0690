"""Findings on the Data page: cut by kind, slips of the pen accepted, and remembered for the next file."""

from indmap.store import Store, data_folder
from indmap.words.language import Language
from indmap.words.texts import Texts
from tests.pages.test_mapping import upload, workbook
from tests.pages.test_pages import open_page, words

HEADER = ("Проект", "Регион", "Стоимость, млрд тенге", "Статус")
ROWS = (
    ("Завод", "Карагандинсая обл.", 10, "Введен"),
    ("Цех", "Карагандинсая обл.", 20.5, "Реализуеться"),
    ("Теплица", "Марс", "много", "Реализуется"),
)
RU = Texts(Language.RU)


def kinds(at):
    """The findings that the table shows."""
    table = next(frame.value for frame in at.dataframe if RU("data.cell") in frame.value.columns)
    return list(table[RU("data.label")])


def test_findings_are_cut_by_severity_and_kind():
    at = upload(open_page("data", Language.RU), workbook(HEADER, ROWS))
    assert len(kinds(at)) == 5
    at.multiselect(key="findings.severity").set_value(["error"]).run()
    assert kinds(at) == ["Не число"]
    at.multiselect(key="findings.severity").set_value([]).run()
    at.selectbox(key="findings.kind").set_value("unknown_stage").run()
    assert kinds(at) == ["Неизвестный статус"]


def test_a_slip_is_accepted_for_all_like_it_and_remembered():
    at = upload(open_page("data", Language.RU), workbook(HEADER, ROWS))
    assert "«Карагандинсая обл.» → Карагандинская область; ячеек: 2" in words(at)
    at.button(key="findings.accept.0").click().run()
    assert not at.exception
    assert kinds(at).count("Неизвестный регион") == 1
    assert Store.open(data_folder()).answers_for("spellings") == {"region|карагандинсая обл": "KZ-35"}

    other = upload(open_page("data", Language.RU), workbook(HEADER, ROWS[:2], title="Реестр на 28.10.2021"), "x.xlsx")
    assert kinds(other) == ["Неизвестный статус"]


def test_all_slips_are_accepted_at_once():
    at = upload(open_page("data", Language.RU), workbook(HEADER, ROWS))
    at.button(key="findings.accept_all").click().run()
    assert not at.exception
    assert sorted(kinds(at)) == ["Не число", "Неизвестный регион"]
