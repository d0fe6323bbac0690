"""Which field a heading names: looked up among the spellings, its numbering, notes and units taken off first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from indmap.ingest.dates import Precision, read_date
from indmap.ingest.slices import is_slice
from indmap.ingest.units import split_unit, unit_of, without_units
from indmap.words.fields import Kind, fields
from indmap.words.spellings import find

NUMBERED = re.compile(r"^\s*\d{1,3}(?:\.\d{1,2})?[.)]?\s+(?=\D)")
PARENTHESES = re.compile(r"\([^()]*\)")
_HYPHEN = re.compile(r"(?<=\w)-\s*\n\s*(?=\w)")
_NOTED = re.compile(r"(?P<heading>[^(),]+)[(,]\s*(?P<note>[^(),]+?)\s*\)?(?P<unit>[\s(,].*)?", re.DOTALL)
_TOGETHER = re.compile(r"\s*[,;/\n]\s*")
_FIGURES = (Kind.MONEY, Kind.INTEGER, Kind.SHARE, Kind.NUMBER)
_GIVES_WAY = 2
_LONGEST_DAY = 4
_WORDS = (Kind.TEXT, Kind.CODE)


@dataclass(frozen=True)
class Match:
    """A heading's field; ``rank`` is 0 where the whole heading is spelt so, more where a part is, or it gives way."""

    field: str
    rank: int


@lru_cache(maxsize=4096)
def field_of_one(heading: str) -> str | None:
    """The field that a heading of one level names.

    >>> field_of_one("Стоимость проекта, млрд тенге"), field_of_one("2. Регион"), field_of_one("погода")
    ('cost', 'region', None)
    >>> field_of_one("Наименование проекта, инициатор"), field_of_one("Инвестиции (факт), млн тг")
    ('name', 'spent')
    """
    if (noted := _NOTED.fullmatch(heading)) and not find("headings", heading) and find("plan_fact", noted["note"]):
        return _planned_or_done(noted["note"], noted["heading"])
    found = next((field for text in _variants(heading) if (field := find("headings", text))), None)
    return found or _first_of_several(heading) or _before_plan_or_fact(heading)


def field_of(parts: Sequence[str]) -> Match | None:
    """The field that a heading of several levels names: with its groups first, then by its leaf alone.

    A figure of one year, region or sector is not the project's own and names no field.

    >>> field_of(["Рабочие места", "постоянные"]), field_of(["Сроки", "Начало реализации"])
    (Match(field='jobs', rank=0), Match(field='start_date', rank=1))
    >>> field_of(["2021 год", "Стоимость"])
    """
    return _field_of(tuple(parts))


@lru_cache(maxsize=4096)
def _field_of(parts: tuple[str, ...]) -> Match | None:
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
        if _plan_or_fact(leaf) and field_of_one(group):
            field = _planned_or_done(leaf, group)
            return (Match(field, 1), (group, leaf)) if field else None
        if field := _planned_or_done(group, leaf):
            return Match(field, 1), (group, leaf)
    if field := field_of_one(leaf):
        return Match(field, _GIVES_WAY if _gives_way(leaf) else 1 if groups else 0), (leaf,)
    return None


def _before_plan_or_fact(heading: str) -> str | None:
    """The field of a heading whose last word says plan or fact with nothing between."""
    *rest, last = heading.split() or [""]
    return _planned_or_done(last, " ".join(rest)) if rest and find("plan_fact", last) else None


def _planned_or_done(word: str, heading: str) -> str | None:
    """The field that a heading names beside the word plan or fact; of what holds the done alone there is no plan."""
    code = _plan_or_fact(word)
    field = field_of_one(heading) if code else None
    if field is None:
        return None
    planned = next((name for name, about in fields().items() if about.done == field), None)
    if planned is None:
        return fields()[field].done if code == "fact" and fields()[field].done else field
    return field if code == "fact" else planned if fields()[field].kind is Kind.DATE else None


def _plan_or_fact(word: str) -> str | None:
    """Whether a word of a heading says plan or fact, perhaps with its day and its unit."""
    return next((code for text in _variants(word) if (code := find("plan_fact", text))), None)


def _gives_way(heading: str) -> bool:
    """Whether a heading says less than another of its field may: a mere «name», a period in place of its end."""
    return any(find("lesser", text) for text in _variants(heading))


def _first_of_several(heading: str) -> str | None:
    """The first field of a heading that names several in words: their texts stand in one cell, that one first."""
    named = [find("headings", part) for part in _TOGETHER.split(heading.strip())]
    first = named[0]
    return first if first and all(named) and fields()[first].kind in _WORDS else None


def fields_of(headings: Sequence[Sequence[str]]) -> Iterator[str]:
    """The fields that the headings name, as often as they name them."""
    return (match.field for parts in headings if (match := field_of(parts)))


def _variants(heading: str) -> Iterator[str]:
    yield heading
    yield from without_units(heading)
    yield from (f"{note} {PARENTHESES.sub(' ', heading)}" for note in PARENTHESES.findall(heading))
    yield from without_units(PARENTHESES.sub(" ", heading))
    yield from (each for text in (heading, *without_units(heading)) for each in _without_day(text))
    if _HYPHEN.search(heading):
        yield from _variants(_HYPHEN.sub("", heading))
    numbered = NUMBERED.sub("", heading)
    if numbered != heading:
        yield from _variants(numbered)


def _without_day(heading: str) -> Iterator[str]:
    """A heading without the day that it speaks of.

    >>> list(_without_day("Статус на 01.10.2021 г.")), list(_without_day("Статус на 2021 год"))
    (['Статус'], [])
    """
    words = heading.split()
    for length in range(1, min(_LONGEST_DAY, len(words) - 2) + 1):
        when = read_date(" ".join(words[-length:]))
        if when and when.precision is Precision.DAY and find("as_of", words[-length - 1]) == "before_day":
            yield " ".join(words[: -length - 1])
