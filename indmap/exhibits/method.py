"""How a number came about: the rule of the statuses, and every figure with its formula and an example."""

import pandas as pd

from indmap.analysis.status import READINESS_LAG
from indmap.exhibits.charts import Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.narrative import Narrative
from indmap.exhibits.view import View
from indmap.exhibits.worked import EXAMPLES
from indmap.words.codelists import codelist


def status_rule(view: View) -> Exhibit:
    """The rule by which the delivery status is decided, first match first, and how many projects each decided."""
    statuses = codelist("statuses")
    order = sorted(statuses, key=lambda code: int(statuses.text(code, "rule_order")))
    counts = view.facts["status"].value_counts()
    data = pd.DataFrame(
        {
            "status": [view.label("statuses", code) for code in order],
            "status_code": order,
            "rule": [statuses.text(code, f"rule_{view.language.value}") for code in order],
            "n": [int(counts.get(code, 0)) for code in order],
        }
    )
    columns = (
        Column("status", view.texts("rows.status")),
        Column("n", view.texts("method.projects"), Format.COUNT),
        Column("rule", view.texts("method.rule")),
    )
    message = view.texts("method.status_rule", day=view.as_of, lag=READINESS_LAG)
    return view.exhibit("method.status_rule", Table(status="status_code", wrapped=True), data, columns, message=message)


def opening(view: View) -> Narrative:
    """How many figures are explained, and by which register the examples are computed."""
    return Narrative(view.texts("method.message", n=len(codelist("kpis").codes)), view.texts("method.lead"))


def kpis(view: View) -> Exhibit:
    """Every figure with its formula, an example from the register at hand, and whose rule it is."""
    known, sources = codelist("kpis"), codelist("kpi_sources")
    rows = [
        (
            known.label(code, view.language),
            known.text(code, f"formula_{view.language.value}"),
            EXAMPLES[code](view) if code in EXAMPLES else view.texts("method.elsewhere"),
            sources.label(known.text(code, "source"), view.language),
        )
        for code in known
    ]
    data = pd.DataFrame(rows, columns=["name", "formula", "example", "source"], dtype="str")
    data["example"] = data["example"].where(data["example"] != "", view.texts("common.not_given"))
    columns = tuple(Column(name, view.texts(f"method.{name}")) for name in data.columns)
    return view.exhibit("method.kpis", Table(wrapped=True), data, columns)
