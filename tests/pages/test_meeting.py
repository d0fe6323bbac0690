"""The page of the meeting: files in every format and language asked for, each marked where it is the sample's."""

import io
from datetime import date

import pytest
from pptx import Presentation

from indmap.ui import formats, kept, making
from indmap.words.codelists import codelist
from indmap.words.language import Language
from indmap.words.texts import Texts
from tests.pages.test_pages import open_page, words


def test_every_format_has_its_maker():
    assert formats.offered() == tuple(codelist("formats"))


@pytest.mark.parametrize("language", list(Language), ids=str)
def test_the_page_opens_and_says_that_it_is_the_sample(language):
    at = open_page("meeting", language)
    assert not at.exception
    assert Texts(language)("meeting.sample") in words(at)


def test_one_page_in_two_languages_and_every_document_is_made_and_the_choice_is_kept():
    documents = [code for code in codelist("formats") if code != "pictures"]  # which have tests of their own
    at = open_page("meeting", Language.RU)
    chosen = {"preset": "one_page", "languages": ["kk", "ru"], "formats": documents}
    for name, value in chosen.items():
        choose(at, name, value)
    at.button(key="meeting.build").click().run()
    assert not at.exception
    made = at.session_state[making._MADE]
    assert not made.failed
    assert len(made.files) == 10
    for _, name, _, content in made.files:
        if name.endswith(".pptx"):
            language = Language.KK if "_kk_" in name else Language.RU
            said = "\n".join(texts(slide) for slide in Presentation(io.BytesIO(content)).slides)
            assert Texts(language)("common.sample") in said
    again = open_page("meeting", Language.RU)
    assert Texts(Language.RU)("meeting.build", n=10) in [each.label for each in again.button]


def test_parts_are_moved_left_out_and_reworded_and_the_file_says_so():
    at = open_page("meeting", Language.RU)
    first, second = parts(at)[:2]
    at.button(key=f"editing.down.{first}").click().run()
    assert parts(at)[:2] == [second, first]
    at.button(key=f"editing.away.{second}").click().run()
    assert Texts(Language.RU)("meeting.left_out") in words(at)
    at.button(key=f"editing.word.{first}").click().run()
    at.text_input[0].set_value("Свой заголовок")
    at.text_area[0].set_value("Первое.\n\nВторое.")
    save(at)
    assert not at.exception
    assert "Свой заголовок" in words(at)
    at.button(key="meeting.build").click().run()
    made = at.session_state[making._MADE]
    assert not made.failed
    deck = next(content for _, name, _, content in made.files if name.endswith(".pptx"))
    slides = [texts(slide) for slide in Presentation(io.BytesIO(deck)).slides]
    slide = next(each for each in slides if "Свой заголовок" in each)
    assert "Первое." in slide
    assert "Второе." in slide
    assert Texts(Language.RU)("packs.edited") in slide
    at.button(key=f"editing.ours.{first}").click().run()
    assert "Свой заголовок" not in words(at)
    assert parts(at)[:2] == [second, first]  # what was moved stays moved
    at.button(key="editing.reset").click().run()
    assert parts(at)[:2] == [first, second]


def test_a_draft_outlives_the_server_and_is_not_put_upon_another_cut():
    texts_ = Texts(Language.RU)
    at = open_page("meeting", Language.RU)
    at.button(key="editing.word.effect").click().run()
    at.text_input[0].set_value("Свой заголовок")
    save(at)
    at.button(key="editing.word.coming").click().run()
    at.text_input[0].set_value("К вводу 44")
    save(at)
    kept._store.clear()  # as a server that starts anew
    assert "Свой заголовок" in words(open_page("meeting", Language.RU))
    at = open_page("meeting", Language.RU, sector="metallurgy")
    assert "Свой заголовок" not in words(at)
    assert texts_("meeting.other_draft", name="…", day=date(2021, 9, 28), cut="…")[:40] in said_beside(at)
    at.button(key="editing.take_over").click().run()
    assert "Свой заголовок" in words(at)  # its heading says no figure: it fits here too
    assert not said_beside(at)
    lapsed = texts_("meeting.words_lapsed", words="К вводу 44")  # its heading says another figure than here
    assert lapsed in words(at)
    at.button(key="editing.ours.coming").click().run()
    assert lapsed not in words(at)
    assert "Свой заголовок" in words(at)


def test_of_the_packs_of_many_regions_one_is_looked_at_in_one_language():
    at = open_page("meeting", Language.RU)
    choose(at, "preset", "regional")
    choose(at, "languages", ["kk", "ru"])
    assert parts(at)[-1] == "instructions"
    at.selectbox(key="choose.meeting.shown_region").set_value("KZ-39").run()
    assert "Костанайская область: проекты Карты индустриализации" in words(at)
    control(at, "shown_language").set_value("kk")
    at.run()
    assert "Қостанай облысы: Индустрияландыру картасының жобалары" in words(at)
    at.button(key="editing.look.figures").click().run()
    assert not at.exception
    assert not at.error


def test_a_format_that_fails_says_so_and_the_others_are_made(monkeypatch):
    def fails(*_: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setitem(formats._MAKERS, "note", fails)
    at = open_page("meeting", Language.EN)
    choose(at, "preset", "one_page")
    choose(at, "formats", ["deck", "note"])
    at.button(key="meeting.build").click().run()
    made = at.session_state[making._MADE]
    assert [name.rpartition(".")[2] for _, name, _, _ in made.files] == ["pptx"]
    assert len(made.failed) == 1
    assert made.failed[0] in " ".join(each.value for each in at.error).replace("\\", "")


def parts(at):
    """The keys of the parts that can be moved, in their order."""
    away = [str(each.key) for each in at.button if str(each.key).startswith("editing.away.")]
    return [key.removeprefix("editing.away.") for key in away]


def control(at, name):
    return next(each for each in at.get("button_group") if each.key == f"choose.meeting.{name}")


def choose(at, name, value):
    control(at, name).set_value(value)
    at.run()


def save(at):
    next(each for each in at.button if "FormSubmitter" in str(each.key)).click().run()


def said_beside(at):
    return " ".join(each.value for each in at.info).replace("\\", "")


def texts(slide):
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
