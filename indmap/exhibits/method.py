"""How a number came about."""

import pandas as pd

from indmap.analysis.status import READINESS_LAG
from indmap.exhibits.charts import Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
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
