"""Many who write at once, and one who is killed: what was said to be kept is kept, whole, once and in order."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from indmap.store import Store
from indmap.store.store import FILE
from tests.store.histories import assert_same, variant

ROOT = Path(__file__).resolve().parents[2]
RANDOM = random.Random(20210928)
ROUNDS = 10


NURSERY = """
import os, sys
from dataclasses import replace
from pathlib import Path
from indmap.store import Store
import indmap.store.frames
folder, server = Path(sys.argv[1]), sys.argv[2]

def save(name, times):
    store = Store.open(folder, server)
    register = store.snapshot_register(store.snapshots()[0].id)
    os.write(1, f"ready {os.getpid()}\\n".encode())
    for number in range(times):
        key = f"{name}-{number}"
        saved, _ = store.save_snapshot(replace(register, key=key), [(os.urandom(300_000), key)], by=name)
        os.write(1, f"kept {saved.key}\\n".encode())

for line in sys.stdin:
    name, times = line.split()
    child = os.fork()
    if not child:
        save(name, int(times))
        os._exit(0)
    if name.startswith("alone"):
        os.waitpid(child, 0)
        os.write(1, b"gone\\n")
while True:
    try:
        _, status = os.wait()
    except ChildProcessError:
        break
    os.write(1, f"ended {status}\\n".encode())
"""
"""Imports once what writers need and has one for each line it is given; a writer says each key once it is kept."""


def nursery(folder, server):
    command = [sys.executable, "-c", NURSERY, str(folder), server]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def saved_by(writers, times, folder, server):
    """What writers at once said was kept; each must have ended well."""
    with nursery(folder, server) as process:
        out, _ = process.communicate("".join(f"{name} {times}\n" for name in writers))
    assert out.count("ended 0\n") == len(writers), out
    return [line.removeprefix("kept ") for line in out.splitlines() if line.startswith("kept")]


def keys_of_one_killed(process, name, seconds):
    """What a writer said it had kept, until it was killed."""
    process.stdin.write(f"{name} 100000\n")
    process.stdin.flush()
    said = []
    while not (line := process.stdout.readline()).startswith("gone"):
        if line.startswith("ready"):
            threading.Timer(seconds, os.kill, (int(line.split()[1]), signal.SIGKILL)).start()
        elif line.startswith("kept"):
            said.append(line.split()[1])
    return said


def test_a_writer_killed_at_any_moment_loses_nothing_it_had_said_was_kept(kind, address, tmp_path, register):
    folder = tmp_path / "data"
    store = Store.open(folder, address)
    store.save_snapshot(variant(register, 100), [])
    said = []
    with nursery(folder, address) as process:
        for round_ in range(ROUNDS):
            said += keys_of_one_killed(process, f"alone-{round_}", RANDOM.uniform(0.0, 0.4))
            after = Store.open(folder, address)
            there = {each.key for each in after.snapshots()}
            assert set(said) <= there
            assert len(there) - 1 - len(said) <= round_ + 1  # at most the one whose word was cut off
            after.close()
        process.stdin.close()
    assert said
    assert store.verify() == ()
    for each in store.snapshots()[::20]:
        assert len(store.snapshot_register(each.id).projects) == 100
    store.close()


@pytest.mark.parametrize(("writers", "times"), [(2, 9), (6, 4)])
def test_writers_at_once_are_all_kept_one_after_the_other(kind, address, tmp_path, register, writers, times):
    folder = tmp_path / "data"
    store = Store.open(folder, address)
    store.save_snapshot(variant(register, 50), [])
    saved_by([f"writer-{name}" for name in range(writers)], times, folder, address)
    snapshots = store.snapshots()
    assert {each.key for each in snapshots[1:]} == {f"writer-{w}-{t}" for w in range(writers) for t in range(times)}
    assert [each.seq for each in snapshots] == list(range(1, 2 + writers * times))
    assert store.verify() == ()
    store.close()


def test_two_who_save_the_same_at_once_keep_it_once(kind, address, tmp_path, register):
    folder = tmp_path / "data"
    store = Store.open(folder, address)
    store.save_snapshot(variant(register, 50), [])
    assert len(saved_by(["same"] * 3, 6, folder, address)) == 18
    assert len(store.snapshots()) == 7
    store.close()


def test_a_copy_is_made_while_others_write(kind, address, tmp_path, register):
    folder = tmp_path / "data"
    store = Store.open(folder, address)
    store.save_snapshot(variant(register, 50), [])
    with nursery(folder, address) as process:
        process.stdin.write("writer 15\n")
        process.stdin.flush()
        assert process.stdout.readline().startswith("ready")
        assert process.stdout.readline() == "kept writer-0\n"
        assert store.back_up(tmp_path / "copy.sqlite") == ()
        assert "ended 0" in process.communicate()[0]
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
