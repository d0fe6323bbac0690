"""The processes that files are read in: started when wanted, or one ahead, which has loaded all it needs and waits."""

import atexit
import contextlib
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

_ROOT = Path(__file__).resolve().parents[2]
_START = "import sys; sys.path.insert(0, sys.argv[1]); from indmap.ingest.child import main; main(*sys.argv[2:])"
AHEAD = "ahead"
"""What a child is told that is started before there is a file."""
_KEPT = ("SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP")  # Windows starts no Python without them
_FEW_THREADS = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}
_IDLE_SECONDS = 15 * 60


@dataclass(frozen=True)
class Child:
    """A process that waits for one request; ``pipe`` is where it is written to, ``said`` what it answers.

    It ends by itself when the pipe is closed before anything was written.
    """

    process: subprocess.Popen[bytes] = field(repr=False)
    pipe: int
    said: IO[bytes] = field(repr=False)
    noise: IO[bytes] = field(repr=False)

    def kill(self) -> None:
        """End it and whatever it started."""
        if self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                if hasattr(os, "killpg"):
                    os.killpg(self.process.pid, signal.SIGKILL)
                else:
                    self.process.kill()

    def bury(self) -> None:
        """Close what leads to it, once it is dead and nobody listens any more."""
        os.close(self.pipe)
        self.said.close()
        self.noise.close()
        self.process.wait()


class _Spare:
    """The place of the one child started ahead."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.child: Child | None = None

    def taken(self) -> Child | None:
        """The child, and the place is empty."""
        with self.lock:
            child, self.child = self.child, None
        return child


_spare = _Spare()


def take() -> Child:
    """A child for one request: the one started ahead where it lives, else a new one."""
    child = _spare.taken()
    if child and child.process.poll() is None:
        return child
    if child:
        child.bury()
    return _started()


def make_ready() -> None:
    """Start a child ahead where none waits, so that the next file costs its reading alone; it is let go when idle.

    A system that has no room for it now is no trouble yet: the file itself will say so, if it still has none.
    """
    with _spare.lock:
        waiting = _spare.child
        if waiting and waiting.process.poll() is None:
            return
        try:
            _spare.child = _started(AHEAD)
        except OSError:
            return
        timer = threading.Timer(_IDLE_SECONDS, _let_go_of, (_spare.child,))
    if waiting:
        waiting.bury()
    timer.daemon = True
    timer.start()


def let_go() -> None:
    """End the child that waits, if one does."""
    child = _spare.taken()
    if child:
        child.kill()
        child.bury()


def _let_go_of(child: Child) -> None:
    """End this child if it still waits."""
    with _spare.lock:
        if _spare.child is not child:
            return
        _spare.child = None
    child.kill()
    child.bury()


def _started(*told: str) -> Child:
    readable, writable = os.pipe()
    try:
        process = subprocess.Popen(  # noqa: S603 -- our own interpreter on our own module
            [sys.executable, "-I", "-c", _START, str(_ROOT), *told],
            stdin=readable,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={name: os.environ[name] for name in _KEPT if name in os.environ} | _FEW_THREADS,
            start_new_session=True,
        )
    except BaseException:
        os.close(writable)
        raise
    finally:
        os.close(readable)
    said, noise = process.stdout, process.stderr
    return Child(process, writable, said, noise)  # type: ignore[arg-type]  # pipes were asked for


atexit.register(let_go)
