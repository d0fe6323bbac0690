"""The report as a person opens it from a disk: found, cut, sorted, with nothing asked of the network."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pypdf import PdfReader

from indmap.exhibits import projects
from indmap.packs.national import national
from indmap.packs.report import report
from indmap.words.language import Language
from tests.exhibits.views import sample_view
from tests.packs.prints import squeezed

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(browser, tmp_path):
    of = sample_view(Language.RU)
    path = tmp_path / "report.html"
    path.write_bytes(report(national(of), projects.table(of, projects.search(of, ""))))
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    yield page
    assert said == []
    assert asked == [path.as_uri()]
    page.close()


def test_projects_are_found_cut_and_sorted(opened):
    count, first = opened.locator("#count"), opened.locator("#body tr").first
    expect(count).to_have_text("128 / 128")
    opened.locator("#search").fill("жайремского")
    expect(count).to_have_text("1 / 128")
    expect(first).to_contain_text("145")
    opened.locator("#clear").click()
    expect(count).to_have_text("128 / 128")
    opened.locator("select[data-name=region]").select_option("Карагандинская область")
    expect(count).to_have_text("12 / 128")
    opened.locator("th button", has_text="Стоимость").click()
    heading = opened.locator("th[aria-sort]")
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(first).to_contain_text("145")
    opened.locator("th button", has_text="Стоимость").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    expect(first).not_to_contain_text("145")


def test_a_press_on_the_map_cuts_the_list(opened):
    opened.locator("path[data-region='Карагандинская область']").click()
    expect(opened.locator("#count")).to_have_text("12 / 128")
    expect(opened.locator("select[data-name=region]")).to_have_value("Карагандинская область")


def test_on_paper_every_page_of_the_list_has_all_its_headings_and_says_what_is_left(opened):
    opened.evaluate("state.shown = 90; draw()")
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(opened.pdf(prefer_css_page_size=True))).pages]
    first = next(place for place, said in enumerate(pages) if "128 / 128" in said)
    assert len(pages) > first + 2
    for said in pages[first:-1]:
        assert all(squeezed(heading) in squeezed(said) for heading in ("Проект", "Стоимость", "Компания", "БИН"))
    assert "и еще 38" in pages[-1]


def test_it_has_no_serious_barrier(opened):
    found = Axe().run(opened).response["violations"]
    assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []
