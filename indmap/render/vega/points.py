"""Points as pictures: on the ranges that they can move in, and as a scatter plot."""

import math
from collections.abc import Sequence

from indmap.exhibits.charts import Ranges, Scatter
from indmap.exhibits.encodings import Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import brief
from indmap.render.labels import (
    heading,
    names,
    padded,
    power_ticks,
    sides,
    span_words,
    ticks_within,
    values,
    whole_ticks,
)
from indmap.render.looks import look
from indmap.render.vega.parts import (
    LINE_HEIGHT,
    NAME_WIDTH,
    Entry,
    Scene,
    Spec,
    figures_width,
    keyed,
    name_axis,
    names_width,
    paint,
    rows_height,
    tick_axis,
    unique,
    words,
)
from indmap.words.theme import Theme

_THICKNESS = (4, 11)
_SCATTER_HEIGHT = 400
_SIDES: dict[str, Spec] = {
    "above": {"baseline": "bottom", "dy": -7},
    "below": {"baseline": "top", "dy": 7},
    "right": {"align": "left", "dx": 8},
    "left": {"align": "right", "dx": -8},
}
_AIR, _AIR_UP = 0.04, 0.12  # of an axis, beyond the outermost points; above and below stand the words of the quarters


def ranges(chart: Ranges, exhibit: Exhibit, theme: Theme) -> Scene:
    """Ranges drawn over each other with the point on top; the ends of the widest are written beside it."""
    labels = unique(names(exhibit, chart.category, NAME_WIDTH))
    texts = span_words(exhibit, chart.spans[0].low, chart.spans[0].high, chart.format)
    ends = [value or 0 for value in values(exhibit, chart.spans[0].high)]
    top = max([*ends, chart.start + 1])
    domain = [chart.start - _AIR * top, top * (1 + _AIR)]
    axis = _ticks(whole_ticks(chart.start, top), chart.format, exhibit) | {"orient": "top"}
    scale = {"domain": domain, "range": [0, {"expr": f"width - {figures_width(texts)}"}], "nice": False, "zero": False}
    x: Spec = {"type": "quantitative", "title": None, "scale": scale, "axis": axis}
    seen = [(each.label, each.role) for each in reversed(chart.spans)]
    entries = [
        Entry(label, paint(look(role, theme), theme), theme.background)
        for label, role in ((chart.point.label, chart.point.role), *seen)
    ]
    paints = keyed(entries, -1, names_width(labels))
    y = name_axis(labels)
    layers = []
    for span, thick in zip(chart.spans, _THICKNESS, strict=False):
        rows = zip(labels, values(exhibit, span.low), values(exhibit, span.high), strict=True)
        pieces = [{"name": name, "start": low, "stop": high, "look": span.label} for name, low, high in rows]
        encoding = {"y": y, "x": {"field": "start", **x}, "x2": {"field": "stop"}, **paints}
        layers.append(_layer(pieces, {"type": "bar", "height": thick, "strokeWidth": 0}, encoding))
    points = [
        {"name": name, "at": value, "look": chart.point.label}
        for name, value in zip(labels, values(exhibit, chart.point.column), strict=True)
    ]
    layers.append(
        _layer(points, {"type": "point", "size": 110, "opacity": 1}, {"y": y, "x": {"field": "at", **x}, **paints})
    )
    told = [
        {"name": name, "at": end, "words": text, "ink": theme.ink}
        for name, end, text in zip(labels, ends, texts, strict=True)
    ]
    layers.append(words(told, {"y": y, "x": {"field": "at", **x}}, align="left", dx=7))
    return Scene(layers, rows_height(labels))


def scatter(chart: Scatter, exhibit: Exhibit, theme: Theme) -> Scene:
    """A scatter plot with a logarithmic y axis; highlighted points are diamonds in front of the circles."""
    across, up = values(exhibit, chart.x), values(exhibit, chart.y)
    powers = padded([math.log10(value) for value in (*up, chart.y_line) if value], by=_AIR_UP)
    marks = power_ticks(10 ** powers[0], 10 ** powers[1])
    x = _across(chart, exhibit, padded(across, chart.x_line, by=_AIR))
    y: Spec = {
        "type": "quantitative",
        "title": None,
        "scale": {"type": "log", "domain": [10**power for power in powers], "nice": False},
        "axis": _ticks(marks, chart.y_format, exhibit),
    }
    entries = [
        Entry(label, paint(look(role, theme), theme), theme.background)
        for label, role in zip(chart.legend, ("highlighted", "context"), strict=True)
    ]
    paints = keyed(entries)
    for channel in paints.values():
        channel["legend"]["offset"] = 2 * LINE_HEIGHT + 6  # above the name of the upright axis
    named = exhibit.data[chart.named].fillna("")
    rows: list[Spec] = [
        {"at": at, "up": high, "look": chart.legend[0 if flag else 1], "words": name, "ink": theme.ink}
        for at, high, flag, name in zip(across, up, exhibit.data[chart.highlighted], named, strict=True)
    ]
    both = {"x": {"field": "at", **x}, "y": {"field": "up", **y}}
    layers = [_line("x", chart.x_line, {"x": x, "y": y}, theme), _line("y", chart.y_line, {"x": x, "y": y}, theme)]
    for label, shape, size in ((chart.legend[1], "circle", 60), (chart.legend[0], "diamond", 120)):
        mine = [row for row in rows if row["look"] == label]
        mark = {"type": "point", "shape": shape, "size": size, "opacity": 1}
        layers.append(_layer(mine, mark, {**both, **paints}))
    for side, mark in _SIDES.items():
        there = [row for row, its in zip(rows, sides(chart, exhibit), strict=True) if row["words"] and its == side]
        layers.append(words(there, both, **mark))
    return Scene([*layers, *_corners(chart, exhibit, theme)], _SCATTER_HEIGHT)


def _across(chart: Scatter, exhibit: Exhibit, span: tuple[float, float]) -> Spec:
    """The horizontal axis, with round figures."""
    scale = {"domain": list(span), "nice": False, "zero": False}
    axis = _ticks(ticks_within(*span), chart.x_format, exhibit)
    return {"type": "quantitative", "title": None, "scale": scale, "axis": axis}


def _corners(chart: Scatter, exhibit: Exhibit, theme: Theme) -> list[Spec]:
    """The names of the quadrants in their corners, of the y axis above the plot and of the x axis below it."""
    layers = []
    places = (("left", "top", 4), ("right", "top", 4), ("left", "bottom", -4), ("right", "bottom", -4))
    for text, (align, baseline, dy) in zip(chart.corners, places, strict=True):
        layers.append(_corner(text, align, baseline, dy, theme))
    layers.append(_corner(heading(exhibit, chart.y), "left", "top", -LINE_HEIGHT, theme))
    layers.append(_corner(heading(exhibit, chart.x), "right", "bottom", 2 * LINE_HEIGHT + 4, theme))
    return layers


def _corner(text: str, align: str, baseline: str, dy: int, theme: Theme) -> Spec:
    x = {"value": "width"} if align == "right" else {"value": 0}
    y = {"value": 0} if baseline == "top" else {"value": "height"}
    row = {"words": text, "ink": theme.muted}
    return words([row], {"x": x, "y": y}, align=align, baseline=baseline, dy=dy)


def _line(channel: str, at: float, axes: Spec, theme: Theme) -> Spec:
    return _layer(
        [{"line": at}],
        {"type": "rule", "stroke": theme.outline, "strokeDash": [5, 4], "strokeWidth": 1.5},
        {channel: {"field": "line", **axes[channel]}},
    )


def _layer(rows: Sequence[Spec], mark: Spec, encoding: Spec) -> Spec:
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": encoding}


def _ticks(marks: Sequence[float], format_: Format, exhibit: Exhibit) -> Spec:
    return tick_axis(marks, [brief(mark, format_, exhibit.language) for mark in marks])
