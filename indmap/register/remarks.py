"""What people add to the registers: settled matches, notes, instructions; and the audit trail."""

from dataclasses import dataclass
from datetime import date, datetime

from indmap.register.snapshot import Withdrawal


@dataclass(frozen=True)
class Match:
    """A person's answer whether two keys are one project; the keys are in alphabetical order."""

    one: str
    other: str
    same: bool
    by: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class About:
    """What a remark is about: a project by its key, a cut by its query string, a day; empty values do not apply."""

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
    """A state of an instruction, and who set it; the first is the instruction as given."""

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
        """The present state."""
        return self.changes[-1].state

    @property
    def responsible(self) -> str:
        """The body that is responsible now."""
        return self.changes[-1].responsible

    @property
    def deadline(self) -> date | None:
        """The present deadline."""
        return self.changes[-1].deadline


@dataclass(frozen=True)
class Entry:
    """One line of the audit trail: an actor's action on an object; ``seq`` is the order."""

    seq: int
    at: datetime
    actor: str
    action: str
    object: str
    detail: str
