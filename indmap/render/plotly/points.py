"""Points for the screen: on the spans they can move in, and by two figures."""

import math
from collections.abc import Sequence

from indmap.exhibits.charts import Ranges, Scatter, Span
from indmap.exhibits.encodings import Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import brief, write
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
    wrap,
)
from indmap.render.looks import Entry, Form, look
from indmap.render.plotly.marks import beside, series_legend
from indmap.render.plotly.parts import CLEAR, LINE_HEIGHT, Drawing, Room, Spec, lines, name_axis, pixels, safe, texts
from indmap.words.theme import Theme

_ROW = 28
_NAME_WIDTH = 24
_THICKNESS = (0.16, 0.4)
_POINT = 11
_SIDES = {"above": "top center", "below": "bottom center", "right": "middle right", "left": "middle left"}
_CORNER_WIDTH = 13
_OFF = 6  # pixels between the words of a quarter and the edge of the plot
_SCATTER_HEIGHT = 380
_AIR, _AIR_UP = 0.04, 0.16  # of an axis, beyond the outermost points; above and below stand the words of the quarters


def ranges(chart: Ranges, exhibit: Exhibit, theme: Theme) -> Drawing:
    """Spans one over the other, the point on them, and from where to where the widest goes."""
    labels = names(exhibit, chart.category, _NAME_WIDTH)
    points = values(exhibit, chart.point.column)
    words = span_words(exhibit, chart.spans[0].low, chart.spans[0].high, chart.format)
    ends = [value or 0 for value in values(exhibit, chart.spans[0].high)]
    rows = list(range(len(labels)))
    traces = [_span(exhibit, *each, labels, theme) for each in zip(chart.spans, _THICKNESS, strict=False)]
    seen = look(chart.point.role, theme)
    traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": points,
            "y": rows,
            "cliponaxis": False,
            "marker": {"color": seen.fill, "size": _POINT, "line": {"color": theme.background, "width": 2}},
            "hovertext": _told(chart, exhibit),
            "hoverinfo": "text",
        }
    )
    traces.append(beside(ends, words, "middle right", theme))
    top = max([*ends, chart.start + 1])
    marks = whole_ticks(chart.start, top)
    axes = {
        "barmode": "overlay",
        "xaxis": _figures_axis(marks, chart.format, exhibit, theme)
        | {"range": [chart.start - _AIR * top, top * (1 + _AIR)], "side": "top"},
        "yaxis": name_axis(labels, range=[len(labels) - 0.5, -0.5]),
    }
    left = pixels(line for label in labels for line in label)
    room = ranges_room(chart, exhibit)
    return Drawing(traces, axes, Room(room.rows, above=room.above, left=left, right=pixels(words)))


def _span(exhibit: Exhibit, span: Span, thick: float, labels: Sequence[tuple[str, ...]], theme: Theme) -> Spec:
    """One span of every row, as thick on rows of several lines as on those of one."""
    lows, highs = values(exhibit, span.low), values(exhibit, span.high)
    return {
        "type": "bar",
        "orientation": "h",
        "base": lows,
        "x": [(high or 0) - (low or 0) for low, high in zip(lows, highs, strict=True)],
        "y": list(range(len(labels))),
        "width": thick * _ROW / _step(labels),
        "marker": {"color": look(span.role, theme).fill, "line": {"width": 0}},
        "hoverinfo": "skip",
    }


def _told(chart: Ranges, exhibit: Exhibit) -> list[str]:
    """What stands under the pointer: the name, the point, and every span."""
    parts = [
        [f"{span.label}: {word}" for word in span_words(exhibit, span.low, span.high, chart.format)]
        for span in chart.spans
    ]
    points = [
        f"{chart.point.label}: {write(value, chart.format, exhibit.language)}"
        for value in exhibit.data[chart.point.column]
    ]
    return [lines(told) for told in zip(map(str, exhibit.data[chart.category]), points, *parts, strict=True)]


def ranges_room(chart: Ranges, exhibit: Exhibit) -> Room:
    """The room of the rows, and of the figures above them."""
    labels = names(exhibit, chart.category, _NAME_WIDTH)
    return Room(_step(labels) * len(labels), above=LINE_HEIGHT + 4)


def ranges_legend(chart: Ranges, exhibit: Exhibit, theme: Theme) -> tuple[Entry, ...]:  # noqa: ARG001
    """The point, then what each span means."""
    spans = [Series(span.low, span.label, span.role) for span in reversed(chart.spans)]
    return (*series_legend([chart.point], theme, Form.CIRCLE), *series_legend(spans, theme))


def _step(labels: Sequence[tuple[str, ...]]) -> int:
    return max(_ROW, LINE_HEIGHT * max((len(label) for label in labels), default=1) + 2)


def scatter(chart: Scatter, exhibit: Exhibit, theme: Theme) -> Drawing:
    """Points by two figures; the highlighted are diamonds before the circles of the others."""
    x, y = values(exhibit, chart.x), values(exhibit, chart.y)
    flags = [bool(flag) for flag in exhibit.data[chart.highlighted]]
    told = [
        lines(
            [
                str(name),
                f"{heading(exhibit, chart.x)}: {write(across, chart.x_format, exhibit.language)}",
                f"{heading(exhibit, chart.y)}: {write(up, chart.y_format, exhibit.language)}",
            ]
        )
        for name, across, up in zip(exhibit.data[chart.label], x, y, strict=True)
    ]
    traces = [_group(role, flags, (x, y, told), theme) for role in ("context", "highlighted")]
    shown = [str(name) for name in exhibit.data[chart.named].fillna("")]
    clear = {"size": _POINT + 4, "color": CLEAR}  # keeps the words off their points
    ink = {"color": theme.ink}
    words = [safe(word) for word in shown]
    about = [_SIDES[side] for side in sides(chart, exhibit)]
    traces.append(texts(x, y, words, mode="markers+text", marker=clear, textposition=about, textfont=ink))
    powers = padded([math.log10(value) for value in (*y, chart.y_line) if value], by=_AIR_UP)
    marks = power_ticks(10 ** powers[0], 10 ** powers[1])
    span = padded(x, chart.x_line, by=_AIR)
    room = scatter_room(chart, exhibit)
    left = pixels(brief(mark, chart.y_format, exhibit.language) for mark in marks)
    axes = {
        "xaxis": _figures_axis(ticks_within(*span), chart.x_format, exhibit, theme) | {"range": list(span)},
        "yaxis": _figures_axis(marks, chart.y_format, exhibit, theme) | {"type": "log", "range": list(powers)},
        "shapes": [_line("x", chart.x_line, theme), _line("y", chart.y_line, theme)],
        "annotations": [*_corners(chart, theme), *_titles(chart, exhibit, theme)],
    }
    return Drawing(traces, axes, Room(room.rows, above=room.above, below=room.below, left=left))


def _group(role: str, flags: Sequence[bool], points: Sequence[Sequence[object]], theme: Theme) -> Spec:
    """The points that are highlighted, or those that are not."""
    flag = role == "highlighted"
    x, y, told = ([value for value, mine in zip(part, flags, strict=True) if mine is flag] for part in points)
    seen = look(role, theme)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "cliponaxis": False,
        "marker": {
            "color": seen.fill,
            "symbol": "diamond" if flag else "circle",
            "size": _POINT if flag else _POINT - 3,
            "line": {"color": theme.background, "width": 1},
        },
        "hovertext": told,
        "hoverinfo": "text",
    }


def scatter_room(chart: Scatter, exhibit: Exhibit) -> Room:  # noqa: ARG001 - the same for any data
    """The room of the plot, of the words above it and of the figures below."""
    return Room(_SCATTER_HEIGHT, above=2 * LINE_HEIGHT, below=2 * LINE_HEIGHT + 8)


def scatter_legend(chart: Scatter, exhibit: Exhibit, theme: Theme) -> tuple[Entry, ...]:  # noqa: ARG001
    """The highlighted points and the others."""
    highlighted, others = chart.legend
    return (
        Entry(highlighted, look("highlighted", theme), Form.DIAMOND),
        Entry(others, look("context", theme), Form.CIRCLE),
    )


def _figures_axis(marks: tuple[float, ...], format_: Format, exhibit: Exhibit, theme: Theme) -> Spec:
    return {
        "tickvals": list(marks),
        "ticktext": [safe(brief(mark, format_, exhibit.language)) for mark in marks],
        "tickfont": {"color": theme.muted},
        "gridcolor": theme.line,
        "zeroline": False,
        "fixedrange": True,
    }


def _line(axis: str, at: float, theme: Theme) -> Spec:
    """A dashed line across the plot."""
    other = "y" if axis == "x" else "x"
    return {
        "type": "line",
        "layer": "below",
        "xref": "x" if axis == "x" else "paper",
        "yref": "y" if axis == "y" else "paper",
        f"{axis}0": at,
        f"{axis}1": at,
        f"{other}0": 0,
        f"{other}1": 1,
        "line": {"color": theme.outline, "width": 1.5, "dash": "dash"},
    }


def _corners(chart: Scatter, theme: Theme) -> list[Spec]:
    """The words of the quarters in lines, each in its corner of the plot."""
    edges = ({"xanchor": "left", "xshift": _OFF}, {"xanchor": "right", "xshift": -_OFF})
    places = ((0, 1), (1, 1), (0, 0), (1, 0))
    return [
        _note(words, theme, x=x, y=y, yanchor="top" if y else "bottom", **edges[x])
        for words, (x, y) in zip(chart.corners, places, strict=True)
    ]


def _titles(chart: Scatter, exhibit: Exhibit, theme: Theme) -> list[Spec]:
    """What the figures on the axes are: above the left one, below the lower one."""
    return [
        _note(heading(exhibit, chart.y), theme, x=0, y=1, xanchor="left", yanchor="bottom"),
        _note(heading(exhibit, chart.x), theme, x=1, y=0, xanchor="right", yanchor="top", yshift=-LINE_HEIGHT - 6),
    ]


def _note(words: str, theme: Theme, **place: object) -> Spec:
    return {
        "text": lines(wrap(words, _CORNER_WIDTH)),
        "align": place["xanchor"],
        "showarrow": False,
        "font": {"color": theme.muted},
        "xref": "paper",
        "yref": "paper",
        **place,
    }
