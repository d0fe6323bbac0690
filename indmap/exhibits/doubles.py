"""Which rows may be one project given twice?"""

from dataclasses import dataclass

import pandas as pd

from indmap.exhibits.charts import Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.exhibits.written import write
from indmap.ingest.decided import apart, keys_of
from indmap.ingest.doubles import doubles_of
from indmap.ingest.joined import columns_of
from indmap.register.layout import Double
from indmap.register.projects import Projects
from indmap.words.codelists import codelist
from indmap.words.fields import Kind, fields
from indmap.words.numbers import ABSENT, period

_ALWAYS = ("project_id", "name", "company", "bin", "region", "cost", "planned_date", "actual_date", "stage")
_LISTED = ("project_id", "name", "company", "bin", "region", "cost", "planned_date")
_DIFFERENT = "≠"
_FORMATS = {Kind.MONEY: Format.MONEY, Kind.INTEGER: Format.COUNT, Kind.SHARE: Format.SHARE, Kind.NUMBER: Format.DECIMAL}


@dataclass(frozen=True)
class Pair:
    """Two rows that look alike, by their places among the projects and by their keys."""

    later: int
    earlier: int
    later_key: str
    earlier_key: str


def pairs(projects: Projects, decided: tuple[Double, ...] = ()) -> tuple[Pair, ...]:
    """The pairs that nobody has decided about."""
    columns = columns_of(projects)
    keys = keys_of(columns) if decided else []
    found = doubles_of(columns, apart(keys, decided)) if decided else doubles_of(columns)
    return tuple(Pair(*rows, *keys_of(columns, rows)) for rows in found)


def side_by_side(view: View, pair: Pair) -> Exhibit:
    """What the two rows say, field by field: the usual fields, and every other one where they differ.

    The rows are numbered in their headings, and a field in which they differ is marked.
    """
    said = [_said(view, row) for row in (pair.earlier, pair.later)]
    lines = [
        (view.field(code) if both[0] == both[1] else f"{_DIFFERENT} {view.field(code)}", *both)
        for code in fields()
        if (both := [each[code] for each in said]) != [ABSENT, ABSENT] and (code in _ALWAYS or both[0] != both[1])
    ]
    data = pd.DataFrame(lines, columns=["field", "earlier", "later"], dtype="str")
    columns = (
        Column("field", view.texts("doubles.field")),
        Column("earlier", f"1 · {place(view, pair.earlier)}"),
        Column("later", f"2 · {place(view, pair.later)}"),
    )
    return view.exhibit("doubles.side_by_side", Table(wrapped=True), data, columns)


def listed(view: View) -> Exhibit:
    """All rows that may be doubles, two a pair."""
    found = pairs(view.register.projects) if "possible_double" in set(view.register.findings["code"]) else ()
    rows = [(number, row) for number, pair in enumerate(found, 1) for row in (pair.earlier, pair.later)]
    data = pd.DataFrame(
        [
            {"pair": number, "at": place(view, row)}
            | {code: said for code, said in _said(view, row).items() if code in _LISTED}
            | {"cost": view.register.projects["cost"].iloc[row]}
            for number, row in rows
        ],
        columns=["pair", "at", *_LISTED],
    )
    columns = (
        Column("pair", view.texts("doubles.pair"), Format.COUNT),
        Column("at", view.texts("doubles.at")),
        *(view.column(code, code, Format.MONEY if code == "cost" else Format.TEXT) for code in _LISTED),
    )
    note = "" if found else view.texts("doubles.none_left")
    return view.exhibit("doubles.listed", Table(), data, columns, note=note)


def place(view: View, row: int) -> str:
    """Where a project stands: the cell of its name, with the sheet, and the file where there are several."""
    source, project = view.register.source, view.register.projects.iloc[row]
    part = next((part for part in source.parts if part.name == project["file"]), source)
    letter = next((column.letter for column in part.layout.columns if column.field == "name"), "")
    at = f"{project['sheet']}!{letter}{int(project['row'])}"
    return f"{project['file']}: {at}" if source.parts else at


def _said(view: View, row: int) -> dict[str, str]:
    """What a row says in each field, in words."""
    project = view.register.projects.iloc[row]
    return {code: in_words(view, project, code) for code in fields()}


def in_words(view: View, project: pd.Series, code: str) -> str:
    """What a project says in one field, in words; a dash where it says nothing."""
    value, field = project[code], fields()[code]
    if pd.isna(value):
        return ABSENT
    if field.kind is Kind.CODE:
        codes = field.codelist or ""
        return view.label(codes, str(value)) if str(value) in codelist(codes) else str(value)
    if field.kind is Kind.DATE:
        precision = project[f"{code}_precision"]
        return period(value.date(), "day" if pd.isna(precision) else str(precision), view.language)
    currency_is_usd = field.kind is Kind.MONEY and field.currency == "USD"
    format_ = Format.USD if currency_is_usd else _FORMATS.get(field.kind, Format.TEXT)
    return write(value, format_, view.language)
