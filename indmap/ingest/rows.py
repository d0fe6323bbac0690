"""Which rows of a table are projects, and why each of the others is set aside."""

import re
from collections.abc import Callable
from functools import cache

import numpy as np
import numpy.typing as npt

from indmap.ingest.body import REASONS, Body
from indmap.ingest.cells import clean
from indmap.ingest.columns import Column, Mask, taken_apart, used
from indmap.ingest.grid import Cell
from indmap.ingest.header import is_year, repeats
from indmap.ingest.measures import says_units
from indmap.ingest.sections import section_of
from indmap.words.regions import Division
from indmap.words.spellings import find, fold, spellings

_SUMMED = ("region", "sector")
_FEWEST_FOR_SECTIONS = 4
_LEADING = 3
_SHORTEST_BIN = 8
_ENDING = 3
_LONGEST_LABEL = 200
_PREFIXES = {"total_prefix": "total_row", "of_which_prefix": "of_which_row"}
_TOTALS = ("total_row", "total_prefix")
_LAST_WORD = re.compile(r"(?:\s[-–—]|,)\s*([^\W\d_]+)\s*:?\s*$")
_MARKS = " \t\n\u00a0-–—−•*«»\"'“”(["
_AFTER = _MARKS + ":"


def sorted_out(body: Body) -> npt.NDArray[np.int8]:
    """For each row, the place in ``REASONS`` of why it is set aside, zero where it is kept; the first reason wins."""
    name = body.columns["name"]
    unnamed, counts, empty = name.is_absent[name.places], _of_numbers(name, _counts), body.without_figures()
    filled = _filled(body)
    label = _labels(body, unnamed | counts | _of_numbers(name, str.isdecimal))
    reasons = np.zeros(body.height, np.int8)
    for code, rows in (
        ("no_name", unnamed),
        ("section_row", counts & empty),
        ("total_row", counts & ~empty),
        *_named_sections(body),
        ("of_which_row", label == REASONS.index("of_which_row")),
        ("section_row", label == REASONS.index("section_row")),
        ("section_row", _alone(body, filled)),
        ("continuation_row", _continues(body, unnamed & (filled > 0) & (label == 0))),
        ("total_row", label == REASONS.index("total_row")),
        ("repeated_header", _repeated(body) | _measured(body, unnamed & (filled > 0))),
        ("blank_row", filled == 0),
    ):
        reasons[rows] = REASONS.index(code)
    return reasons


def label_code(cell: Cell) -> str | None:
    """What a row's label makes of it: ``total_row``, ``section_row``, ``of_which_row`` or nothing.

    >>> label_code("ИТОГО:"), label_code("Итого по мероприятию"), label_code("TOTAL-M LTD"), label_code("из них:")
    ('total_row', 'total_row', None, 'section_row')
    >>> label_code("I. Республиканские проекты - всего"), label_code("Облыс бойынша жиыны:")
    ('total_row', 'total_row')
    """
    if not isinstance(cell, str) or len(cell) > _LONGEST_LABEL:
        return None
    if (tail := _LAST_WORD.search(cell)) and spellings("totals").get(fold(tail[1])) in _TOTALS:
        return "total_row"
    if _may_end(cell.rstrip(_AFTER)[-_ENDING:].casefold()) and _ends_as_total(fold(cell)):
        return "total_row"
    if not _may_begin(cell.lstrip(_MARKS)[:1].casefold()):
        return None
    text = clean(cell)
    folded, known = fold(text), spellings("totals")
    if code := known.get(folded):
        return _PREFIXES.get(code, code)
    words = folded.split(" ")
    for length in (1, 2, 3):
        code = known.get(" ".join(words[:length]))
        if code in _PREFIXES or (code == "section_row" and text.rstrip().endswith(":")):
            return _PREFIXES.get(code, code)
    return None


def _ends_as_total(label: str) -> bool:
    """Whether more than a total's name stands before the last words of a label that say total."""
    words = label.split(" ")
    return any(len(words) > length and find("total_ends", " ".join(words[-length:])) for length in (1, 2))


@cache
def _may_end(letters: str) -> bool:
    """Whether any label that says total in its last words ends with the letters: hardly any name does."""
    return any(spelling.endswith(fold(letters) or " ") for spelling in spellings("total_ends"))


def _owns(column: Column) -> Mask:
    """Rows in which a column names somebody; how many projects a total is of stands there too."""
    found: Mask = ~(column.is_absent[column.places] | _of_numbers(column, _is_no_bin) | _of_numbers(column, _counts))
    return found


def _is_no_bin(text: str) -> bool:
    return text.isdecimal() and len(text) < _SHORTEST_BIN


def _of_numbers(column: Column, says: Callable[[str], bool]) -> Mask:
    """Rows of whose texts, beginning with a digit, this is true."""
    found = np.zeros(len(column.distinct), bool)
    for place in column.numbered:
        found[place] = says(column.texts[place])
    return found[column.places]


def _counts(text: str) -> bool:
    """Whether a text only counts projects, as a row of totals does where a name belongs.

    >>> _counts("17 проектов"), _counts("17 проектов ГЧП")
    (True, False)
    """
    number, _, word = text.partition(" ")
    return bool(word) and number.isdecimal() and find("counted", word) is not None


@cache
def _may_begin(letter: str) -> bool:
    """Whether any label begins with the letter, folded: most names are told apart by it."""
    return any(spelling.startswith(fold(letter) or " ") for spelling in spellings("totals"))


def _labels(body: Body, unnamed: Mask) -> npt.NDArray[np.int8]:
    """Rows whose label says total or section: the label stands in the name, or left of it with no name beside it."""
    found = np.zeros(body.height, np.int8)
    name_place = body.places["name"]
    owners = [body.columns[field] for field in ("company", "bin") if field in body.columns]
    owned = np.any([_owns(column) for column in owners], axis=0) if owners else np.False_
    by_place = {body.places[field]: column for field, column in body.columns.items()}
    for place in sorted({*range(min(name_place, len(body.cells))), *range(min(_LEADING, len(body.cells))), name_place}):
        stands = ~owned if place == name_place else unnamed
        column = by_place.get(place) or taken_apart("", body.cells[place])
        codes = np.zeros(len(column.distinct), np.int8)
        for distinct in used(column.places[stands & (found == 0)]):
            codes[distinct] = REASONS.index(label_code(column.distinct[distinct]) or "")
        if codes.any():
            found = np.where((found == 0) & stands, codes[column.places], found).astype(np.int8)
    return found


def _filled(body: Body) -> npt.NDArray[np.int32]:
    """How many cells of each row hold anything."""
    by_place = {body.places[field]: column for field, column in body.columns.items()}
    filled: npt.NDArray[np.int32] = np.zeros(body.height, np.int32)
    for place, cells in enumerate(body.cells):
        if column := by_place.get(place):
            filled += ~column.is_blank[column.places]
        else:
            filled += np.fromiter((bool(c.strip()) if type(c) is str else True for c in cells), bool, body.height)
    return filled


def _alone(body: Body, filled: npt.NDArray[np.int32]) -> Mask:
    """Rows with one cell, a text: the name of a section, or a note."""
    headed = sum(1 for parts in body.headings if parts)
    alone: Mask = np.asarray(filled == 1)
    if headed < _FEWEST_FOR_SECTIONS:
        name = body.columns["name"]
        alone &= name.is_blank[name.places]
    for row in np.flatnonzero(alone).tolist():
        alone[row] = all(isinstance(cells[row], str) or is_year(cells[row]) for cells in body.cells)
    return alone


def _named_sections(body: Body) -> tuple[tuple[str, Mask], ...]:
    """Rows named after a region, a sector or a stage that say nothing else: titles, or totals where they hold sums."""
    name = body.columns["name"]
    bare = body.bare() & ~name.is_absent[name.places]
    titles, sums = np.zeros(len(name.distinct), bool), np.zeros(len(name.distinct), bool)
    for distinct in used(name.places[bare]):
        cell = name.distinct[distinct]
        section = section_of(cell, Division.D2022) if isinstance(cell, str) else None
        titles[distinct] = section is not None
        sums[distinct] = section is not None and section.field in _SUMMED
    empty = body.without_figures()
    return ("section_row", bare & titles[name.places] & empty), ("total_row", bare & sums[name.places] & ~empty)


def _continues(body: Body, unnamed: Mask) -> Mask:
    """Rows that go on with the project above: no name, no figures, and nothing but in known columns right of it."""
    rows: Mask = unnamed & body.without_figures()
    name = body.columns["name"]
    named = ~name.is_absent[name.places]
    right = {place for place in body.places.values() if place > body.places["name"]}
    others = [cells for place, cells in enumerate(body.cells) if place not in right and place != body.places["name"]]
    for row in np.flatnonzero(rows).tolist():  # downwards: one may follow another
        above = row > 0 and bool(named[row - 1] or rows[row - 1])
        rows[row] = above and all(cells[row] == "" for cells in others)
    return rows


def _measured(body: Body, rows: Mask) -> Mask:
    """Of these rows, those that only say the units of the columns, below the head of a page."""
    found: Mask = np.zeros(body.height, bool)
    for row in np.flatnonzero(rows).tolist():
        found[row] = says_units([cells[row] for cells in body.cells])
    return found


def _repeated(body: Body) -> Mask:
    name = body.columns["name"]
    parts = {fold(part) for part in body.headings[body.places["name"]]}
    longest = 2 * max(map(len, parts), default=0)
    same = [isinstance(cell, str) and len(cell) <= longest and fold(cell) in parts for cell in name.distinct]
    found: Mask = np.zeros(body.height, bool)
    for row in np.flatnonzero(np.array(same, bool)[name.places]).tolist() if any(same) else ():
        cells = [cells[row] for cells in body.cells]
        found[row] = repeats([cell.strip() if isinstance(cell, str) else "" for cell in cells], body.headings)
    return found
