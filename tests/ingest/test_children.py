"""A child that waits for a file before there is one."""

import os
import subprocess
import sys

import pytest
from pandas.testing import assert_frame_equal

from indmap.ingest import children, make_ready, read_register
from tests.ingest.builders import workbook

BOOK = workbook()
PATIENCE = 60


@pytest.fixture(autouse=True)
def nobody_waits():
    children.let_go()
    yield
    children.let_go()


def waiting():
    """The child that waits."""
    child = children._spare.child
    assert child is not None
    return child


def test_a_file_is_read_by_the_child_that_waits_and_comes_out_the_same():
    cold = read_register(BOOK, "x.xlsx")
    make_ready()
    child = waiting()
    warm = read_register(BOOK, "x.xlsx")
    assert child.process.returncode == 0
    assert children._spare.child is None
    assert (warm.key, warm.source) == (cold.key, cold.source)
    assert_frame_equal(warm.projects, cold.projects)
    assert_frame_equal(warm.findings, cold.findings)


def test_one_waits_however_often_it_is_asked_for():
    make_ready()
    child = waiting()
    make_ready()
    assert waiting() is child


def test_one_that_has_died_is_replaced_and_not_handed_out():
    for take in (lambda: make_ready() or waiting(), children.take):
        make_ready()
        dead = waiting()
        dead.kill()
        dead.process.wait(PATIENCE)
        child = take()
        assert child.process.pid != dead.process.pid
        children.let_go()
    child.kill()
    child.bury()


def test_no_room_for_one_is_no_trouble(monkeypatch):
    def full(*_told):
        raise BlockingIOError

    monkeypatch.setattr(children, "_started", full)
    make_ready()
    assert children._spare.child is None


def test_it_ends_when_nothing_comes_for_long(monkeypatch):
    monkeypatch.setattr(children, "_IDLE_SECONDS", 0.5)
    make_ready()
    child = waiting()
    child.process.wait(PATIENCE)
    assert children._spare.child is None


def test_one_that_was_taken_meanwhile_is_not_ended():
    make_ready()
    child = children.take()
    children._let_go_of(child)
    assert child.process.poll() is None
    child.kill()
    child.bury()


def test_it_ends_without_a_word_when_the_server_is_gone():
    """As the system closes the pipe of a server that was killed."""
    make_ready()
    child = children._spare.taken()
    other = os.open(os.devnull, os.O_RDONLY)
    os.dup2(other, child.pipe)
    os.close(other)
    assert child.process.wait(PATIENCE) == 0
    assert child.said.read() == b""
    child.bury()


def test_a_process_that_ends_leaves_none_behind():
    script = "from indmap.ingest import children, make_ready; make_ready(); print(children._spare.child.process.pid)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stderr == ""
    with pytest.raises(ProcessLookupError):
        os.kill(int(ran.stdout), 0)
