"""Every file that broke somebody's reader, and every real register: rows or one clear sentence; the server goes on."""

import os
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from indmap.errors import IndmapError, UnusableFile
from indmap.ingest import read_register
from indmap.ingest.limits import Limits
from indmap.words.language import Language
from indmap.words.texts import Texts, messages
from tests.ingest.builders import workbook
from tests.memory import growth, size_of

resource = pytest.importorskip("resource")

FOREIGN = Path(os.environ.get("INDMAP_FOREIGN_FILES", "../shared"))
FILES = sorted(path for name in ("corpus", "registers") for path in (FOREIGN / name).glob("*") if path.suffix != ".md")
SPARE = 5  # seconds, to start and to end a child
GROWTH = 64  # megabytes that the serving process may need for one file, beside what the file and its register take
SPARE_MEMORY = 64  # megabytes of a child beyond its limit, which is on addresses and not on pages
TALLY = []


@pytest.fixture(scope="module", autouse=True)
def _warm():
    """What the first reading loads for good is not counted against a file."""
    read_register(workbook(), "first.xlsx")


@pytest.mark.skipif(not FILES, reason="no foreign files: set INDMAP_FOREIGN_FILES")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[-60:])
def test_a_foreign_file_gives_rows_or_one_sentence(path):
    start = time.monotonic()
    with growth() as grown:
        outcome, size = read_or_fault(path)
    TALLY.append((path, outcome, time.monotonic() - start, grown[0], of_children()))
    if isinstance(outcome, UnusableFile):
        assert outcome.key in messages()
        assert outcome.key != IndmapError.key
        values = vars(outcome)["values"]
        assert all("{" not in Texts(language)(outcome.key, **values) for language in Language)
    else:
        assert outcome.rows_read == outcome.rows_accepted + outcome.rows_set_aside
    assert grown[0] <= GROWTH + size


@pytest.mark.skipif(not FILES, reason="no foreign files: set INDMAP_FOREIGN_FILES")
def test_the_tally(capsys):
    with capsys.disabled():
        say(f"\n{'file':60} {'outcome':18} {'rows':>7} {'seconds':>8} {'+ MB':>6} {'child MB':>9}")
        for path, outcome, seconds, grown, child in TALLY:
            is_fault = isinstance(outcome, UnusableFile)
            rows = "" if is_fault else f"{outcome.rows_accepted:,}"
            said = type(outcome).__name__ if is_fault else "read"
            say(f"{path.name[-60:]:60} {said:18} {rows:>7} {seconds:>8.2f} {grown:>6.0f} {child:>9.0f}")
        counted = Counter(
            type(outcome).__name__ if isinstance(outcome, UnusableFile) else "read" for _, outcome, *_ in TALLY
        )
        say(", ".join(f"{name} {count}" for name, count in counted.most_common()))
    assert max(seconds for _, _, seconds, _, _ in TALLY) <= Limits().seconds + SPARE
    assert 0 < of_children() <= Limits().memory_mb + SPARE_MEMORY


def test_what_the_serving_process_takes_and_gives_back_is_seen():
    """The measure of the tally can fail: memory that is gone again by the end counts."""
    with growth() as grown:
        held = bytearray(b"x" * 200_000_000)
        del held
    assert 150 <= grown[0] <= 500


def say(line):
    sys.stdout.write(f"{line}\n")


def read_or_fault(path):
    """What came of the file, and the megabytes that its bytes and its register take."""
    content = path.read_bytes()
    try:
        register = read_register(content, path.name)
    except UnusableFile as fault:
        return fault, len(content) / 1e6
    return register.source, len(content) / 1e6 + size_of(register)


def of_children():
    """Megabytes that the largest child so far had at most."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
