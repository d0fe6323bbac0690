"""What moved since an earlier register?"""

import pandas as pd

from indmap.analysis.compare import in_cut
from indmap.analysis.discipline import EVE_DAYS, rushed
from indmap.analysis.kpis import MEASURES
from indmap.analysis.moved import Moved
from indmap.exhibits import moves, shifts
from indmap.exhibits.charts import Figures, Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.narrative import Narrative
from indmap.exhibits.view import View
from indmap.exhibits.written import brief, write
from indmap.words.codelists import codelist
from indmap.words.numbers import ABSENT

_TOLD = ("commissioned", "postponed", "brought_forward", "new", "gone", "excluded", "reinstated", "reopened")


def opening(view: View, moved: Moved | None) -> Narrative:
    """What happened to how many projects, and which was put off furthest."""
    if moved is None:
        return Narrative(view.texts("changes.nothing_earlier", day=view.as_of), view.texts("changes.bring_earlier"))
    counts = _counts(moved)
    parts = [view.texts(f"changes.part_{name}", n=counts[name]) for name in _TOLD if counts[name]]
    day = moved.earlier_day
    if parts:
        return Narrative(view.texts("changes.message", day=day, parts=", ".join(parts)), _furthest(view, moved))
    if len(moved.events):
        return Narrative(view.texts("changes.message_other", day=day, n=len(moved.events)))
    return Narrative(view.texts("changes.message_nothing", day=day))


def figures(view: View, moved: Moved) -> Exhibit:
    """Commissioned, postponed, new and gone, and by how much the plan's cost and jobs changed."""
    cards = [_commissioned_card(view, moved), _postponed_card(view, moved), _arrivals_card(view, moved)]
    cards += [_total_card(view, moved, measure) for measure in MEASURES if measure != "count"]
    data = pd.DataFrame(cards, columns=["label", "value", "context", "delta", "direction"])
    columns = tuple(Column(name, view.texts(f"figures.{name}")) for name in ("label", "value", "context"))
    message = opening(view, moved).message
    return view.exhibit("changes.figures", Figures(), data, columns, message=message, note=_matched(view, moved))


def movements(view: View, moved: Moved, events: pd.DataFrame) -> Exhibit:
    """Events as rows, what the field said before and after side by side; as many as are given."""
    data = moves.project_rows(view, moved, events["row"])
    data["kind"] = [codelist("changes").label(str(kind), view.language) for kind in events["kind"]]
    beside = moves.sides(view, moved, events.reset_index(drop=True))
    data = pd.concat([data, beside], axis=1)
    columns = (
        view.column("name", "name"),
        Column("kind", view.texts("changes.what")),
        Column("before", view.texts("changes.before")),
        Column("after", view.texts("changes.after")),
        Column("change", view.texts("changes.difference")),
        *moves.project_columns(view),
    )
    note = "" if len(data) else view.texts("changes.no_movements", day=moved.earlier_day)
    return view.exhibit("changes.movements", Table(), data, columns, note=note)


def in_order(moved: Moved, kinds: tuple[str, ...] = ()) -> pd.DataFrame:
    """The events of some kinds, or all, as the table has them: by kind, the dearest project first."""
    events = moved.of(*kinds) if kinds else moved.events
    order = {code: place for place, code in enumerate(codelist("changes"))}
    cost = pd.to_numeric(moved.last_said("cost")).iloc[events["row"]].to_numpy(float)
    keyed = events.assign(place=events["kind"].map(order), cost=-cost)
    sorted_ = keyed.sort_values(["place", "cost"], kind="stable").drop(columns=["place", "cost"])
    return sorted_.reset_index(drop=True)


def _counts(moved: Moved) -> dict[str, int]:
    """How many projects each thing that is told happened to."""
    counts = {name: len(moved.of(name)) for name in _TOLD}
    counts["commissioned"] += len(moved.of("commissioned_earlier"))
    return counts | {"postponed": len(moved.postponed), "brought_forward": len(moved.brought_forward)}


def _furthest(view: View, moved: Moved) -> str:
    if moved.postponed.empty:
        return ""
    first = moved.postponed.iloc[0]
    name = str(moved.last_said("name").iloc[int(first["row"])])
    return view.texts("changes.furthest", name=name, days=moves.days(view, float(first["change"])))


def _commissioned_card(view: View, moved: Moved) -> tuple[str, str, str, str, str]:
    found, late = moved.of("commissioned", "commissioned_earlier"), len(moved.of("commissioned_earlier"))
    parts = [_worth(view, moved, "commissioned", found)]
    parts += [view.texts("changes.told_late", n=late, day=moved.earlier_day)] if late else []
    value = write(len(found), Format.COUNT, view.language)
    return view.texts("changes.card_commissioned"), value, "; ".join(part for part in parts if part), "", ""


def _arrivals_card(view: View, moved: Moved) -> tuple[str, str, str, str, str]:
    """New and gone beside each other: what comes under another name is in both."""
    sides = {name: moved.of(name) for name in ("new", "gone")}
    value = " / ".join(write(len(found), Format.COUNT, view.language) for found in sides.values())
    worth = [_worth(view, moved, name, found) for name, found in sides.items()]
    return view.texts("changes.card_arrivals"), value, "; ".join(part for part in worth if part), "", ""


def _worth(view: View, moved: Moved, name: str, found: pd.DataFrame) -> str:
    """What the projects of some events cost together; nothing where none says it."""
    cost = pd.to_numeric(moved.last_said("cost")).iloc[found["row"]].sum(min_count=1)
    return "" if pd.isna(cost) else view.texts(f"changes.worth_{name}", cost=float(cost))


def _postponed_card(view: View, moved: Moved) -> tuple[str, str, str, str, str]:
    late, label = moved.postponed, view.texts("changes.card_postponed")
    if view.lacking("planned_date"):
        return label, ABSENT, view.missing("planned_date"), "", ""
    parts = []
    if len(late) > 1:
        parts.append(view.texts("changes.median", days=moves.days(view, float(late["change"].median()))))
    if len(late) == 1:
        parts.append(moves.days(view, float(late["change"].iloc[0])))
    if forward := len(moved.brought_forward):
        parts.append(view.texts("changes.part_brought_forward", n=forward))
    return label, write(len(late), Format.COUNT, view.language), "; ".join(parts), "", ""


def _total_card(view: View, moved: Moved, measure: str) -> tuple[str, str, str, str, str]:
    label = view.texts(f"changes.card_{measure}")
    ends = shifts.ends(view.by(measure), moved)
    if ends is None:
        return label, ABSENT, _why_no_total(view, measure), "", ""
    (before, after), format_ = ends, view.by(measure).format
    said = moves.totals(view, before, after, format_)
    if before == after:
        return label, write(0, Format.COUNT, view.language), view.texts("changes.still", total=said["after"]), "", ""
    value = ("+" if after > before else "") + brief(after - before, format_, view.language)
    return label, value, view.texts("changes.from_to", **said), "", ""


def _why_no_total(view: View, measure: str) -> str:
    """Which column would give it, in the later register; else that the earlier one does not say it."""
    return view.missing(measure) if view.facts[measure].isna().all() else view.texts("changes.unknown_before")


def _matched(view: View, moved: Moved) -> str:
    """How many projects were found in both registers, how many wait for a person, how many launches were rushed."""
    sides = in_cut(moved.seen, view.filters)
    found = int((sides[0] & sides[1]).sum())
    waiting = int(moved.seen.rows["is_doubtful"].sum())
    said = [view.texts("changes.matched", n=found)]
    if waiting:
        said.append(view.texts("changes.waiting", n=waiting))
    launched = rushed(moved.seen)
    if launched.part:
        said.append(view.texts("changes.rushed", n=int(launched.part), known=launched.known, days=EVE_DAYS))
    return " ".join(said)
