"""The register and its sums as a workbook keeps them: every field of the cut, and groups held against the plan."""

from typing import Any

import pandas as pd

from indmap.analysis import kpis
from indmap.analysis.facts import Facts
from indmap.exhibits.charts import Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.register.projects import STATED
from indmap.words.codelists import codelist
from indmap.words.fields import Field, Kind, fields

CODES = {"region": "regions", "sector": "sectors"}
"""What groups are made by, and the codelist of each."""

_FORMATS = {
    Kind.SHARE: Format.SHARE,
    Kind.INTEGER: Format.COUNT,
    Kind.NUMBER: Format.DECIMAL,
    Kind.DATE: Format.DATE,
}
_FIRST = ("name", "status", "plan", "year", "region", "sector")


def projects(view: View) -> Exhibit:
    """Every project of the cut with every field that the register says, and what is computed of it.

    Region and sector are said in words where they are absent, so that a filter and a sum can name them.
    """
    rows = view.projects()
    data = pd.DataFrame(
        {
            "name": rows["name"].to_numpy(),
            "status": [view.label("statuses", str(code)) for code in view.facts["status"]],
            "plan": [answer(view, counts=bool(each)) for each in view.facts["in_plan"]],
            "year": view.facts["year"].to_numpy(),
            **{name: labels(view, view.facts[name], codes) for name, codes in CODES.items()},
        }
    )
    columns = {name: view.column(name, name) for name in ("name", "region", "sector")}
    columns["status"] = Column("status", view.texts("rows.status"))
    columns["plan"] = Column("plan", view.texts("workbook.in_plan"))
    columns["year"] = Column("year", view.texts("workbook.programme_year"), Format.YEAR)
    for field in fields().values():
        if field.code not in columns:
            data, columns = _with_field(view, rows, field, data, columns)
    data["file_row"] = rows["row"].to_numpy()
    columns["file_row"] = Column("file_row", view.texts("workbook.row"), Format.YEAR)
    order = (*_FIRST, *(name for name in columns if name not in _FIRST))
    note = "" if len(data) else view.texts("projects.nothing")
    return view.exhibit("workbook.projects", Table(), data, tuple(columns[name] for name in order), note=note)


def headline(view: View) -> Exhibit:
    """Each measure of the whole cut: the plan, what is commissioned of it, the share, and of how many it is known."""
    rows = [{"label": view.texts(f"measure.{measure}"), **_held(view.facts, measure, "")} for measure in measures(view)]
    columns = (
        Column("label", view.texts("workbook.measure")),
        Column("plan", view.texts("workbook.plan"), Format.COUNT),
        Column("done", view.texts("workbook.done"), Format.COUNT),
        Column("rate", view.texts("workbook.rate"), Format.SHARE),
        Column("known", view.texts("workbook.known"), Format.COUNT),
    )
    lacking = [view.missing(name) for name in ("cost", "jobs") if name not in measures(view)]
    return view.exhibit("workbook.headline", Table(), pd.DataFrame(rows), columns, note=" ".join(lacking))


def by_status(view: View) -> Exhibit:
    """Every project of the cut by its status, the excluded too; the sum below."""
    rows = []
    for code in codelist("statuses").codes:
        found = view.facts[view.facts["status"] == code]
        if len(found):
            rows.append({"label": view.label("statuses", code), "code": code, **_sums(view, found)})
    rows.append({"label": view.texts("workbook.total"), "code": "", **_sums(view, view.facts)})
    columns = (
        Column("label", view.texts("rows.status")),
        *(Column(name, view.texts(f"measure.{name}"), _format(name)) for name in measures(view)),
    )
    return view.exhibit("workbook.by_status", Table(), pd.DataFrame(rows), columns)


def by_region(view: View) -> Exhibit:
    """Each region's plan and what is commissioned of it, in every measure; the sum below."""
    return _grouped(view, "region", "workbook.by_region")


def by_sector(view: View) -> Exhibit:
    """Each sector's plan and what is commissioned of it, in every measure; the sum below."""
    return _grouped(view, "sector", "workbook.by_sector")


def measures(view: View) -> tuple[str, ...]:
    """The measures that the register says anything of."""
    return tuple(name for name in kpis.MEASURES if name == "count" or not view.lacking(name))


def labels(view: View, values: pd.Series, codes: str) -> list[str]:
    """The words of codes; absent ones are said to be."""
    known = {code: view.label(codes, str(code)) for code in values.dropna().unique()}
    return [known.get(code, view.texts("workbook.not_given")) for code in values]


def answer(view: View, *, counts: bool) -> str:
    """Yes or no."""
    return codelist("answers").label("yes" if counts else "no", view.language)


def _grouped(view: View, name: str, key: str) -> Exhibit:
    promised = kpis.plan(view.facts)
    words = pd.Series(labels(view, promised[name], CODES[name]), index=promised.index, dtype="str")
    ordered = labels(view, promised[name].sort_values(), CODES[name])
    rows = [{"label": label, **_all_held(view, promised[words == label])} for label in dict.fromkeys(ordered)]
    rows.append({"label": view.texts("workbook.total"), **_all_held(view, promised)})
    columns = [view.column("label", name)]
    for measure in measures(view):
        said = {"measure": view.texts(f"measure.{measure}")}
        columns += [
            Column(f"plan_{measure}", view.texts("workbook.plan_of", **said), _format(measure)),
            Column(f"done_{measure}", view.texts("workbook.done_of", **said), _format(measure)),
            Column(f"rate_{measure}", view.texts("workbook.rate_of", **said), Format.SHARE),
        ]
    data = pd.DataFrame(rows) if len(promised) else pd.DataFrame(columns=[column.name for column in columns])
    note = "" if len(promised) else view.texts("common.not_given")
    return view.exhibit(key, Table(), data, tuple(columns), note=note)


def _all_held(view: View, facts: Facts) -> dict[str, float | None]:
    found: dict[str, float | None] = {}
    for measure in measures(view):
        found |= _held(facts, measure, f"_{measure}")
    return found


def _held(facts: Facts, measure: str, end: str) -> dict[str, float | None]:
    rate = kpis.commissioning_rate(facts, measure)
    return {f"plan{end}": rate.whole, f"done{end}": rate.part, f"rate{end}": rate.value, f"known{end}": rate.known}


def _sums(view: View, facts: Facts) -> dict[str, float | None]:
    return {name: float(facts[name].sum()) if facts[name].notna().any() else None for name in measures(view)}


def _format(measure: str) -> Format:
    return Format.MONEY if measure == "cost" else Format.COUNT


def _with_field(
    view: View, rows: pd.DataFrame, field: Field, data: pd.DataFrame, columns: dict[str, Column]
) -> tuple[pd.DataFrame, dict[str, Column]]:
    """The table with a field added, and with what the register says in its place: nothing where it says nothing."""
    added: dict[str, Any] = {}
    heads = dict(columns)
    if rows[field.code].notna().any():
        heads[field.code] = _column(view, field)
        added[field.code] = _values(view, rows, field)
        if field.kind is Kind.DATE:
            added[f"{field.code}_precision"] = rows[f"{field.code}_precision"].to_numpy(object)
    if field.code in STATED and rows[f"{field.code}_stated"].notna().any():
        name = f"{field.code}_stated"
        heads[name] = Column(name, view.texts("workbook.stated", field=view.field(field.code)))
        added[name] = [
            None if pd.isna(code) else codelist("answers").label(str(code), view.language) for code in rows[name]
        ]
    if field.kind is Kind.MONEY and rows[f"{field.code}_foreign"].notna().any():
        for end, format_ in (("foreign", Format.DECIMAL), ("currency", Format.TEXT)):
            name = f"{field.code}_{end}"
            heads[name] = Column(name, view.texts(f"workbook.{end}", field=view.field(field.code)), format_)
            added[name] = rows[name].to_numpy(object if end == "currency" else float)
    return data.assign(**added), heads


def _column(view: View, field: Field) -> Column:
    if field.kind is Kind.MONEY:
        return view.column(field.code, field.code, Format.USD if field.currency == "USD" else Format.MONEY)
    precision = f"{field.code}_precision" if field.kind is Kind.DATE else ""
    return Column(field.code, view.field(field.code), _FORMATS.get(field.kind, Format.TEXT), precision)


def _values(view: View, rows: pd.DataFrame, field: Field) -> object:
    if field.kind is not Kind.CODE:
        return rows[field.code].to_numpy()
    return [None if pd.isna(code) else view.label(field.codelist or "", str(code)) for code in rows[field.code]]
