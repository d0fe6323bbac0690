"""Official statistics as entered by a person, each figure with its source; there are no default figures."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from indmap.words.codelists import codelist

YEARS = range(2010, 2041)
"""The years that a series may have."""


@dataclass(frozen=True)
class Point:
    """A year's official value in base units, with its source and date of publication."""

    year: int
    value: float
    source: str
    published: str = ""
    """An ISO date, empty if none is stated."""


@dataclass(frozen=True)
class Official:
    """One target's official series in ascending years, and what is needed to interpret it.

    ``base_year`` is None until a person states it, as the published target does not. ``workers`` and ``value_added``
    are for productivity only: the number employed in the year of the last figure, and the share of value added in
    output (1 if productivity is measured by output).
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
        """The latest figure; None without a figure of the base year."""
        return self.points[-1] if self.base and self.points[-1].year >= self.base.year else self.base


@dataclass(frozen=True)
class Assumptions:
    """Assumptions on new plants: years until full capacity, and the share of it that is then used."""

    ramp_up: int = 1
    utilisation: float = 1.0


@dataclass(frozen=True)
class Aims:
    """The official series by target, and the assumptions on the register's projects."""

    official: Mapping[str, Official] = field(default_factory=dict)
    assumptions: Assumptions = field(default_factory=Assumptions)

    def of(self, target: str) -> Official:
        """A target's series, empty where none was entered."""
        return self.official.get(target, Official())


def series(points: Sequence[Point]) -> tuple[Point, ...]:
    """The valid figures in ascending years; of several for one year, the last given."""
    usable = [point for point in points if point.year in YEARS and math.isfinite(point.value) and point.value > 0]
    return tuple(sorted({point.year: point for point in usable}.values(), key=lambda point: point.year))


def to_record(official: Official) -> dict[str, Any]:
    """A series as plain values, to be stored as JSON."""
    return asdict(official)


def from_record(record: Mapping[str, Any]) -> Official:
    """A series from what ``to_record`` gave."""
    prices = str(record.get("prices", ""))
    return Official(
        base_year=record.get("base_year"),
        points=series([Point(**point) for point in record.get("points", ())]),
        prices=prices if prices in codelist("price_bases") else "",
        workers=record.get("workers"),
        value_added=record.get("value_added"),
    )
