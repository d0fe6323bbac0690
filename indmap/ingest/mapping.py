"""Which column is which field: headings looked up among the spellings, their units taken off first."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from indmap.ingest.cells import as_text
from indmap.ingest.columns import Column, taken_apart
from indmap.ingest.evidence import ENOUGH_ROWS, Guess, guesses, proposals
from indmap.ingest.grid import Grid
from indmap.ingest.notes import Notes
from indmap.ingest.slices import is_slice, year_of
from indmap.ingest.units import NO_UNIT, Unit, split_unit, unit_of
from indmap.register.layout import ColumnMeaning
from indmap.words.fields import Kind, fields
from indmap.words.spellings import find, fold

_NUMBERED = re.compile(r"^\s*\d{1,3}(?:\.\d{1,2})?[.)]?\s+(?=\D)")
_PARENTHESES = re.compile(r"\([^()]*\)")
_LONGEST_RAW = 200
_EXAMPLES, _LONGEST_EXAMPLE = 5, 80
_FIGURES = (Kind.MONEY, Kind.INTEGER, Kind.SHARE, Kind.NUMBER)


@dataclass(frozen=True)
class Match:
    """A heading's field; ``rank`` is 0 where the whole heading is spelt so, more where only a part is."""

    field: str
    rank: int


@lru_cache(maxsize=4096)
def field_of_one(heading: str) -> str | None:
    """The field that a heading of one level names.

    >>> field_of_one("Стоимость проекта, млрд тенге"), field_of_one("2. Регион"), field_of_one("погода")
    ('cost', 'region', None)
    """
    return next((field for text in _variants(heading) if (field := find("headings", text))), None)


def field_of(parts: Sequence[str]) -> Match | None:
    """The field that a heading of several levels names: with its groups first, then by its leaf alone.

    A figure of one year, region or sector is not the project's own and names no field.

    >>> field_of(["Рабочие места", "постоянные"]), field_of(["Сроки", "Начало реализации"])
    (Match(field='jobs', rank=0), Match(field='start_date', rank=1))
    >>> field_of(["2021 год", "Стоимость"])
    """
    named = _named(parts)
    if named is None:
        return None
    match, used = named
    others = [part for part in parts if part not in used]
    return None if fields()[match.field].kind in _FIGURES and any(map(is_slice, others)) else match


def _named(parts: Sequence[str]) -> tuple[Match, tuple[str, ...]] | None:
    """The field that the levels name, and those of them that name it."""
    parts = [part for part in parts if unit_of(part) is None] or list(parts)
    if not parts:
        return None
    *groups, leaf = parts
    for group in reversed(groups):
        for text in (f"{split_unit(leaf)[0]} {group}", f"{group} {leaf}"):
            if field := field_of_one(text):
                return Match(field, 0), (group, leaf)
    if field := field_of_one(leaf):
        return Match(field, 1 if groups else 0), (leaf,)
    return None


def fields_of(headings: Sequence[Sequence[str]]) -> Iterator[str]:
    """The fields that the headings name, as often as they name them."""
    return (match.field for parts in headings if (match := field_of(parts)))


def columns_of(
    grid: Grid, headings: Sequence[Sequence[str]], unit_above: Unit, row: int, notes: Notes, sure: float = 1.0
) -> tuple[ColumnMeaning, ...]:
    """What every column with a heading means; ``row`` is the header's last row in Excel, where findings point.

    ``sure`` is how surely the header is one: what is guessed under it is no surer.
    """
    guessed = _guessed(grid, headings, row)
    return _columns(grid, headings, unit_above, row, notes, _less_sure(guessed, sure))


def proposed(
    grid: Grid, headings: Sequence[Sequence[str]], unit_above: Unit, row: int, sure: float = 1.0
) -> tuple[ColumnMeaning, ...]:
    """The same with proposals for what is left, for a person to settle."""
    guessed = _guessed(grid, headings, row)
    unnamed = {place: parts for place, parts in _unnamed(headings).items() if place not in guessed}
    money = {place for place, parts in unnamed.items() if (u := _unit_of_heading(parts)).scale or u.currency}
    taken = {*fields_of(headings), *(guess.field for guess in guessed.values())}
    guessed = guessed | proposals(_below(grid, unnamed, row), money, taken)
    return _columns(grid, headings, unit_above, row, Notes(grid.sheet), _less_sure(guessed, sure))


def _less_sure(guessed: Mapping[int, Guess], sure: float) -> dict[int, Guess]:
    return {place: replace(guess, sure=round(guess.sure * sure, 2)) for place, guess in guessed.items()}


def heading_text(parts: Sequence[str]) -> str:
    """A heading of several levels as one text."""
    return " ▸ ".join(parts)[:_LONGEST_RAW]


def _columns(
    grid: Grid,
    headings: Sequence[Sequence[str]],
    unit_above: Unit,
    row: int,
    notes: Notes,
    guessed: Mapping[int, Guess],
) -> tuple[ColumnMeaning, ...]:
    matches = [field_of(parts) for parts in headings]
    chosen = _chosen(headings, matches)
    meanings = []
    for column, (parts, match) in enumerate(zip(headings, matches, strict=True)):
        if not parts:
            continue
        letter, heading = grid.letters[column], heading_text(parts)
        guess = guessed.get(column)
        field = match.field if match and chosen[match.field] == column else guess.field if guess else None
        if guess:
            notes.add("guessed_column", letter, [row], guess.field, heading)
        elif field is None and find("ordinals", parts[-1]) is None:
            code = "duplicate_column" if match else "part_column" if any(map(is_slice, parts)) else "unknown_column"
            notes.add(code, letter, [row], match.field if match else "", heading)
        meaning = _meaning(letter, heading, field, _unit_of_heading(parts), unit_above)
        meanings.append(replace(meaning, reason=guess.reason, sure=guess.sure) if guess else meaning)
    return with_examples(grid, meanings, row)


def with_examples(grid: Grid, columns: Sequence[ColumnMeaning], row: int) -> tuple[ColumnMeaning, ...]:
    """The columns with the first cells below row ``row`` of Excel."""
    below = grid.rows[row - grid.top + 1 :][:_EXAMPLES]
    places = {letter: place for place, letter in enumerate(grid.letters)}
    return tuple(
        replace(column, examples=tuple(as_text(cells[place])[:_LONGEST_EXAMPLE] for cells in below))
        if (place := places.get(column.letter)) is not None
        else column
        for column in columns
    )


def _chosen(headings: Sequence[Sequence[str]], matches: Sequence[Match | None]) -> Mapping[str, int]:
    """The column of each field: the one whose heading says it whole, of the latest year, the first of them."""
    ranked = sorted(
        (match.rank, -max(map(year_of, headings[column])), column) for column, match in enumerate(matches) if match
    )
    chosen: dict[str, int] = {}
    for *_, column in ranked:
        chosen.setdefault(_field(matches[column]), column)
    return chosen


def _guessed(grid: Grid, headings: Sequence[Sequence[str]], row: int) -> dict[int, Guess]:
    """The columns that no spelling names but their cells give away."""
    unnamed = _unnamed(headings)
    if not unnamed:
        return {}
    bare = {place: _bare(parts) for place, parts in unnamed.items()}
    return guesses(bare, _below(grid, bare, row), set(fields_of(headings)))


def _unnamed(headings: Sequence[Sequence[str]]) -> dict[int, Sequence[str]]:
    """The headings that no spelling names and that do not stand for a part."""
    return {
        place: parts
        for place, parts in enumerate(headings)
        if parts and field_of(parts) is None and not any(map(is_slice, parts))
    }


def _below(grid: Grid, places: Iterable[int], row: int) -> Mapping[int, Column]:
    """The first cells of these columns below row ``row`` of Excel, taken apart."""
    below = grid.rows[row - grid.top + 1 :][:ENOUGH_ROWS]
    return {place: taken_apart(grid.letters[place], [cells[place] for cells in below]) for place in places}


def _bare(parts: Sequence[str]) -> str:
    """A heading's levels as one text, folded, without numbering and units."""
    levels = [split_unit(_NUMBERED.sub("", part))[0] for part in parts if unit_of(part) is None]
    return " ".join(level for level in levels if level)


def unit_above(grid: Grid, header: int) -> Unit:
    """The unit of money in a lone cell above the table."""
    for row in reversed(grid.rows[:header]):
        for cell in row:
            if isinstance(cell, str) and cell.strip() and (unit := unit_of(cell)) and (unit.scale or unit.currency):
                return unit
    return NO_UNIT


def _field(match: Match | None) -> str:
    return match.field if match else ""


def _variants(heading: str) -> Iterator[str]:
    yield heading
    yield (bare := split_unit(heading)[0])
    without_notes = _PARENTHESES.sub(" ", heading)
    yield split_unit(without_notes)[0]
    numbered = _NUMBERED.sub("", heading)
    if numbered != heading:
        yield from _variants(numbered)
    if bare != fold(heading):
        yield bare


def _unit_of_heading(parts: Sequence[str]) -> Unit:
    unit = NO_UNIT
    for part in reversed(parts):
        unit = unit | split_unit(part)[1]
    return unit


def _meaning(letter: str, heading: str, field: str | None, unit: Unit, above: Unit) -> ColumnMeaning:
    kind = fields()[field].kind if field else None
    if kind is Kind.MONEY:
        unit = unit if unit.scale or unit.currency else above
        factor = unit.scale or (1.0 if unit.currency else None)
        return ColumnMeaning(letter, heading, field, factor, unit.currency or (fields()[field or ""].currency))
    factor = unit.scale if kind is Kind.INTEGER else 0.01 if kind is Kind.SHARE and unit.is_percent else None
    return ColumnMeaning(letter, heading, field, factor)
