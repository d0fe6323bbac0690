"""A draft: what a person changes of a pack before files are made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from indmap.exhibits.exhibit import Exhibit
from indmap.packs.pack import QUALITY, Pack, Part
from indmap.words.language import Language
from indmap.words.texts import Texts

INSTRUCTIONS = "instructions"
"""The key of the part that holds the proposed instructions."""


@dataclass(frozen=True)
class Rewritten:
    """Words in place of ours; they hold only while ours still are those that they replaced, figures and all."""

    was: str
    now: str


@dataclass(frozen=True)
class Order:
    """A proposed instruction: its words by language, who answers, by when."""

    what: Mapping[str, str]
    who: str = ""
    until: date | None = None

    def words(self, language: Language) -> str:
        """The words in a language; where nobody wrote any, those of another."""
        return self.what.get(language.value) or next((text for text in self.what.values() if text), "")


@dataclass(frozen=True)
class Orders:
    """Instructions that a person has edited; ``of`` names the register and cut that they were drafted of."""

    of: str
    rows: tuple[Order, ...]


@dataclass(frozen=True)
class Draft:
    """The order of parts and those left out, by key; words by ``word_key``; instructions by the key of their pack."""

    order: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    words: Mapping[str, Rewritten] = field(default_factory=dict)
    instructions: Mapping[str, Orders] = field(default_factory=dict)

    def rewritten(self, pack: Pack, part: str, what: str, ours: str) -> str | None:
        """The words that a person put in place of ours, None where there are none or ours have changed since."""
        found = self.words.get(word_key(pack, part, what))
        return found.now if found and found.was == ours else None

    def outdated(self, pack: Pack, part: str, what: str, ours: str) -> str | None:
        """The words that no longer hold, since ours have changed since."""
        found = self.words.get(word_key(pack, part, what))
        return found.now if found and found.was != ours else None

    def orders(self, pack: Pack, of: str) -> tuple[Order, ...] | None:
        """The instructions as a person left them, None where ours stand."""
        found = self.instructions.get(pack.key)
        return found.rows if found and found.of == of else None


def word_key(pack: Pack, part: str, what: str) -> str:
    """What the words of a part are kept under: ``what`` is ``heading`` or ``sentences``."""
    return f"{pack.language.value}.{pack.key}.{part}.{what}"


def applied(pack: Pack, draft: Draft, of: str) -> Pack:
    """The pack as the draft has it; whatever a person has written in it is marked."""
    orders = draft.orders(pack, of)
    found = []
    for part in arranged(pack, draft):
        if part.key in draft.removed:
            continue
        part_ = _reworded(part, pack, draft)
        if part.key == INSTRUCTIONS and orders is not None:
            part_ = _reordered(part_, orders, pack.language)
        if not part_.is_empty:
            found.append(part_)
    return replace(pack, parts=tuple(found))


def arranged(pack: Pack, draft: Draft) -> tuple[Part, ...]:
    """The parts in the draft's order, those left out too; new ones in their own place, the appendix last."""
    parts = [part for part in pack.parts if part.key != QUALITY]
    if not any(part.key == INSTRUCTIONS for part in parts):
        parts += [part for part in pack.left_out if part.key == INSTRUCTIONS and pack.key in draft.instructions]
    rank = {key: place for place, key in enumerate(draft.order)}
    own = {part.key: place for place, part in enumerate(parts)}
    parts.sort(key=lambda part: (rank.get(part.key, own[part.key]), own[part.key]))
    return (*parts, *(part for part in pack.parts if part.key == QUALITY))


def moved(keys: Sequence[str], key: str, steps: int) -> tuple[str, ...]:
    """The keys with one of them so many steps further down.

    >>> moved(("a", "b", "c"), "c", -1)
    ('a', 'c', 'b')
    """
    rest = [each for each in keys if each != key]
    place = min(max(list(keys).index(key) + steps, 0), len(rest))
    return (*rest[:place], key, *rest[place:])


def orders_of(drafted: Mapping[Language, Exhibit]) -> tuple[Order, ...]:
    """The proposed instructions in every language, row by row."""
    whats = {language.value: exhibit.data["what"].tolist() for language, exhibit in drafted.items()}
    data = next(iter(drafted.values())).data
    return tuple(
        Order(
            {language: str(texts[place]) for language, texts in whats.items()},
            "" if pd.isna(who) else str(who),
            None if pd.isna(until) else pd.Timestamp(until).date(),
        )
        for place, (who, until) in enumerate(zip(data["who"], data["until"], strict=True))
    )


def _reworded(part: Part, pack: Pack, draft: Draft) -> Part:
    heading = draft.rewritten(pack, part.key, "heading", part.heading)
    said = draft.rewritten(pack, part.key, "sentences", "\n".join(part.sentences))
    if heading is None and said is None:
        return part
    sentences = part.sentences if said is None else tuple(line for line in said.splitlines() if line.strip())
    notes = "\n".join(dict.fromkeys([part.heading, *part.sentences, *part.notes.splitlines()]))  # what the data say
    return replace(part, heading=heading or part.heading, sentences=sentences, notes=notes, edited=True)


def _reordered(part: Part, orders: Sequence[Order], language: Language) -> Part:
    """The part with a person's instructions in place of the proposed ones."""
    data = pd.DataFrame(
        {
            "number": range(1, len(orders) + 1),
            "what": [order.words(language) for order in orders],
            "who": [order.who or None for order in orders],
            "until": pd.to_datetime(pd.Series([order.until for order in orders], dtype="object")),
        }
    )
    note = Texts(language)("packs.edited")
    return replace(part, exhibits=tuple(replace(each, data=data, note=note) for each in part.exhibits), edited=True)
