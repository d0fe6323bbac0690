"""The server's time for a rerun of a page, without a browser, against the same page without its charts."""

import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from streamlit.testing.v1 import AppTest

from indmap.register.register import Register
from indmap.ui import cards, history
from indmap.ui.frame import PAGES
from indmap.ui.state import Choice
from indmap.words.language import Language

ROOT = Path(__file__).resolve().parents[2]
RERUNS = 5
NAMES = tuple(name for group in PAGES.values() for name in group)


def milliseconds(register: Register, name: str = "overview", *, charts: bool = True) -> float:
    """The median time from a change of the measure to the end of a page's script, with warm imports and caches."""
    logging.disable(logging.WARNING)  # Streamlit would warn at every run that there is no browser
    with TemporaryDirectory() as folder, _settings(folder, charts=charts):
        page = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=600)
        page.session_state["framed"] = True
        page.session_state[history.UNKEPT] = register
        choice = Choice(Language.RU)
        times = []
        for place in range(RERUNS + 2):
            page.session_state["choice"] = replace(choice, measure=("count", "cost")[place % 2])
            start = time.perf_counter()
            page.run()
            times.append(time.perf_counter() - start)
    return median(times[2:]) * 1000


def table(register: Register, size: int) -> None:
    """Print a row for every page of this register."""
    for name in NAMES:
        floor = milliseconds(register, name, charts=False)
        full = milliseconds(register, name)
        print(f"{size:>9,} {name:>14} {floor:>10.0f} {full:>10.0f} {full / floor:>6.2f}")


def head() -> None:
    """Print what the columns are."""
    print("A changed measure to the end of the page's script, milliseconds, medians; floor: the same without charts")
    print("{:>9} {:>14} {:>10} {:>10} {:>6}".format("projects", "page", "floor", "full", "ratio"))


@contextmanager
def _settings(folder: str, *, charts: bool) -> Iterator[None]:
    """Use a separate data folder, and cards without charts if so asked."""
    before, draw = os.environ.get("INDMAP_DATA_DIR"), cards.draw
    os.environ["INDMAP_DATA_DIR"] = folder
    if not charts:
        cards.draw = lambda exhibit, figure: None  # noqa: ARG005 - what stands in takes what the drawing takes
    try:
        yield
    finally:
        cards.draw = draw
        os.environ.pop("INDMAP_DATA_DIR")
        if before is not None:
            os.environ["INDMAP_DATA_DIR"] = before
