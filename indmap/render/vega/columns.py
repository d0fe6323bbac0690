"""Columns over time as a picture."""

from collections.abc import Sequence

from indmap.exhibits.charts import Columns
from indmap.exhibits.encodings import Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import brief
from indmap.render.heights import Figure, Part, figures_of, highest, parts
from indmap.render.labels import names, ticks
from indmap.render.vega.bars import entry
from indmap.render.vega.parts import Scene, Spec, haloed, keyed, name_axis, tick_axis, unique, words
from indmap.words.theme import Theme

_HEIGHT = 320
_NAME_WIDTH = 12
_PLOT = 700  # pixels that the columns share
_FIGURE_SHARE = 0.06  # of the plot's height, for a figure


def columns(chart: Columns, exhibit: Exhibit, theme: Theme) -> Scene:
    """Columns over time: hollow series are wide and behind, the others narrow, in front and stacked."""
    labels = unique(names(exhibit, chart.category, _NAME_WIDTH))
    drawn = parts(chart, exhibit, theme)
    marks = ticks(0, highest(drawn), whole=chart.format is Format.COUNT)
    written = [brief(mark, chart.format, exhibit.language) for mark in marks]
    scale = {"domain": [0, marks[-1] or 1], "nice": False}
    y: Spec = {"type": "quantitative", "title": None, "scale": scale, "axis": tick_axis(marks, written)}
    x: Spec = {"x": name_axis(labels, labelAngle=0, labelOffset=0, domain=True, domainColor=theme.ink)}
    paints = keyed([entry(part.series, theme) for part in drawn], shown=-1 if len(drawn) > 1 else 0)
    step = _PLOT // max(len(labels), 1)
    behind = [piece for part in drawn if part.look.is_hollow for piece in _pieces(labels, part)]
    before = [piece for part in drawn if not part.look.is_hollow for piece in _pieces(labels, part)]
    sizes = (min(60, round(step * 0.78)), min(50, round(step * 0.64)))
    layers = [
        {
            "data": {"values": pieces},
            "mark": {"type": "bar", "width": size, "strokeWidth": 1.5},
            "encoding": {**x, "y": {"field": "start", **y}, "y2": {"field": "stop"}, **paints},
        }
        for pieces, size in zip((behind, before), sizes, strict=True)
        if pieces
    ]
    figures = figures_of(chart, exhibit, drawn, _FIGURE_SHARE * marks[-1], theme)
    return Scene([*layers, *_figures(labels, figures, {**x, "y": {"field": "at", **y}})], _HEIGHT)


def _figures(labels: Sequence[str], figures: Sequence[Figure], encoding: Spec) -> list[Spec]:
    """The text layers: figures above the columns, then figures inside them with a halo beneath."""
    rows = [
        {"name": name, "at": each.at, "words": each.words, "ink": each.ink, "halo": each.behind}
        for name, each in zip(labels, figures, strict=True)
    ]
    over = [row for row, each in zip(rows, figures, strict=True) if each.words and not each.is_inside]
    inside = [row for row, each in zip(rows, figures, strict=True) if each.is_inside]
    beneath = haloed(inside, encoding)
    beneath["mark"] |= {"baseline": "top", "dy": 5}
    return [
        words(over, encoding, baseline="bottom", dy=-3),
        *([beneath, words(inside, encoding, baseline="top", dy=5)] if inside else []),
    ]


def _pieces(labels: Sequence[str], part: Part) -> list[Spec]:
    return [
        {"name": name, "start": start, "stop": start + value, "look": part.series.label}
        for name, start, value in zip(labels, part.starts, part.drawn, strict=True)
        if value
    ]
