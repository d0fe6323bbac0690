"""A person's preference: the criteria's weights, integers that always sum to 100, locked weights and a threshold."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from indmap.words.codelists import codelist

WHOLE = 100
DEFAULT_THRESHOLD = 40

Weights: TypeAlias = tuple[int, ...]
"""One whole number a criterion, in the order of the codelist ``criteria``."""


def equal() -> Weights:
    """The same weight for each criterion."""
    return shared(WHOLE, [1] * len(codelist("criteria").codes))


def shared(whole: int, parts: Sequence[int]) -> Weights:
    """A whole divided in proportion to parts by the largest-remainder method; equally if all parts are zero.

    >>> shared(100, (1, 1, 1)), shared(60, (0, 0)), shared(30, (20, 10))
    ((34, 33, 33), (30, 30), (20, 10))
    """
    parts = parts if any(parts) else [1] * len(parts)
    total = sum(parts)
    floors = [whole * part // total for part in parts]
    order = sorted(range(len(parts)), key=lambda place: -(whole * parts[place] % total))
    for place in order[: whole - sum(floors)]:
        floors[place] += 1
    return tuple(floors)


def most(weights: Weights, place: int, locked: Collection[int]) -> int:
    """The largest value that one weight can have: 100 less the locked ones."""
    return WHOLE - sum(weights[each] for each in locked if each != place)


def moved(weights: Weights, place: int, to: int, locked: Collection[int]) -> Weights:
    """The weights after one was set: the other unlocked ones share the rest in proportion to their old values.

    If all others are locked, nothing changes.

    >>> moved((25, 25, 25, 25), 0, 40, ()), moved((40, 20, 20, 20), 0, 10, {3})
    ((40, 20, 20, 20), (10, 35, 35, 20))
    """
    free = [each for each in range(len(weights)) if each != place and each not in locked]
    if not free:
        return weights
    most_ = most(weights, place, locked)
    found = list(weights)
    found[place] = min(max(to, 0), most_)
    for each, part in zip(free, shared(most_ - found[place], [weights[each] for each in free]), strict=True):
        found[each] = part
    return tuple(found)


@dataclass(frozen=True)
class Preference:
    """How a person weights the criteria: the weights, the positions of locked ones, and the sufficient score."""

    weights: Weights = field(default_factory=equal)
    locked: frozenset[int] = frozenset()
    threshold: int = DEFAULT_THRESHOLD

    def with_weight(self, place: int, to: int) -> "Preference":
        """The same preference after one weight was set."""
        return replace(self, weights=moved(self.weights, place, to, self.locked))


def to_query(preference: Preference) -> dict[str, str]:
    """A preference as query parameters; defaults are omitted."""
    query = {}
    if preference.weights != equal():
        query["weights"] = "-".join(map(str, preference.weights))
    if preference.threshold != DEFAULT_THRESHOLD:
        query["threshold"] = str(preference.threshold)
    return query


def from_query(query: Mapping[str, Sequence[str]]) -> Preference:
    """The preference of a query string; invalid values are replaced by the defaults."""
    text = next(iter(query.get("weights", ())), "")
    numbers = tuple(map(int, text.split("-"))) if re.fullmatch(r"\d{1,3}(-\d{1,3})*", text, re.ASCII) else ()
    is_whole = len(numbers) == len(equal()) and sum(numbers) == WHOLE
    threshold = next(iter(query.get("threshold", ())), "")
    suffices = int(threshold) if re.fullmatch(r"\d{1,3}", threshold, re.ASCII) else DEFAULT_THRESHOLD
    return Preference(numbers if is_whole else equal(), threshold=min(suffices, WHOLE))
