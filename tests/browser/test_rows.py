"""Cards of a row stand beside each other; no hole gapes beside one that has nothing to show."""

import pytest
from playwright.sync_api import Page

from tests.browser.acts import arrive

pytestmark = pytest.mark.browser


def place(page: Page, words: str) -> dict[str, float]:
    box = page.locator("[data-testid=stGridCell]").filter(has=page.get_by_role("heading", name=words)).bounding_box()
    assert box
    return dict(box)


def test_a_card_with_nothing_to_show_leaves_its_neighbour_the_whole_width(page: Page, server: str) -> None:
    arrive(page, f"{server}/what_if?lang=en")
    empty, drawn = place(page, "from register to scenario"), place(page, "Projects by status")
    assert empty["width"] == drawn["width"] > 900
    assert empty["y"] + empty["height"] < drawn["y"]
