"""What the register's projects add to the targets, step by step, and what that rests on."""

from collections.abc import Sequence

import pandas as pd

from indmap.analysis import additions
from indmap.analysis.additions import GROUPS, Launches
from indmap.analysis.targets import Target, target
from indmap.exhibits.charts import Table, Waterfall
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.targets import EXPORTS, PRODUCTIVITY, launched
from indmap.exhibits.view import View
from indmap.exhibits.written import write
from indmap.words.numbers import number, share


def exports_steps(view: View) -> Exhibit:
    """From the last official exports by what the projects add to the target, and what is then open."""
    return _steps(view, target(EXPORTS), "additions.exports_steps", Format.USD)


def productivity_steps(view: View) -> Exhibit:
    """From the last official productivity by what the projects add to the target; output alone where none is known."""
    return _steps(view, target(PRODUCTIVITY), "additions.productivity_steps", Format.MONEY)


def assumptions(view: View) -> Exhibit:
    """What the contribution rests on, each assumption with its value."""
    told = view.aims.assumptions
    official = view.aims.of(PRODUCTIVITY)
    language = view.language
    rows = [
        (view.texts("additions.ramp_up"), number(told.ramp_up, language)),
        (view.texts("additions.utilisation"), share(told.utilisation, language)),
        (view.texts("additions.workers"), write(official.workers, Format.COUNT, language)),
        (view.texts("additions.value_added"), write(official.value_added, Format.SHARE, language)),
    ]
    data = pd.DataFrame(rows, columns=["label", "value"])
    columns = (Column("label", view.texts("additions.assumption")), Column("value", view.texts("figures.value")))
    note = view.texts("additions.rule")
    return view.exhibit("additions.assumptions", Table(wrapped=True), data, columns, note=note)


def _steps(view: View, aim: Target, key: str, format_: Format) -> Exhibit:
    """Steps between two totals where the last figure is known, else the projects' own parts and their sum."""
    found = launched(view, aim)
    entered = view.aims.of(aim.code)
    start = entered.last
    whole = additions.level(aim, entered, found, aim.year, view.aims.assumptions)
    if found.frame.empty:
        rows: list[tuple[str, float, bool]] = []
    elif start is None or entered.base is None or whole is None:
        rows = _parts(view, aim, found)
    else:
        goal = entered.base.value * aim.factor
        levels = [start.value, *_levels(view, aim, found)]
        first = (view.texts("additions.step_start", year=start.year), start.value, True)
        more = [
            (view.label("contributions", code), after - before, False)
            for code, before, after in zip(GROUPS, levels, levels[1:], strict=False)
        ]
        open_ = (view.texts("additions.step_open"), goal - whole, False)
        rows = [first, *more, open_, (view.texts("additions.step_goal", year=aim.year), goal, True)]
    data = pd.DataFrame(rows, columns=["label", "value", "is_total"])
    columns = (Column("label", view.texts("additions.step")), Column("value", view.texts("figures.value"), format_))
    note = " ".join(_step_notes(view, aim, found)) if len(data) else view.missing(aim.field)
    return view.exhibit(key, Waterfall("label", "value", format_, "is_total"), data, columns, note=note)


def _parts(view: View, aim: Target, found: Launches) -> list[tuple[str, float, bool]]:
    told = view.aims.assumptions
    parts = [
        (view.label("contributions", code), additions.added(found.of((code,)), aim.year, told), False)
        for code in GROUPS
    ]
    return [*parts, (view.texts("additions.step_sum", year=aim.year), additions.added(found, aim.year, told), True)]


def _levels(view: View, aim: Target, found: Launches) -> list[float]:
    """The target's value as each group of projects is counted in turn."""
    entered, told = view.aims.of(aim.code), view.aims.assumptions
    levels = [
        additions.level(aim, entered, found.of(GROUPS[:upto]), aim.year, told) for upto in range(1, len(GROUPS) + 1)
    ]
    return [level for level in levels if level is not None]


def _step_notes(view: View, aim: Target, found: Launches) -> Sequence[str]:
    entered = view.aims.of(aim.code)
    parts = [view.texts("additions.rule")]
    if entered.base is None:
        parts.append(view.texts("additions.only_projects"))
    elif aim.is_per_worker and (not entered.workers or entered.value_added is None):
        parts.append(view.texts("additions.needs_workers"))
    if found.unplaced:
        parts.append(view.texts("additions.unplaced", n=found.unplaced))
    if found.unknown:
        parts.append(view.texts("additions.unknown", n=found.unknown, field=view.field(aim.field)))
    return parts
