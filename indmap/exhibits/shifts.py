"""From the register before to this one: what moved the plan's totals, which statuses turned, what was put off."""

import pandas as pd

from indmap.analysis import waterfall
from indmap.analysis.moved import Moved
from indmap.analysis.movement import flow
from indmap.exhibits import moves
from indmap.exhibits.charts import Flow, Timeline, Waterfall
from indmap.exhibits.encodings import Column, Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.words.codelists import codelist

MOST_DRAWN = 25
"""Postponed projects drawn; the table of movements has them all."""


def plan(view: View, moved: Moved) -> Exhibit:
    """From the plan as it was to the plan as it is, by what moved it."""
    return _stairs(view, moved, "shifts.plan", is_commissioned=False)


def delivered(view: View, moved: Moved) -> Exhibit:
    """From what was commissioned to what is, by what moved it."""
    return _stairs(view, moved, "shifts.delivered", is_commissioned=True)


def statuses(view: View, moved: Moved) -> Exhibit:
    """From which status to which, in the chosen measure."""
    found = flow(moved.seen, view.measure)
    data = found[found["value"] > 0].reset_index(drop=True)
    words = {code: view.label("statuses", code) for code in codelist("statuses")}
    words |= {code: codelist("changes").label(code, view.language) for code in ("new", "gone")}
    data["source"], data["target"] = data["before"].map(words), data["after"].map(words)
    data["source_role"] = data["before"].replace({"new": "context"})
    data["target_role"] = data["after"].replace({"gone": "context"})
    chart = Flow(
        "source",
        "target",
        "value",
        "source_role",
        "target_role",
        view.format,
        tuple(word for code, word in words.items() if code in set(data["before"])),
        tuple(word for code, word in words.items() if code in set(data["after"])),
    )
    columns = [
        Column("source", view.texts("shifts.before")),
        Column("target", view.texts("shifts.after")),
        Column("projects", view.texts("shifts.projects"), Format.COUNT),
    ]
    if view.measure != "count":
        columns.append(Column("value", view.measure_label, view.format))
    note = "" if len(data) else view.missing(view.measure)
    message = _turned(view, found) if len(data) else ""
    return view.exhibit("shifts.statuses", chart, data, tuple(columns), message=message, note=note)


def postponed(view: View, moved: Moved) -> Exhibit:
    """Projects put off, the furthest first, from the planned date before to the one now."""
    late = moved.postponed
    drawn = late.head(MOST_DRAWN)
    data = moves.project_rows(view, moved, drawn["row"])
    for name, take in (("before", moved.seen.before), ("after", moved.seen.after)):
        data[name] = take("planned_date").iloc[drawn["row"]].to_numpy()
        data[f"{name}_precision"] = take("planned_date_precision").iloc[drawn["row"]].to_numpy(object)
    data["days"] = drawn["change"].to_numpy()
    data["words"] = [moves.days(view, change) for change in drawn["change"]]
    data["reason"] = moves.worded(view, "reasons", moved.seen.after("delay_reason").iloc[drawn["row"]].tolist())
    start = Series("before", view.texts("shifts.planned_before"), "plan")
    stop = Series("after", view.texts("shifts.planned_after"), "delayed")
    chart = Timeline("name", start, stop, view.as_of, view.texts("shifts.day", day=view.as_of), "words")
    columns = (
        view.column("name", "name"),
        Column("before", start.label, Format.DATE, "before_precision"),
        Column("after", stop.label, Format.DATE, "after_precision"),
        Column("days", view.texts("shifts.days"), Format.COUNT),
        view.column("reason", "delay_reason"),
        *moves.project_columns(view),
    )
    message = _how_far(view, late)
    return view.exhibit("shifts.postponed", chart, data, columns, message=message, note=_dates_note(view, moved))


def ends(view: View, moved: Moved, *, is_commissioned: bool = False) -> tuple[float, float] | None:
    """The total before and the total now; None where a side has projects and knows the measure of none of them."""
    found = waterfall.waterfall(moved.whole, view.measure, view.filters, is_commissioned=is_commissioned)
    counted = waterfall.waterfall(moved.whole, "count", view.filters, is_commissioned=is_commissioned)
    known = (found.start is not None, found.end is not None)
    if not any(known) or (counted.start and not known[0]) or (counted.end and not known[1]):
        return None
    return found.start or 0.0, found.end or 0.0


def _stairs(view: View, moved: Moved, key: str, *, is_commissioned: bool) -> Exhibit:
    totals = ends(view, moved, is_commissioned=is_commissioned)
    found = waterfall.waterfall(moved.whole, view.measure, view.filters, is_commissioned=is_commissioned)
    names = codelist("steps")
    steps = found.steps.rename(columns={"step": "label"}).assign(is_total=False)
    steps["label"] = [names.label(str(step), view.language) for step in steps["label"]]
    data = steps.iloc[:0] if totals is None else _between(view, moved, steps, totals)
    columns = [Column("label", view.texts("shifts.step")), Column("value", view.measure_label, view.format)]
    if view.measure != "count":
        columns.append(Column("projects", view.texts("shifts.projects"), Format.COUNT))
    name = "delivered" if is_commissioned else "plan"
    message = _turned_total(view, totals, name) if totals else ""
    note = "" if totals else _why_no_total(view)
    chart = Waterfall("label", "value", view.format, "is_total")
    return view.exhibit(key, chart, data, tuple(columns), message=message, note=note)


def _between(view: View, moved: Moved, steps: pd.DataFrame, totals: tuple[float, float]) -> pd.DataFrame:
    """The steps between the totals; a total is no number of projects that moved."""
    words = (view.texts("shifts.was", day=moved.earlier_day), view.texts("shifts.is_now", day=view.as_of))
    first, last = (
        pd.DataFrame({"label": [word], "value": [total], "projects": [float("nan")], "is_total": [True]})
        for word, total in zip(words, totals, strict=True)
    )
    return pd.concat([first, steps.astype({"projects": "float64"}), last], ignore_index=True)


def _turned_total(view: View, totals: tuple[float, float], name: str) -> str:
    before, after = totals
    said = moves.totals(view, before, after, view.format)
    if before == after:
        return view.texts(f"shifts.{name}_same", **said)
    return view.texts(f"shifts.{name}_moved", change=moves.signed(view, after - before, view.format), **said)


def _why_no_total(view: View) -> str:
    """Which column would give it; where this register has it, that the other one does not."""
    return view.missing(view.measure) if view.facts[view.measure].isna().all() else view.texts("shifts.unknown_before")


def _turned(view: View, found: pd.DataFrame) -> str:
    """How many projects turned their status, and how many of these need attention now, or no longer."""
    both = found[(found["before"] != "new") & (found["after"] != "gone")]
    turned = both[both["before"] != both["after"]]
    if turned.empty:
        return view.texts("shifts.none_turned")
    watched = codelist("statuses").where("needs_attention")
    before, after = turned["before"].isin(watched), turned["after"].isin(watched)
    worse, better = (int(turned.loc[mask, "projects"].sum()) for mask in (after & ~before, before & ~after))
    return view.texts("shifts.turned", n=int(turned["projects"].sum()), worse=worse, better=better)


def _how_far(view: View, late: pd.DataFrame) -> str:
    if late.empty:
        return ""
    days = int(late["change"].median() + 0.5)
    return view.texts("shifts.put_off_one" if len(late) == 1 else "shifts.put_off", n=len(late), days=days)


def _dates_note(view: View, moved: Moved) -> str:
    """Why nothing is drawn; else what is not drawn, what moved in silence, what was brought forward."""
    late, silent, forward = len(moved.postponed), len(moved.of("silent_move")), len(moved.brought_forward)
    parts = []
    if not late:
        undated = view.lacking("planned_date")
        parts.append(view.missing(*undated) if undated else view.texts("shifts.none_put_off", day=moved.earlier_day))
    if late > MOST_DRAWN:
        parts.append(view.texts("shifts.furthest_drawn", n=MOST_DRAWN, of=late))
    parts += [view.texts(f"shifts.note_{name}", n=n) for name, n in (("silent", silent), ("forward", forward)) if n]
    return " ".join(parts)
