"""Columns over time for the screen."""

from collections.abc import Sequence
from dataclasses import replace

from indmap.exhibits.charts import Columns
from indmap.exhibits.encodings import Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import brief
from indmap.render.heights import Figure, Part, figures_of, highest, parts
from indmap.render.labels import names, ticks
from indmap.render.looks import Entry
from indmap.render.plotly.marks import bar_trace, series_legend
from indmap.render.plotly.parts import CLEAR, LINE_HEIGHT, Drawing, Room, Spec, halo, name_axis, pixels, safe, texts
from indmap.words.theme import Theme

_HEIGHT = 300
_NAME_WIDTH = 10
_FIGURE_SHARE = 0.075  # of the plot's height, for a figure
_ABOVE = 1.09  # the plot's height over the highest column, which leaves room for its figure
_BEHIND, _BEFORE = 0.84, 0.62  # thickness of a plan, of a column before it, as shares of a step
_CLEAR_OF = 6  # pixels across what is unseen at a column's top, which keeps a figure inside off the edge
_TURNED = 26  # pixels of the names where a narrow screen turns them


def columns(chart: Columns, exhibit: Exhibit, theme: Theme) -> Drawing:
    """Columns over time: hollow ones wide behind, the others narrow in front, one on top of the other."""
    drawn = parts(chart, exhibit, theme)
    top = highest(drawn)
    traces = [_trace(part, chart, exhibit, theme) for part in drawn]
    traces.sort(key=lambda trace: trace["width"], reverse=True)
    traces.append(_figures(figures_of(chart, exhibit, drawn, _FIGURE_SHARE * top * _ABOVE, theme)))
    return _upright(exhibit, chart, traces, top, theme)


def _trace(part: Part, chart: Columns, exhibit: Exhibit, theme: Theme) -> Spec:
    known = [value or None for value in part.drawn]  # a column of nothing would still draw its line
    width = _BEHIND if part.look.is_hollow else _BEFORE
    trace = bar_trace(part.series, known, exhibit, chart, theme, width)
    return trace | {"orientation": "v", "x": trace["y"], "y": trace["x"], "base": list(part.starts)}


def _figures(figures: Sequence[Figure]) -> Spec:
    return texts(
        range(len(figures)),
        [figure.at for figure in figures],
        [safe(figure.words) for figure in figures],
        mode="markers+text",
        marker={"size": [_CLEAR_OF * figure.is_inside for figure in figures], "color": CLEAR, "line": {"width": 0}},
        textposition=["bottom center" if figure.is_inside else "top center" for figure in figures],
        textfont={
            "weight": [700 if figure.is_inside else 400 for figure in figures],
            "color": [figure.ink for figure in figures],
            "shadow": [halo(figure.behind) for figure in figures],
            "size": 12,
        },
    )


def _upright(exhibit: Exhibit, chart: Columns, traces: list[Spec], top: float, theme: Theme) -> Drawing:
    high = top * _ABOVE or 1
    marks = [mark for mark in ticks(0, top, whole=chart.format is Format.COUNT) if mark <= high]
    axes = {
        "barmode": "overlay",
        "xaxis": name_axis(
            names(exhibit, chart.category, _NAME_WIDTH),
            tickangle="auto",
            autotickangles=[0, -90],
            linecolor=theme.ink,
            showline=True,
        ),
        "yaxis": {
            "range": [0, high],
            "tickvals": marks,
            "ticktext": [safe(brief(mark, chart.format, exhibit.language)) for mark in marks],
            "tickfont": {"color": theme.muted},
            "gridcolor": theme.line,
            "zeroline": False,
            "fixedrange": True,
        },
    }
    room = columns_room(chart, exhibit)
    left = pixels(brief(mark, chart.format, exhibit.language) for mark in marks)
    return Drawing(traces, axes, replace(room, left=left))


def columns_room(chart: Columns, exhibit: Exhibit) -> Room:
    """The room of columns, one height for any data, and of the names below them."""
    deepest = max((len(name) for name in names(exhibit, chart.category, _NAME_WIDTH)), default=1)
    return Room(_HEIGHT, below=max(LINE_HEIGHT * deepest, _TURNED) + 8)


def columns_legend(chart: Columns, exhibit: Exhibit, theme: Theme) -> tuple[Entry, ...]:  # noqa: ARG001
    """The scenarios, where there are several."""
    return series_legend(chart.series, theme) if len(chart.series) > 1 else ()
