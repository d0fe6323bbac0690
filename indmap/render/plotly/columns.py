"""Columns over time for the screen."""

from dataclasses import replace

from indmap.exhibits.charts import Columns
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import brief
from indmap.render.labels import names, shared_unit, ticks, values
from indmap.render.looks import Entry, look
from indmap.render.plotly.marks import NARROW, WIDE, bar_trace, beside, series_legend
from indmap.render.plotly.parts import LINE_HEIGHT, Drawing, Room, Spec, name_axis, pixels, safe
from indmap.words.theme import Theme

_HEIGHT = 300
_NAME_WIDTH = 10
_LABEL_SHARE = 0.1  # of the plot's height, for a figure over a column


def columns(chart: Columns, exhibit: Exhibit, theme: Theme) -> Drawing:
    """Columns over time: hollow ones wide behind, the others narrow in front, one on top of the other."""
    parts = [(series, values(exhibit, series.column), look(series.role, theme)) for series in chart.series]
    heights = [0.0] * len(exhibit.data)
    plans = [0.0] * len(exhibit.data)
    traces, top = [], 0.0
    for series, part, seen in parts:
        trace = bar_trace(series, part, exhibit, chart, theme, WIDE if seen.is_hollow else NARROW + 0.1)
        trace |= {"orientation": "v", "x": trace["y"], "y": trace["x"]}
        if seen.is_hollow:
            plans = [value or 0 for value in part]
        else:
            trace["base"] = list(heights)
            heights = [below + (value or 0) for below, value in zip(heights, part, strict=True)]
        top = max([top, *heights, *(value or 0 for value in part)])
        traces.append(trace)
    traces.sort(key=lambda trace: trace["width"], reverse=True)
    traces.append(_above(exhibit, chart, heights, plans, top, theme))
    return _upright(exhibit, chart, traces, top, theme)


def _above(
    exhibit: Exhibit, chart: Columns, heights: list[float], plans: list[float], top: float, theme: Theme
) -> Spec:
    """The figure of each column, on it or, where the plan's line is too near, on that line."""
    _, words = shared_unit(exhibit, [height or None for height in heights], chart.format)
    near = _LABEL_SHARE * top
    ends = [plan if height < plan < height + near else height for height, plan in zip(heights, plans, strict=True)]
    shown = [word if height else "" for word, height in zip(words, heights, strict=True)]
    return beside(ends, shown, "top center", theme, y=ends) | {"x": list(range(len(ends))), "y": ends}


def _upright(exhibit: Exhibit, chart: Columns, traces: list[Spec], top: float, theme: Theme) -> Drawing:
    marks = ticks(0, top)
    axes = {
        "barmode": "overlay",
        "xaxis": name_axis(names(exhibit, chart.category, _NAME_WIDTH), linecolor=theme.ink, showline=True),
        "yaxis": {
            "range": [0, max(marks[-1], top * 1.08) or 1],
            "tickvals": list(marks),
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
    return Room(_HEIGHT, below=LINE_HEIGHT * deepest + 8)


def columns_legend(chart: Columns, exhibit: Exhibit, theme: Theme) -> tuple[Entry, ...]:  # noqa: ARG001
    """The scenarios, where there are several."""
    return series_legend(chart.series, theme) if len(chart.series) > 1 else ()
