"""The page of the meeting: files in every format and language asked for, each marked where it is the sample's."""

import io

import pytest
from pptx import Presentation

from indmap.ui import formats, making
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


def test_one_page_in_two_languages_and_every_format_is_made_and_the_choice_is_kept():
    at = open_page("meeting", Language.RU)
    chosen = {"preset": "one_page", "languages": ["kk", "ru"], "formats": list(codelist("formats"))}
    for name, value in chosen.items():
        next(each for each in at.get("button_group") if each.key == f"choose.meeting.{name}").set_value(value)
        at.run()
    at.button(key="meeting.build").click().run()
    assert not at.exception
    made = at.session_state[making._MADE]
    assert not made.failed
    assert len(made.files) == 12
    for _, name, _, content in made.files:
        if name.endswith(".pptx"):
            language = Language.KK if "_kk_" in name else Language.RU
            said = "\n".join(
                shape.text_frame.text
                for slide in Presentation(io.BytesIO(content)).slides
                for shape in slide.shapes
                if shape.has_text_frame
            )
            assert Texts(language)("common.sample") in said
    again = open_page("meeting", Language.RU)
    assert Texts(Language.RU)("meeting.build", n=12) in [each.label for each in again.button]


def test_parts_are_moved_left_out_and_reworded_and_the_file_says_so():
    at = open_page("meeting", Language.RU)
    drafted = [each.key for each in at.button if str(each.key).startswith("editing.away.")]
    first, second = (key.removeprefix("editing.away.") for key in drafted[:2])
    at.button(key=f"editing.down.{first}").click().run()
    moved_ = [each.key for each in at.button if str(each.key).startswith("editing.away.")]
    assert [key.removeprefix("editing.away.") for key in moved_[:2]] == [second, first]
    at.button(key=f"editing.away.{second}").click().run()
    assert Texts(Language.RU)("meeting.left_out") in words(at)
    at.button(key=f"editing.word.{first}").click().run()
    at.text_input[0].set_value("Свой заголовок")
    next(each for each in at.button if "FormSubmitter" in str(each.key)).click().run()
    assert not at.exception
    assert "Свой заголовок" in words(at)
    at.button(key="meeting.build").click().run()
    made = at.session_state[making._MADE]
    assert not made.failed
    deck = next(content for _, name, _, content in made.files if name.endswith(".pptx"))
    slides = Presentation(io.BytesIO(deck)).slides
    said = ["\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame) for slide in slides]
    assert any("Свой заголовок" in each for each in said)
    assert any(Texts(Language.RU)("packs.edited") in each for each in said)
    at.button(key="editing.reset").click().run()
    assert "Свой заголовок" not in words(at)
