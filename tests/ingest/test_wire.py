"""What the child says, taken part by part; and what makes no sense."""

import io
import struct
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from indmap.errors import UnreadableFile
from indmap.ingest import children, read_register, wire
from indmap.ingest.limits import Limits
from indmap.ingest.outcome import TEXT, Stage
from tests.ingest import replies
from tests.ingest.builders import workbook
from tests.memory import growth, size_of

BOOK = workbook()
ROWS = 60_000
REPLY = replies.said(replies.full(3))
LENGTH = struct.Struct("<Q")
MADE = (
    "import sys; sys.path.insert(0, sys.argv[1]); from indmap.ingest import wire; from tests.ingest import replies;"
    f"wire.write_reading(sys.stdout.buffer, replies.full({ROWS}))"
)


@pytest.fixture(autouse=True)
def nobody_waits():
    """A child started ahead by another test has the usual program."""
    children.let_go()


def heard(content, memory=3_072):
    """What is heard of these bytes, of a child with so much memory."""
    return list(wire.messages(io.BufferedReader(io.BytesIO(content)), Limits(memory_mb=memory)))


def test_a_reading_is_heard_as_it_was_said():
    reading = replies.full(3)
    assert heard(b"s" + LENGTH.pack(4) + b"read" + replies.said(reading)) == [Stage.READ, reading]


@pytest.mark.parametrize("torn", [0, 1, 5, len(REPLY) // 2, len(REPLY) - 1])
def test_a_reply_that_is_torn_off_is_none(torn):
    with pytest.raises((ValueError, struct.error)):
        heard(REPLY[:torn])


def test_a_reply_larger_than_the_memory_of_a_child_is_none():
    assert heard(replies.said(replies.full(9_000)), 16)
    with pytest.raises(ValueError, match=r"^\d+$"):
        heard(replies.said(replies.full(9_000)), 1)
    with pytest.raises(ValueError, match=str(2**62)):
        heard(b"s" + LENGTH.pack(2**62))


def test_a_column_that_leads_outside_of_its_memory_is_none():
    offsets = pa.py_buffer(np.array([0, 1 << 40, 2, 4], np.int64))
    wrong = pa.Array.from_buffers(TEXT, 3, [None, offsets, pa.py_buffer(b"name")])
    reading = replies.full(3)
    projects = reading.projects.set_column(0, "name", wrong)
    with pytest.raises(pa.ArrowInvalid):
        heard(replies.said(replace(reading, projects=projects)))


@pytest.mark.parametrize(
    ("rest", "reason"), [("", "reply"), ("time.sleep(600)", "time"), ("os.abort()", "crash")], ids=lambda each: each
)
def test_a_child_that_stops_in_the_middle_of_its_reply_is_a_file_that_cannot_be_read(rest, reason, monkeypatch):
    start = f"import os, sys, time; sys.stdout.buffer.write({REPLY[:-99]!r}); sys.stdout.flush(); {rest}"
    monkeypatch.setenv("INDMAP_MAX_SECONDS", "2")
    monkeypatch.setattr(children, "_START", start)
    with pytest.raises(UnreadableFile) as caught:
        read_register(BOOK, "x.xlsx")
    assert caught.value.values["reason"] == reason


def test_reading_takes_no_more_memory_than_the_register_it_gives(monkeypatch):
    """All columns are filled, so that none is saved by what is absent; the tenth is for threads and pages.

    Twice, since whatever else this process does meanwhile counts too.
    """
    read_register(BOOK, "x.xlsx")
    monkeypatch.setattr(children, "_START", MADE)
    shares = []
    for _ in range(2):
        with growth() as grown:
            register = read_register(BOOK, "x.xlsx")
        assert len(register.projects) == len(register.findings) == ROWS
        shares.append(grown[0] / size_of(register))
        del register
    assert min(shares) <= 1.1
