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
