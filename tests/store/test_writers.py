"""Many who write at once, and one who is killed: what was said to be kept is kept, whole, once and in order."""

import contextlib
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from indmap.store import Store
from indmap.store.store import FILE
from tests.store.histories import assert_same, variant

ROOT = Path(__file__).resolve().parents[2]
RANDOM = random.Random(20210928)


SAVES = """
import os, sys
from dataclasses import replace
from pathlib import Path
from indmap.store import Store
folder, server, name, times = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
store = Store.open(folder, server)
first = store.snapshots()[0]
register = store.snapshot_register(first.id)
print("ready", flush=True)
for number in range(times):
    key = f"{name}-{number}"
    saved, _ = store.save_snapshot(replace(register, key=key), [(os.urandom(300_000), key)], by=name)
    print(saved.key, flush=True)
"""
"""Says each key once it is kept, and no sooner."""


def saving(folder, server, name, times):
    command = [sys.executable, "-c", SAVES, str(folder), server, name, str(times)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_writer_killed_at_any_moment_loses_nothing_it_had_said_was_kept(kind, address, tmp_path, register):
    folder = tmp_path / "data"
    store = Store.open(folder, address)
    store.save_snapshot(variant(register, 100), [])
    said = []
    for round_ in range(5):
        process = saving(folder, address, f"round-{round_}", 1_000)
        assert process.stdout.readline() == "ready\n"
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(RANDOM.uniform(0.0, 0.25))
        process.send_signal(signal.SIGKILL)
        out, error = process.communicate()
        assert process.returncode == -signal.SIGKILL, error
        said += out.split()
        after = Store.open(folder, address)
        there = {each.key for each in after.snapshots()}
        assert set(said) <= there
        assert len(there) - 1 - len(said) <= round_ + 1  # at most the one whose word was cut off
        after.close()
    assert said
    assert store.verify() == ()
    for each in store.snapshots():
        assert len(store.snapshot_register(each.id).projects) == 100
    store.close()


@pytest.mark.parametrize(("writers", "times"), [(2, 10), (6, 3)])
def test_writers_at_once_are_all_kept_one_after_the_other(kind, address, tmp_path, register, writers, times):
    folder = tmp_path / "data"
    store = Store.open(folder, address)
    store.save_snapshot(variant(register, 50), [])
    started = [saving(folder, address, f"writer-{name}", times) for name in range(writers)]
    said = [process.communicate() for process in started]
    assert [process.returncode for process in started] == [0] * writers, said
    snapshots = store.snapshots()
    assert {each.key for each in snapshots[1:]} == {f"writer-{w}-{t}" for w in range(writers) for t in range(times)}
    assert [each.seq for each in snapshots] == list(range(1, 2 + writers * times))
    assert store.verify() == ()
    store.close()


def test_two_who_save_the_same_at_once_keep_it_once(kind, address, tmp_path, register):
    folder = tmp_path / "data"
    store = Store.open(folder, address)
    store.save_snapshot(variant(register, 50), [])
    started = [saving(folder, address, "same", 6) for _ in range(3)]
    said = [process.communicate() for process in started]
    assert [process.returncode for process in started] == [0] * 3, said
    assert len(store.snapshots()) == 7
    store.close()


def test_a_copy_is_made_while_others_write(kind, address, tmp_path, register):
    folder = tmp_path / "data"
    store = Store.open(folder, address)
    store.save_snapshot(variant(register, 50), [])
    writer = saving(folder, address, "w", 15)
    assert writer.stdout.readline() == "ready\n"
    assert store.back_up(tmp_path / "copy.sqlite") == ()
    assert writer.communicate()[1] == ""
    back = tmp_path / "back"
    back.mkdir()
    shutil.copy(tmp_path / "copy.sqlite", back / FILE)
    restored = Store.open(back, "")
    assert restored.snapshots() == store.snapshots()[: len(restored.snapshots())]
    assert_same(
        restored.snapshot_register(restored.snapshots()[0].id).projects,
        store.snapshot_register(store.snapshots()[0].id).projects,
    )
    restored.save_snapshot(variant(register, 7), [])  # it is a store, and goes on
    assert restored.verify() == ()
    store.close()
