"""How much a stretch of work adds to this process at its most."""

import gc
from contextlib import contextmanager
from pathlib import Path

import pytest

RESET = Path("/proc/self/clear_refs")


@contextmanager
def growth():
    """The megabytes of this process at their most, above what it had at the start; a list that is filled at the end."""
    if not RESET.exists():
        pytest.skip("only Linux tells the peak of a stretch of time")
    gc.collect()
    RESET.write_text("5", encoding="ascii")
    before, grown = status("VmRSS"), []
    yield grown
    grown.append(status("VmHWM") - before)


def status(name):
    """A line of what the system says of this process, in megabytes."""
    lines = (line.split() for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines())
    return next(int(line[1]) for line in lines if line[0] == f"{name}:") * 1024 / 1e6


def size_of(register):
    """The megabytes of a register's frames."""
    return sum(int(each.memory_usage(deep=True).sum()) for each in (register.projects, register.findings)) / 1e6
