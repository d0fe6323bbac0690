"""Notes and instructions, tied to a project, a cut or a day; every change is kept."""

from datetime import UTC, date
from typing import Any, NoReturn
from uuid import uuid4

from sqlalchemy import Connection, RowMapping, insert, select

from indmap.errors import WrongSetting
from indmap.register.remarks import About, Change, Instruction, Note
from indmap.store.database import Database, Writing
from indmap.store.tables import CHANGES, INSTRUCTIONS, NOTES, WITHDRAWALS
from indmap.store.withdrawals import withdraw_row, withdrawal_of
from indmap.store.written import clean
from indmap.words.codelists import codelist

GIVEN = "given"


class Instructions(Database):
    """The part of the store for notes and instructions; an unknown id or state raises WrongSetting."""

    def add_note(self, text: str, about: About, by: str = "") -> Note:
        """Keep a note."""
        facts = {"id": uuid4().hex, **_said(text, about)}

        def add(writing: Writing) -> None:
            if _has(writing.connection, facts["id"]):
                return  # a retry: the first try was committed before the connection was lost
            row = facts | {"seq": writing.next_number(NOTES), "noted_by": writing.actor, "noted_at": writing.at}
            writing.connection.execute(insert(NOTES), row)
            writing.record("note", row["id"], row["text"])

        self._write(clean(by), add)
        return next(note for note in self.notes() if note.id == facts["id"])

    def notes(self, *, withdrawn: bool = False) -> tuple[Note, ...]:
        """The notes in order of creation, without withdrawn ones unless asked for."""
        query = select(NOTES, WITHDRAWALS).outerjoin(WITHDRAWALS, WITHDRAWALS.c.object == NOTES.c.id)
        query = query.order_by(NOTES.c.seq)
        if not withdrawn:
            query = query.where(WITHDRAWALS.c.object.is_(None))
        rows = self._read(lambda connection: connection.execute(query).mappings().all())
        return tuple(_note(row) for row in rows)

    def withdraw_note(self, note: str, reason: str, by: str = "") -> None:
        """Mark a note as withdrawn; it is kept, with the reason."""

        def withdraw(writing: Writing) -> None:
            if not _has(writing.connection, note):
                _lost("note", note)
            withdraw_row(writing, "note_withdrawn", note, reason)

        self._write(clean(by), withdraw)

    def add_instruction(
        self, text: str, about: About, *, responsible: str, deadline: date | None = None, by: str = ""
    ) -> Instruction:
        """Keep an instruction, given to a responsible body with a deadline."""
        facts = {"id": uuid4().hex, **_said(text, about)}

        def add(writing: Writing) -> Instruction:
            row = facts | {"seq": writing.next_number(INSTRUCTIONS)}
            if not _instructions(writing.connection, facts["id"]):
                writing.connection.execute(insert(INSTRUCTIONS), row)
                _change(writing, row["id"], GIVEN, clean(responsible), deadline, "")
                writing.record("instruction", row["id"], row["text"])
            return _instructions(writing.connection, row["id"])[0]

        return self._write(clean(by), add)

    def change_instruction(
        self,
        instruction: str,
        *,
        state: str | None = None,
        responsible: str | None = None,
        deadline: date | None = None,
        remark: str = "",
        by: str = "",
    ) -> Instruction:
        """Change an instruction; arguments that are None keep their present value."""
        if state is not None and state not in codelist("instruction_states"):
            raise WrongSetting(name="state", value=state)

        def change(writing: Writing) -> Instruction:
            now = next(iter(_instructions(writing.connection, instruction)), None) or _lost("instruction", instruction)
            body = now.responsible if responsible is None else clean(responsible)
            _change(writing, instruction, state or now.state, body, deadline or now.deadline, clean(remark))
            return _instructions(writing.connection, instruction)[0]

        return self._write(clean(by), change)

    def instructions(self) -> tuple[Instruction, ...]:
        """Every instruction with all its changes, in order of creation."""
        return self._read(_instructions)


def _said(text: str, about: About) -> dict[str, Any]:
    said = clean(text).strip()
    if not said:
        raise WrongSetting(name="text", value=text)
    return {"text": said, "project": clean(about.project), "query": clean(about.query), "day": about.day}


def _has(connection: Connection, note: str) -> bool:
    return connection.execute(select(NOTES.c.id).where(NOTES.c.id == note)).first() is not None


def _note(row: RowMapping) -> Note:
    about = About(row["project"], row["query"], row["day"])
    at = row["noted_at"].replace(tzinfo=UTC)
    return Note(row["id"], row["seq"], row["text"], about, row["noted_by"], at, withdrawal_of(row))


def _change(
    writing: Writing, instruction: str, state: str, responsible: str, deadline: date | None, remark: str
) -> None:
    row = {"seq": writing.next_number(CHANGES), "instruction": instruction, "state": state, "remark": remark}
    row |= {"responsible": responsible, "deadline": deadline}
    row |= {"changed_by": writing.actor, "changed_at": writing.at}
    writing.connection.execute(insert(CHANGES), row)
    due = deadline.isoformat() if deadline else ""
    writing.record("instruction_changed", instruction, " | ".join((state, responsible, due, remark)))


def _instructions(connection: Connection, instruction: str | None = None) -> tuple[Instruction, ...]:
    heads = select(INSTRUCTIONS).order_by(INSTRUCTIONS.c.seq)
    lines = select(CHANGES).order_by(CHANGES.c.seq)
    if instruction is not None:
        heads = heads.where(INSTRUCTIONS.c.id == instruction)
        lines = lines.where(CHANGES.c.instruction == instruction)
    became: dict[str, list[Change]] = {}
    for line in connection.execute(lines):
        at = line.changed_at.replace(tzinfo=UTC)
        one = Change(line.state, line.responsible, line.deadline, line.remark, line.changed_by, at)
        became.setdefault(line.instruction, []).append(one)
    return tuple(
        Instruction(
            row.id,
            row.seq,
            row.text,
            About(row.project, row.query, row.day),
            became[row.id][0].by,
            became[row.id][0].at,
            tuple(became[row.id]),
        )
        for row in connection.execute(heads)
    )


def _lost(name: str, value: str) -> NoReturn:
    raise WrongSetting(name=name, value=value)
