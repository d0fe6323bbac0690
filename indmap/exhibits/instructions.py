"""What was ordered, who answers for it by when, and what became of it."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from indmap.exhibits.charts import Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.narrative import Narrative
from indmap.exhibits.view import View
from indmap.register.remarks import Instruction
from indmap.words.codelists import codelist
from indmap.words.numbers import date_short


def is_open(instruction: Instruction) -> bool:
    """Whether it is still to be carried out."""
    return codelist("instruction_states").holds(instruction.state, "is_open")


def is_overdue(instruction: Instruction, day: date) -> bool:
    """Whether it is open on a day after its deadline."""
    return is_open(instruction) and instruction.deadline is not None and instruction.deadline < day


def in_order(instructions: Sequence[Instruction], day: date) -> list[Instruction]:
    """The overdue first, the longest on top; then the open by deadline, those without one last; then the closed."""

    def rank(each: Instruction) -> tuple[int, date, int]:
        place = 0 if is_overdue(each, day) else 1 if is_open(each) else 2
        return place, each.deadline or date.max, each.seq

    return sorted(instructions, key=rank)


def opening(view: View, instructions: Sequence[Instruction], day: date) -> Narrative:
    """How many are open and how many of these overdue."""
    n = sum(map(is_open, instructions))
    overdue = [each for each in in_order(instructions, day) if is_overdue(each, day)]
    if not instructions:
        return Narrative(view.texts("instructions.none_yet"), view.texts("instructions.how"))
    if not n:
        return Narrative(view.texts("instructions.all_closed", n=len(instructions)))
    if not overdue:
        return Narrative(view.texts("instructions.message_in_time", n=n))
    first = overdue[0]
    lead = view.texts("instructions.longest", text=first.text, day=first.deadline) if first.deadline else ""
    return Narrative(view.texts("instructions.message", n=n, overdue=len(overdue)), lead)


def table(
    view: View, instructions: Sequence[Instruction], day: date, names: Mapping[str, str] | None = None
) -> Exhibit:
    """The instructions in their order; ``names`` are those of projects by their keys."""
    ordered, known = in_order(instructions, day), names or {}
    data = pd.DataFrame(
        {
            "number": [each.seq for each in ordered],
            "text": [each.text for each in ordered],
            "project": [known.get(each.about.project) for each in ordered],
            "responsible": [each.responsible or None for each in ordered],
            "deadline": pd.to_datetime(pd.Series([each.deadline for each in ordered], dtype="object")),
            "state": [_state(view, each, day) for each in ordered],
            "remark": [each.changes[-1].remark or None for each in ordered],
            "given": pd.to_datetime(pd.Series([each.at.date() for each in ordered], dtype="object")),
        }
    )
    columns = (
        Column("number", view.texts("instructions.number"), Format.COUNT),
        Column("text", view.texts("instructions.text")),
        Column("project", view.field("name")),
        view.column("responsible", "responsible"),
        Column("deadline", view.texts("instructions.deadline"), Format.DATE),
        Column("state", view.texts("instructions.state")),
        Column("remark", view.texts("instructions.remark")),
        Column("given", view.texts("instructions.given"), Format.DATE),
    )
    note = "" if ordered else view.texts("instructions.none_listed")
    return view.exhibit("instructions.table", Table(wrapped=True), data, columns, note=note)


def became(view: View, instruction: Instruction) -> list[str]:
    """What became of an instruction, a line a change, the first as it was given."""
    states = codelist("instruction_states")
    lines = []
    for change in instruction.changes:
        due = view.texts("instructions.due", day=change.deadline) if change.deadline else ""
        parts = [states.label(change.state, view.language), change.responsible, due, change.remark, change.by]
        lines.append(f"{date_short(change.at.date(), view.language)} · " + " · ".join(part for part in parts if part))
    return lines


def _state(view: View, instruction: Instruction, day: date) -> str:
    """The state in words, and by how many days it is overdue."""
    said = codelist("instruction_states").label(instruction.state, view.language)
    if not is_overdue(instruction, day) or instruction.deadline is None:
        return said
    return view.texts("instructions.overdue", state=said, n=(day - instruction.deadline).days)
