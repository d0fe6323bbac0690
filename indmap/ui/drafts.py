"""Drafts of packs, kept between visits: what was chosen, and what was changed of each preset's pack."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from indmap.packs.draft import Draft, Order, Orders, Rewritten
from indmap.packs.presets import PRESETS
from indmap.ui import kept, snapshots

_CHOSEN = "chosen"


@dataclass(frozen=True)
class Chosen:
    """What files are asked for; ``region`` is empty for every region, ``languages`` where it is the page's own."""

    preset: str = PRESETS[0]
    region: str = ""
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()


def chosen() -> Chosen:
    """What was chosen last."""
    record = kept.drafts().get(_of(_CHOSEN)) or {}
    return Chosen(
        record.get("preset", PRESETS[0]),
        record.get("region", ""),
        tuple(record.get("languages", ())),
        tuple(record.get("formats", ())),
    )


def choose(**changes: object) -> None:
    """Choose otherwise, now and for the next visit."""
    kept.keep_draft(_of(_CHOSEN), asdict(replace(chosen(), **changes)))  # type: ignore[arg-type]


def draft(preset: str) -> Draft:
    """The draft of a preset's pack."""
    return from_record(kept.drafts().get(_of(preset)) or {})


def change(preset: str, how: Callable[[Draft], Draft]) -> None:
    """Change the draft of a preset's pack, now and for the next visit."""
    kept.keep_draft(_of(preset), to_record(how(draft(preset))))


def forget(preset: str) -> None:
    """Have the preset's pack as it is proposed."""
    kept.keep_draft(_of(preset), {})


def to_record(draft: Draft) -> dict[str, Any]:
    """The draft as JSON can hold it."""
    record: dict[str, Any] = json.loads(json.dumps(asdict(draft), default=_day))
    return record


def from_record(record: Mapping[str, Any]) -> Draft:
    """The draft that was kept so."""
    instructions = {
        key: Orders(each["of"], tuple(_order(row) for row in each["rows"]))
        for key, each in record.get("instructions", {}).items()
    }
    return Draft(
        tuple(record.get("order", ())),
        tuple(record.get("removed", ())),
        {key: Rewritten(**words) for key, words in record.get("words", {}).items()},
        instructions,
    )


def _order(row: Mapping[str, Any]) -> Order:
    return Order(row["what"], row["who"], date.fromisoformat(row["until"]) if row["until"] else None)


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))


def _of(what: str) -> str:
    """The question that something is kept under: each person's own where a sign-in tells them apart."""
    return f"{snapshots.actor()}|{what}"
