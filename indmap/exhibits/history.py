"""What did each register say of this project?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from indmap.analysis.facts import facts_of
from indmap.analysis.status import elapsed
from indmap.exhibits import moves
from indmap.exhibits.charts import Lines, Table
from indmap.exhibits.encodings import Column, Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.register.projects import Projects
from indmap.words.numbers import date_short
from indmap.words.theme import symbol

_DATES = ("planned_date", "expected_date", "actual_date")
FEWEST = 2
"""Registers that make a line."""
_FIGURES = {"cost": Format.MONEY, "jobs": Format.COUNT, "readiness": Format.SHARE}


@dataclass(frozen=True, eq=False)
class Statement:
    """The rows of one register that are one project, usually one; none where it is not in that register."""

    as_of: date
    rows: Projects


def of_project(view: View, told: Sequence[Statement]) -> Exhibit:
    """What each register said, the newest first; the message says how the planned date moved."""
    lines = [line for each in reversed(told) if len(each.rows) for line in _lines(view, each)]
    names = ["as_of", *_DATES, *(f"{name}_precision" for name in _DATES), "status", *_FIGURES]
    data = pd.DataFrame(lines, columns=names)
    columns = (
        Column("as_of", view.texts("history.as_of"), Format.DATE),
        *(Column(name, view.field(name), Format.DATE, f"{name}_precision") for name in _DATES),
        Column("status", view.texts("projects.status")),
        *(view.column(name, name, format_) for name, format_ in _FIGURES.items()),
    )
    shown = tuple(column for column in columns if column.name == "as_of" or data[column.name].notna().any())
    return view.exhibit(
        "of_project.told", Table(wrapped=True), data, shown, message=_moved(view, told), note=_note(view, told)
    )


def progress(view: View, told: Sequence[Statement]) -> Exhibit:
    """Readiness beside the share of time elapsed, register by register; nothing where fewer than two say the first."""
    once = [each for each in told if len(each.rows) == 1]
    data = pd.DataFrame(
        {
            "label": [date_short(each.as_of, view.language) for each in once],
            "elapsed": [elapsed(each.rows, pd.Timestamp(each.as_of)).iloc[0] for each in once],
            "readiness": [each.rows["readiness"].iloc[0] for each in once],
        }
    ).astype({"elapsed": "float64", "readiness": "float64"})
    words = {"elapsed": view.texts("passport.elapsed"), "readiness": view.field("readiness")}
    series = (Series("elapsed", words["elapsed"], "plan"), Series("readiness", words["readiness"], "actual"))
    columns = (
        Column("label", view.texts("history.as_of")),
        *(Column(name, label, Format.SHARE) for name, label in words.items()),
    )
    shown = data if data["readiness"].notna().sum() >= FEWEST else data.iloc[:0]
    return view.exhibit("of_project.progress", Lines("label", series, Format.SHARE), shown, columns)


def _lines(view: View, told: Statement) -> list[dict[str, object]]:
    """A line a row; several where the register gives the project more than once."""
    facts = facts_of(told.rows.reset_index(drop=True), told.as_of, view.division)
    lines = []
    for status, row in zip(facts["status"], told.rows.to_dict("records"), strict=True):
        said = {name: row[name] for name in (*_DATES, *(f"{each}_precision" for each in _DATES), *_FIGURES)}
        words = f"{symbol(str(status))} {view.label('statuses', str(status))}"
        lines.append({"as_of": pd.Timestamp(told.as_of), "status": words, **said})
    return lines


def _moved(view: View, told: Sequence[Statement]) -> str:
    """By how many days the planned date moved from the first register that says it to the last."""
    days = [each.rows["planned_date"].iloc[0] for each in told if len(each.rows) == 1]
    known = [day for day in days if not pd.isna(day)]
    if len(known) < 2:
        return ""
    if known[-1] == known[0]:
        return view.texts("of_project.unmoved", n=len(known))
    return view.texts("of_project.moved", days=moves.days(view, float((known[-1] - known[0]).days)), n=len(known))


def _note(view: View, told: Sequence[Statement]) -> str:
    """In how many registers it was looked for, where it was not found, and where it stands more than once."""
    parts = [view.texts("of_project.looked_at", n=len(told), found=sum(len(each.rows) > 0 for each in told))]
    if any(len(each.rows) > 1 for each in told):
        parts.append(view.texts("of_project.several"))
    return " ".join(parts)
