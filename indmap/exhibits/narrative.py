"""The sentences a page opens with, made from the numbers and left out where these do not carry them."""

from dataclasses import dataclass

from indmap.analysis import kpis
from indmap.exhibits.view import View

UNEQUAL = 0.1
"""Ten points between the rates by number, cost and jobs are told."""


@dataclass(frozen=True)
class Narrative:
    """A page's message and the lead under it, which may be empty."""

    message: str
    lead: str = ""


def promise(view: View) -> str:
    """What the cut promises, as the Government's own notice would put it.

    "128 projects worth 1.2 tn tenge are to be commissioned in 2021. …"
    """
    found = kpis.totals(view.facts)
    return " ".join(part for part in (_plan(view, found), _jobs(view, found), _effect(view, found)) if part)


def delivery(view: View) -> str:
    """How many of how many are commissioned, and how many need attention."""
    rate, watched = kpis.commissioning_rate(view.facts, "count"), kpis.attention(view.facts, "count")
    if not rate.whole:
        return view.texts("narrative.nothing_planned", year=view.year)
    key = "delivery_all" if view.filters.year is None else "delivery"
    if not watched.part:
        key = f"{key}_calm"
    elif watched.part == _undated(view):
        key = f"{key}_undated"
    return view.texts(f"narrative.{key}", done=rate.part, planned=rate.whole, watched=watched.part, year=view.year)


def unequal(view: View) -> str:
    """That the year goes otherwise in number, cost and jobs; nothing where the three rates are near each other."""
    rates = {measure: kpis.commissioning_rate(view.facts, measure) for measure in kpis.MEASURES}
    values = {measure: rate.value for measure, rate in rates.items() if rate.value is not None}
    if len(values) < len(rates) or max(values.values()) - min(values.values()) < UNEQUAL:
        return ""
    count, cost = values["count"], values["cost"]
    key = "unequal_larger" if cost < count - UNEQUAL else "unequal_smaller" if cost > count + UNEQUAL else "unequal"
    return view.texts(f"narrative.{key}", **values)


def _undated(view: View) -> int:
    """Projects that need attention only for want of a planned date."""
    return int((kpis.plan(view.facts)["status"] == "no_data").sum())


def _plan(view: View, found: kpis.Totals) -> str:
    if not found.count:
        return ""
    key = "plan" if view.filters.year is not None else "plan_all"
    if view.filters.year is None and len(view.facts) > found.count:
        key = "plan_amended"
    key = key if found.cost is None else f"{key}_cost"
    whole = len(view.facts)
    return view.texts(f"narrative.{key}", n=found.count, cost=found.cost, year=view.year, whole=whole)


def _jobs(view: View, found: kpis.Totals) -> str:
    if not found.jobs:
        return ""
    if found.jobs < 1000:
        return view.texts("narrative.jobs", jobs=int(found.jobs))
    return view.texts("narrative.jobs_about", thousands=found.jobs / 1000)


def _effect(view: View, found: kpis.Totals) -> str:
    if found.output and found.exports:
        return view.texts("narrative.effect", output=found.output, exports=found.exports)
    if found.output:
        return view.texts("narrative.effect_output", output=found.output)
    return view.texts("narrative.effect_exports", exports=found.exports) if found.exports else ""
