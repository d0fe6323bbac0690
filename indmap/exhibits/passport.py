"""One project at a glance, what was noticed in its row, and up to three projects side by side."""

from collections.abc import Sequence

import pandas as pd

from indmap.analysis.lateness import late
from indmap.analysis.status import elapsed
from indmap.exhibits import data
from indmap.exhibits.charts import Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.projects import place, value
from indmap.exhibits.view import View
from indmap.exhibits.written import write
from indmap.words.fields import fields
from indmap.words.theme import symbol

MOST_COMPARED = 3
_DATES = ("baseline_date", "planned_date", "expected_date", "actual_date")
_BODY = ("delay_reason", "responsible", "cost", "spent", "jobs", "jobs_actual")
_CRITERIA = ("export_share", "localisation", "import_substitution", "raw_materials")
_WHERE = ("region", "sector", "company")


def state(view: View, position: int) -> Exhibit:
    """Status, dates first planned to actual, readiness against time, declared and actual jobs, criteria, the place.

    A dash stands where the register says nothing.
    """
    project = view.register.projects.iloc[position]
    where = view.texts("projects.place", sheet=place(view, project), row=str(int(project["row"])))
    lines = [*_lines(view, position), (view.texts("projects.found_in"), where)]
    frame = pd.DataFrame(lines, columns=["field", "value"], dtype="str")
    columns = (Column("field", view.texts("projects.field")), Column("value", view.texts("projects.value")))
    return view.exhibit("passport.state", Table(pairs=True), frame, columns, message=str(project["name"]))


def noticed(view: View, position: int) -> Exhibit:
    """What was noticed in the project's row of the file."""
    project, found = view.register.projects.iloc[position], view.register.findings
    mine = found[(found["row"] == project["row"]) & found["sheet"].isin([project["sheet"], place(view, project)])]
    listed = data.findings(view, mine)
    columns = tuple(column for column in listed.columns if column.name not in ("sheet", "severity"))
    note = "" if len(mine) else view.texts("passport.nothing_noticed")
    return view.exhibit("passport.noticed", Table(wrapped=True), listed.data, columns, note=note)


def compared(view: View, positions: Sequence[int]) -> Exhibit:
    """Projects side by side, one column each, in the order they were chosen."""
    told = [_lines(view, position, _WHERE) for position in positions]
    frame = pd.DataFrame({"field": [label for label, _ in told[0]] if told else []}, dtype="str")
    columns = [Column("field", view.texts("projects.field"))]
    for number, (position, lines) in enumerate(zip(positions, told, strict=True), start=1):
        frame[f"project_{number}"] = [text for _, text in lines]
        columns.append(Column(f"project_{number}", f"{number}. {view.register.projects['name'].iloc[position]}"))
    note = "" if told else view.texts("passport.none_compared")
    return view.exhibit("passport.compared", Table(wrapped=True), frame, tuple(columns), note=note)


def _lines(view: View, position: int, more: Sequence[str] = ()) -> list[tuple[str, str]]:
    project = view.register.projects.iloc[position]
    code = str(view.facts.loc[position, "status"])
    row = view.register.projects.iloc[[position]]
    passed = float(elapsed(row, pd.Timestamp(view.as_of)).iloc[0])
    slip = late(view.facts.loc[[position]], view.as_of)["slip"]
    months = round(float(slip.iloc[0]), 1) if len(slip) else None

    def said(name: str) -> tuple[str, str]:
        return view.field(name), value(view, project, fields()[name])

    return [
        (view.texts("projects.status"), f"{symbol(code)} {view.label('statuses', code)}"),
        *(said(name) for name in more),
        *(said(name) for name in _DATES),
        (view.texts("passport.slip"), write(months, Format.DECIMAL, view.language)),
        said("start_date"),
        (view.texts("passport.elapsed"), write(passed, Format.SHARE, view.language)),
        said("readiness"),
        *(said(name) for name in (*_BODY, *_CRITERIA)),
    ]
