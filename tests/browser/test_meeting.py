"""Files for a meeting in a real browser: two languages at once, one's own instructions, a stop, a server's restart."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pptx import Presentation

from indmap.exhibits.charts import Figures, Table
from indmap.exhibits.written import cells
from indmap.packs.national import national
from indmap.words.language import Language
from indmap.words.texts import Texts
from tests.browser.acts import arrive, received, settled, until
from tests.browser.conftest import opened, serving
from tests.exhibits.views import sample_view
from tests.packs import files

pytestmark = pytest.mark.browser

RU = Texts(Language.RU)


def test_the_national_deck_in_two_languages_at_once_says_what_the_exhibits_say(page: Page, server: str) -> None:
    visit(page, server)
    page.locator(".st-key-meeting").get_by_role("button", name=Language.KK.autonym).click()
    settled(page)
    page.get_by_role("button", name=RU("meeting.build", n=2)).click()
    expect(page.get_by_text(RU("meeting.ready", n=2))).to_be_visible()
    decks = downloaded(page)
    assert sorted(name.split("_")[-2] for name in decks) == ["kk", "ru"]
    for name, content in decks.items():
        language = Language.KK if "_kk_" in name else Language.RU
        pack, deck = national(sample_view(language)), files.opened(content)
        assert [slide.shapes.title.text_frame.text for slide in deck.slides][1:] == [
            each.heading for each in pack.parts
        ]
        assert all(pack.sample in files.texts(slide) for slide in deck.slides)
        compare(deck, {exhibit.key: exhibit for exhibit in pack.exhibits})


def test_each_button_of_a_part_is_called_after_it(page: Page, server: str) -> None:
    visit(page, server)
    buttons = page.locator("[class*=st-key-editing-] button")
    expect(buttons.nth(40)).to_be_attached()
    settled(page)
    names = re.findall(r'button "(.+?)"', page.locator(".st-key-editing").aria_snapshot())
    assert len(set(names)) == len(names) == buttons.count()
    seen = buttons.first.locator("em").bounding_box()
    assert seen
    assert (seen["width"], seen["height"]) == (1, 1)  # heard, not seen


def test_instructions_are_edited_files_are_stopped_and_the_draft_outlives_the_server(
    browser: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path) as server, opened(browser, server) as page:
        visit(page, server)
        page.locator(".st-key-editing-word-instructions button").click()
        settled(page)
        write(page, 1, "Заслушать акима")
        page.locator(".st-key-orders-save button").click()
        settled(page)
        page.get_by_role("button", name=RU("meeting.build", n=1)).click()
        expect(page.get_by_text(RU("meeting.ready", n=1))).to_be_visible()
        deck = files.opened(received(page, page.locator(".st-key-making-files").get_by_role("button")))
        orders = files.texts(deck.slides[-2]).splitlines()
        assert "Заслушать акима" in orders
        assert RU("packs.edited") in " ".join(orders)

        page.locator(".st-key-meeting").get_by_role("radio", name="Аким региона").click()
        for language in (Language.KK, Language.EN):
            page.locator(".st-key-choose-meeting-languages").get_by_role("button", name=language.autonym).click()
            settled(page)
        page.locator(".st-key-meeting").get_by_role("button", name="Брифинг (PDF)").click()  # takes longer to make
        settled(page)
        page.get_by_role("button", name=RU("meeting.build", n=102)).click()
        expect(page.get_by_text("Файл 2 из 102")).to_be_visible()
        page.get_by_role("button", name=RU("meeting.stop")).press("Enter")
        said = page.get_by_text(re.compile(r"Остановлено\. До этого создано файлов: \d+ из 102"))
        expect(said).to_be_visible()
        kept = int(re.search(r": (\d+) из", said.inner_text())[1])
        assert 1 <= kept < 102
        if kept > 1:
            assert len(downloaded(page)) == kept
        page.locator(".st-key-meeting").get_by_role("radio", name="Заседание Правительства").click()
        settled(page)

    with serving(tmp_path) as server, opened(browser, server) as page:
        visit(page, server)
        part = page.locator(".st-key-editing-instructions")
        expect(part).to_contain_text(RU("packs.edited"))
        expect(part).to_contain_text(RU("meeting.untranslated", language="Қаз", numbers="1"))
        part.get_by_role("button", name=RU("meeting.our_words")).click()
        settled(page)
        expect(part).not_to_contain_text(RU("packs.edited"))


def visit(page: Page, server: str) -> None:
    arrive(page, f"{server}/meeting?lang=ru")


def write(page: Page, row: int, words: str) -> None:
    """Type words into the first column of a table that is edited, as a person does."""
    grid = page.locator(".st-key-editing-instructions [data-testid=stDataFrame] .dvn-scroller")
    box_for_words = page.locator("#portal textarea")
    until(lambda: grid.dblclick(position={"x": 200, "y": 84 * row}), box_for_words)
    box_for_words.fill(words)
    page.keyboard.press("Enter")
    settled(page)


def downloaded(page: Page) -> dict[str, bytes]:
    """The files of the one that has them all."""
    content = received(page, page.get_by_role("button", name=RU("meeting.all")))
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def compare(deck: Presentation, exhibits: dict) -> None:
    """Every chart's figures, every table's cells and every card's value are those of its exhibit."""
    seen = set()
    for slide in deck.slides:
        for shape in slide.shapes:
            exhibit = exhibits.get(shape.name)
            if shape.has_chart:
                held = [[value for value in each if value is not None] for each in files.drawable(exhibit)]
                for part in files.plotted(shape.chart):
                    drawn = [value for value in part if value is not None]
                    assert any(drawn == pytest.approx(each[: len(drawn)]) for each in held), shape.name
                seen.add(exhibit.key)
            elif shape.has_table:
                rows = [[cell.text for cell in row.cells] for row in shape.table.rows][1:]
                for place, column in enumerate(exhibit.columns):
                    wanted = cells(exhibit, column)[: len(rows)]
                    assert [re.sub(r"^[●◆▲■○‖✕?]\s", "", row[place]) for row in rows] == wanted, shape.name
                seen.add(exhibit.key)
    cards = next(exhibit for exhibit in exhibits.values() if isinstance(exhibit.chart, Figures))
    assert all(value in files.texts(deck.slides[1]) for value in cards.data["value"])
    assert len(seen) >= 12
    assert {exhibit.key for exhibit in exhibits.values() if isinstance(exhibit.chart, Table)} <= seen
