"""A draft: a person's changes to a pack before files are made of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from indmap.exhibits.exhibit import Exhibit
from indmap.packs.pack import QUALITY, Pack, Part
from indmap.words.language import Language
from indmap.words.texts import Texts

INSTRUCTIONS = "instructions"
"""The key of the part that holds the proposed instructions."""

HEADING, SENTENCES = "heading", "sentences"
"""The texts of a part that can be rewritten."""


@dataclass(frozen=True)
class Rewritten:
    """A person's text ``now`` in place of ours; valid only while ours still equals ``was``, figures included."""

    was: str
    now: str


@dataclass(frozen=True)
class Order:
    """A proposed instruction: its text and the responsible body, by language, and the deadline."""

    what: Mapping[str, str]
    who: Mapping[str, str] = field(default_factory=dict)
    until: date | None = None

    def words(self, language: Language) -> str:
        """The text in a language, else in another."""
        return _in(self.what, language)

    def answering(self, language: Language) -> str:
        """The responsible body's name in a language, else in another; empty if none is named."""
        return _in(self.who, language)

    def edited(
        self, what: str, who: str, until: date | None, language: Language, ours: Collection[str] = ()
    ) -> "Order":
        """The instruction as a person edited it in one language.

        Texts in other languages are dropped if they are among ``ours``, which are outdated now; a person's are kept.
        """
        return Order(_reworded_in(self.what, what, language, ours), _reworded_in(self.who, who, language, ours), until)


@dataclass(frozen=True)
class Draft:
    """Order of parts and removed parts, by key; rewritten texts by ``word_key``; instructions by the pack's key."""

    order: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    words: Mapping[str, Rewritten] = field(default_factory=dict)
    instructions: Mapping[str, tuple[Order, ...]] = field(default_factory=dict)

    def rewritten(self, pack: Pack, part: str, what: str, ours: str) -> str | None:
        """A person's text in place of ours; None if there is none, or if ours has changed since."""
        found = self.words.get(word_key(pack, part, what))
        return found.now if found and found.was == ours else None

    def outdated(self, pack: Pack, part: str, what: str, ours: str) -> str | None:
        """A person's text that is not used any more, since ours has changed; else None."""
        found = self.words.get(word_key(pack, part, what))
        return found.now if found and found.was != ours else None

    def rewrite(self, pack: Pack, part: str, what: str, words: Rewritten) -> "Draft":
        """The draft with a person's text in place of ours; an empty or equal text restores ours."""
        key = word_key(pack, part, what)
        rest = {name: each for name, each in self.words.items() if name != key}
        return replace(self, words=rest if words.now in ("", words.was) else {**rest, key: words})

    def instruct(self, pack: Pack, orders: Sequence[Order] | None) -> "Draft":
        """The draft with a person's instructions; None restores the proposed ones."""
        rest = {key: each for key, each in self.instructions.items() if key != pack.key}
        return replace(self, instructions=rest if orders is None else {**rest, pack.key: tuple(orders)})

    def leave_out(self, part: str) -> "Draft":
        """The draft with a part removed, or restored if it was."""
        rest = tuple(each for each in self.removed if each != part)
        return replace(self, removed=rest if part in self.removed else (*self.removed, part))

    def as_proposed(self, pack: Pack, part: str) -> "Draft":
        """The draft with all our texts, and instructions, restored in one part."""
        ours = {word_key(pack, part, what) for what in (HEADING, SENTENCES)}
        kept = replace(self, words={key: each for key, each in self.words.items() if key not in ours})
        return kept.instruct(pack, None) if part == INSTRUCTIONS else kept


def word_key(pack: Pack, part: str, what: str) -> str:
    """The key of a part's text in a draft; ``what`` is ``heading`` or ``sentences``."""
    return f"{pack.language.value}.{pack.key}.{part}.{what}"


def applied(pack: Pack, draft: Draft) -> Pack:
    """The pack with the draft applied; parts that a person has edited are marked."""
    changed = [edited(part, pack, draft) for part in arranged(pack, draft) if part.key not in draft.removed]
    shown = tuple(part for part in changed if not part.is_empty)
    given = [part for part in pack.left_out if part.key in {each.key for each in shown}]
    rest = tuple(part for part in pack.left_out if part not in given)
    return replace(pack, parts=tuple(_not_saying(part, given, pack) for part in shown), left_out=rest)


def edited(part: Part, pack: Pack, draft: Draft) -> Part:
    """A part with a person's texts and instructions applied, and marked if there are any."""
    orders = draft.instructions.get(pack.key)
    part = _reworded(part, pack, draft)
    return part if part.key != INSTRUCTIONS or orders is None else _reordered(part, orders, pack.language)


def arranged(pack: Pack, draft: Draft) -> tuple[Part, ...]:
    """The parts in the draft's order, including removed ones; parts unknown to it keep theirs, the appendix is last.

    The part of instructions is always among them, even if none is proposed: a person may add some.
    """
    parts = [part for part in pack.parts if part.key != QUALITY]
    parts += [part for part in pack.left_out if part.key == INSTRUCTIONS]
    rank = {key: place for place, key in enumerate(draft.order)}
    own = {part.key: place for place, part in enumerate(parts)}
    parts.sort(key=lambda part: (rank.get(part.key, own[part.key]), own[part.key]))
    return (*parts, *(part for part in pack.parts if part.key == QUALITY))


def moved(keys: Sequence[str], key: str, steps: int) -> tuple[str, ...]:
    """The keys with one of them moved down by so many steps.

    >>> moved(("a", "b", "c"), "c", -1)
    ('a', 'c', 'b')
    """
    rest = [each for each in keys if each != key]
    place = min(max(list(keys).index(key) + steps, 0), len(rest))
    return (*rest[:place], key, *rest[place:])


def orders_of(drafted: Mapping[Language, Exhibit]) -> tuple[Order, ...]:
    """The proposed instructions in every language, row by row."""
    rows = {language.value: exhibit.data.to_dict("records") for language, exhibit in drafted.items()}
    days = next(iter(drafted.values())).data["until"]
    return tuple(
        Order(
            {language: str(each[place]["what"]) for language, each in rows.items()},
            {language: str(who) for language, each in rows.items() if not pd.isna(who := each[place]["who"])},
            None if pd.isna(until) else pd.Timestamp(until).date(),
        )
        for place, until in enumerate(days)
    )


def untranslated(orders: Sequence[Order], language: Language) -> tuple[int, ...]:
    """The numbers, from 1, of the instructions that have no text in a language."""
    return tuple(number for number, order in enumerate(orders, 1) if not order.what.get(language.value))


def _in(words: Mapping[str, str], language: Language) -> str:
    return words.get(language.value) or next((text for text in words.values() if text), "")


def _reworded_in(words: Mapping[str, str], text: str, language: Language, ours: Collection[str]) -> Mapping[str, str]:
    if text == _in(words, language):
        return words
    others = {code: each for code, each in words.items() if code != language.value and each not in ours}
    return others | {language.value: text} if text else {}


def _reworded(part: Part, pack: Pack, draft: Draft) -> Part:
    heading = draft.rewritten(pack, part.key, HEADING, part.heading)
    said = draft.rewritten(pack, part.key, SENTENCES, "\n".join(part.sentences))
    if heading is None and said is None:
        return part
    sentences = part.sentences if said is None else tuple(line for line in said.splitlines() if line.strip())
    notes = "\n".join(dict.fromkeys([part.heading, *part.sentences, *part.notes.splitlines()]))  # keep our text
    return replace(part, heading=heading or part.heading, sentences=sentences, notes=notes, edited=True)


def _reordered(part: Part, orders: Sequence[Order], language: Language) -> Part:
    """The part with a person's instructions; a note says which of them are not translated."""
    data = pd.DataFrame(
        {
            "number": range(1, len(orders) + 1),
            "what": [order.words(language) for order in orders],
            "who": [order.answering(language) or None for order in orders],
            "until": pd.to_datetime(pd.Series([order.until for order in orders], dtype="object")),
        }
    )
    texts, foreign = Texts(language), untranslated(orders, language)
    said = [texts("packs.edited")]
    said += [texts("packs.untranslated", numbers=", ".join(map(str, foreign)))] if foreign else []
    note = "; ".join(said)
    notes = "\n".join(line for line in dict.fromkeys([part.heading, *part.sentences, note]) if line)
    exhibits = tuple(replace(each, data=data, note=note) for each in part.exhibits)
    return replace(part, exhibits=exhibits, notes=notes, edited=True)


def _not_saying(part: Part, given: Sequence[Part], pack: Pack) -> Part:
    """The appendix without the sentences that report the ``given`` parts, now filled by a person, as left out."""
    if part.key != QUALITY or not given:
        return part
    texts = Texts(pack.language)
    untrue = {texts("packs.left_out", heading=each.heading, reason=each.reason) for each in given}
    notes = "\n".join(line for line in part.notes.splitlines() if line not in untrue)
    return replace(part, sentences=tuple(line for line in part.sentences if line not in untrue), notes=notes)
