"""Drafts of packs, kept between visits: what was chosen, and what was changed of the packs of each register."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from indmap.analysis import filters as cuts
from indmap.analysis.filters import Filters
from indmap.packs.draft import Draft, Order, Rewritten
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


@dataclass(frozen=True)
class About:
    """What a draft is of: a preset's packs of a register, its day, and the cut as a link carries it."""

    preset: str
    register: str
    name: str
    as_of: date
    division: str
    query: Mapping[str, str | list[str]]

    @property
    def digest(self) -> str:
        """The register, day and cut in a few letters."""
        said = json.dumps([self.register, self.as_of.isoformat(), self.division, self.query], sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def filters(self) -> Filters:
        """The cut."""
        query = {name: [value] if isinstance(value, str) else value for name, value in self.query.items()}
        return cuts.from_query(query, None)

    @property
    def key(self) -> str:
        """The question that the draft is kept under."""
        return f"{_of(self.preset)}|{self.digest}"


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


def draft(about: About) -> Draft:
    """The draft of packs."""
    return from_record(kept.drafts().get(about.key) or {})


def change(about: About, how: Callable[[Draft], Draft]) -> None:
    """Change the draft of packs, now and for the next visit."""
    changed = how(draft(about))
    if changed == Draft():
        forget(about)
        return
    said = asdict(about) | {"as_of": about.as_of.isoformat(), "at": datetime.now(UTC).isoformat()}
    kept.keep_draft(about.key, to_record(changed) | {"about": said})


def forget(about: About) -> None:
    """Have the packs as they are proposed."""
    kept.keep_draft(about.key, {})


def other(about: About) -> tuple[Draft, About] | None:
    """The latest draft of the same preset for another register, day or cut, and what it is of."""
    mine = f"{_of(about.preset)}|"
    found = [
        record
        for key, record in kept.drafts().items()
        if key.startswith(mine) and key != about.key and "about" in record
    ]
    if not found:
        return None
    latest = max(found, key=lambda record: record["about"]["at"])
    said = {name: value for name, value in latest["about"].items() if name != "at"}
    return from_record(latest), About(**said | {"as_of": date.fromisoformat(said["as_of"])})


def to_record(draft: Draft) -> dict[str, Any]:
    """The draft as JSON can hold it."""
    record: dict[str, Any] = json.loads(json.dumps(asdict(draft), default=_day))
    return record


def from_record(record: Mapping[str, Any]) -> Draft:
    """The draft that was kept so."""
    return Draft(
        tuple(record.get("order", ())),
        tuple(record.get("removed", ())),
        {key: Rewritten(**words) for key, words in record.get("words", {}).items()},
        {key: tuple(map(_order, rows)) for key, rows in record.get("instructions", {}).items()},
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
