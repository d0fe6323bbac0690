"""A waterfall as a picture."""

from collections.abc import Sequence

from indmap.exhibits.charts import Waterfall
from indmap.exhibits.exhibit import Exhibit
from indmap.render.labels import names
from indmap.render.looks import look
from indmap.render.stairs import stairs
from indmap.render.vega.parts import NAME_WIDTH, Scene, Spec, figures_width, name_axis, rows_height, unique, words
from indmap.words.theme import Theme

_ROW, _THICK = 28, 17


def waterfall(chart: Waterfall, exhibit: Exhibit, theme: Theme) -> Scene:
    """Bars of totals from zero, and of steps from where the row before ended."""
    steps = stairs(chart, exhibit)
    labels = unique(names(exhibit, chart.category, NAME_WIDTH))
    right = figures_width(step.words for step in steps)
    edges = [0.0, *(edge for step in steps for edge in (step.start, step.stop))]
    low, high = min(edges), max(edges)
    scale = {"domain": [low, high if high > low else low + 1], "range": [0, {"expr": f"width - {right}"}]}
    x = {"type": "quantitative", "scale": {**scale, "nice": False, "zero": False}, "axis": None}
    y = {"y": name_axis(labels)}
    bars = [
        {"name": name, "start": step.start, "stop": step.stop, "fill": look(step.role, theme).fill}
        for name, step in zip(labels, steps, strict=True)
    ]
    ends = [
        {"name": name, "at": max(step.start, step.stop), "words": step.words, "ink": theme.ink}
        for name, step in zip(labels, steps, strict=True)
    ]
    layers = [
        _threads(labels, [step.stop for step in steps], x, theme),
        {
            "data": {"values": bars},
            "mark": {"type": "bar", "height": _THICK},
            "encoding": {
                **y,
                "x": {"field": "start", **x},
                "x2": {"field": "stop"},
                "fill": {"field": "fill", "type": "nominal", "scale": None, "legend": None},
            },
        },
        words(ends, {**y, "x": {"field": "at", **x}}, align="left", dx=5),
    ]
    return Scene(layers, rows_height(labels, _ROW))


def _threads(labels: Sequence[str], stops: Sequence[float], x: Spec, theme: Theme) -> Spec:
    """Thin lines from where each row ends down to the next."""
    rows = [
        {"name": name, "next": after, "at": stop}
        for name, after, stop in zip(labels, labels[1:], stops, strict=False)  # the last row leads nowhere
    ]
    return {
        "data": {"values": rows},
        "mark": {"type": "rule", "stroke": theme.outline},
        "encoding": {"y": name_axis(labels), "y2": {"field": "next"}, "x": {"field": "at", **x}},
    }
