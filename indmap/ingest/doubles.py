"""The same project twice: by its code, by BIN and name, by name, company and region, or by a near spelling."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from rapidfuzz import fuzz

from indmap.words.spellings import fold

Columns: TypeAlias = Mapping[str, Sequence[Any]]
"""Plain values by field, None where absent; ``name`` at least."""

_NEAR = 95
_FEWEST_LETTERS = 8
_LARGEST_GROUP = 40
_MOST_REPEATED = 0.2
FIELDS = ("project_id", "name", "company", "bin", "region", "cost")
"""What is compared."""
_NUMBERS = re.compile(r"\d+|\b[ivxіх]+\b")
_MARKS = (" ", "«", "»", '"', "-", ".", ",")
_BETWEEN = "\0"  # no clean text holds it


def doubles_of(columns: Columns, skip: Callable[[int, int], bool] = lambda _, __: False) -> list[tuple[int, int]]:
    """Pairs of rows, the later and the earlier, that look like one project; a later row is named once.

    ``skip`` says which pairs, the later row first, need no looking at.

    >>> doubles_of({"name": ["Завод", "Цех", "ЗАВОД"], "company": ["А", "А", "А"]})
    [(2, 0)]
    """
    names = columns["name"]
    found: dict[int, int] = {}
    for pairs in (_same_code(columns, names), _same_name(columns, names), _near(columns, names)):
        for earlier, later in pairs:
            if later not in found and not skip(later, earlier):
                found[later] = earlier
    return sorted(found.items())


def bare(text: str | None) -> str:
    """A text without what is cheap to take off, so that the few that come again can be folded and compared."""
    text = (text or "").casefold()
    for mark in _MARKS:
        text = text.replace(mark, "")
    return text


def bare_all(texts: Sequence[str | None]) -> list[str]:
    """Each text bare, all in one go: many times faster than one by one.

    >>> bare_all(["ТОО «Нефть»", None])
    ['тоонефть', '']
    """
    return bare(_BETWEEN.join(text or "" for text in texts)).split(_BETWEEN) if texts else []


def _same_code(columns: Columns, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Rows of one code; where a fifth of the codes come again they number something else than projects."""
    codes = columns.get("project_id", ())
    groups = _groups(codes)
    repeated = sum(len(group) for group in groups)
    if repeated <= max(2, len(codes) * _MOST_REPEATED):
        for group in groups:
            yield from _to_first(group)
    else:
        for group in groups:
            yield from _to_first([row for row in group if bare(names[row]) == bare(names[group[0]])])


def _same_name(columns: Columns, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    companies, regions = _plain(columns, "company", len(names)), _plain(columns, "region", len(names))
    bins, costs = _plain(columns, "bin", len(names)), _plain(columns, "cost", len(names))
    for group in _groups(bare_all(names)):
        for later, earlier in _pairs(group[:_LARGEST_GROUP]):
            by_bin, region = _same(bins[earlier], bins[later]), _same(regions[earlier], regions[later])
            owner = _same(bare(companies[earlier]), bare(companies[later])) if by_bin is None else by_bin
            if region is not False and (owner or (owner is None and _same(costs[earlier], costs[later]))):
                yield earlier, later


def _near(columns: Columns, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Names one or two letters apart in the same region at the same cost; numbers in them must be the same.

    Where very many projects share a region and a cost, the cost tells nothing.
    """
    costs, regions = _plain(columns, "cost", len(names)), _plain(columns, "region", len(names))
    for group in _groups([(region, cost) if cost else None for region, cost in zip(regions, costs, strict=True)]):
        if len(group) > _LARGEST_GROUP:
            continue
        folded = {row: fold(names[row] or "") for row in group}
        numbers = {row: _NUMBERS.findall(text) for row, text in folded.items()}
        for later, earlier in _pairs([row for row in group if len(folded[row]) >= _FEWEST_LETTERS]):
            one, other = folded[earlier], folded[later]
            if numbers[earlier] == numbers[later] and fuzz.ratio(one, other, score_cutoff=_NEAR):
                yield earlier, later


def _pairs(group: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each row with each one before it."""
    return ((later, earlier) for place, later in enumerate(group) for earlier in group[:place])


def _groups(keys: Sequence[Any]) -> list[list[int]]:
    """The rows that share a key, where more than one does; absent keys share nothing."""
    if len(set(keys)) == len(keys):  # the usual case of codes and names
        return []
    rows: dict[Any, list[int]] = {}
    for row, key in enumerate(keys):
        if key:
            rows.setdefault(key, []).append(row)
    return [group for group in rows.values() if len(group) > 1]


def _to_first(group: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((group[0], later) for later in group[1:])


def _plain(columns: Columns, field: str, count: int) -> Sequence[Any]:
    """A field's values, figures that are no numbers absent; None throughout where it is not known."""
    values = columns.get(field)
    if values is None:
        return [None] * count
    if field == "cost":
        return [None if value is None or value != value else value for value in values]  # noqa: PLR0124 -- NaN
    return values


def _same(one: object, other: object) -> bool | None:
    """Whether two values are the same; None where either is absent."""
    return None if not one or not other else one == other
