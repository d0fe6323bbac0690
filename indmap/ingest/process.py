"""The child seen from the server: fed, listened to, killed when it takes too long or is not wanted."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from queue import Empty, SimpleQueue
from typing import IO, TypeAlias

from indmap.errors import IndmapError, UnreadableFile
from indmap.ingest import children, wire
from indmap.ingest.limits import Limits
from indmap.ingest.outcome import Listener, Reading, Stage
from indmap.ingest.wire import Request
from indmap.register.layout import Layout

_DEATHS = ("crash", "memory")
_SMALL = 20_000_000
_POLL, _PARTING = 0.2, 5
_NOISE = 65_536
_NOBODY = Listener()
_Reply: TypeAlias = Reading | IndmapError
_Events: TypeAlias = "SimpleQueue[wire.Said]"
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
    if isinstance(reply, UnreadableFile):
        raise _unreadable(str(reply.values.get("reason", "")), request.limits)
    if isinstance(reply, IndmapError):
        raise reply
    return replace(reply, settled=settled)


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


def _asked(request: Request, listener: Listener, seconds: float) -> tuple[_Reply, Layout | None]:
    """The child's reply, and what was answered to its question."""
    child = children.take()
    events: _Events = SimpleQueue()
    noise: list[bytes] = []
    threads = [
        threading.Thread(target=_feed, args=(child.pipe, wire.packed_request(request)), daemon=True),
        threading.Thread(target=_take, args=(child.said, request.limits, events), daemon=True),
        threading.Thread(target=_overhear, args=(child.noise, noise), daemon=True),
    ]
    try:
        for thread in threads:
            thread.start()
        reply, settled = _attended(events, child.pipe, listener, seconds)
        child.process.wait(_PARTING)
    except (_TooLong, subprocess.TimeoutExpired):
        raise _unreadable("time", request.limits) from None
    finally:
        child.kill()
        for thread in threads:
            thread.join()
        child.bury()
    if child.process.returncode != 0:
        raise _unreadable(_cause(child.process.returncode, b"".join(noise)), request.limits)
    return reply, settled


def _attended(events: _Events, pipe: int, listener: Listener, seconds: float) -> tuple[_Reply, Layout | None]:
    """Listens to the child until it replies, and answers what it asks."""
    started, stage = time.monotonic(), Stage.OPEN
    settled: Layout | None = None
    while (passed := time.monotonic() - started) < seconds:
        listener.watch(stage, passed)
        try:
            said = events.get(timeout=min(_POLL, seconds - passed))
        except Empty:
            continue
        if isinstance(said, Reading | IndmapError):
            return said, settled
        if isinstance(said, Stage):
            stage = said
        elif listener.settle:
            settled = listener.settle(said)
            _feed(pipe, (wire.packed_answer(settled),))
    raise _TooLong


def _feed(pipe: int, parts: Sequence[bytes]) -> None:
    """Writes to the child without gluing the parts together: a file may be as large as all else in this process."""
    with contextlib.suppress(OSError):
        for part in parts:
            left = memoryview(part)
            while left:
                left = left[os.write(pipe, left) :]


def _take(stream: IO[bytes], limits: Limits, events: _Events) -> None:
    """Hands on what the child says; what is torn off or makes no sense is no reply."""
    try:
        for said in wire.messages(stream, limits):
            events.put(said)
    except Exception:  # noqa: BLE001 -- it may be torn off or made up in any way
        events.put(_unreadable("reply", limits))


def _overhear(stream: IO[bytes], noise: list[bytes]) -> None:
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


@cache
def _slots(at_once: int) -> threading.BoundedSemaphore:
    return threading.BoundedSemaphore(at_once)
