"""What is the state of this project?"""

from dataclasses import replace

import numpy as np
import pandas as pd

from indmap.analysis import kpis
from indmap.analysis.facts import Facts
from indmap.exhibits import rows
from indmap.exhibits.charts import Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.narrative import Narrative
from indmap.exhibits.view import View
from indmap.exhibits.written import write
from indmap.register.projects import STATED, Projects
from indmap.words.codelists import codelist
from indmap.words.fields import Field, Kind, fields
from indmap.words.numbers import ABSENT, number, period
from indmap.words.spellings import fold, fold_all
from indmap.words.theme import symbol

_SEARCHED = ("name", "company", "bin", "project_id")


def opening(view: View, found: Facts) -> Narrative:
    """How many projects were found, their cost and jobs."""
    sums = kpis.totals(found.assign(in_plan=True))  # what is listed, the excluded too
    known = [name for name in ("cost", "jobs") if getattr(sums, name) is not None]
    key = "lead" if len(known) == 2 else f"lead_{known[0]}" if known else ""
    lead = view.texts(f"projects.{key}", cost=sums.cost, jobs=int(sums.jobs or 0)) if key else ""
    return Narrative(view.texts("projects.message", n=len(found)), lead)


def searchable(projects: Projects) -> pd.Series:
    """What a search looks through, one folded text a project: made once a register, it makes a search cheap."""
    said = projects[list(_SEARCHED)].fillna("")
    return pd.Series(fold_all(said["name"].str.cat(said[list(_SEARCHED[1:])], sep=" ")), dtype="str")


def search(view: View, words: str, texts: pd.Series | None = None) -> Facts:
    """The facts of projects whose name, company, BIN or code holds every word, the dearest first.

    ``texts`` are those of ``searchable`` for the whole register, where they were kept.
    """
    found = view.facts
    if wanted := fold(words):
        texts = searchable(view.projects()) if texts is None else texts.iloc[found.index]
        hits = np.logical_and.reduce([texts.str.contains(word, regex=False) for word in wanted.split(" ")])
        found = found[hits]
    return found.sort_values("cost", ascending=False, kind="stable")


def table(view: View, found: Facts, *, short: bool = False) -> Exhibit:
    """The projects found, as many as are given."""
    data = rows.project_rows(view, found)
    note = "" if len(data) else view.texts("projects.nothing")
    columns = rows.project_columns(view, short=short)
    shown = view.exhibit("projects.table", Table(status="status_code"), data, columns, note=note)
    unpriced = view.texts("projects.table_unpriced")
    return replace(shown, subtitle=unpriced, alt=unpriced) if view.lacking("cost") else shown


def passport(view: View, position: int) -> Exhibit:
    """Everything the register says of one project, field by field, and where it says it; the note names the rest."""
    project = view.register.projects.iloc[position]
    status = str(view.facts.loc[position, "status"])
    lines = [(view.texts("projects.status"), f"{symbol(status)} {view.label('statuses', status)}")]
    said = {field.label(view.language): value(view, project, field) for field in fields().values()}
    lines += [(label, text) for label, text in said.items() if text != ABSENT]
    absent = ", ".join(label for label, text in said.items() if text == ABSENT)
    where = view.texts("projects.place", sheet=place(view, project), row=str(int(project["row"])))
    lines.append((view.texts("projects.found_in"), where))
    data = pd.DataFrame(lines, columns=["field", "value"], dtype="str")
    columns = (Column("field", view.texts("projects.field")), Column("value", view.texts("projects.value")))
    note = view.texts("projects.not_given", fields=absent) if absent else ""
    return view.exhibit("projects.passport", Table(pairs=True), data, columns, message=str(project["name"]), note=note)


def place(view: View, project: pd.Series) -> str:
    """The sheet that a project stands in; of several files, with the file's name."""
    return f"{project['file']}: {project['sheet']}" if view.register.source.parts else str(project["sheet"])


def value(view: View, project: pd.Series, field: Field) -> str:
    """What a project says in a field, in words; a dash where it says nothing."""
    said = project[field.code]
    if pd.isna(said):
        return _instead(view, project, field)
    match field.kind:
        case Kind.CODE:
            return view.label(field.codelist or "", str(said))
        case Kind.DATE:
            precision = project[f"{field.code}_precision"]
            return period(said.date(), "day" if pd.isna(precision) else str(precision), view.language)
        case Kind.MONEY:
            return write(said, Format.USD if field.currency == "USD" else Format.MONEY, view.language)
        case Kind.SHARE:
            return write(said, Format.SHARE, view.language)
        case Kind.INTEGER:
            return write(said, Format.COUNT, view.language)
        case Kind.NUMBER:
            return number(float(said), view.language, 4, trim=True)
    return str(said)


def _instead(view: View, project: pd.Series, field: Field) -> str:
    """What stands where the field itself is absent: a yes or no, an amount in another currency, or a dash."""
    if field.code in STATED and not pd.isna(project[f"{field.code}_stated"]):
        return codelist("answers").label(str(project[f"{field.code}_stated"]), view.language)
    if field.kind is Kind.MONEY and not pd.isna(project[f"{field.code}_foreign"]):
        amount = write(project[f"{field.code}_foreign"], Format.COUNT, view.language)
        return f"{amount} {project[f'{field.code}_currency']}"
    return ABSENT
