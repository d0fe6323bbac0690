"""Is my file in, and what must I fix?"""

import math

import pandas as pd

from indmap.exhibits.charts import Bars, Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.narrative import Narrative
from indmap.exhibits.view import View
from indmap.register.findings import Findings
from indmap.register.layout import ColumnMeaning
from indmap.register.projects import Projects
from indmap.register.register import Source
from indmap.words.codelists import codelist
from indmap.words.fields import Kind, fields
from indmap.words.language import Language
from indmap.words.numbers import date_long, number, word

SHOWN = 500
"""Findings sent to the page at once; the download has them all."""


def opening(view: View) -> Narrative:
    """Rows read, accepted and set aside, and how many cells want a look."""
    source = view.register.source
    message = view.texts(
        "data.message", read=source.rows_read, accepted=source.rows_accepted, aside=source.rows_set_aside
    )
    n = len(view.register.findings)
    return Narrative(message, view.texts("data.findings_lead", n=n) if n else view.texts("data.all_good"))


def reading(view: View) -> Exhibit:
    """What the register is and how its rows were counted."""
    source, texts = view.register.source, view.texts
    as_of_from = codelist("as_of_sources")
    origin = f" ({as_of_from.label(source.as_of_from, view.language)})" if source.as_of_from in as_of_from else ""
    lines = [
        ("file", source.name),
        ("hash", source.sha256),
        ("as_of", f"{date_long(view.as_of, view.language)}{origin}"),
        ("sheet", source.layout.sheet),
        ("header", _header_rows(source)),
        ("read", number(source.rows_read, view.language)),
        ("accepted", number(source.rows_accepted, view.language)),
        ("aside", number(source.rows_set_aside, view.language)),
    ]
    data = pd.DataFrame([(texts(f"data.{key}"), value) for key, value in lines], columns=["what", "value"], dtype="str")
    columns = (Column("what", texts("figures.label")), Column("value", texts("figures.value")))
    return view.exhibit("data.reading", Table(), data, columns)


def mapping(view: View) -> Exhibit:
    """What each column of the sheet was taken for, in what unit, how surely and why."""
    reasons = codelist("column_reasons")
    lines = [
        (
            each.letter,
            each.heading,
            view.field(each.field) if each.field else None,
            unit_words(each, view.language),
            each.sure if each.field else math.nan,
            reasons.label(each.reason, view.language) if each.field or each.is_settled else None,
        )
        for each in view.register.source.layout.columns
    ]
    data = pd.DataFrame(lines, columns=["letter", "heading", "field", "unit", "sure", "reason"])
    data = data.astype({name: "float64" if name == "sure" else "str" for name in data.columns})
    columns = tuple(
        Column(name, view.texts(f"data.column_{name}"), Format.SHARE if name == "sure" else Format.TEXT)
        for name in data.columns
    )
    unknown = int(data["field"].isna().sum())
    note = view.texts("data.unknown_columns", n=unknown) if unknown else ""
    return view.exhibit("data.mapping", Table(), data, columns, note=note)


def completeness(view: View) -> Exhibit:
    """How full each column is, the emptiest on top."""
    projects = view.register.projects
    given = [code for code in view.register.source.layout.fields if code in fields()]
    share = pd.Series({code: _filled(projects, code) for code in given}, dtype="float64")
    share = share.sort_values(kind="stable")
    partly = share[share < 1]
    data = pd.DataFrame({"label": [view.field(str(code)) for code in partly.index], "share": partly.to_numpy()})
    columns = (
        Column("label", view.texts("data.column_field")),
        Column("share", view.texts("data.filled"), Format.SHARE),
    )
    full = int((share == 1).sum())
    message = view.texts("data.completeness", full=full, n=len(share)) if len(share) else ""
    return view.exhibit(
        "data.completeness", Bars("label", "share", Format.SHARE, role="context"), data, columns, message=message
    )


def _filled(projects: Projects, code: str) -> float:
    """The share of projects that say a field in whatever form: a yes or no and another currency count too."""
    said = projects[code].notna()
    for form in (f"{code}_stated", f"{code}_foreign"):
        if form in projects:
            said |= projects[form].notna()
    return float(said.mean())


def kinds_of_findings(view: View) -> Exhibit:
    """How many findings of each kind, the gravest first."""
    catalogue, severities = codelist("findings"), codelist("severities")
    counts = view.register.findings["code"].value_counts()
    order = {code: place for place, code in enumerate(severities)}
    codes = sorted(counts.index, key=lambda code: (order[catalogue.text(code, "severity")], -counts[code]))
    data = pd.DataFrame(
        {
            "severity": [severities.label(catalogue.text(code, "severity"), view.language) for code in codes],
            "label": [catalogue.label(code, view.language) for code in codes],
            "n": [int(counts[code]) for code in codes],
            "advice": [catalogue.text(code, f"advice_{view.language.value}") for code in codes],
        }
    )
    columns = (
        Column("severity", view.texts("data.severity")),
        Column("label", view.texts("data.finding")),
        Column("n", view.texts("data.number"), Format.COUNT),
        Column("advice", view.texts("data.advice")),
    )
    note = "" if len(data) else view.texts("data.all_good")
    return view.exhibit("data.kinds", Table(wrapped=True), data, columns, note=note)


def findings(view: View, found: Findings | None = None) -> Exhibit:
    """Each finding, or each of those given: sheet, cell, what stands there, what it was read as, what to do."""
    catalogue, severities, known = codelist("findings"), codelist("severities"), fields()
    found = view.register.findings if found is None else found
    data = pd.DataFrame(
        {
            "sheet": found["sheet"],
            "cell": _places(found),
            "field": [view.field(code) if code in known else None for code in found["field"]],
            "raw": found["raw"],
            "label": [catalogue.label(code, view.language) for code in found["code"]],
            "read_as": [
                _likely_unit(view, value) if code == "unit_suspect" else _read_as(view, field, value)
                for code, field, value in zip(found["code"], found["field"], found["read_as"], strict=True)
            ],
            "advice": [catalogue.text(code, f"advice_{view.language.value}") for code in found["code"]],
            "severity": [severities.label(catalogue.text(code, "severity"), view.language) for code in found["code"]],
        },
        dtype="str",
    )
    columns = tuple(Column(name, view.texts(f"data.{name}")) for name in data.columns)
    note = view.texts("data.first_shown", n=SHOWN) if len(data) > SHOWN else ""
    return view.exhibit(
        "data.findings", Table(), data, columns, note=note if len(data) else view.texts("data.all_good")
    )


def _places(found: Findings) -> list[str | None]:
    """Where each finding stands: its cell, the row that has no one cell, or no place where it is of the whole sheet."""
    return [cell or (str(row) if row else None) for cell, row in zip(found["cell"], found["row"], strict=True)]


def _likely_unit(view: View, factor: str) -> str:
    return f"{unit_words(ColumnMeaning('', '', None, float(factor), 'KZT'), view.language)}?"


def _read_as(view: View, field: str, value: str) -> str | None:
    known = fields().get(field)
    if known is None or known.kind is not Kind.CODE or value not in codelist(known.codelist or ""):
        return value or None
    return view.label(known.codelist or "", value)


def _header_rows(source: Source) -> str:
    first, last = source.layout.header_first, source.layout.header_last
    return str(first) if first == last else f"{first}–{last}"


def unit_words(column: ColumnMeaning, language: Language) -> str | None:
    """The unit that a column of money is written in."""
    if column.currency is None:
        return None
    names = {1e3: "thousand", 1e6: "million", 1e9: "billion", 1e12: "trillion"}
    scale = names.get(column.unit or 1.0)
    return " ".join(word(name, language) for name in (scale, column.currency) if name)
