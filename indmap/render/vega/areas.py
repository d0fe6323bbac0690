"""The map and the tile map as pictures."""

from collections.abc import Sequence
from typing import Any

from indmap.exhibits.charts import RegionMap, TileMap
from indmap.exhibits.encodings import Classes
from indmap.exhibits.exhibit import Exhibit
from indmap.render.areas import Area, Grain, areas, unit
from indmap.render.looks import class_looks
from indmap.render.vega.parts import Entry, Scene, Spec, keyed, paint, words
from indmap.words.theme import Theme

_GRAIN = Grain(tolerance=0.5, letter=27.0)
_MAP_HEIGHT, _TILE = 520, 92
_PROJECTION = {"projection": {"type": "identity", "reflectY": True}}


def region_map(chart: RegionMap, exhibit: Exhibit, theme: Theme) -> Scene:
    """The regions filled by class; cities are dots with their words outside the country."""
    drawn = areas(chart, exhibit, theme, _GRAIN)
    labels = (*chart.classes.labels, chart.classes.absent)
    paints = class_paints(chart.classes, theme, absent=any(area.look.is_hatched for area in drawn))
    layers = [_polygons(drawn, chart.classes, labels, paints, theme)]
    layers += [_outline(area, theme) for area in drawn if area.is_outlined]
    cities = [area for area in drawn if area.line]
    if cities:
        layers += [_leaders(cities, theme), _dots(cities, theme)]
    corner = words(
        [{"words": unit(chart, exhibit), "ink": theme.muted}], {}, align="left", x=0, y={"expr": "height - 8"}
    )
    return Scene([*layers, _names(drawn, theme), corner], _MAP_HEIGHT, more=_PROJECTION)


def tile_map(chart: TileMap, exhibit: Exhibit, theme: Theme) -> Scene:
    """The regions as equal tiles, laid out roughly as on the map."""
    drawn = areas(chart, exhibit, theme, _GRAIN)
    labels = (*chart.classes.labels, chart.classes.absent)
    paints = class_paints(chart.classes, theme, absent=any(area.look.is_hatched for area in drawn))
    rows = len({area.centre[1] for area in drawn})
    layers = [_polygons(drawn, chart.classes, labels, paints, theme), _names(drawn, theme)]
    return Scene(layers, max(rows, 1) * _TILE, more=_PROJECTION)


def class_paints(classes: Classes, theme: Theme, *, absent: bool, aside: float = 0) -> Spec:
    """The channels of the classes in order, then of missing values, which the legend lists only if ``absent``."""
    labels = (*classes.labels, classes.absent)
    entries = [
        Entry(label, paint(look, theme), look.line)
        for label, look in zip(labels, class_looks(classes, theme), strict=True)
    ]
    return keyed(entries, len(labels) if absent else len(labels) - 1, aside)


def _outline(area: Area, theme: Theme) -> Spec:
    return {
        "data": {"values": [_feature(area)]},
        "mark": {"type": "geoshape", "filled": False, "stroke": theme.ink, "strokeWidth": 3, "strokeJoin": "round"},
    }


def _feature(area: Area, **more: str) -> Spec:
    rings = [[ring.tolist()] for ring in area.rings]
    return {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": rings}, **more}


def _polygons(drawn: Sequence[Area], classes: Classes, labels: Sequence[str], paints: Spec, theme: Theme) -> Spec:
    looks = class_looks(classes, theme)
    features = [_feature(area, look=labels[looks.index(area.look)]) for area in drawn]
    return {
        "data": {"values": features},
        "mark": {"type": "geoshape", "strokeWidth": 0.8, "strokeJoin": "round"},
        "encoding": paints,
    }


def _leaders(cities: Sequence[Area], theme: Theme) -> Spec:
    rows = [{"x": start[0], "y": start[1], "x2": end[0], "y2": end[1]} for start, end in _lines(cities)]
    return {
        "data": {"values": rows},
        "mark": {"type": "rule", "stroke": theme.ink, "strokeWidth": 1},
        "encoding": {
            "longitude": {"field": "x"},
            "latitude": {"field": "y"},
            "longitude2": {"field": "x2"},
            "latitude2": {"field": "y2"},
        },
    }


def _lines(cities: Sequence[Area]) -> list[Any]:
    return [city.line for city in cities if city.line]


def _dots(cities: Sequence[Area], theme: Theme) -> Spec:
    rows = [{"x": city.centre[0], "y": city.centre[1], "fill": paint(city.look, theme)} for city in cities]
    return {
        "data": {"values": rows},
        "mark": {
            "type": "point",
            "shape": "circle",
            "size": 110,
            "stroke": theme.ink,
            "strokeWidth": 1.5,
            "opacity": 1,
        },
        "encoding": {
            "longitude": {"field": "x", "type": "quantitative"},
            "latitude": {"field": "y", "type": "quantitative"},
            "fill": {"field": "fill", "type": "nominal", "scale": None, "legend": None},
        },
    }


def _names(drawn: Sequence[Area], theme: Theme) -> Spec:
    """Names and figures: two lines, centred on the position of a region's words."""
    rows = [
        {
            "x": area.words_at[0],
            "y": area.words_at[1],
            "words": "\n".join(area.words),
            "ink": theme.ink if area.is_city else area.look.ink,
            "up": -7.5 * (len(area.words) - 1),
        }
        for area in drawn
    ]
    place = {"longitude": {"field": "x", "type": "quantitative"}, "latitude": {"field": "y", "type": "quantitative"}}
    return words(rows, place, align="center", lineBreak="\n", dy={"expr": "datum.up"})
