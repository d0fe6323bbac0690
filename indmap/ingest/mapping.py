"""Which column is which field, and in what unit: by its heading first, then by its cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from indmap.ingest.cells import as_text
from indmap.ingest.columns import Column, taken_apart
from indmap.ingest.evidence import ENOUGH_ROWS, Guess, guesses, proposals
from indmap.ingest.grid import Grid
from indmap.ingest.headings import NUMBERED, PARENTHESES, Match, field_of, fields_of
from indmap.ingest.notes import Notes
from indmap.ingest.slices import is_slice, year_of
from indmap.ingest.units import NO_UNIT, Unit, bracketed_unit, split_unit, unit_of
from indmap.register.layout import ColumnMeaning
from indmap.words.fields import Kind, fields
from indmap.words.spellings import find

_LONGEST_RAW = 200
_EXAMPLES, _LONGEST_EXAMPLE = 5, 80


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
    """The column of each field: the one whose heading says it whole, in its currency, of the latest year, the first."""
    ranked = sorted(
        (match.rank, _is_foreign(match.field, headings[column]), -max(map(year_of, headings[column])), column)
        for column, match in enumerate(matches)
        if match
    )
    chosen: dict[str, int] = {}
    for *_, column in ranked:
        chosen.setdefault(_field(matches[column]), column)
    return chosen


def _is_foreign(field: str, parts: Sequence[str]) -> bool:
    """Whether a heading states another currency than the field is kept in."""
    currency = fields()[field].currency
    return currency is not None and _unit_of_heading(parts).currency not in (None, currency)


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
    levels = [split_unit(NUMBERED.sub("", part))[0] for part in parts if unit_of(part) is None]
    return " ".join(level for level in levels if level)


def unit_above(grid: Grid, header: int) -> Unit:
    """The unit of money above the table: in a lone cell, or in the brackets of a title."""
    texts = [cell for row in reversed(grid.rows[:header]) for cell in row if isinstance(cell, str) and cell.strip()]
    units = [*(unit_of(text) or NO_UNIT for text in texts), *map(bracketed_unit, texts)]
    return next((unit for unit in units if unit.scale or unit.currency), NO_UNIT)


def _field(match: Match | None) -> str:
    return match.field if match else ""


def _unit_of_heading(parts: Sequence[str]) -> Unit:
    unit = NO_UNIT
    for part in reversed(parts):
        unit = unit | split_unit(part)[1] | split_unit(PARENTHESES.sub(" ", part))[1]
    return unit


def _meaning(letter: str, heading: str, field: str | None, unit: Unit, above: Unit) -> ColumnMeaning:
    kind = fields()[field].kind if field else None
    if kind is Kind.MONEY:
        unit = unit if unit.scale or unit.currency else above
        factor = unit.scale or (1.0 if unit.currency else None)
        return ColumnMeaning(letter, heading, field, factor, unit.currency or (fields()[field or ""].currency))
    factor = unit.scale if kind is Kind.INTEGER else 0.01 if kind is Kind.SHARE and unit.is_percent else None
    return ColumnMeaning(letter, heading, field, factor)
