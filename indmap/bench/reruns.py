"""The server's own time for a rerun of the overview, without a browser."""

import logging
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from streamlit.testing.v1 import AppTest

from indmap.ingest import read_register
from indmap.ui.state import Choice
from indmap.words.language import Language

ROOT = Path(__file__).resolve().parents[2]
RERUNS = 9


def milliseconds(register: Path) -> float:
    """The median time from a changed measure to the end of the script, everything imported and cached."""
    logging.disable(logging.WARNING)  # Streamlit would say at every run that no browser is there
    page = AppTest.from_file(str(ROOT / "pages" / "overview.py"), default_timeout=300)
    page.session_state["framed"] = True
    page.session_state["register"] = read_register(register.read_bytes(), register.name)
    choice = Choice(Language.RU)
    times = []
    for place in range(RERUNS + 2):
        page.session_state["choice"] = replace(choice, measure=("count", "cost")[place % 2])
        start = time.perf_counter()
        page.run()
        times.append(time.perf_counter() - start)
    return median(times[2:]) * 1000
