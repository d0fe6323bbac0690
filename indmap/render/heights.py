"""Columns over time, laid out before any medium draws them: their heights, and the positions of their figures.

A figure stands above its own column. Where the plan's line would cross it and it could be read as the plan's, it stands
inside the column, or, if the column is too low, above the line together with the plan's figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from indmap.exhibits.charts import Columns
from indmap.exhibits.encodings import Series
from indmap.exhibits.exhibit import Exhibit
from indmap.render.labels import shared_unit, values
from indmap.render.looks import Look, look
from indmap.words.theme import Theme


@dataclass(frozen=True)
class Part:
    """One series of the columns: its values, the heights they start from, and its look."""

    series: Series
    drawn: Sequence[float | None]
    starts: Sequence[float]
    look: Look


@dataclass(frozen=True)
class Figure:
    """The figure of one column: the height above which, or inside below which, it stands; its colour and background."""

    at: float
    words: str
    ink: str
    behind: str
    is_inside: bool = False


def parts(chart: Columns, exhibit: Exhibit, theme: Theme) -> tuple[Part, ...]:
    """The series in order: hollow ones start from zero, the others are stacked."""
    heights = [0.0] * len(exhibit.data)
    found = []
    for series in chart.series:
        seen = look(series.role, theme)
        drawn = values(exhibit, series.column)
        if seen.is_hollow:
            found.append(Part(series, drawn, [0.0] * len(drawn), seen))
            continue
        found.append(Part(series, drawn, heights, seen))
        heights = [below + (value or 0) for below, value in zip(heights, drawn, strict=True)]
    return tuple(found)


def highest(parts_: Sequence[Part]) -> float:
    """The top of the highest column or plan."""
    return max([0.0, *(top for part in parts_ for top in _tops(part))])


def figures_of(chart: Columns, exhibit: Exhibit, parts_: Sequence[Part], near: float, theme: Theme) -> list[Figure]:
    """The figure of each column, empty where there is no column; ``near`` is the height of a figure."""
    solid = [part for part in parts_ if not part.look.is_hollow]
    hollow = [part for part in parts_ if part.look.is_hollow]
    heights, plans = (_envelope(group, len(exhibit.data)) for group in (solid, hollow))
    _, words = shared_unit(exhibit, [*(height or None for height in heights), *plans], chart.format)
    found = []
    for at, (height, plan) in enumerate(zip(heights, plans, strict=True)):
        top = next((part.look for part in reversed(solid) if part.drawn[at]), None)
        pair = (words[at], words[len(heights) + at])
        found.append(_figure(height, plan, pair, top, near, theme) if top else _nothing(theme))
    return found


def _tops(part: Part) -> list[float]:
    return [start + (value or 0) for start, value in zip(part.starts, part.drawn, strict=True)]


def _envelope(group: Sequence[Part], size: int) -> list[float]:
    """The top of the highest part at each position."""
    return [max(each) for each in zip([0.0] * size, *(_tops(part) for part in group), strict=True)]


def _nothing(theme: Theme) -> Figure:
    return Figure(0.0, "", theme.ink, theme.background)


def _figure(height: float, plan: float, words: tuple[str, str], top: Look, near: float, theme: Theme) -> Figure:
    if not height < plan < height + near:
        return Figure(height, words[0], theme.ink, theme.background)
    if height >= near:
        return Figure(height, words[0], top.ink, top.fill, is_inside=True)
    return Figure(plan, "/".join(words), theme.ink, theme.background)
