"""A header found by its shape, where too few spellings name it: short words over columns of figures, days or codes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from indmap.ingest.columns import Column, taken_apart
from indmap.ingest.evidence import FEWEST, counts_up, share_of, tells_apart
from indmap.ingest.grid import Cell, Grid
from indmap.ingest.header import HEAD_ROWS, Header, blocks_through, data_below, headings_of, is_year, top_of
from indmap.ingest.hints import NO_HINT, Hint
from indmap.words.fields import Field, Kind, fields
from indmap.words.spellings import find, fold

_CANDIDATES = 6
_WIDEST = 200
_LONGEST_HEADING = 300
_NEARLY_ALL = 0.8
_HALF = 0.5


def shaped_header(grid: Grid, hint: Hint = NO_HINT) -> Header | None:
    """The block of rows that looks most like a header over a table of projects; None where nothing does.

    Below it one column at least holds words that tell the rows apart, and another figures, days or codes of a list.
    """
    head = grid.head(HEAD_ROWS)
    if head.width > _WIDEST:
        return None
    rows = head.resolved
    ranked = sorted(
        (row for row in range(len(rows)) if _may_head(rows[row])), key=lambda row: (-_words(rows[row]), row)
    )
    through = {block for row in ranked[:_CANDIDATES] for block in blocks_through(head, row)}
    blocks = sorted(block for block in through if all(map(_may_group, head.rows[slice(*block)])))
    best: Header | None = None
    best_key = (0, 0, False, 0)
    for first, last in blocks:
        headings, data = headings_of(head, first, last), data_below(grid, last)
        evidence = _evidence(head, headings, data)
        is_hinted = hint.points_between(grid.top + last, grid.top + data - 1)
        key = (evidence, sum(map(bool, headings)), is_hinted, last - first)
        if evidence and key > best_key:
            best_key = key
            best = Header(first, last, data, headings, evidence, is_shaped=True, is_hinted=is_hinted)
    if best is None:
        return None
    first = top_of(rows, best.first, best.last)
    return replace(best, first=first, headings=headings_of(head, first, best.last))


def _may_head(row: Sequence[Cell]) -> bool:
    """Whether a row holds nothing but headings: three or more short texts, perhaps with years among them."""
    filled = [cell for cell in row if cell != ""]
    texts = [cell for cell in filled if isinstance(cell, str)]
    if len(texts) < FEWEST or not all(isinstance(cell, str) or is_year(cell) for cell in filled):
        return False
    return all(len(cell) <= _LONGEST_HEADING and any(map(str.isalpha, cell)) for cell in texts if not _is_mark(cell))


def _may_group(row: Sequence[Cell]) -> bool:
    """Whether a row above the last of a header holds groups, and is no title."""
    return sum(cell != "" for cell in row) > 1


def _is_mark(cell: str) -> bool:
    return find("ordinals", cell) is not None


def _words(row: Sequence[Cell]) -> int:
    return len({fold(cell) for cell in row if isinstance(cell, str) and cell})


def _evidence(head: Grid, headings: Sequence[Sequence[str]], data: int) -> int:
    """How many columns under the headings hold cells of one kind; 0 where it is no table of projects."""
    body = [row for row in head.rows[data:] if any(cell != "" for cell in row)]
    headed = [place for place, parts in enumerate(headings) if parts]
    if len(body) < FEWEST or len(headed) < FEWEST:
        return 0
    if len({tuple(map(fold, headings[place])) for place in headed}) < len(headed) * _NEARLY_ALL:
        return 0
    columns = {place: taken_apart("", [row[place] for row in body]) for place in range(head.width)}
    filled = [place for place, column in columns.items() if _is_filled(column)]
    if len(filled) < FEWEST or len(set(filled) & set(headed)) < len(filled) * _NEARLY_ALL:
        return 0
    under = {place: columns[place] for place in filled if place in set(headed)}
    names = [place for place, column in under.items() if tells_apart(column)]
    kinds = dict(_kinds(under, headings))
    return len(names) + len(kinds) if names and kinds else 0


def _is_filled(column: Column) -> bool:
    has = ~column.is_absent[column.places]
    return bool(has.sum() >= max(FEWEST, has.size * _HALF))


def _kinds(columns: Mapping[int, Column], headings: Sequence[Sequence[str]]) -> Iterator[tuple[int, Kind]]:
    """The columns of figures, days or codes, under a heading that is none itself."""
    for place, column in columns.items():
        if counts_up(column) or find("ordinals", headings[place][-1]) is not None:
            continue
        above = taken_apart("", [headings[place][-1]] * FEWEST)
        kind = next((field.kind for field in _told() if share_of(column, field) >= _NEARLY_ALL), None)
        if kind and not any(share_of(above, field) for field in _told() if field.kind is kind):
            yield place, kind


@cache
def _told() -> tuple[Field, ...]:
    """A field of each kind that cells give away."""
    codes = [field for field in fields().values() if field.kind is Kind.CODE]
    return (fields()["planned_date"], fields()["cost"], *codes)
