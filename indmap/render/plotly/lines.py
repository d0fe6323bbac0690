"""Lines over time for the screen."""

from collections.abc import Sequence
from dataclasses import replace

from indmap.exhibits.charts import Lines
from indmap.exhibits.encodings import Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import brief, write
from indmap.render.labels import names, spread, ticks, ticks_near, values
from indmap.render.looks import Entry, Form, Look, look
from indmap.render.plotly.marks import series_legend
from indmap.render.plotly.parts import (
    CLEAR,
    LINE_HEIGHT,
    Drawing,
    Room,
    Spec,
    halo,
    lines,
    name_axis,
    pixels,
    safe,
    texts,
)
from indmap.words.theme import Theme

_HEIGHT = 300
_NAME_WIDTH = 10
_AIR = 0.015  # of the plot's height, over the highest line of the grid: at the very edge it is not drawn
_LABEL_SHARE = 0.075  # of the plot's height, between two figures at the lines' ends
_CLEAR_OF = 10  # pixels across what is unseen at a line's end, which keeps its figure off the line that goes on
_FAINT = 0.28
_TURNED = 26  # pixels of the names where a narrow screen turns them


def line_chart(chart: Lines, exhibit: Exhibit, theme: Theme) -> Drawing:
    """Lines with the last figure of each at its end; the range of a forecast is shaded behind them."""
    parts = [(series, values(exhibit, series.column)) for series in chart.series]
    band = [values(exhibit, column) for column in chart.band or ()]
    known = [value for part in (*(part for _, part in parts), *band) for value in part if value is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    whole = chart.format is Format.COUNT
    marks = ticks(low, high, whole=whole) if chart.from_zero else ticks_near(low, high)
    traces = _band(band, chart, theme) if band else []
    traces += [_line(series, part, chart, exhibit, theme) for series, part in parts]
    ends, words = _ends(parts, chart, exhibit, marks, theme)
    traces.append(ends)
    room = replace(
        lines_room(chart, exhibit),
        left=pixels(brief(mark, chart.format, exhibit.language) for mark in marks),
        right=pixels(words),
    )
    return Drawing(traces, _axes(chart, exhibit, marks, theme), room)


def _line(series: Series, part: Sequence[float | None], chart: Lines, exhibit: Exhibit, theme: Theme) -> Spec:
    seen = look(series.role, theme)
    labels = [str(name) for name in exhibit.data[chart.category]]
    written = [write(value, chart.format, exhibit.language) for value in part]
    return {
        "type": "scatter",
        "mode": "lines+markers" if sum(value is not None for value in part) < 3 else "lines",
        "name": safe(series.label),
        "x": list(range(len(part))),
        "y": list(part),
        "connectgaps": False,
        "line": {"color": _ink(seen), "width": 2.5, "dash": _dash(seen), "shape": _shape(chart)},
        "marker": {"color": _ink(seen), "size": 7},
        "hovertext": [lines([name, f"{series.label}: {figure}"]) for name, figure in zip(labels, written, strict=True)],
        "hoverinfo": "text",
    }


def _band(band: Sequence[Sequence[float | None]], chart: Lines, theme: Theme) -> list[Spec]:
    """The range of the forecast: its low edge unseen, its high edge filled down to that."""
    edge = {
        "type": "scatter",
        "mode": "lines",
        "line": {"width": 0, "shape": _shape(chart)},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    filled = {"fill": "tonexty", "fillcolor": _faint(look("forecast", theme).fill)}
    return [
        edge | {"x": list(range(len(part))), "y": list(part)} | (filled if high else {})
        for high, part in enumerate(band)
    ]


def _ends(
    parts: Sequence[tuple[Series, Sequence[float | None]]],
    chart: Lines,
    exhibit: Exhibit,
    marks: Sequence[float],
    theme: Theme,
) -> tuple[Spec, list[str]]:
    """The last figure of each line, kept from one another and, since none is drawn outside it, in the plot."""
    gap, top = (marks[-1] - marks[0]) * _LABEL_SHARE, marks[-1]
    last = [
        (place, value, look(series.role, theme))
        for series, part in parts
        for place, value in [max(((at, each) for at, each in enumerate(part) if each is not None), default=(0, None))]
        if value is not None
    ]
    last = [
        each for at, each in enumerate(last) if each[:2] not in [other[:2] for other in last[:at]]
    ]  # one point, one figure
    words = [brief(value, chart.format, exhibit.language) for _, value, _ in last]
    heights = spread([value for _, value, _ in last], gap, top)
    low = marks[0] + gap  # lower than that a figure under its line would stand among the names
    sides = [
        "middle right" if place == len(exhibit.data) - 1 else "top right" if height < low else "bottom right"
        for (place, _, _), height in zip(last, heights, strict=True)
    ]
    trace = texts(
        [float(place) for place, _, _ in last],
        heights,
        [f" {safe(word)}" for word in words],
        mode="markers+text",
        marker={"size": _CLEAR_OF, "color": CLEAR},
        textposition=sides,
        textfont={"color": [_ink(seen) for _, _, seen in last], "shadow": halo(theme.background)},
    )
    return trace, words


def _axes(chart: Lines, exhibit: Exhibit, marks: Sequence[float], theme: Theme) -> Spec:
    labels = names(exhibit, chart.category, _NAME_WIDTH)
    return {
        "xaxis": name_axis(
            labels,
            tickangle="auto",
            autotickangles=[0, -90],
            linecolor=theme.ink,
            showline=True,
            range=[-0.3, max(len(labels) - 1 + 0.1, 0.5)],
        ),
        "yaxis": {
            "range": [marks[0], marks[-1] + ((marks[-1] - marks[0]) * _AIR or 1)],
            "tickvals": list(marks),
            "ticktext": [safe(brief(mark, chart.format, exhibit.language)) for mark in marks],
            "tickfont": {"color": theme.muted},
            "gridcolor": theme.line,
            "zeroline": False,
            "fixedrange": True,
        },
    }


def lines_room(chart: Lines, exhibit: Exhibit) -> Room:
    """The room of lines, one height for any data, and of the names below them."""
    deepest = max((len(name) for name in names(exhibit, chart.category, _NAME_WIDTH)), default=1)
    return Room(_HEIGHT, below=max(LINE_HEIGHT * deepest, _TURNED) + 8)


def lines_legend(chart: Lines, exhibit: Exhibit, theme: Theme) -> tuple[Entry, ...]:  # noqa: ARG001
    """The lines, where there are several."""
    return series_legend(chart.series, theme, Form.LINE) if len(chart.series) > 1 else ()


def _shape(chart: Lines) -> str:
    return "hvh" if chart.steps else "linear"


def _ink(seen: Look) -> str:
    return seen.line


def _dash(seen: Look) -> str:
    return "dash" if seen.is_hollow else "dot" if seen.is_hatched else "solid"


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{_FAINT})"
