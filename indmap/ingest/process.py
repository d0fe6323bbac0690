"""The child seen from the server: started, fed, listened to, killed when it takes too long or is not wanted."""

import contextlib
import json
import os
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import BinaryIO, TypeAlias

from indmap.errors import UnreadableFile
from indmap.ingest import wire
from indmap.ingest.limits import Limits
from indmap.ingest.outcome import Listener, Reading, Stage
from indmap.ingest.wire import Request
from indmap.register.layout import Layout

_ROOT = Path(__file__).resolve().parents[2]
_START = "import sys; sys.path.insert(0, sys.argv[1]); from indmap.ingest.child import main; main()"
_KEPT = ("SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP")  # Windows starts no Python without them
_FEW_THREADS = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}
_DEATHS = ("crash", "memory")
_SMALL = 20_000_000
_POLL, _PARTING = 0.2, 5
_NOISE = 65_536
_NOBODY = Listener()
_Events: TypeAlias = "SimpleQueue[tuple[wire.Kind, bytes]]"
_OUT_OF_MEMORY = (b"memory allocation", b"MemoryError", b"bad_alloc")


class _TooLong(Exception):
    """The child has had its time."""


def read_in_child(request: Request, listener: Listener = _NOBODY) -> Reading:
    """The reading that a child makes of the file; its fault where it has one, or where it died.

    A small file that kills its reader, or wants all the memory there is, gets a second child with a second reader.
    Where the listener raises anything, the child is killed at once and its place is free for the next.
    """
    limits = request.limits
    request = replace(request, asks=listener.settle is not None and request.answers.layout is None)
    started = time.monotonic()
    try:
        return _reading(request, listener, limits.seconds)
    except UnreadableFile as fault:
        left = limits.seconds - (time.monotonic() - started)
        if fault.values["reason"] not in _DEATHS or len(request.content) > _SMALL or left < 1:
            raise
    return _reading(replace(request, second=True), listener, left)


def _reading(request: Request, listener: Listener, seconds: float) -> Reading:
    with _place(request.limits.at_once, listener):
        reply, settled = _asked(request, listener, seconds)
    try:
        return replace(wire.unpacked_reply(reply), settled=settled)
    except UnreadableFile as fault:
        raise _unreadable(str(fault.values.get("reason", "")), request.limits) from fault


@contextlib.contextmanager
def _place(at_once: int, listener: Listener) -> Iterator[None]:
    """One of the places for children, waited for as long as the listener likes."""
    slots, started = _slots(at_once), time.monotonic()
    while not slots.acquire(timeout=_POLL):
        listener.watch(Stage.QUEUE, time.monotonic() - started)
    try:
        yield
    finally:
        slots.release()


def _asked(request: Request, listener: Listener, seconds: float) -> tuple[bytes, Layout | None]:
    """The child's reply, and what was answered to its question."""
    readable, writable = os.pipe()
    events: _Events = SimpleQueue()
    noise: list[bytes] = []
    with subprocess.Popen(  # noqa: S603 -- our own interpreter on our own module
        [sys.executable, "-I", "-c", _START, str(_ROOT)],
        stdin=readable,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={name: os.environ[name] for name in _KEPT if name in os.environ} | _FEW_THREADS,
        start_new_session=True,
    ) as child:
        os.close(readable)
        threads = [
            threading.Thread(target=_feed, args=(writable, wire.packed_request(request)), daemon=True),
            threading.Thread(target=_take, args=(child.stdout, events), daemon=True),
            threading.Thread(target=_overhear, args=(child.stderr, noise), daemon=True),
        ]
        try:
            for thread in threads:
                thread.start()
            reply, settled = _attended(events, writable, listener, seconds)
            child.wait(_PARTING)
        except (_TooLong, subprocess.TimeoutExpired):
            raise _unreadable("time", request.limits) from None
        finally:
            _kill(child)
            for thread in threads:
                thread.join()
            os.close(writable)
    if child.returncode != 0:
        raise _unreadable(_cause(child.returncode, b"".join(noise)), request.limits)
    return reply, settled


def _attended(events: _Events, pipe: int, listener: Listener, seconds: float) -> tuple[bytes, Layout | None]:
    """Listens to the child until it replies, and answers what it asks."""
    started, stage = time.monotonic(), Stage.OPEN
    settled: Layout | None = None
    while (passed := time.monotonic() - started) < seconds:
        listener.watch(stage, passed)
        try:
            kind, said = events.get(timeout=min(_POLL, seconds - passed))
        except Empty:
            continue
        if kind is wire.Kind.REPLY:
            return said, settled
        if kind is wire.Kind.STAGE:
            stage = Stage(said.decode())
        elif listener.settle:
            settled = listener.settle(wire.layout_from(json.loads(said)))
            _feed(pipe, (wire.packed_answer(settled),))
    raise _TooLong


def _feed(pipe: int, parts: Sequence[bytes]) -> None:
    """Writes to the child without gluing the parts together: a file may be as large as all else in this process."""
    with contextlib.suppress(OSError):
        for part in parts:
            left = memoryview(part)
            while left:
                left = left[os.write(pipe, left) :]


def _take(stream: BinaryIO, events: _Events) -> None:
    """Hands on what the child says; what is torn off or makes no sense is an empty reply."""
    try:
        for kind, said in wire.messages(stream):
            events.put((kind, said))
    except (OSError, ValueError, struct.error):
        events.put((wire.Kind.REPLY, b""))


def _overhear(stream: BinaryIO, noise: list[bytes]) -> None:
    """Keeps the end of what the libraries print, however much it is."""
    with contextlib.suppress(OSError, ValueError):
        while part := stream.read1(_NOISE):  # type: ignore[attr-defined]
            noise[:] = [b"".join([*noise, part])[-_NOISE:]]


def _cause(returncode: int, said: bytes) -> str:
    if hasattr(signal, "SIGXCPU") and returncode == -signal.SIGXCPU:
        return "time"
    return "memory" if any(sign in said for sign in _OUT_OF_MEMORY) else "crash"


def _unreadable(reason: str, limits: Limits) -> UnreadableFile:
    return UnreadableFile(reason=reason, seconds=limits.seconds, memory=limits.memory_mb)


def _kill(child: subprocess.Popen[bytes]) -> None:
    """Ends the child and whatever it started."""
    if child.poll() is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(child.pid, signal.SIGKILL)
            else:
                child.kill()


@cache
def _slots(at_once: int) -> threading.BoundedSemaphore:
    return threading.BoundedSemaphore(at_once)
