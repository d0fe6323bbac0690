"""Clicks in a real browser, on a filter or on the menu: bytes sent, and the time until the page is redrawn.

The baseline, called floor, is the same app without its charts: same pages, filters, tables and figures.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Locator, Page, WebSocket, sync_playwright

from indmap.ui.frame import PAGES, titles
from indmap.words.language import Language
from indmap.words.texts import Texts

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CLICKS = 15
ROUNDS = 4
"""Times that every page is opened; the first is a warm-up."""
NAMES = tuple(name for group in PAGES.values() for name in group)
_FLOOR = "from indmap.ui import cards, frame\n\ncards.draw = lambda *_, **__: None\nframe.run()\n"
_FULL = "from indmap.ui import frame\n\nframe.run()\n"

# Milliseconds from the click to the last change of the page, once the script is done and half a second passed quietly.
_REDRAWN = """
async (target) => {
  const app = document.querySelector('[data-testid=stApp]');
  let last = performance.now();
  const watcher = new MutationObserver(() => { last = performance.now(); });
  watcher.observe(app, {subtree: true, childList: true, attributes: true, characterData: true});
  const start = performance.now();
  target.click();
  await new Promise(done => setTimeout(done, 60));
  while (app.dataset.testScriptState !== 'notRunning' || performance.now() - last < 500) {
    await new Promise(done => setTimeout(done, 20));
    if (performance.now() - start > 60000) break;
  }
  watcher.disconnect();
  return last - start;
}
"""


@dataclass(frozen=True)
class Click:
    """Medians over a run's clicks: kilobytes sent to the browser, milliseconds to redrawn."""

    kilobytes: float
    redrawn: float


def browser() -> str | None:
    """The Chromium on this machine, or None."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


@dataclass(frozen=True)
class Clicks:
    """A switch of the measure on the overview, and the milliseconds to open each page."""

    switched: Click
    opened: Mapping[str, float]


def measure(register: Path, *, charts: bool) -> Clicks:
    """Load a register as a person does, switch the measure back and forth, then go from page to page."""
    with _server(_FULL if charts else _FLOOR) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1440, "height": 1000})
        page.set_default_timeout(300_000)
        traffic = _Traffic()
        page.on("websocket", traffic.watch)
        page.goto(f"{address}/data?lang=ru")
        page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(register)
        page.get_by_text("Вернуться к примеру").wait_for()
        _menu(page, "overview").click()
        page.get_by_text("Осталось ввести").first.wait_for()
        page.wait_for_timeout(4000)
        clicks = [_click(page, traffic, option) for option in ("Инвестиции", "Проекты") * (CLICKS // 2 + 2)]
        rounds = [{name: _opened(page, name) for name in NAMES} for _ in range(ROUNDS)]
        chromium.close()
    counted = clicks[3:]  # the first ones are a warm-up
    opened = {name: median(each[name] for each in rounds[1:]) for name in NAMES}
    return Clicks(Click(*(median(values) for values in zip(*counted, strict=True))), opened)


def head() -> None:
    """Print what the columns are."""
    print("A filter click on the overview, then every page opened from the menu; medians")
    print("floor: the same app without its charts; server: the overview's script alone, without a browser")
    print("sent: bytes to the browser a click")
    print(
        "{:>9} {:>10} {:>15} {:>9} {:>11} {:>6}".format("projects", "server ms", "", "kB sent", "redrawn ms", "ratio")
    )


def table(register: Path, size: int, server: float) -> None:
    """Print the rows of one register: its clicks, and every page's opening beside the floor's."""
    floor, full = measure(register, charts=False), measure(register, charts=True)
    for name, each in (("floor", floor.switched), ("full", full.switched)):
        ratio = each.redrawn / floor.switched.redrawn
        print(f"{size:>9,} {server:>10.0f} {name:>15} {each.kilobytes:>9.1f} {each.redrawn:>11.0f} {ratio:>6.2f}")
    for name, opened in full.opened.items():
        print(f"{size:>9,} {'':>10} {name:>15} {'':>9} {opened:>11.0f} {opened / floor.opened[name]:>6.2f}")


class _Traffic:
    """The bytes received over the websocket since ``size`` was last reset."""

    size = 0

    def watch(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._received)

    def _received(self, payload: bytes | str) -> None:
        self.size += len(payload)


def _click(page: Page, traffic: _Traffic, option: str) -> tuple[float, float]:
    traffic.size = 0
    button = page.locator("[data-testid=stSidebar] button").filter(has_text=re.compile(f"^{option}$"))
    redrawn = page.evaluate(_REDRAWN, button.element_handle())
    return traffic.size / 1000, redrawn


def _opened(page: Page, name: str) -> float:
    """The milliseconds from a click on the menu until the page is drawn."""
    found: float = page.evaluate(_REDRAWN, _menu(page, name).element_handle())
    return found


def _menu(page: Page, name: str) -> Locator:
    """A page's entry in the menu, after opening its group."""
    group, title = titles(Texts(Language.RU))[name]
    page.get_by_role("navigation").get_by_role("button", name=group).click()
    return page.get_by_role("menuitem", name=title, exact=True)


@contextmanager
def _server(script: str) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "app.py").write_text(script, encoding="utf-8")
        for name in ("pages", ".streamlit"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
        command += ["--server.address", "127.0.0.1", "--server.headless", "true"]
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=folder, env=_environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address)
            yield address
        finally:
            process.terminate()
            process.wait(30)


def _environment(folder: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "INDMAP_DATA_DIR": str(Path(folder) / "kept")}


def _wait(address: str) -> None:
    for _ in range(240):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:  # noqa: S310 - our own http
                if answer.read() == b"ok":
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.25)
    raise RuntimeError("the server did not answer in a minute")
