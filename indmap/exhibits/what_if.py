"""What would the year be, if projects were left out or came later?"""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps

import numpy as np
import pandas as pd

from indmap.analysis import kpis, what_if
from indmap.analysis.facts import Facts
from indmap.exhibits.charts import Figures, StackedBars, Table, Waterfall
from indmap.exhibits.encodings import Column, Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.narrative import Narrative
from indmap.exhibits.view import View
from indmap.exhibits.written import brief, write
from indmap.words.codelists import codelist
from indmap.words.numbers import ABSENT


def hypothetical(make: Callable[[View], Exhibit]) -> Callable[[View], Exhibit]:
    """The exhibit with its badge: whatever file it reaches says that this is supposed, and of how many projects."""

    @wraps(make)
    def marked(view: View) -> Exhibit:
        exhibit = make(view)
        badge = " · ".join(part for part in (view.texts("what_if.badge"), exhibit.sample) if part)
        cut = f"{exhibit.cut} · {said(view)}"
        return replace(exhibit, sample=badge, cut=cut, alt=f"{view.texts('what_if.badge')}. {exhibit.alt}")

    return marked


def opening(view: View) -> Narrative:
    """How many would be in by the year's end, and how many are now."""
    before, after = _outcomes(view, "count")
    if not view.scenario:
        return Narrative(view.texts("what_if.message_none", n=int(before.by_end or 0), year=view.year))
    message = view.texts(
        "what_if.message", after=int(after.by_end or 0), before=int(before.by_end or 0), year=view.year
    )
    return Narrative(message, said(view))


def said(view: View) -> str:
    """What is supposed, in words."""
    excluded, delayed = len(view.scenario.excluded), len(view.scenario.delayed)
    if not view.scenario:
        return view.texts("what_if.nothing_supposed")
    return view.texts("what_if.supposed", excluded=excluded, delayed=delayed)


@hypothetical
def figures(view: View) -> Exhibit:
    """The year's totals under the scenario beside those of the register."""
    cards = [_card(view, measure) for measure in kpis.MEASURES] + [_beyond_card(view), _plan_card(view)]
    data = pd.DataFrame(cards, columns=["label", "value", "context", "delta", "direction"])
    labels = [Column(name, view.texts(f"figures.{name}")) for name in ("label", "value", "context")]
    columns = (*labels, Column("delta", view.texts("what_if.change")))
    note = view.texts("what_if.rule")
    return view.exhibit("what_if.figures", Figures(), data, columns, message=opening(view).message, note=note)


@hypothetical
def steps(view: View) -> Exhibit:
    """What leaves the year: from the register's total to the supposed one."""
    before, after = _outcomes(view, view.measure)
    rows: list[tuple[str, float, bool]] = []
    if view.scenario and before.by_end is not None:
        end = after.by_end or 0.0
        gone = _lost(view, view.scenario.excluded)
        rows = [
            (view.texts("what_if.step_before"), before.by_end, True),
            (view.texts("what_if.step_excluded"), -gone, False),
            (view.texts("what_if.step_delayed"), end - before.by_end + gone, False),
            (view.texts("what_if.step_after"), end, True),
        ]
    data = pd.DataFrame(rows, columns=["label", "value", "is_total"])
    columns = (Column("label", view.texts("what_if.step")), Column("value", view.measure_label, view.format))
    empty = view.missing(view.measure) if view.scenario else view.texts("what_if.nothing_supposed")
    chart = Waterfall("label", "value", view.format, "is_total")
    return view.exhibit("what_if.steps", chart, data, columns, note="" if len(data) else empty)


@hypothetical
def statuses(view: View) -> Exhibit:
    """The projects by status, as registered and as supposed."""
    sides = {"as_registered": view.facts, "as_supposed": supposed(view)}
    counts = {name: facts.groupby("status", observed=False)[view.measure].sum() for name, facts in sides.items()}
    occurring = [code for code in codelist("statuses") if any(sums[code] for sums in counts.values())]
    data = pd.DataFrame(
        {
            "label": [view.texts(f"what_if.{name}") for name in sides],
            **{code: [float(sums[code]) for sums in counts.values()] for code in occurring},
        }
    )
    series = tuple(Series(code, view.label("statuses", code), code) for code in occurring)
    columns = (
        Column("label", view.texts("what_if.side")),
        *(Column(code, view.label("statuses", code), view.format) for code in occurring),
    )
    chart = StackedBars("label", series, view.format)
    note = "" if occurring else view.missing(view.measure)
    return view.exhibit("what_if.statuses", chart, data if occurring else data.iloc[:0], columns, note=note)


@hypothetical
def chosen(view: View) -> Exhibit:
    """The projects that something is supposed of, with their day as registered and as supposed."""
    facts, after = _chosen(view, view.facts), _chosen(view, supposed(view))
    months = [view.scenario.delayed.get(int(place)) for place in facts.index]
    data = pd.DataFrame(
        {
            "name": view.projects(facts)["name"].to_numpy(),
            "what": [
                view.texts("what_if.out") if late is None else view.texts("what_if.later", months=late)
                for late in months
            ],
            "before": what_if.coming_date(facts, view.as_of).to_numpy(),
            "after": what_if.coming_date(after, view.as_of).where(after["in_plan"]).to_numpy(),
            "status": [view.label("statuses", str(code)) for code in after["status"]],
            "status_code": after["status"].astype("str").to_numpy(),
            "cost": facts["cost"].to_numpy(),
            "jobs": facts["jobs"].to_numpy(),
        }
    )
    columns = (
        Column("name", view.field("name")),
        Column("what", view.texts("what_if.what")),
        Column("before", view.texts("what_if.day_before"), Format.DATE),
        Column("after", view.texts("what_if.day_after"), Format.DATE),
        Column("status", view.texts("what_if.status")),
        view.column("cost", "cost", Format.MONEY),
        view.column("jobs", "jobs", Format.COUNT),
    )
    note = view.texts("what_if.unmoved", n=_unmoved(view)) if _unmoved(view) else ""
    empty = view.texts("what_if.nothing_supposed")
    chart = Table(status="status_code", wrapped=True)
    return view.exhibit("what_if.chosen", chart, data, columns, note=note if len(data) else empty)


def supposed(view: View) -> Facts:
    """The facts of the view's projects under its scenario."""
    return what_if.supposed(view.register.projects, view.facts, view.scenario, view.as_of, view.division)


def _outcomes(view: View, measure: str) -> tuple[what_if.Outcome, what_if.Outcome]:
    sides = (view.facts, supposed(view) if view.scenario else view.facts)
    before, after = (what_if.outcome(facts, measure, view.as_of, view.year) for facts in sides)
    return before, after


def _lost(view: View, places: frozenset[int]) -> float:
    """What projects that are left out take from the year."""
    inside = what_if.in_by_end(view.facts, view.as_of, view.year) & view.facts.index.isin(places)
    return float(np.nansum(view.facts.loc[inside, view.measure]))


def _chosen(view: View, facts: Facts) -> Facts:
    found: Facts = facts[facts.index.isin(view.scenario.places)]
    return found


def _unmoved(view: View) -> int:
    """Projects to be delayed that are commissioned or have no date to move."""
    facts = view.facts[view.facts.index.isin(list(view.scenario.delayed))]
    return int(((facts["status"] == "commissioned") | what_if.coming_date(facts, view.as_of).isna()).sum())


def _card(view: View, measure: str) -> tuple[str, str, str, str, str]:
    before, after = _outcomes(view, measure)
    label = view.texts(f"what_if.by_end_{measure}", year=view.year)
    return (label, *_compared(view, measure, before.by_end, after.by_end, more_is_good=True))


def _beyond_card(view: View) -> tuple[str, str, str, str, str]:
    before, after = _outcomes(view, "count")
    label = view.texts("what_if.beyond", year=view.year)
    return (label, *_compared(view, "count", before.beyond, after.beyond, more_is_good=False))


def _plan_card(view: View) -> tuple[str, str, str, str, str]:
    before, after = _outcomes(view, "count")
    return (view.texts("what_if.planned"), *_compared(view, "count", before.planned, after.planned, more_is_good=True))


def _compared(
    view: View, measure: str, before: float | None, after: float | None, *, more_is_good: bool
) -> tuple[str, str, str, str]:
    """Value, context, change and its direction; an absent whole says which column would give it."""
    format_ = view.by(measure).format
    if before is None:
        return ABSENT, view.missing(measure), "", ""
    now = after or 0.0  # the context beside it names the unit
    context = view.texts("what_if.was", before=write(before, format_, view.language))
    change = now - before
    if not change:
        return brief(now, format_, view.language), context, "", ""
    sign = "+" if change > 0 else "\u2212"
    direction = "up" if (change > 0) == more_is_good else "down"
    return brief(now, format_, view.language), context, f"{sign}{brief(abs(change), format_, view.language)}", direction
