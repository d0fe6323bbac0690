"""An accepted register is kept by itself, outlives the session, and can be looked at, compared with and withdrawn."""

import os
import sqlite3
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from indmap.errors import StoreFull
from indmap.store import Store, data_folder
from indmap.ui import cache
from indmap.words.language import Language
from indmap.words.numbers import NBSP
from indmap.words.texts import Texts
from tests.pages.test_mapping import upload, workbook
from tests.pages.test_pages import PASSWORD, asked_password, in_link, locked, open_page, words

HEADER = ("Проект", "Компания", "Регион", "Стоимость, млрд тенге", "Срок ввода", "Отправитель")
MILL = ("Завод керамики", "ТОО А", "г. Шымкент", 10, "31.12.2021", "Акимат Шымкента")
SHOP = ("Цех труб", "ТОО Б", "ВКО", 20.5, "30.06.2021", "Акимат Шымкента")
TWIN = ("«ЗАВОД керамики»", "ТОО А", "г. Шымкент", 10, "31.12.2021", "Акимат Шымкента")
RU = Texts(Language.RU)
SEPTEMBER, AUGUST = "На 28.09.2021", "На 28.08.2021"


def book(title: str, *rows: tuple[object, ...]) -> bytes:
    return workbook(HEADER, rows, title)


def snapshots(**asked: bool):
    return Store.open(data_folder()).snapshots(**asked)


def accept(content: bytes, language: Language = Language.RU) -> AppTest:
    """A new session in which a register is uploaded."""
    at = upload(open_page("data", language), content)
    assert not at.exception
    assert not at.error
    return at


def two_kept() -> tuple[str, str]:
    """August with one project and September with two; the links' words for them."""
    accept(book(AUGUST, MILL))
    accept(book(SEPTEMBER, MILL, SHOP))
    august, september = snapshots()
    return august.id[:8], september.id[:8]


def offered(at: AppTest) -> list[str]:
    return at.selectbox(key="choose.register").options


def test_an_accepted_register_is_kept_and_a_new_session_opens_on_it():
    content = book(SEPTEMBER, MILL, SHOP)
    at = accept(content)
    (kept,) = snapshots()
    assert (str(kept.as_of), kept.rows, kept.sender) == ("2021-09-28", 2, "Акимат Шымкента")
    assert [size for _, _, size in kept.files] == [len(content)]
    assert RU("history.kept", number=1, day=kept.as_of) in words(at)
    assert in_link(at, "register") == [kept.id[:8]]
    other = open_page("overview", Language.RU)
    assert RU("common.sample") not in words(other)
    assert RU("common.as_of", day=kept.as_of) in words(other)
    assert offered(other) == ["28.09.2021 · Акимат Шымкента"]
    assert "register" not in other.query_params, "the bare address stays that of the newest"


def test_the_same_file_is_known_again_whatever_it_is_called():
    content = book(SEPTEMBER, MILL)
    accept(content)
    at = upload(open_page("data", Language.RU), content, "renamed.xlsx")
    assert not at.exception
    assert len(snapshots(withdrawn=True)) == 1
    assert "уже сохранен: № 1" in words(at)


def test_who_sent_it_can_be_said_once_it_is_kept():
    at = accept(book(SEPTEMBER, (*MILL[:5], "")))
    (kept,) = snapshots()
    assert kept.sender == ""
    assert offered(at) == ["28.09.2021 · reestr.xlsx"]
    at.text_input(key=f"snapshots.sender.{kept.id[:8]}").set_value("Акимат ВКО").run()
    assert not at.exception
    assert offered(at) == ["28.09.2021 · Акимат ВКО"]
    assert offered(open_page("overview", Language.RU)) == ["28.09.2021 · Акимат ВКО"]
    assert snapshots()[0].sender == "", "what is kept stays as it was written"


def test_what_is_read_anew_takes_the_place_of_the_earlier_reading():
    at = accept(book(SEPTEMBER, MILL, TWIN))
    at.button(key="doubles.1.later").click().run()
    assert not at.exception
    assert [(each.seq, each.rows) for each in snapshots()] == [(2, 1)]
    first = snapshots(withdrawn=True)[0]
    assert first.withdrawn
    assert first.withdrawn.reason == RU("history.read_anew", number=2)
    assert "прежний № 1 отозван" in words(at)


def test_a_day_later_the_files_are_at_hand_again():
    accept(book(SEPTEMBER, MILL, TWIN))
    at = open_page("data", Language.RU)
    assert not at.button(key="doubles.1.later").disabled
    at.button(key="doubles.1.later").click().run()
    assert not at.exception
    assert [each.rows for each in snapshots()] == [1]


def test_what_a_password_opened_is_kept_only_when_asked_and_without_the_file():
    at = upload(open_page("data", Language.RU), locked(book(SEPTEMBER, MILL), PASSWORD))
    asked_password(at, RU)[0].set_value(PASSWORD)
    next(button for button in at.button if button.label == RU("uploads.open")).click()
    at.run()
    assert snapshots() == ()
    assert in_link(at, "register") == ["own"]
    at.button(key="snapshots.keep").click().run()
    assert not at.exception
    (kept,) = snapshots()
    assert (kept.rows, kept.files) == (1, ())
    assert PASSWORD.encode() not in Path(Store.open(data_folder()).path).read_bytes()


@pytest.mark.parametrize("language", list(Language))
def test_where_nothing_can_be_kept_the_register_is_used_and_it_is_said_why(language, monkeypatch):
    def full(self, *_, **__):
        raise StoreFull(path="here")

    monkeypatch.setattr(Store, "save_snapshot", full)
    at = accept(book(SEPTEMBER, MILL), language)
    texts = Texts(language)
    said = [warning.value.replace("\\", "") for warning in at.warning]
    assert f"{texts('history.not_kept')} {texts('fault.store_full', path='here')}" in said
    assert texts("common.sample") not in words(at)
    assert in_link(at, "register") == ["own"]


def test_where_the_store_cannot_be_opened_the_sample_is_shown_and_it_is_said_why(tmp_path, monkeypatch):
    (tmp_path / "indmap.sqlite").write_bytes(b"no database " * 1000)
    monkeypatch.setenv("INDMAP_DATA_DIR", str(tmp_path))
    at = open_page("overview", Language.RU)
    assert not at.exception
    (said,) = [warning.value.replace("\\", "") for warning in at.warning]
    assert said.startswith(f"{RU('history.unlisted')} Файл хранилища поврежден")
    assert RU("common.sample") in words(at)


def test_another_register_is_shown_as_of_its_day_and_the_link_says_which():
    august, september = two_kept()
    at = open_page("overview", Language.RU)
    assert "из 2 проектов" in at.title[0].value.replace(NBSP, " ")
    assert at.selectbox(key="choose.register").value == september
    at.selectbox(key="choose.register").set_value(august).run()
    assert not at.exception
    assert in_link(at, "register") == [august]
    for shown in (at, open_page("overview", Language.RU, register=august)):
        assert "28.08.2021" in words(shown)
        assert RU("history.not_newest") in words(shown)
        assert "из 1 проекта" in shown.title[0].value.replace(NBSP, " ")


def test_the_cut_stays_when_the_register_changes():
    august, _ = two_kept()
    at = open_page("overview", Language.RU, region="KZ-79", year="2021")
    at.selectbox(key="choose.register").set_value(august).run()
    assert at.multiselect(key="choose.regions").value == ["KZ-79"]
    assert at.selectbox(key="choose.year").value == "2021"


@pytest.mark.parametrize("page", ["overview", "regions", "data"])
@pytest.mark.parametrize("language", list(Language))
def test_a_newcomer_looks_through_the_months_of_the_sample(page, language):
    at = open_page(page, language)
    texts = Texts(language)
    day = "28/0{}/2021" if language is Language.EN else "28.0{}.2021"
    assert offered(at) == [f"{day.format(month)} · {texts('common.sample')}" for month in (9, 8, 7)]
    at.selectbox(key="choose.register").set_value("sample-2021-07-28").run()
    assert not at.exception
    assert day.format(7) in words(at)
    assert texts("common.sample") in words(at)
    assert snapshots() == (), "the sample is never stored"


def test_back_at_the_sample_its_months_are_offered_beside_what_is_kept():
    at = accept(book(SEPTEMBER, MILL))
    assert len(offered(at)) == 1
    at.button(key="sample").click().run()
    assert RU("common.sample") in words(at)
    assert len(offered(at)) == 4


@pytest.mark.parametrize(("wanted", "key"), [("12345678", "gone"), ("own", "gone_own"), ("<b>", "gone")])
def test_a_link_to_a_register_that_is_not_there_says_so(wanted, key):
    at = open_page("overview", Language.RU, register=wanted)
    assert not at.exception
    assert [warning.value.replace("\\", "") for warning in at.warning] == [
        f"{RU(f'history.{key}')} {RU('history.shown_instead')}"
    ]


def test_a_damaged_register_is_named_and_the_next_is_shown():
    two_kept()
    path = Store.open(data_folder()).path
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER snapshot_part_no_update")
        connection.execute("update snapshot_part set data = x'00' where snapshot = ?", [snapshots()[1].id])
    connection.close()
    cache.kept_register.clear()
    at = open_page("overview", Language.RU)
    assert not at.exception
    (said,) = [warning.value.replace("\\", "") for warning in at.warning]
    assert said.startswith("Сохраненный реестр № 2 поврежден")
    assert "28.08.2021" in words(at)
    data = open_page("data", Language.RU)
    data.button(key="snapshots.verify").click().run()
    assert any("Реестр № 2" in error.value.replace("\\", "") for error in data.error)


def test_all_is_found_whole_and_the_trail_is_shown_when_asked():
    two_kept()
    at = open_page("data", Language.RU)
    at.button(key="snapshots.verify").click().run()
    assert [each.value.replace("\\", "") for each in at.success] == [RU("history.whole", n=2, lines=2)]


def ask_again(at: AppTest) -> AppTest:
    """The dialog stays open in a browser; here every run is a whole one, which would close it."""
    at.session_state["snapshots.asked"] = snapshots()[1].id
    return at


def test_withdrawn_with_a_reason_it_is_no_more_looked_at_and_still_listed():
    _, september = two_kept()
    at = open_page("data", Language.RU)
    at.selectbox(key="snapshots.chosen").set_value(snapshots()[1].id).run()
    at.button(key="snapshots.withdraw_one").click().run()
    assert not at.exception
    ask_again(at).button(key="snapshots.confirm").click().run()
    assert [error.value.replace("\\", "") for error in at.error] == [RU("history.no_reason")]
    ask_again(at).text_input(key="snapshots.reason").set_value("не тот файл")
    at.button(key="snapshots.confirm").click().run()
    assert [each.withdrawn.reason for each in snapshots(withdrawn=True) if each.withdrawn] == ["не тот файл"]
    other = open_page("overview", Language.RU)
    assert september not in other.selectbox(key="choose.register").options
    assert "28.08.2021" in words(other)


def test_what_is_kept_is_kept_where_it_was_said():
    accept(book(SEPTEMBER, MILL))
    assert Path(Store.open(data_folder()).path).is_relative_to(os.environ["INDMAP_DATA_DIR"])
