"""What the child hands back to the server, what it tells meanwhile, and whom it asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pyarrow as pa

from indmap.register.layout import Layout
from indmap.register.totals import Total

TEXT = pa.large_string()
"""Text as the server's frames keep it, so that a column goes into them without a copy."""


class Stage(StrEnum):
    """How far a reading has come; QUEUE is the wait while other files are read."""

    GUARD = "guard"
    QUEUE = "queue"
    OPEN = "open"
    LOCATE = "locate"
    READ = "read"
    CHECK = "check"


def _say_nothing(_stage: Stage, _seconds: float) -> None:
    return


@dataclass(frozen=True)
class Listener:
    """Who follows a reading from the thread that asked for it.

    ``watch`` is told the stage and the seconds passed, at least five times a second; whatever it raises ends the
    reading and its child. ``settle`` is asked, once the table is found, for another meaning of its columns; it answers
    None where they stay as they are.
    """

    watch: Callable[[Stage, float], None] = _say_nothing
    settle: Callable[[Layout], Layout | None] | None = None


@dataclass(frozen=True)
class Reading:
    """Projects and findings as Arrow tables, and how they were come by; rows read = accepted + set aside.

    ``settled`` is the layout that the listener answered, None where it had nothing to say.
    """

    projects: pa.Table
    findings: pa.Table
    layout: Layout
    as_of: date | None
    as_of_from: str
    rows_read: int
    rows_set_aside: int
    totals: tuple[Total, ...] = ()
    settled: Layout | None = None
