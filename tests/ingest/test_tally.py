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

resource = pytest.importorskip("resource")

FOREIGN = Path(os.environ.get("INDMAP_FOREIGN_FILES", "../shared"))
FILES = sorted(path for name in ("corpus", "registers") for path in (FOREIGN / name).glob("*") if path.suffix != ".md")
SPARE = 5  # seconds, to start and to end a child
GROWTH = 300  # megabytes of the serving process over all the files
TALLY = []


@pytest.mark.skipif(not FILES, reason="no foreign files: set INDMAP_FOREIGN_FILES")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[-60:])
def test_a_foreign_file_gives_rows_or_one_sentence(path):
    before, start = peak(), time.monotonic()
    outcome = read_or_fault(path)
    TALLY.append((path, outcome, time.monotonic() - start, peak() - before))
    if isinstance(outcome, UnusableFile):
        assert outcome.key in messages()
        assert outcome.key != IndmapError.key
        values = vars(outcome)["values"]
        assert all("{" not in Texts(language)(outcome.key, **values) for language in Language)
    else:
        assert outcome.rows_read == outcome.rows_accepted + outcome.rows_set_aside


@pytest.mark.skipif(not FILES, reason="no foreign files: set INDMAP_FOREIGN_FILES")
def test_the_tally(capsys):
    with capsys.disabled():
        say(f"\n{'file':60} {'outcome':18} {'rows':>7} {'seconds':>8} {'+ MB':>6}")
        for path, outcome, seconds, grown in TALLY:
            is_fault = isinstance(outcome, UnusableFile)
            rows = "" if is_fault else f"{outcome.rows_accepted:,}"
            said = type(outcome).__name__ if is_fault else "read"
            say(f"{path.name[-60:]:60} {said:18} {rows:>7} {seconds:>8.2f} {grown:>6.0f}")
        counted = Counter(
            type(outcome).__name__ if isinstance(outcome, UnusableFile) else "read" for _, outcome, _, _ in TALLY
        )
        say(", ".join(f"{name} {count}" for name, count in counted.most_common()))
    assert max(seconds for _, _, seconds, _ in TALLY) <= Limits().seconds + SPARE
    assert sum(grown for _, _, _, grown in TALLY) < GROWTH


def say(line):
    sys.stdout.write(f"{line}\n")


def read_or_fault(path):
    try:
        return read_register(path.read_bytes(), path.name).source
    except UnusableFile as fault:
        return fault


def peak():
    """Megabytes that this process has had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
