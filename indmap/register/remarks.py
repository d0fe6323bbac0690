"""What people add to the history: settled matches, notes, instructions; and the trail of who did what."""

from dataclasses import dataclass
from datetime import date, datetime

from indmap.register.snapshot import Withdrawal


@dataclass(frozen=True)
class Match:
    """Whether two keys are one project, as a person settled it; the keys stand in alphabetical order."""

    one: str
    other: str
    same: bool
    by: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class About:
    """What a remark is tied to: a project's key, a cut as its query, a day; whatever is empty is not meant."""

    project: str = ""
    query: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Note:
    """A remark of a person."""

    id: str
    seq: int
    text: str
    about: About
    by: str
    at: datetime
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True)
class Change:
    """What an instruction became, and who said so; the first is the instruction as it was given."""

    state: str
    responsible: str
    deadline: date | None
    remark: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Instruction:
    """An order with a responsible body, a deadline and a state (a code of ``instruction_states``)."""

    id: str
    seq: int
    text: str
    about: About
    by: str
    at: datetime
    changes: tuple[Change, ...]

    @property
    def state(self) -> str:
        """What it is now."""
        return self.changes[-1].state

    @property
    def responsible(self) -> str:
        """Who answers for it now."""
        return self.changes[-1].responsible

    @property
    def deadline(self) -> date | None:
        """By when it is due now."""
        return self.changes[-1].deadline


@dataclass(frozen=True)
class Entry:
    """One line of the trail: what an actor did to an object, in the order it was done."""

    seq: int
    at: datetime
    actor: str
    action: str
    object: str
    detail: str
