"""Which registers are kept, in what state, and who did what to them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo

import pandas as pd

from indmap.exhibits.charts import Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.register.remarks import Entry
from indmap.register.snapshot import Snapshot
from indmap.words.codelists import codelist
from indmap.words.language import Language
from indmap.words.numbers import date_short

SHOWN_HASH = 8
_LONGEST = 80
_FORMATS = {
    "number": Format.COUNT,
    "as_of": Format.DATE,
    "rows": Format.COUNT,
    "findings": Format.COUNT,
    "line": Format.COUNT,
}


def state_of(snapshot: Snapshot) -> str:
    """A code of ``snapshot_states``; what is damaged is so whether it counts or not."""
    if snapshot.damaged:
        return "damaged"
    return "withdrawn" if snapshot.withdrawn else "kept"


def table(view: View, snapshots: Sequence[Snapshot], zone: tzinfo) -> Exhibit:
    """The snapshots as they are given, hours in a zone; of a damaged one only its number and its days."""
    states = codelist("snapshot_states")
    data = pd.DataFrame(
        {
            "number": [each.seq for each in snapshots],
            "as_of": pd.to_datetime(pd.Series([each.as_of for each in snapshots], dtype="object")),
            "sender": _texts(each.sender for each in snapshots),
            "file": _texts(", ".join(name for name, _, _ in each.files) or each.source.name for each in snapshots),
            "rows": [each.rows for each in snapshots],
            "findings": [each.findings for each in snapshots],
            "taken": [moment(each.taken_at, zone, view.language) for each in snapshots],
            "by": _texts(each.by for each in snapshots),
            "hash": _texts(each.source.sha256[:SHOWN_HASH] for each in snapshots),
            "state": [states.label(state_of(each), view.language) for each in snapshots],
            "reason": _texts(each.withdrawn.reason if each.withdrawn else "" for each in snapshots),
        }
    )
    if not any(each.withdrawn for each in snapshots):
        data = data.drop(columns="reason")
    note = "" if len(data) else view.texts("history.none")
    return view.exhibit("history.snapshots", Table(), data, _columns(view, data), note=note)


def trail(view: View, entries: Sequence[Entry], snapshots: Sequence[Snapshot], zone: tzinfo) -> Exhibit:
    """Who did what, the last done first; a register is called by its number."""
    actions, numbers = codelist("trail_actions"), {each.id: f"№ {each.seq}" for each in snapshots}
    last_first = list(reversed(entries))
    data = pd.DataFrame(
        {
            "line": [each.seq for each in last_first],
            "taken": [moment(each.at, zone, view.language) for each in last_first],
            "by": _texts(each.actor for each in last_first),
            "action": [
                actions.label(each.action, view.language) if each.action in actions else each.action
                for each in last_first
            ],
            "object": _texts(numbers.get(each.object, each.object[:SHOWN_HASH]) for each in last_first),
            "detail": _texts(each.detail[:_LONGEST] for each in last_first),
        }
    )
    note = "" if len(data) else view.texts("history.none")
    return view.exhibit("history.trail", Table(), data, _columns(view, data), note=note)


def moment(at: datetime, zone: tzinfo, language: Language) -> str:
    """A moment to the minute, as the clocks of a zone show it."""
    there = at.astimezone(zone)
    return f"{date_short(there.date(), language)} {there:%H:%M}"


def _columns(view: View, data: pd.DataFrame) -> tuple[Column, ...]:
    return tuple(
        Column(str(name), view.texts(f"history.column_{name}"), _FORMATS.get(str(name), Format.TEXT))
        for name in data.columns
    )


def _texts(values: Iterable[str]) -> pd.Series:
    """Texts, absent where they are empty."""
    return pd.Series([value or None for value in values], dtype="str")
