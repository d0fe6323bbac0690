"""Official statistics as a person entered them, each figure with its source; nothing here is ever made up."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from indmap.words.codelists import codelist

YEARS = range(2010, 2041)
"""The years that a series may speak of."""


@dataclass(frozen=True)
class Point:
    """A year's official value in base units, where it was published, and the day that says so."""

    year: int
    value: float
    source: str
    published: str = ""
    """A day in ISO form, empty where none is stated."""


@dataclass(frozen=True)
class Official:
    """One target's official series, the earliest year first, and what must be known to read it.

    ``base_year`` is None until a person states it: the published target does not. ``workers`` and ``value_added`` are
    for productivity alone: the number employed in the year of the last figure, and the share of value added in output
    (1 where productivity is reckoned by output).
    """

    base_year: int | None = None
    points: tuple[Point, ...] = ()
    prices: str = ""
    workers: float | None = None
    value_added: float | None = None

    @property
    def base(self) -> Point | None:
        """The figure of the base year."""
        return next((point for point in self.points if point.year == self.base_year), None)

    @property
    def last(self) -> Point | None:
        """The latest figure, none without a base to hold it against."""
        return self.points[-1] if self.base and self.points[-1].year >= self.base.year else self.base


@dataclass(frozen=True)
class Assumptions:
    """What is assumed of new plants: years until full capacity, and the share of it that is then used."""

    ramp_up: int = 1
    utilisation: float = 1.0


@dataclass(frozen=True)
class Aims:
    """The official series by target, and what is assumed of the register's projects."""

    official: Mapping[str, Official] = field(default_factory=dict)
    assumptions: Assumptions = field(default_factory=Assumptions)

    def of(self, target: str) -> Official:
        """A target's series, empty where none was entered."""
        return self.official.get(target, Official())


def series(points: Sequence[Point]) -> tuple[Point, ...]:
    """Figures in the order of their years; of two for one year the later stands."""
    usable = [point for point in points if point.year in YEARS and math.isfinite(point.value) and point.value > 0]
    return tuple(sorted({point.year: point for point in usable}.values(), key=lambda point: point.year))


def to_record(official: Official) -> dict[str, Any]:
    """What is kept of a series."""
    return asdict(official)


def from_record(record: Mapping[str, Any]) -> Official:
    """The series that was kept."""
    prices = str(record.get("prices", ""))
    return Official(
        base_year=record.get("base_year"),
        points=series([Point(**point) for point in record.get("points", ())]),
        prices=prices if prices in codelist("price_bases") else "",
        workers=record.get("workers"),
        value_added=record.get("value_added"),
    )
