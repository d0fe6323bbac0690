"""The map and the tile map for the screen, as plain polygons: no tiles, no network."""

from collections.abc import Sequence

import numpy as np

from indmap.exhibits.charts import RegionMap, TileMap
from indmap.exhibits.encodings import Classes
from indmap.exhibits.exhibit import Exhibit
from indmap.render.areas import TILE, Area, Grain, areas, unit
from indmap.render.looks import Entry, class_looks
from indmap.render.plotly.parts import Drawing, Room, Spec, corner, hidden_axis, lines, pattern, safe, texts
from indmap.words.theme import Theme

_GRAIN = Grain(tolerance=2.0, letter=32.0)
_MAP_HEIGHT, _TILE_HEIGHT = 420, 76
_EDGE = 30
_MAP_TARGET, _TILE_TARGET = 44, 60
"""Pixels around a region's words that take a press."""


def region_map(chart: RegionMap, exhibit: Exhibit, theme: Theme) -> Drawing:
    """The regions filled by class, the cities as dots with their words outside the country."""
    drawn = areas(chart, exhibit, theme, _GRAIN)
    cities = [area for area in drawn if area.is_city]
    traces = [_polygon(area, theme) for area in drawn]
    traces += [_leaders(cities, theme), _dots(cities, theme)] if cities else []
    traces += [_words(drawn, theme), _targets([area for area in drawn if not area.is_city], "circle", _MAP_TARGET)]
    axes = _plane(drawn, _EDGE) | {"annotations": [corner(unit(chart, exhibit), theme, y=0)]}
    return Drawing(traces, axes, map_room(chart, exhibit))


def tile_map(chart: TileMap, exhibit: Exhibit, theme: Theme) -> Drawing:
    """The regions as equal tiles in about their places."""
    drawn = areas(chart, exhibit, theme, _GRAIN)
    traces = [*(_polygon(area, theme) for area in drawn), _words(drawn, theme)]
    traces.append(_targets(drawn, "square", _TILE_TARGET))
    axes = _plane(drawn, TILE // 50)
    del axes["yaxis"]["scaleanchor"]  # tiles fill the height they are given, however narrow the card is
    return Drawing(traces, axes, tile_room(chart, exhibit))


def map_room(chart: RegionMap, exhibit: Exhibit) -> Room:  # noqa: ARG001 - it is the same for any data
    """The room of a map."""
    return Room(_MAP_HEIGHT)


def tile_room(chart: TileMap, exhibit: Exhibit) -> Room:  # noqa: ARG001 - dispatch gives both
    """The room of the tiles' rows."""
    return Room(max(exhibit.data["tile_row"].nunique(), 1) * _TILE_HEIGHT)


def class_legend(chart: RegionMap | TileMap, exhibit: Exhibit, theme: Theme) -> tuple[Entry, ...]:
    """The classes in their order; absence last, where there is any."""
    absent = bool(exhibit.data[chart.value].isna().any())
    return class_entries(chart.classes, theme, absent=absent)


def class_entries(classes: Classes, theme: Theme, *, absent: bool) -> tuple[Entry, ...]:
    """The entries of classes, and of absence where it is asked for."""
    labels = (*classes.labels, classes.absent) if absent else classes.labels
    return tuple(Entry(label, seen) for label, seen in zip(labels, class_looks(classes, theme), strict=False))


def _polygon(area: Area, theme: Theme) -> Spec:
    x: list[int | None] = []
    y: list[int | None] = []
    for ring in area.rings:
        x += [*([None] if x else []), *(int(corner) for corner in ring[:, 0])]
        y += [*([None] if y else []), *(int(corner) for corner in ring[:, 1])]
    drawn: Spec = {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "fill": "toself",
        "fillcolor": area.look.fill,
        "line": {"color": theme.ink, "width": 3} if area.is_outlined else {"color": area.look.line, "width": 1},
        "hoveron": "fills",
        "hoverinfo": "text",
        "text": safe(area.title),
        "meta": area.code,
        "showlegend": False,
    }
    if area.look.is_hatched:
        drawn["fillpattern"] = {**pattern(area.look, theme), "bgcolor": area.look.fill}
    return drawn


def _leaders(cities: Sequence[Area], theme: Theme) -> Spec:
    points = [point for city in cities if city.line for point in (*city.line, (None, None))]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "line": {"color": theme.ink, "width": 1},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _dots(cities: Sequence[Area], theme: Theme) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [city.centre[0] for city in cities],
        "y": [city.centre[1] for city in cities],
        "marker": {
            "size": 12,
            "color": [city.look.fill for city in cities],
            "line": {"color": theme.ink, "width": 1.5},
        },
        "hoverinfo": "text",
        "hovertext": [safe(city.title) for city in cities],
        "customdata": [city.code for city in cities],
        "showlegend": False,
    }


def _words(drawn: Sequence[Area], theme: Theme) -> Spec:
    """Names and figures; the codes go with them, for a click."""
    return texts(
        [area.words_at[0] for area in drawn],
        [area.words_at[1] for area in drawn],
        [lines(area.words) for area in drawn],
        textposition="middle center",
        textfont={"color": [theme.ink if area.is_city else area.look.ink for area in drawn], "size": 12},
        customdata=[area.code for area in drawn],
    )


def _targets(drawn: Sequence[Area], symbol: str, size: int) -> Spec:
    """What a press on a region falls on, unseen: a polygon's fill takes none."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [area.words_at[0] for area in drawn],
        "y": [area.words_at[1] for area in drawn],
        "marker": {"symbol": symbol, "size": size, "opacity": 0},
        "hoverinfo": "text",
        "hovertext": [safe(area.title) for area in drawn],
        "customdata": [area.code for area in drawn],
        "showlegend": False,
    }


def _plane(drawn: Sequence[Area], edge: int) -> Spec:
    """Two axes of one scale that hold every ring and every city's words."""
    corners = [ring for area in drawn for ring in area.rings] or [np.zeros((1, 2))]
    low, high = np.concatenate(corners).min(axis=0), np.concatenate(corners).max(axis=0)
    heights = [area.words_at[1] for area in drawn if area.is_city]
    bottom, top = min([float(low[1]), *heights]), max([float(high[1]), *heights])
    return {
        "xaxis": {**hidden_axis(float(low[0]) - edge, float(high[0]) + edge), "constrain": "domain"},
        "yaxis": {
            **hidden_axis(bottom - 2 * edge, top + 2 * edge),
            "scaleanchor": "x",
            "constrain": "domain",
        },
    }
