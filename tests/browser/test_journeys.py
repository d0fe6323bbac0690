"""Few but true journeys: what three people really do, in a real browser, with no request leaving the machine."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import SAMPLE, arrive, download, go, metric, pick, settled

pytestmark = pytest.mark.browser


def test_a_newcomer_sees_the_sample_without_a_click(page: Page, server: str) -> None:
    page.goto(f"{server}/?lang=en")
    expect(page.get_by_role("heading", level=1)).to_contain_text("of 128 projects commissioned in 2021")
    expect(page.get_by_text("Sample register").first).to_be_visible()
    page.wait_for_selector(".js-plotly-plot .main-svg")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_deep_link_right_after_a_start_finds_its_page_in_its_frame(page: Page, server: str) -> None:
    page.goto(f"{server}/regions?lang=ru&region=KZ-79")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Год ввода")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/regions\?.*region=KZ-79"))


def test_an_analyst_uploads_filters_and_takes_the_files_away(page: Page, server: str) -> None:
    arrive(page, f"{server}/data?lang=ru")
    expect(page.get_by_role("button", name="Загрузить")).to_be_visible()
    expect(page.get_by_text("per file")).to_be_hidden()  # the platform's limit is not ours
    page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(SAMPLE)
    expect(page.get_by_text("Вернуться к примеру")).to_be_visible()
    settled(page)

    go(page, "Мониторинг", "Обзор")
    page.wait_for_selector(".js-plotly-plot .main-svg")
    whole = metric(page, "Введено проектов")
    expect(page.get_by_text("Пример реестра")).to_have_count(0)

    pick(page, "Регион", "город Шымкент")
    pick(page, "Отрасль", "Легкая промышленность")
    part = metric(page, "Введено проектов")
    assert part != whole
    expect(page).to_have_url(re.compile(r"region=KZ-79.*sector=light"))

    svg = download(page, "overview-status_by_region", "SVG").decode()
    sheet = openpyxl.load_workbook(io.BytesIO(download(page, "overview-status_by_region", "XLSX"))).worksheets[0]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    shown = page.locator(".js-plotly-plot").nth(1).inner_text()
    assert part in {str(cell) for cell in cells}
    assert "город Шымкент" in cells
    assert "Шымкент" in svg
    assert part in re.findall(r">([^<]+)<", svg)
    assert part in shown
    assert any("Легкая промышленность" in str(cell) for cell in cells), "the file says its filters"


def test_a_link_opened_in_another_language_shows_the_same_cut(page: Page, server: str) -> None:
    numbers = []
    for language, label in (("kk", "Іске қосылды"), ("ru", "Введено проектов"), ("en", "Commissioned")):
        arrive(page, f"{server}/?lang={language}&region=KZ-KAR&sector=metallurgy")
        numbers.append(metric(page, label))
    assert len(set(numbers)) == 1


def test_text_from_a_register_is_only_text(page: Page, server: str, tmp_path: Path) -> None:
    evil = '<img src=x onerror="document.title=1"><b>жирный</b> [a](http://evil.example) =1+1'
    path = tmp_path / "<i>register_2021-09-28.csv"
    path.write_text(
        f'Наименование проекта;Регион;Стоимость, млрд тенге;Срок ввода\n"{evil.replace(chr(34), chr(34) * 2)}";'
        "Павлодарская область;10;01.02.2021\n",
        encoding="utf-8",
    )
    arrive(page, f"{server}/data?lang=ru")
    page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(path)
    expect(page.get_by_text("Вернуться к примеру")).to_be_visible()
    settled(page)
    expect(page.get_by_text("<i>register_2021-09-28.csv").first).to_be_visible()
    go(page, "Мониторинг", "Обзор")
    expect(page.locator("img[src=x]")).to_have_count(0)
    expect(page.locator("a[href*='evil.example']")).to_have_count(0)
    assert page.title() != "1"


def test_the_cut_goes_along_from_page_to_page(page: Page, server: str) -> None:
    arrive(page, f"{server}/?lang=en")
    pick(page, "Region", "Shymkent city")
    for group, name in (("Monitoring", "Sectors"), ("Decisions", "Projects"), ("Monitoring", "Overview")):
        go(page, group, name)
        expect(page.locator("[data-testid=stSidebar]").get_by_text("Shymkent city")).to_be_visible()
        expect(page.locator(".st-key-choose-year input")).to_have_value("2021")
        expect(page).to_have_url(re.compile(r"region=KZ-79"))
