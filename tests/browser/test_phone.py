"""What is wider than a phone says so: a shade at its edge until its end is reached, and words that break."""

import pytest
from playwright.sync_api import Browser, Locator

from tests.browser.acts import arrive
from tests.browser.conftest import PATIENCE

pytestmark = pytest.mark.browser
WIDTH = 390


def shade(box: Locator) -> str:
    return box.evaluate("box => getComputedStyle(box).boxShadow")


def test_what_is_scrolled_sideways_is_shaded_until_its_end(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport={"width": WIDTH, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    arrive(page, f"{server}/changes?lang=ru")
    for box in (page.locator("[class*=st-key-wide-]").first, page.locator(".dvn-scroller").first):
        box.scroll_into_view_if_needed()
        page.wait_for_function("box => box.scrollWidth > box.clientWidth", arg=box.element_handle())
        assert "inset" in shade(box)
        box.evaluate("box => { box.scrollLeft = box.scrollWidth }")
        page.wait_for_function("box => !getComputedStyle(box).boxShadow.includes('-14px')", arg=box.element_handle())
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= WIDTH
    context.close()
