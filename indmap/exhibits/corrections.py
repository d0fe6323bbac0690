"""Which known errors of the source are put right, and which corrections have fallen away?"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from indmap.exhibits.charts import Table
from indmap.exhibits.encodings import Column
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.register.findings import Findings
from indmap.register.layout import Correction
from indmap.words.spellings import fold

_CODES = ("corrected", "correction_expired")


class State(StrEnum):
    """What became of a correction: put right, fallen away since the source says something else, or not met here."""

    APPLIED = "applied"
    EXPIRED = "expired"
    NOT_HERE = "not_here"


@dataclass(frozen=True)
class Outcome:
    """A correction, what became of it, the cells it was about, and what stands in the first of them."""

    correction: Correction
    state: State
    cells: tuple[str, ...] = ()
    now: str = ""


def outcomes(view: View, corrections: Sequence[Correction]) -> tuple[Outcome, ...]:
    """What became of each correction in this register."""
    found = view.register.findings
    found = found[found["code"].isin(_CODES)]
    named = found.assign(name=[fold(name) for name in names_of(view, found)])
    return tuple(_outcome(each, named) for each in corrections)


def table(view: View, corrections: Sequence[Correction]) -> Exhibit:
    """Each correction with what the source must still say for it, and what became of it."""
    texts = view.texts
    data = pd.DataFrame(
        [
            (
                each.correction.project,
                view.field(each.correction.field),
                each.correction.says,
                each.correction.value,
                each.correction.reason or None,
                texts(f"corrections.{each.state}", now=each.now),
                ", ".join(each.cells) or None,
            )
            for each in outcomes(view, corrections)
        ],
        columns=["project", "field", "says", "value", "reason", "state", "cells"],
        dtype="str",
    )
    columns = tuple(Column(name, texts(f"corrections.{name}")) for name in data.columns)
    note = "" if len(data) else texts("corrections.none")
    return view.exhibit("corrections.table", Table(wrapped=True), data, columns, note=note)


def _outcome(correction: Correction, found: Findings) -> Outcome:
    """The findings that a correction left: its field and value, on the row of its project."""
    told = f"{correction.value} ({correction.reason})" if correction.reason else correction.value
    ours = found[(found["field"] == correction.field) & (found["read_as"] == told)]
    ours = ours[ours["name"].isin([fold(correction.project), fold(correction.value), ""])]
    for state, code in zip((State.APPLIED, State.EXPIRED), _CODES, strict=True):
        left = ours[ours["code"] == code]
        if len(left):
            cells = tuple(f"{sheet}!{cell}" for sheet, cell in zip(left["sheet"], left["cell"], strict=True))
            return Outcome(correction, state, cells, str(left["raw"].iloc[0]))
    return Outcome(correction, State.NOT_HERE)


def names_of(view: View, found: Findings) -> list[str]:
    """The name of the project on each finding's row; empty where the row is none."""
    projects = view.register.projects
    near = projects[projects["row"].isin(found["row"])]
    sheets = near["file"].astype("str") + ": " + near["sheet"] if view.register.source.parts else near["sheet"]
    names = {(sheet, int(row)): name for sheet, row, name in zip(sheets, near["row"], near["name"], strict=True)}
    return [str(names.get((sheet, int(row)), "")) for sheet, row in zip(found["sheet"], found["row"], strict=True)]
