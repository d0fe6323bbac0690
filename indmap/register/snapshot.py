"""A snapshot: a register as it was accepted, stored immutably."""

from dataclasses import dataclass, field
from datetime import date, datetime

from indmap.register.layout import Answers
from indmap.register.register import Source


@dataclass(frozen=True)
class Withdrawal:
    """Why something stored no longer counts, who withdrew it and when (UTC)."""

    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Snapshot:
    """The metadata of a stored register, known without loading its rows.

    ``seq`` numbers snapshots in the order of saving, whatever the clock says; ``key`` is the register's; ``files`` are
    the originals' names, hashes and sizes. Of a damaged one only ``seq`` and the dates are usable.
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
