"""A filter click in a real browser: bytes sent, and the time to redrawn.

The floor is the same app with its charts left out: same pages, filters, tables and figures.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, WebSocket, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CLICKS = 15
_FLOOR = "from indmap.ui import cards, frame\n\ncards.draw = lambda *_, **__: None\nframe.run()\n"
_FULL = "from indmap.ui import frame\n\nframe.run()\n"

# From the click until the server is done and nothing on the page has moved for half a second: the last movement.
_REDRAWN = """
async (option) => {
  const main = document.querySelector('[data-testid=stMain]');
  const app = document.querySelector('[data-testid=stApp]');
  let last = performance.now();
  const watcher = new MutationObserver(() => { last = performance.now(); });
  watcher.observe(main, {subtree: true, childList: true, attributes: true, characterData: true});
  const start = performance.now();
  [...document.querySelectorAll('[data-testid=stSidebar] button')].find(b => b.innerText.trim() === option).click();
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


def measure(register: Path, *, charts: bool) -> Click:
    """Load a register as a person does, then switch the measure back and forth."""
    with _server(_FULL if charts else _FLOOR) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1440, "height": 1000})
        page.set_default_timeout(300_000)
        traffic = _Traffic()
        page.on("websocket", traffic.watch)
        page.goto(f"{address}/data?lang=ru")
        page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(register)
        page.get_by_text("Вернуться к примеру").wait_for()
        page.get_by_role("navigation").get_by_role("button", name="Мониторинг").click()
        page.get_by_role("menuitem", name="Обзор").click()
        page.get_by_text("Осталось ввести").first.wait_for()
        page.wait_for_timeout(4000)
        clicks = [_click(page, traffic, option) for option in ("Инвестиции", "Проекты") * (CLICKS // 2 + 2)]
        chromium.close()
    counted = clicks[3:]  # the first ones warm both sides up
    return Click(*(median(values) for values in zip(*counted, strict=True)))


class _Traffic:
    """What came over the websocket since it was last cleared."""

    size = 0

    def watch(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._received)

    def _received(self, payload: bytes | str) -> None:
        self.size += len(payload)


def _click(page: Page, traffic: _Traffic, option: str) -> tuple[float, float]:
    traffic.size = 0
    redrawn = page.evaluate(_REDRAWN, option)
    return traffic.size / 1000, redrawn


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
