"""What a person does in a browser, each act done again where a page that was being redrawn took it for nothing."""

import contextlib
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as Unseen

from indmap import __version__

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data" / "samples" / "register_2021-09-28_ru.xlsx"
TRIES = 6
A_MOMENT = 10_000

STILL = """() => {
    const app = document.querySelector("[data-testid=stApp]"), now = performance.now()
    const seen = app?.dataset.testScriptState + document.body.innerHTML.length
    if (seen !== window.seen) [window.seen, window.since] = [seen, now]
    return seen.startsWith("notRunning") && !app.querySelector("[data-stale=true]") && now - window.since > 500
}"""
"""The server has answered, and for half a second nothing more was drawn."""


def arrive(page: Page, address: str) -> None:
    """Open an address and wait for the whole page: its foot is drawn last."""
    page.goto(address)
    expect(page.get_by_text(f"indmap {__version__}")).to_be_attached()
    settled(page)


def settled(page: Page) -> None:
    """Wait until the page stands still, from now on: what was done just before may not have changed it yet."""
    page.evaluate("window.seen = undefined")
    page.wait_for_function(STILL, polling=100)


def until(act: Callable[[], object], seen: Locator) -> None:
    """Do it until something is seen: a menu, a list or a grid that is drawn anew loses what was just done to it."""
    for _ in range(TRIES):
        act()
        with contextlib.suppress(Unseen):
            seen.first.wait_for(timeout=A_MOMENT)
            return
    expect(seen.first).to_be_visible(timeout=A_MOMENT)


def choose(page: Page, box: Locator, option: str, *, exact: bool = False) -> None:
    """Choose an option of a list by its words."""
    listed = page.get_by_role("option", name=option, exact=exact)

    def typed() -> None:
        box.locator("input").click()
        box.locator("input").fill(option)  # the list is drawn only as far as it is seen

    until(typed, listed)
    listed.first.click()
    settled(page)


def pick(page: Page, label: str, option: str) -> None:
    """Choose an option of a sidebar list that takes several."""
    choose(page, page.locator("[data-testid=stMultiSelect]").filter(has_text=label), option)
    page.keyboard.press("Escape")
    settled(page)


def go(page: Page, group: str, name: str) -> None:
    """Go to another page by the navigation."""
    item = page.get_by_role("menuitem", name=name)
    until(page.get_by_role("navigation").get_by_role("button", name=group).click, item)
    item.click()
    expect(page).to_have_title(re.compile(rf"^{re.escape(name)} · "))
    settled(page)


def unfold(page: Page, box: Locator, words: str, inner: Locator) -> None:
    """Open a folded part until what is in it is seen."""
    until(box.get_by_text(words).click, inner)
    settled(page)


def metric(page: Page, label: str) -> str:
    box = page.locator("[data-testid=stMetric]").filter(has_text=label)
    return box.locator("[data-testid=stMetricValue]").first.inner_text().replace("\u00a0", " ")


def upload(page: Page, server: str, path: Path) -> None:
    """Give the data page a file and wait until it is kept."""
    arrive(page, f"{server}/data?lang=ru")
    page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(path)
    expect(page.locator(".st-key-snapshots-outcome")).to_be_visible()
    settled(page)


def received(page: Page, button: Locator) -> bytes:
    """The file that a button gives; one that was just drawn anew asks for a file that is no more."""
    for _ in range(TRIES):
        with contextlib.suppress(Unseen):
            with page.expect_download(timeout=2 * A_MOMENT) as caught:
                button.click(timeout=A_MOMENT)
            return Path(caught.value.path()).read_bytes()
    raise AssertionError(f"no file came from {button}")


def download(page: Page, card: str, name: str) -> bytes:
    """A file from a card's menu."""
    button = page.get_by_role("button", name=name, exact=True)
    until(page.locator(f".st-key-files-{card}").get_by_role("button").first.click, button)
    settled(page)
    content = received(page, button)
    page.keyboard.press("Escape")
    expect(button).to_have_count(0)
    settled(page)
    return content
