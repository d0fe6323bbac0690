"""A press on what is shown leads to the same cut elsewhere; the keyboard gets there by the tables."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import arrive, settled, until

pytestmark = pytest.mark.browser


def title(page: Page):
    return page.get_by_role("heading", level=1)


def press(page: Page, chart: int, mark: str) -> None:
    """Press the first mark of a chart, where it is drawn."""
    figure = page.locator(".js-plotly-plot").nth(chart)
    figure.locator(mark).first.wait_for()
    figure.scroll_into_view_if_needed()
    settled(page)  # a chart above it may have been drawn just now, and moved it
    box = figure.locator(mark).first.bounding_box()
    assert box
    page.mouse.click(box["x"] + min(box["width"] / 2, 20), box["y"] + box["height"] / 2)


@pytest.mark.parametrize(("chart", "mark"), [(0, ".textpoint text"), (1, ".bars .point path")], ids=["tile", "bar"])
def test_a_region_pressed_opens_its_sheet_in_the_same_cut(page: Page, server: str, chart: int, mark: str) -> None:
    arrive(page, f"{server}/regions?lang=en&sector=food")
    press(page, chart, mark)
    expect(page).to_have_url(re.compile(r"/region\?.*region=KZ-.*sector=food"))
    expect(title(page)).to_contain_text("commissioned")


def test_a_sector_pressed_lists_its_projects(page: Page, server: str) -> None:
    arrive(page, f"{server}/sectors?lang=ru")
    press(page, 0, ".bars .point path")
    expect(page).to_have_url(re.compile(r"/projects\?.*sector=food"))
    expect(title(page)).to_contain_text(re.compile(r"Найдено: 31\sпроект"))


def test_a_cell_pressed_lists_the_projects_of_its_sector_in_its_region(page: Page, server: str) -> None:
    arrive(page, f"{server}/sectors?lang=ru")
    press(page, 2, ".textpoint text")
    expect(page).to_have_url(re.compile(r"/projects\?.*region=KZ-ALM&sector=food"))
    expect(title(page)).to_contain_text(re.compile(r"Найдено: 6\sпроектов"))


def test_the_keyboard_opens_a_sheet_and_puts_the_project_in_the_comparison(page: Page, server: str) -> None:
    arrive(page, f"{server}/projects?lang=en&region=KZ-55")
    sheet = page.get_by_role("dialog")

    def mark() -> None:
        page.locator("[data-testid=stDataFrame] canvas").first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Shift+Space")  # as the grid marks its row

    until(mark, sheet)
    expect(sheet.get_by_role("term").filter(has_text="Share of time elapsed")).to_be_visible()
    sheet.get_by_role("button", name="Add to comparison").press("Enter")
    expect(page.get_by_text("Projects side by side")).to_be_visible()
    expect(sheet).to_have_count(0)


def test_the_keyboard_opens_the_sheet_of_one_of_the_five_to_call(page: Page, server: str) -> None:
    arrive(page, f"{server}/overview?lang=en")
    project = page.get_by_role("button", name="Газотурбинная электростанция")
    until(lambda: page.locator(".st-key-sheets-overview-to_call").get_by_role("button").press("Enter"), project)
    project.press("Enter")
    expect(page).to_have_url(re.compile(r"/projects\?"))
    expect(page.get_by_role("dialog").get_by_role("term").filter(has_text="Share of time elapsed")).to_be_visible()
