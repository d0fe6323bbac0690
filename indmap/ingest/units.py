"""Units of measure in headings, lone cells and cells: scale and currency, taken off the words they follow.

``data/spellings/units.csv`` gives each spelling its meanings: a scale, a currency, per cent, people, or ``of`` for
words that only go along with a unit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indmap.words.spellings import fold, spellings

_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_LONGEST = 4
_GROUPS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


@dataclass(frozen=True)
class Unit:
    """A factor to base units, a currency's ISO code, or per cent; whatever was not said is None."""

    scale: float | None = None
    currency: str | None = None
    is_percent: bool = False
    is_said: bool = False

    def __or__(self, other: "Unit") -> "Unit":
        return Unit(
            self.scale if self.scale is not None else other.scale,
            self.currency or other.currency,
            self.is_percent or other.is_percent,
            self.is_said or other.is_said,
        )


NO_UNIT = Unit()


def unit_of(text: str) -> Unit | None:
    """The unit, where the text is nothing but one (or words that go along with one).

    >>> unit_of("(млрд. тенге)"), unit_of("мың адам").scale, unit_of("млрд проектов")
    (Unit(scale=1000000000.0, currency='KZT', is_percent=False, is_said=True), 1000.0, None)
    """
    rest, unit = _taken_off(fold(text).split(" "))
    return None if rest else unit


def split_unit(heading: str) -> tuple[str, Unit]:
    """A heading without its unit, folded, and the unit.

    >>> split_unit("Стоимость (млн тг) проекта, всего")[0], split_unit("Cost Estimate A$m")[1].currency
    ('стоимость проекта', 'AUD')
    """
    *_, (rest, unit) = _steps(heading)
    return rest, unit


def without_units(heading: str) -> Iterator[str]:
    """A heading, folded, with ever more of its units taken off: what looks like one may be its last words.

    >>> list(without_units("Число рабочих мест, ед."))
    ['число рабочих мест ед', 'число рабочих мест', 'число']
    """
    return (rest for rest, _ in _steps(heading))


def bracketed_unit(text: str) -> Unit:
    """The unit in the brackets of a text, as a title has it.

    >>> bracketed_unit("Реестр проектов (в млрд. тенге)").scale, bracketed_unit("Проекты (свыше 5 млрд тенге)")
    (1000000000.0, Unit(scale=None, currency=None, is_percent=False, is_said=False))
    """
    return next((found for group in _GROUPS.findall(text) if (found := unit_of(group))), NO_UNIT)


def _steps(heading: str) -> Iterator[tuple[str, Unit]]:
    unit = NO_UNIT
    for group in _GROUPS.findall(heading):
        if found := unit_of(group):
            heading, unit = heading.replace(group, " "), unit | found
    return ((" ".join(rest), trailing | unit) for rest, trailing in _each_off(fold(heading).split(" ")))


def _taken_off(words: list[str]) -> tuple[list[str], Unit]:
    """The words left after every unit at the end is taken off, and the units together."""
    *_, last = _each_off(words)
    return last


def _each_off(words: list[str]) -> Iterator[tuple[list[str], Unit]]:
    """The words, and then those left after each unit at the end is taken off, with the units so far.

    Two scales side by side, as in millions/billions, leave it to the cells.
    """
    known, unit, rest, is_clash = spellings("units"), NO_UNIT, list(words), False
    yield list(rest), unit
    while rest:
        lengths = range(min(_LONGEST, len(rest)), 0, -1)
        length = next((each for each in lengths if " ".join(rest[-each:]) in known), 0)
        if not length:
            return
        meaning = _meaning(known[" ".join(rest[-length:])])
        is_clash = is_clash or (meaning.scale is not None and unit.scale not in (None, meaning.scale))
        unit = meaning | unit
        del rest[-length:]
        yield list(rest), NO_UNIT if is_clash else unit


def _meaning(codes: str) -> Unit:
    unit = NO_UNIT
    for code in codes.split(" "):
        if code in _SCALES:
            unit = unit | Unit(scale=_SCALES[code], is_said=True)
        elif code == "percent":
            unit = unit | Unit(is_percent=True, is_said=True)
        elif code == "people":
            unit = unit | Unit(is_said=True)
        elif code != "of":
            unit = unit | Unit(currency=code, is_said=True)
    return unit
