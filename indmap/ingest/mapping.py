"""Which column is which field: headings looked up among the spellings, their units taken off first."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from indmap.ingest.cells import as_text
from indmap.ingest.columns import taken_apart
from indmap.ingest.evidence import ENOUGH_ROWS, Guess, guesses
from indmap.ingest.grid import Grid
from indmap.ingest.notes import Notes
from indmap.ingest.units import NO_UNIT, Unit, split_unit, unit_of
from indmap.register.layout import ColumnMeaning
from indmap.words.fields import Kind, fields
from indmap.words.spellings import find, fold

_NUMBERED = re.compile(r"^\s*\d{1,3}(?:\.\d{1,2})?[.)]?\s+(?=\D)")
_PARENTHESES = re.compile(r"\([^()]*\)")
_LONGEST_RAW = 200
_EXAMPLES, _LONGEST_EXAMPLE = 5, 80


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

    >>> field_of(["Рабочие места", "постоянные"]), field_of(["Сроки", "Начало реализации"])
    (Match(field='jobs', rank=0), Match(field='start_date', rank=1))
    """
    parts = [part for part in parts if unit_of(part) is None] or list(parts)
    if not parts:
        return None
    *groups, leaf = parts
    for group in reversed(groups):
        for text in (f"{split_unit(leaf)[0]} {group}", f"{group} {leaf}"):
            if field := field_of_one(text):
                return Match(field, 0)
    if field := field_of_one(leaf):
        return Match(field, 1 if groups else 0)
    return None


def fields_of(headings: Sequence[Sequence[str]]) -> Iterator[str]:
    """The fields that the headings name, as often as they name them."""
    return (match.field for parts in headings if (match := field_of(parts)))


def columns_of(
    grid: Grid, headings: Sequence[Sequence[str]], unit_above: Unit, row: int, notes: Notes
) -> tuple[ColumnMeaning, ...]:
    """What every column with a heading means; ``row`` is the header's last row in Excel, where findings point."""
    matches = [field_of(parts) for parts in headings]
    ranked = sorted((match.rank, column) for column, match in enumerate(matches) if match)
    chosen: dict[str, int] = {}
    for _, column in ranked:
        chosen.setdefault(_field(matches[column]), column)
    guessed = _guessed(grid, headings, matches, row)
    meanings = []
    for column, (parts, match) in enumerate(zip(headings, matches, strict=True)):
        if not parts:
            continue
        letter, heading = grid.letters[column], " ▸ ".join(parts)[:_LONGEST_RAW]
        guess = guessed.get(column)
        field = match.field if match and chosen[match.field] == column else guess.field if guess else None
        if guess:
            notes.add("guessed_column", letter, [row], guess.field, heading)
        elif field is None and find("ordinals", parts[-1]) is None:
            code = "duplicate_column" if match else "unknown_column"
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


def _guessed(
    grid: Grid, headings: Sequence[Sequence[str]], matches: Sequence[Match | None], row: int
) -> Mapping[int, Guess]:
    """The columns that no spelling names but their cells give away."""
    unnamed = {place: _bare(parts) for place, parts in enumerate(headings) if parts and matches[place] is None}
    if not unnamed:
        return {}
    below = grid.rows[row - grid.top + 1 :][:ENOUGH_ROWS]
    columns = {place: taken_apart(grid.letters[place], [cells[place] for cells in below]) for place in unnamed}
    return guesses(unnamed, columns, {match.field for match in matches if match})


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
