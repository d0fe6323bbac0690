"""The targets: the path from the base year, what is attained, and the growth that is still needed.

A path grows at a constant yearly rate; an index is 100 in the base year. Without a base year there is no path, and
without official figures no attainment: both are None, never zero.
"""

from dataclasses import dataclass

from indmap.analysis.official import Official
from indmap.words.codelists import codelist


@dataclass(frozen=True)
class Target:
    """A quantity that is to grow by ``factor`` until ``year``, and the register's ``field`` that adds to it."""

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
    """The yearly growth rate from the base year to the target; None without a base year before the target's.

    >>> round(growth_needed(target("exports"), 2020), 4)
    0.0845
    """
    return _yearly(aim.factor, aim.year - base_year) if base_year is not None else None


def path(aim: Target, base_year: int, year: int) -> float:
    """The path's index in a year; after the target's year it stays constant."""
    share = (min(year, aim.year) - base_year) / (aim.year - base_year)
    return float(100 * aim.factor**share)


@dataclass(frozen=True)
class Attainment:
    """The last official figure compared with the path: its year, its index, and the path's index in that year.

    ``share`` is the attained part of the target's growth; ``growth`` the yearly rate needed from then on, None from
    the target's year on.
    """

    year: int
    index: float
    path: float
    share: float
    growth: float | None

    @property
    def gap(self) -> float:
        """The index less the path's, in index points; negative is behind."""
        return self.index - self.path


def attainment(aim: Target, official: Official) -> Attainment | None:
    """The attainment by the official figures; None without a figure of the base year and a later one."""
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
