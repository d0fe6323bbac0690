"""The national deck in Kazakh and Russian at once, made in a real browser and opened again."""

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from indmap.words.language import Language
from indmap.words.texts import Texts
from tests.browser.conftest import PATIENCE
from tests.browser.test_journeys import settled

pytestmark = pytest.mark.browser


def test_the_national_deck_is_made_in_two_languages_at_once(page: Page, server: str) -> None:
    texts = Texts(Language.RU)
    page.goto(f"{server}/meeting?lang=ru")
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE)
    settled(page)
    box = page.locator(".st-key-meeting")
    box.get_by_role("button", name=Language.KK.autonym).click()
    settled(page)
    page.get_by_role("button", name=texts("meeting.build", n=2)).click()
    expect(page.get_by_text(texts("meeting.ready", n=2))).to_be_visible(timeout=PATIENCE)
    with page.expect_download() as caught:
        page.get_by_role("button", name=texts("meeting.all")).click()
    with zipfile.ZipFile(Path(caught.value.path())) as bundle:
        decks = {name: Presentation(io.BytesIO(bundle.read(name))) for name in bundle.namelist()}
    assert sorted(name.split("_")[-2] for name in decks) == ["kk", "ru"]
    for name, deck in decks.items():
        language = Language.KK if "_kk_" in name else Language.RU
        said = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
        assert len(deck.slides) >= 12
        assert any("128" in text for text in said)
        assert Texts(language)("common.sample") in "\n".join(said)
