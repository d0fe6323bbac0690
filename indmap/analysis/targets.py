"""The targets: the path from the base year, what is attained, and the growth that is still needed.

A path grows by the same rate each year; an index is 100 in the base year. Without a base year there is no path, and
without official figures nothing is attained: both are None, never zero.
"""

from dataclasses import dataclass

from indmap.analysis.official import Official
from indmap.words.codelists import codelist


@dataclass(frozen=True)
class Target:
    """What is to grow by which factor until when, and the register's field that adds to it."""

    code: str
    factor: float
    year: int
    field: str
    is_per_worker: bool


def targets() -> tuple[Target, ...]:
    """Every target, as published."""
    return tuple(target(code) for code in codelist("targets"))


def target(code: str) -> Target:
    """One target."""
    known = codelist("targets")
    return Target(
        code,
        float(known.text(code, "factor")),
        int(known.text(code, "year")),
        known.text(code, "field"),
        known.holds(code, "is_per_worker"),
    )


def growth_needed(aim: Target, base_year: int | None) -> float | None:
    """The growth a year that leads from the base year to the target; None where there is no time for it.

    >>> round(growth_needed(target("exports"), 2020), 4)
    0.0845
    """
    return _yearly(aim.factor, aim.year - base_year) if base_year is not None else None


def path(aim: Target, base_year: int, year: int) -> float:
    """The index that the path has in a year; after the target's year it stays there."""
    share = (min(year, aim.year) - base_year) / (aim.year - base_year)
    return float(100 * aim.factor**share)


@dataclass(frozen=True)
class Attainment:
    """Where the last official figure stands: its year, index, the path's index then, and what that makes.

    ``share`` is how much of the wanted growth is there; ``growth`` what is needed a year from here, None at the end.
    """

    year: int
    index: float
    path: float
    share: float
    growth: float | None

    @property
    def gap(self) -> float:
        """The index less the path's, in points of the base year; negative is behind."""
        return self.index - self.path


def attainment(aim: Target, official: Official) -> Attainment | None:
    """How far the official figures are on the path; None without a base and a later figure."""
    base, last = official.base, official.last
    if base is None or last is None or last.year == base.year or base.year >= aim.year:
        return None
    grown = last.value / base.value
    return Attainment(
        year=last.year,
        index=100 * grown,
        path=path(aim, base.year, last.year),
        share=(grown - 1) / (aim.factor - 1),
        growth=_yearly(aim.factor / grown, aim.year - last.year),
    )


def _yearly(factor: float, years: int) -> float | None:
    return float(factor ** (1 / years) - 1) if years > 0 else None
