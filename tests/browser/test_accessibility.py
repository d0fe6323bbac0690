"""Axe on every page in Kazakh and light, on one of each kind in Russian and dark: no serious violation that is ours."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from indmap.ui.frame import PAGES
from tests.browser.acts import arrive
from tests.browser.conftest import PATIENCE, opened

pytestmark = pytest.mark.browser

NAMES = [name for group in PAGES.values() for name in group]
IN_THE_DARK = ("overview", "changes", "projects", "priorities", "meeting", "data")
"""Pages that between them show every kind of card, control and table."""
GRAVE = ("serious", "critical")
THE_PLATFORM_S: dict[str, str] = {}
"""Violations inside Streamlit's own controls, by axe's rule, each with the reason why we cannot mend it: none today."""

STILL = """() => document.getAnimations().filter(each => each.timeline instanceof DocumentTimeline).every(
    each => each.playState !== "running" || each.effect.getComputedTiming().iterations === Infinity)"""


@pytest.fixture(scope="module")
def light(browser, server):
    """One page for all of them: a new one would load the app's scripts anew each time."""
    with opened(browser, server) as page:
        yield page


@pytest.fixture(scope="module")
def dark(browser, server):
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, color_scheme="dark")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def grave(found: list[dict]) -> list[str]:
    """What is serious and ours, told with the place and what is wrong there."""
    return [
        f"{each['id']} ({each['impact']}): {each['help']} — {node['html'][:300]} — {node.get('failureSummary')}"
        for each in found
        if each["impact"] in GRAVE and each["id"] not in THE_PLATFORM_S
        for node in each["nodes"][:3]
    ]


def violations(page: Page, server: str, name: str, language: str = "ru") -> list[dict]:
    arrive(page, f"{server}/{name}?lang={language}")
    page.wait_for_function(STILL)  # a button takes its colours step by step
    expect(page.get_by_test_id("stMain").locator("h1")).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_role("dialog")).to_have_count(0)  # no word that a page is not found, whichever address is typed
    return Axe().run(page).response["violations"]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_no_grave_violation_of_ours(light, server, name):
    assert grave(violations(light, server, name, "kk")) == []


@pytest.mark.parametrize("name", IN_THE_DARK)
def test_nor_in_the_dark_and_in_russian(dark, server, name):
    assert grave(violations(dark, server, name)) == []


def test_the_measure_finds_what_is_wrong(light, server):
    violations(light, server, "method")
    light.evaluate("document.querySelector('h1').innerHTML = '<button style=\"color:#eee;background:#fff\"></button>'")
    assert any("button-name" in line for line in grave(Axe().run(light).response["violations"]))
