"""Section rows: a region, a sector, a stage or a year that stands as a row of its own and holds for the rows below."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from indmap.ingest.body import REASONS, Body
from indmap.ingest.columns import Column, Mask, taken_apart
from indmap.ingest.dates import Precision, read_date
from indmap.ingest.grid import Cell
from indmap.ingest.notes import Notes
from indmap.words.regions import Division, division_at, find_region
from indmap.words.spellings import find, fold, spellings

_LONGEST = 120
_SHORTEST_YEAR, _LONGEST_YEAR = 4, 24
_ORDINAL = re.compile(r"^\s*(?:[IVXLC]{1,5}|\d{1,3}(?:\.\d{1,2})*|[^\W\d_])\s*[.)]\s*(?=\D)")
_TAIL = re.compile(r"(?:\([^()]*\)|[\s:;.,–—-])+$")
_SPELT = (("sector", "sectors"), ("stage", "stages"), ("level", "levels"))
_TITLES = (REASONS.index("section_row"), REASONS.index("total_row"))


@dataclass(frozen=True)
class Section:
    """What a section's title says: the field, the text to read it from, and the code it names (a year as written)."""

    field: str
    text: str
    code: str


@lru_cache(maxsize=4096)
def section_of(label: str, division: Division) -> Section | None:
    """The section that a title opens, or None.

    >>> section_of("II. Павлодарская область:", Division.D2022)
    Section(field='region', text='Павлодарская область', code='KZ-55')
    >>> section_of("2021 год", Division.D2022).field, section_of("Исполнитель: Ахметов", Division.D2022)
    ('planned_date', None)
    """
    if len(label) > _LONGEST:
        return None
    bare = _ORDINAL.sub("", label)
    whole = (_TAIL.sub("", bare).strip(), _TAIL.sub("", label).strip(), label.strip())
    for text in dict.fromkeys((*whole, *_inside(bare))):
        if code := find_region(text, division):
            return Section("region", text, code)
        for field, spelt in _SPELT:
            if code := find(spelt, text):
                return Section(field, text, code)
    return _year(label.strip())


def _inside(label: str) -> Iterator[str]:
    """What a title says, without the words and numbers around it that go along with any title; the longest first.

    >>> list(_inside("По Павлодарской области - 12 ед."))
    ['по павлодарской области', 'павлодарской области']
    """
    words = fold(label).split(" ")
    known = spellings("section_words")
    first, last = 0, len(words)
    while first < last and _goes_along(words[first], known):
        first += 1
    while last > first and _goes_along(words[last - 1], known):
        last -= 1
    for start in range(first + 1) if last > first else ():
        yield " ".join(words[start:last])


def _goes_along(word: str, known: Mapping[str, str]) -> bool:
    return word in known or word.isdecimal()


def _year(text: str) -> Section | None:
    if not _SHORTEST_YEAR <= len(text) <= _LONGEST_YEAR or not any(letter.isdigit() for letter in text):
        return None
    when = read_date(text)
    if when and when.precision is Precision.YEAR and when.first.year == when.last.year:
        return Section("planned_date", str(when.first.year), str(when.first.year))
    return None


def carry(body: Body, reasons: npt.NDArray[np.int8], as_of: date | None, row: int, notes: Notes) -> Body:
    """The body with every section's value in the blank cells below its title; ``row`` is the body's first in Excel.

    A field that has no column of its own gets one, under the letter of the first title.
    """
    titles = np.flatnonzero(np.isin(reasons, _TITLES))
    if not titles.size:
        return body
    holds = _sections(body, titles.tolist(), reasons, division_at(as_of))
    columns = dict(body.columns)
    for field in dict.fromkeys(section.field for _, section, _ in _opened(holds)):
        values = _down(holds, field, body.height)
        column = columns.get(field)
        blank = column.is_blank[column.places] if column else np.ones(body.height, bool)
        fills = blank & (reasons == 0) & np.array([value is not None for value in values], bool)
        if fills.any():
            columns[field] = _filled(column, values, fills, _first_letter(body, holds, field))
            _note(body, holds, field, fills, row, notes)
    return replace(body, columns=columns)


_Hold = tuple[int, Section | None, int]


def _sections(body: Body, titles: list[int], reasons: npt.NDArray[np.int8], division: Division) -> list[_Hold]:
    """For each title its row, what it opens and the place of its cell; a title that opens nothing closes the others.

    One that follows a known title directly, or stands where such ones do, is a level below it and closes nothing.
    """
    found: list[_Hold] = []
    known_before, nested = -2, False
    for row in titles:
        section, place = _title(body, row, division)
        if section:
            known_before = row
            found.append((row, section, place))
        elif reasons[row] == _TITLES[0]:
            nested = nested or row == known_before + 1
            if not nested:
                found.append((row, None, place))
    return found


def _title(body: Body, row: int, division: Division) -> tuple[Section | None, int]:
    first = next((place for place, cells in enumerate(body.cells) if _says(cells[row])), 0)
    for place in dict.fromkeys((first, body.places["name"])):
        if place < len(body.cells) and (label := _label(body.cells[place][row])):
            section = section_of(label, division)
            if section:
                return section, place
    return None, first


def _says(cell: Cell) -> bool:
    return cell != ""


def _label(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell if isinstance(cell, str) else ""


def _opened(holds: list[_Hold]) -> Iterator[tuple[int, Section, int]]:
    return ((row, section, place) for row, section, place in holds if section)


def _down(holds: list[_Hold], field: str, height: int) -> list[str | None]:
    """A field's value for each row: from its title down to the next of the same or of a higher level."""
    levels = list(dict.fromkeys(section.field for _, section, _ in _opened(holds)))
    values: list[str | None] = [None] * height
    ends = [(row, section) for row, section, _ in holds if _ends(section, field, levels)]
    for (row, section), after in zip(ends, [*(row for row, _ in ends[1:]), height], strict=True):
        if section and section.field == field:
            values[row:after] = [section.text] * (after - row)
    return values


def _ends(section: Section | None, field: str, levels: list[str]) -> bool:
    return section is None or levels.index(section.field) <= levels.index(field)


def _filled(column: Column | None, values: list[str | None], fills: Mask, letter: str) -> Column:
    if column is None:
        return taken_apart(letter, [value or "" if fill else "" for value, fill in zip(values, fills, strict=True)])
    cells = [column.distinct[place] for place in column.places.tolist()]
    for row in np.flatnonzero(fills).tolist():
        cells[row] = values[row] or ""
    return taken_apart(column.letter, cells)


def _first_letter(body: Body, holds: list[_Hold], field: str) -> str:
    return next(body.letters[place] for _, section, place in _opened(holds) if section.field == field)


def _note(body: Body, holds: list[_Hold], field: str, fills: Mask, row: int, notes: Notes) -> None:
    """One finding a section that gave its value to any row."""
    starts = [(start, section, place) for start, section, place in _opened(holds) if section.field == field]
    for (start, section, place), after in zip(starts, [*(s for s, _, _ in starts[1:]), body.height], strict=True):
        if fills[start:after].any():
            raw = _label(body.cells[place][start])
            notes.add("section_carried", body.letters[place], [row + start], field, raw, section.code)
