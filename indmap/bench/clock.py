"""Timing a piece of work: the median of several runs."""

import time
from collections.abc import Callable
from statistics import median


def seconds(work: Callable[[], object], times: int = 3, clock: Callable[[], float] = time.perf_counter) -> float:
    """The median duration of the work, in seconds of a clock."""
    taken = []
    for _ in range(times):
        start = clock()
        work()
        taken.append(clock() - start)
    return median(taken)


def processor_seconds(work: Callable[[], object], times: int = 3) -> float:
    """The median processor time of the work, which other processes hardly affect."""
    return seconds(work, times, time.process_time)
