"""A snapshot: a register as it was accepted, kept for ever."""

from dataclasses import dataclass, field
from datetime import date, datetime

from indmap.register.layout import Answers
from indmap.register.register import Source


@dataclass(frozen=True)
class Withdrawal:
    """Why something kept counts no more, who said so and when (UTC)."""

    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Snapshot:
    """What is known of a kept register without loading its rows.

    ``seq`` is its number in the order of saving, which no clock can turn round; ``key`` is the register's; ``files``
    are names, hashes and sizes of the originals. A damaged one has nothing to show but its number and its dates.
    """

    id: str
    seq: int
    as_of: date | None
    taken_at: datetime
    by: str
    sender: str
    key: str
    source: Source
    rows: int
    findings: int
    files: tuple[tuple[str, str, int], ...] = ()
    withdrawn: Withdrawal | None = None
    answers: Answers = field(default_factory=Answers)
    damaged: bool = False
