"""The regions of a map or a tile map, laid out before any medium draws them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Any

import numpy as np

from indmap.exhibits.charts import Chart, RegionMap, TileMap
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import brief, write
from indmap.render.labels import shared_unit, values
from indmap.render.looks import Look, class_looks, class_of
from indmap.render.places import Place, Point, places
from indmap.words.geography import Ring, outlines
from indmap.words.numbers import ABSENT
from indmap.words.regions import region_label
from indmap.words.theme import Theme

TILE = 100
_HALF = 47


@dataclass(frozen=True)
class Area:
    """One region: its title, the words drawn on it, its rings and its look; ``line`` leads from a city to its words."""

    code: str
    title: str
    words: tuple[str, ...]
    rings: tuple[Ring, ...]
    centre: Point
    words_at: Point
    look: Look
    line: tuple[Point, Point] | None = None
    is_outlined: bool = False

    @property
    def is_city(self) -> bool:
        """Whether it is drawn as a dot with its words outside the country."""
        return self.line is not None


@dataclass(frozen=True)
class Grain:
    """The precision of a map: the tolerance of simplified borders, and the width of a letter, both in km."""

    tolerance: float
    letter: float


@singledispatch
def areas(chart: Chart, exhibit: Exhibit, theme: Theme, grain: Grain) -> tuple[Area, ...]:
    """The regions of a map or a tile map, in drawing order."""
    raise NotImplementedError(type(chart).__name__)


@areas.register
def _(chart: RegionMap, exhibit: Exhibit, theme: Theme, grain: Grain) -> tuple[Area, ...]:
    rows = {row[chart.code]: row for row in _rows(chart, exhibit)}
    looks = class_looks(chart.classes, theme)
    placed = {place.code: place for place in places(chart.division, grain.tolerance)}
    drawn = (_on_map(placed[code], rows.get(code), exhibit, looks, grain) for code in drawing_order(chart))
    return tuple(replace(area, is_outlined=area.code == chart.outlined) for area in drawn)


@areas.register
def _(chart: TileMap, exhibit: Exhibit, theme: Theme, grain: Grain) -> tuple[Area, ...]:  # noqa: ARG001 - tiles have none
    looks = class_looks(chart.classes, theme)
    return tuple(_tile(row, chart, looks) for row in _rows(chart, exhibit))


def drawing_order(chart: RegionMap) -> tuple[str, ...]:
    """A map's regions as they are drawn: the outlined one last, so that no neighbour covers its outline."""
    codes = (outline.code for outline in outlines(chart.division))
    return tuple(sorted(codes, key=lambda code: code == chart.outlined))


def unit(chart: RegionMap, exhibit: Exhibit) -> str:
    """The unit of the figures on a map; empty if they are written in full."""
    return shared_unit(exhibit, values(exhibit, chart.value), chart.format)[0]


def _rows(chart: RegionMap | TileMap, exhibit: Exhibit) -> Iterator[dict[str, Any]]:
    """The data's rows with the class, the figure in the shared unit, the figure with its own unit, and the title."""
    drawn = values(exhibit, chart.value)
    _, words = shared_unit(exhibit, drawn, chart.format)
    for row, figure, in_unit in zip(exhibit.data.to_dict("records"), drawn, words, strict=True):
        yield {
            **{str(name): value for name, value in row.items()},
            "_class": class_of(figure, chart.classes),
            "_in_unit": in_unit,
            "_brief": brief(figure, chart.format, exhibit.language) or ABSENT,
            "_title": f"{row[chart.label]}: {write(figure, chart.format, exhibit.language)}",
        }


def _on_map(
    place: Place, row: Mapping[str, Any] | None, exhibit: Exhibit, looks: tuple[Look, ...], grain: Grain
) -> Area:
    name, initials = (region_label(place.code, exhibit.language, exhibit.as_of, form) for form in ("short", "tile"))
    figure = str(row["_in_unit"]) if row else ABSENT
    fits = max(len(name), len(figure)) * grain.letter <= place.room
    return Area(
        code=place.code,
        title=str(row["_title"]) if row else f"{name}: {ABSENT}",
        words=(name if fits else initials, figure),
        rings=place.rings,
        centre=place.centre,
        words_at=place.words,
        look=looks[row["_class"] if row else -1],
        line=place.line,
    )


def _tile(row: Mapping[str, Any], chart: TileMap, looks: tuple[Look, ...]) -> Area:
    centre = (float(row["tile_col"]) * TILE, -float(row["tile_row"]) * TILE)
    corners = np.array([[-1, -1], [-1, 1], [1, 1], [1, -1], [-1, -1]]) * _HALF + np.array(centre, int)
    return Area(
        code=str(row[chart.code]),
        title=str(row["_title"]),
        words=(str(row["short"]), str(row["_brief"])),
        rings=(corners,),
        centre=centre,
        words_at=centre,
        look=looks[row["_class"]],
    )
