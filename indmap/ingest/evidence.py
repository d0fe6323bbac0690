"""What a column's cells say of its field, for headings that no spelling names: never the heading alone.

A heading nearly spelt like a field's counts where the cells hold what the field holds; a heading that says nothing
counts where the cells are of a closed list (regions, sectors, stages, …) or business identification numbers, and no
other column is. A heading with a word of another matter (payment, contract, certificate) is never guessed at. What is
only proposed for a person to settle is less sure than ``SURE_ENOUGH``.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from indmap.ingest.checks import is_bin
from indmap.ingest.columns import Column, used
from indmap.ingest.dates import EARLIEST, LATEST, read_date
from indmap.ingest.figures import read_figure
from indmap.ingest.grid import Cell
from indmap.words.fields import Field, Kind, fields
from indmap.words.spellings import find, fold, spellings

ENOUGH_ROWS = 300
"""Rows looked at: a column shows its kind early."""

SURE_ENOUGH = 0.6
"""Less sure than this, a person is asked."""

FEWEST = 3
"""Cells that make a column, and columns that make a table."""

_MARGIN = 6
_PROPOSED = 0.5
_NEAREST = {Kind.CODE: 74, Kind.DATE: 82}
_NEAR = 87
_ALMOST_ALL = 0.9
_MOST = 0.7
_BY_VALUES = 0.9
_FIGURE = re.compile(r"[-−+(]?[\d\s\u00a0.,’']*\d[\d\s\u00a0.,’']*\)?\s*%?")


@dataclass(frozen=True)
class Guess:
    """A field, the code of how it was known, and how surely, 0 to 1."""

    field: str
    reason: str
    sure: float


def guesses(headings: Mapping[int, str], columns: Mapping[int, Column], taken: Collection[str]) -> dict[int, Guess]:
    """The columns, by place, that can be known without a spelling; ``taken`` fields have theirs already.

    Headings come folded, without units.
    """
    places = [place for place in headings if _may_be_guessed(headings[place], columns[place])]
    found: dict[int, Guess] = {}
    near = [(score, place, field) for place in places for field, score in _nearest(headings[place], columns[place])]
    free = set(fields()) - set(taken)
    for score, place, field in sorted(near, key=lambda each: -each[0]):
        share = share_of(columns[place], fields()[field])
        if field in free and share >= _MOST:
            found[place] = Guess(field, "similar", round(score / 100 * share, 2))
            free.discard(field)
    rest = {place: columns[place] for place in places if place not in found}
    return found | dict(_by_values(rest, free))


def proposals(columns: Mapping[int, Column], money: Collection[int], taken: Collection[str]) -> dict[int, Guess]:
    """What the columns left over may be, each where no other is of its kind: the name, the planned date, the cost.

    ``money`` are the places whose headings state a unit of money.
    """
    texts = [place for place, column in columns.items() if tells_apart(column)]
    dates = [place for place, column in columns.items() if share_of(column, fields()["planned_date"]) >= _ALMOST_ALL]
    figures = [
        place
        for place, column in columns.items()
        if place not in dates and share_of(column, fields()["cost"]) >= _ALMOST_ALL and not counts_up(column)
    ]
    costs = [place for place in figures if place in money] or figures
    offered = (("name", texts), ("planned_date", dates), ("cost", costs))
    return {
        places[0]: Guess(name, "values", _PROPOSED)
        for name, places in offered
        if len(places) == 1 and name not in taken
    }


def tells_apart(column: Column) -> bool:
    """Whether a column holds words, hardly any of them twice, and no codes: what projects may be called."""
    filled = column.places[~column.is_absent[column.places]]
    if len(used(filled)) < len(filled) * _MOST or share_of(column, fields()["name"]) < _ALMOST_ALL:
        return False
    return not any(share_of(column, field) >= _MOST for field in fields().values() if field.kind is Kind.CODE)


def counts_up(column: Column) -> bool:
    """Whether figures only grow from row to row: numbers of rows, or codes, that measure nothing."""
    numbers = [_number(column.distinct[place]) for place in column.places[~column.is_absent[column.places]].tolist()]
    return all(one is not None and other is not None and one < other for one, other in pairwise(numbers))


def _number(cell: Cell) -> float | None:
    if isinstance(cell, float | int):
        return float(cell)
    figure = read_figure(cell) if isinstance(cell, str) else None
    return figure.value if figure else None


def share_of(column: Column, field: Field) -> float:
    """The share of filled cells that hold what the field holds."""
    filled = ~column.is_absent[column.places]
    if filled.sum() < FEWEST:
        return 0.0
    fits = np.array([_fits(cell, text, field) for cell, text in zip(column.distinct, column.texts, strict=True)], bool)
    return float(fits[column.places][filled].mean())


def _may_be_guessed(heading: str, column: Column) -> bool:
    if find("ordinals", heading) or any(word.startswith(_strangers()) for word in heading.split(" ")):
        return False
    return bool((~column.is_absent[column.places]).sum() >= FEWEST)


def _nearest(heading: str, column: Column) -> Iterator[tuple[str, float]]:
    """The one field whose spelling is nearest to the heading, where it is near enough and no other is as near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 -- most files need no second stage

    if len(heading) < 4 or any(letter.isdigit() for letter in heading):  # «план 2022» is not «план 2021»
        return
    known = spellings("headings")
    best: dict[str, float] = {}
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        for spelling, score, _ in process.extract(heading, known.keys(), scorer=scorer, score_cutoff=68, limit=None):
            best[known[spelling]] = max(best.get(known[spelling], 0), score)
    ranked = sorted(best.items(), key=lambda pair: -pair[1])
    if not ranked:
        return
    field, score = ranked[0]
    rivals = [other for name, other in ranked[1:] if share_of(column, fields()[name]) >= _MOST]
    if score >= _NEAREST.get(fields()[field].kind, _NEAR) and score - max(rivals, default=0) >= _MARGIN:
        yield field, score


def _by_values(columns: Mapping[int, Column], free: Collection[str]) -> Iterator[tuple[int, Guess]]:
    """Columns of a closed list, each where it is the only one of its kind."""
    for name, field in fields().items():
        if name not in free or (field.kind is not Kind.CODE and name != "bin"):
            continue
        shares = {place: share_of(column, field) for place, column in columns.items() if _varies(column, field)}
        fit = [place for place, share in shares.items() if share >= _ALMOST_ALL]
        if len(fit) == 1:
            yield fit[0], Guess(name, "values", round(_BY_VALUES * shares[fit[0]], 2))


def _varies(column: Column, field: Field) -> bool:
    """Whether a column names different codes: one and the same word, or «other», would fit many a list."""
    codes = {find(field.codelist, text) if field.codelist else text for text in column.texts}
    return len(codes - {None, "other"}) >= 2


def _fits(cell: Cell, text: str, field: Field) -> bool:
    if field.code == "bin":
        return is_bin(text.removesuffix(".0").zfill(12) if len(text) > 9 else text)
    if field.kind is Kind.CODE:
        return isinstance(cell, str) and find(field.codelist or "", text) is not None
    if field.kind is Kind.DATE:
        if isinstance(cell, float | int):
            return EARLIEST <= cell <= LATEST and cell == int(cell)
        return read_date(cell) is not None
    if field.kind is Kind.TEXT:
        return isinstance(cell, str) and any(map(str.isalpha, cell)) and read_date(cell) is None
    return isinstance(cell, float | int) or (isinstance(cell, str) and _FIGURE.fullmatch(cell.strip()) is not None)


@cache
def _strangers() -> tuple[str, ...]:
    """The beginnings of words that make a heading one of another matter."""
    return tuple(fold(stem) for stem in spellings("strangers"))
