"""How much of the plan rests on a few projects?"""

import pandas as pd

from indmap.analysis.concentration import Concentration, concentration
from indmap.exhibits import rows
from indmap.exhibits.charts import Bars
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View


def largest(view: View) -> Exhibit:
    """The largest projects one by one and all others as one bar; by cost where the measure is their number."""
    told = view.by("cost") if view.measure == "count" else view
    found = concentration(told.facts, told.measure)
    data = rows.project_rows(told, found.largest)
    data["value"] = found.largest[told.measure].to_numpy(float)
    data["share"] = data["value"] / found.whole if found.whole else float("nan")
    if found.others:
        others = {
            "name": told.texts("concentration.others", n=found.others),
            "value": found.rest,
            "share": found.rest / found.whole if found.whole else float("nan"),
        }
        data = pd.concat([data, pd.DataFrame([others])], ignore_index=True)
    columns = (
        told.column("name", "name"),
        told.column("region", "region"),
        Column("value", told.measure_label, told.format),
        Column("share", told.texts("concentration.share"), Format.SHARE),
    )
    message = _message(told, found)
    note = _note(told, found) if len(data) else told.missing(told.measure)
    return told.exhibit(
        "concentration.largest", Bars("name", "value", told.format), data, columns, message=message, note=note
    )


def _message(view: View, found: Concentration) -> str:
    """What the largest carry and what is left to the others; nothing where there are no others."""
    if not found.others or found.share is None:
        return ""
    n = len(found.largest)
    return view.texts("concentration.message", n=n, share=found.share, others=found.others, rest=1 - found.share)


def _note(view: View, found: Concentration) -> str:
    parts = [view.texts("concentration.half", n=found.half)] if found.half and found.others else []
    if found.unknown:
        of = len(found.largest) + found.others + found.unknown
        known = of - found.unknown
        parts.append(view.texts("common.partly_known", field=view.field(found.measure), known=known, of=of))
    return " ".join(parts)
