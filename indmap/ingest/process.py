"""The child seen from the server: started, fed, waited for, killed when it takes too long."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from indmap.errors import UnreadableFile
from indmap.ingest import wire
from indmap.ingest.limits import Limits
from indmap.ingest.outcome import Reading
from indmap.register.layout import Answers

_ROOT = Path(__file__).resolve().parents[2]
_START = "import sys; sys.path.insert(0, sys.argv[1]); from indmap.ingest.child import main; main()"
_KEPT = ("SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP")  # Windows starts no Python without them
_FEW_THREADS = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}
_DEATHS = ("crash", "memory")
_SMALL = 20_000_000
_OUT_OF_MEMORY = (b"memory allocation", b"MemoryError", b"bad_alloc")


def read_in_child(
    content: bytes, name: str, form: str, answers: Answers, limits: Limits, sheets: tuple[str, ...] = ()
) -> Reading:
    """The reading that a child makes of the file; its fault where it has one, or where it died.

    Where ``sheets`` are named, the reading's projects are their cells as they stand.

    A small file that kills its reader, or wants all the memory there is, gets a second child with a second reader.
    """
    started = time.monotonic()
    try:
        return _reading(
            wire.packed_request(content, name, form, answers, limits, sheets=sheets), limits, limits.seconds
        )
    except UnreadableFile as fault:
        left = limits.seconds - (time.monotonic() - started)
        if fault.values["reason"] not in _DEATHS or len(content) > _SMALL or left < 1:
            raise
    return _reading(wire.packed_request(content, name, form, answers, limits, second=True, sheets=sheets), limits, left)


def _reading(request: Sequence[bytes], limits: Limits, seconds: float) -> Reading:
    with _slots(limits.at_once):
        reply = _asked(request, limits, seconds)
    try:
        return wire.unpacked_reply(reply)
    except UnreadableFile as fault:
        raise _unreadable(str(fault.values.get("reason", "")), limits) from fault


def _asked(request: Sequence[bytes], limits: Limits, seconds: float) -> bytes:
    readable, writable = os.pipe()
    feeder = threading.Thread(target=_feed, args=(writable, request), daemon=True)
    with subprocess.Popen(  # noqa: S603 -- our own interpreter on our own module
        [sys.executable, "-I", "-c", _START, str(_ROOT)],
        stdin=readable,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={name: os.environ[name] for name in _KEPT if name in os.environ} | _FEW_THREADS,
        start_new_session=True,
    ) as child:
        os.close(readable)
        feeder.start()
        try:
            reply, said = child.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise _unreadable("time", limits) from None
        finally:
            _kill(child)
            feeder.join()
    if child.returncode != 0:
        raise _unreadable(_cause(child.returncode, said), limits)
    return reply


def _feed(pipe: int, parts: Sequence[bytes]) -> None:
    """Writes to the child without gluing the parts together: a file may be as large as all else in this process."""
    with contextlib.suppress(OSError), os.fdopen(pipe, "wb") as stream:
        for part in parts:
            stream.write(part)


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
