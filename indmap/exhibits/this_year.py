"""Which projects will be in by 31 December, which not, and why?"""

from dataclasses import replace
from datetime import date

import pandas as pd

from indmap.analysis.forecast import of_year, outcome, slipping, slips_of
from indmap.exhibits import narrative
from indmap.exhibits.charts import Figures
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.narrative import Narrative
from indmap.exhibits.view import View
from indmap.exhibits.written import write
from indmap.words.codelists import codelist
from indmap.words.numbers import ABSENT, number

_Card = tuple[str, str, str, str, str]


def opening(view: View) -> Narrative:
    """How many are expected by the year's end, how many slip, and the range that is left."""
    programme = of_year(view.facts, view.year)
    left = programme[programme["status"] != "commissioned"]
    if programme.empty:
        return Narrative(view.texts("narrative.nothing_planned", year=view.year))
    if left.empty or view.as_of.year > view.year:
        year = replace(view.filters, year=view.year)  # the page is of one year, whatever the filter shows elsewhere
        return Narrative(narrative.delivery(replace(view, facts=programme, filters=year)))
    ends = _ends(view, view.outlook, "count")
    if message := ahead(view):
        return Narrative(message, _lead(view, ends, _unforecast(view, left)))
    values = {"year": view.year, "planned": len(programme), "left": len(left), "done": ends["done"]}
    return Narrative(view.texts("this_year.message_unknown", **values), view.texts("this_year.lead_unknown"))


def ahead(view: View) -> str:
    """How many are expected by the year's end and how many slip; nothing where none is open or has a forecast."""
    programme = of_year(view.facts, view.year)
    left = programme[programme["status"] != "commissioned"]
    if _unforecast(view, left) == len(left) or view.as_of.year > view.year:
        return ""
    values = {"year": view.year, "planned": len(programme), "late": len(slipping(view.facts, view.outlook, view.year))}
    key = "message_late" if values["late"] else "message"
    return view.texts(f"this_year.{key}", expected=_ends(view, view.outlook, "count")["expected"], **values)


def figures(view: View) -> Exhibit:
    """What is left and how it stands, what is expected by the year's end, what slips and how far."""
    found = view.outlook
    programme = of_year(view.facts, view.year)
    left = programme[programme["status"] != "commissioned"]
    cards = [
        _left(view, programme, left),
        _expected(view, left, found),
        _slipping(view, left, found),
        _slip(view, left, found),
        _unknown(view, left, found),
    ]
    data = pd.DataFrame(cards, columns=["label", "value", "context", "delta", "direction"])
    columns = tuple(Column(name, view.texts(f"figures.{name}")) for name in ("label", "value", "context"))
    return view.exhibit("this_year.figures", Figures(), data, columns, message=opening(view).message)


def _unforecast(view: View, left: pd.DataFrame) -> int:
    """How many of the open projects have no forecast."""
    return int(view.outlook["date"].reindex(left.index).isna().sum())


def _ends(view: View, found: pd.DataFrame, measure: str) -> dict[str, int]:
    """The year's end in numbers of projects."""
    ends = outcome(view.facts, found, measure, date(view.year, 12, 31))
    return {name: int(value) for name, value in ends.items()}


def _lead(view: View, ends: dict[str, int], unknown: int) -> str:
    parts = []
    if ends["low"] < ends["high"]:
        parts.append(view.texts("this_year.range", low=ends["low"], high=ends["high"]))
    if unknown:
        parts.append(view.texts("this_year.unknown", n=unknown))
    return " ".join(parts)


def _left(view: View, programme: pd.DataFrame, left: pd.DataFrame) -> _Card:
    label = view.texts("this_year.left", year=view.year)
    if programme.empty:
        return label, ABSENT, view.texts("narrative.nothing_planned", year=view.year), "", ""
    counts = left["status"].value_counts()
    order = sorted(codelist("statuses"), key=lambda code: not codelist("statuses").holds(code, "needs_attention"))
    parts = [
        view.texts("overview.part", status=view.label("statuses", code), n=int(counts[code]))
        for code in order
        if counts.get(code)
    ]
    context = ", ".join(parts) or view.texts("overview.all_done")
    return label, write(len(left), Format.COUNT, view.language), context, "", ""


def _expected(view: View, left: pd.DataFrame, found: pd.DataFrame) -> _Card:
    label = view.texts("this_year.expected", year=view.year)
    ends = _ends(view, found, "count")
    known = left.empty or bool(found["date"].reindex(left.index).notna().any())
    if not ends["planned"] or not known or view.as_of.year > view.year:
        why = "overview.year_over" if view.as_of.year > view.year else "this_year.no_forecast"
        return label, ABSENT, view.texts(why) if ends["planned"] else "", "", ""
    gap = ends["expected"] - ends["planned"]
    delta = view.texts("overview.against_plan", n=gap) if gap else view.texts("overview.as_planned")
    key = "of_planned" if ends["low"] == ends["high"] else "of_planned_range"
    context = view.texts(f"this_year.{key}", planned=ends["planned"], low=ends["low"], high=ends["high"])
    return label, write(ends["expected"], Format.COUNT, view.language), context, delta, "down" if gap else "flat"


def _slipping(view: View, left: pd.DataFrame, found: pd.DataFrame) -> _Card:
    later, label = slipping(view.facts, found, view.year), view.texts("this_year.later")
    if len(left) and found["date"].reindex(left.index).isna().all():
        return label, ABSENT, view.texts("this_year.no_forecast"), "", ""
    money = later["cost"].sum(min_count=1)
    context = "" if pd.isna(money) else view.texts("overview.worth", cost=float(money))
    return label, write(len(later), Format.COUNT, view.language), context, "", ""


def _slip(view: View, left: pd.DataFrame, found: pd.DataFrame) -> _Card:
    label = view.texts("this_year.slip")
    slips = slips_of(view.facts, found[found.index.isin(left.index)], view.as_of)
    days = slips["days"].dropna()
    if days.empty:
        return label, ABSENT, view.texts("this_year.all_in") if left.empty else view.missing("planned_date"), "", ""
    value = number(float(days.median()), view.language, sign=True)
    late = int((days > 0).sum())
    context = view.texts("this_year.slip_of", late=late, of=len(days), longest=int(days.max()))
    return label, value, context if late else view.texts("this_year.none_late"), "", ""


def _unknown(view: View, left: pd.DataFrame, found: pd.DataFrame) -> _Card:
    here = found[found.index.isin(left.index)]
    without = here[here["date"].isna()]
    worth = left.loc[without.index, "cost"].sum(min_count=1)
    context = "" if pd.isna(worth) else view.texts("overview.worth", cost=float(worth))
    return view.texts("this_year.without"), write(len(without), Format.COUNT, view.language), context, "", ""
