"""Bars and columns for the screen."""

from collections.abc import Sequence

from indmap.exhibits.exhibit import Bars, Columns, DivergingBars, Exhibit, Format, Series, StackedBars
from indmap.exhibits.written import brief, write
from indmap.render.labels import figures, fits, heading, names, shared_unit, ticks, values
from indmap.render.looks import Look, look
from indmap.render.plotly.parts import (
    CLEAR,
    LETTER,
    LINE_HEIGHT,
    Drawing,
    Spec,
    hidden_axis,
    lines,
    marker,
    name_axis,
    safe,
    texts,
)
from indmap.words.theme import Theme

_ROW = 28
_NAME_WIDTH = 31
_COLUMNS_HEIGHT = 300
_LABEL_SHARE = 0.1  # of the plot's height, for a figure over a column
_WIDE, _FULL, _NARROW = 0.78, 0.66, 0.42


def bars(chart: Bars, exhibit: Exhibit, theme: Theme) -> Drawing:
    """Horizontal bars, each with its figure; the plan stands hollow behind a narrow bar."""
    drawn = values(exhibit, chart.value)
    behind = values(exhibit, chart.context.column) if chart.context else [None] * len(drawn)
    words = figures(exhibit, chart.value, chart.format)
    if chart.context:
        plans = figures(exhibit, chart.context.column, chart.format)
        words = [f"{word} / {plan}" for word, plan in zip(words, plans, strict=True)]
    ends = [max(own or 0, plan or 0, 0) for own, plan in zip(drawn, behind, strict=True)]
    traces = [_trace(chart.context, behind, exhibit, chart, theme, _WIDE)] if chart.context else []
    main = Series(chart.value, heading(exhibit, chart.value), chart.role)
    traces.append(_trace(main, drawn, exhibit, chart, theme, _NARROW if chart.context else _FULL))
    if chart.highlighted:
        _highlight(traces[-1], [bool(flag) for flag in exhibit.data[chart.highlighted]], chart.role, theme)
    traces.append(_beside(ends, words, "middle right", theme))
    low = min([0, *(value for value in drawn if value is not None)])
    return _rows(
        exhibit,
        chart.category,
        traces,
        (low, max([*ends, 0])),
        words,
        legend=_words_of((*([chart.context] if chart.context else []), main)) if chart.context else (),
    )


def stacked(chart: StackedBars, exhibit: Exhibit, theme: Theme) -> Drawing:
    """Bars of parts, each part with its figure where it fits, the whole at the end."""
    parts = [values(exhibit, series.column) for series in chart.series]
    wholes: list[float] = [sum(part or 0 for part in row) for row in zip(*parts, strict=True)]
    longest = max([*wholes, 0]) or 1
    starts = [0.0] * len(wholes)
    traces = []
    for rank, (series, part) in enumerate(zip(chart.series, parts, strict=True)):
        trace = _trace(series, [value or None for value in part], exhibit, chart, theme, _FULL)
        trace |= _part(look(series.role, theme), part, longest, chart.format, exhibit, theme)
        traces.append(trace | {"base": list(starts), "legendrank": rank})
        starts = [start + (value or 0) for start, value in zip(starts, part, strict=True)]
    traces.sort(key=lambda trace: trace["marker"]["color"] == CLEAR)  # the gaps of others would cut hollow ones
    words = [] if chart.format is Format.SHARE else [brief(whole, chart.format, exhibit.language) for whole in wholes]
    if words:
        traces.append(_beside(wholes, words, "middle right", theme))
    return _rows(exhibit, chart.category, traces, (0, longest), words, legend=_words_of(chart.series))


def _part(
    seen: Look, drawn: Sequence[float | None], longest: float, format_: Format, exhibit: Exhibit, theme: Theme
) -> Spec:
    """The look of one part of the bars, and its figures where they fit."""
    labels = [brief(value, format_, exhibit.language) for value in drawn]
    shown = [text if value and fits(text, value / longest) else "" for text, value in zip(labels, drawn, strict=True)]
    return {
        "marker": marker(seen, theme, gap=2),
        "text": shown,
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {"color": seen.ink} | _halo(seen),
    }


def _halo(seen: Look) -> Spec:
    """A shadow in the fill's colour that keeps a hatch away from the figure on it."""
    return {"shadow": ", ".join([f"0 0 2px {seen.fill}"] * 4)} if seen.is_hatched else {}


def diverging(chart: DivergingBars, exhibit: Exhibit, theme: Theme) -> Drawing:
    """Bars to the left and right of a midpoint."""
    drawn = values(exhibit, chart.value)
    words = figures(exhibit, chart.value, chart.format, signed=chart.midpoint == 0)
    looks = [look("behind" if (value or 0) < chart.midpoint else "ahead", theme) for value in drawn]
    trace = _trace(Series(chart.value, "", "ahead"), drawn, exhibit, chart, theme, _FULL)
    trace |= {
        "x": [None if value is None else value - chart.midpoint for value in drawn],
        "base": chart.midpoint,
        "marker": {"color": [seen.fill for seen in looks], "line": {"width": 0}},
    }
    ends = [chart.midpoint if value is None else value for value in drawn]
    sides = ["middle left" if end < chart.midpoint else "middle right" for end in ends]
    span = (min([*ends, chart.midpoint]), max([*ends, chart.midpoint]))
    drawing = _rows(exhibit, chart.category, [trace, _beside(ends, words, sides, theme)], span, words)
    drawing.axes["xaxis"] |= _midline(chart.midpoint, theme)
    if span[0] < chart.midpoint:  # the names stand clear of the figures at the left ends
        room = _room([word for word, side in zip(words, sides, strict=True) if side == "middle left"])
        drawing.axes["yaxis"] |= {"ticks": "outside", "ticklen": room, "tickcolor": CLEAR}
    return drawing


def columns(chart: Columns, exhibit: Exhibit, theme: Theme) -> Drawing:
    """Columns over time: hollow ones wide behind, the others narrow in front, one on top of the other."""
    parts = [(series, values(exhibit, series.column), look(series.role, theme)) for series in chart.series]
    heights = [0.0] * len(exhibit.data)
    plans = [0.0] * len(exhibit.data)
    traces, top = [], 0.0
    for series, part, seen in parts:
        trace = _trace(series, part, exhibit, chart, theme, _WIDE if seen.is_hollow else _NARROW + 0.1)
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
    return _beside(ends, shown, "top center", theme, y=ends) | {"x": list(range(len(ends))), "y": ends}


def _upright(exhibit: Exhibit, chart: Columns, traces: list[Spec], top: float, theme: Theme) -> Drawing:
    marks = ticks(0, top)
    axes = {
        "barmode": "overlay",
        "xaxis": name_axis(names(exhibit, chart.category, 10), linecolor=theme.ink, showline=True),
        "yaxis": {
            "range": [0, max(marks[-1], top * 1.08) or 1],
            "tickvals": list(marks),
            "ticktext": [safe(brief(mark, chart.format, exhibit.language)) for mark in marks],
            "tickfont": {"color": theme.muted},
            "gridcolor": theme.line,
            "zeroline": False,
            "automargin": True,
            "fixedrange": True,
        },
    }
    return Drawing(traces, axes, _COLUMNS_HEIGHT, legend=_words_of(chart.series) if len(chart.series) > 1 else ())


def _trace(
    series: Series,
    drawn: Sequence[float | None],
    exhibit: Exhibit,
    chart: Bars | StackedBars | Columns | DivergingBars,
    theme: Theme,
    width: float,
) -> Spec:
    """A trace of horizontal bars at 0, 1, 2 …; its hover says name, series and figure in full."""
    names_ = [str(name) for name in exhibit.data[chart.category]]
    figures_ = [write(value, chart.format, exhibit.language) for value in drawn]
    label = f"{series.label}: " if series.label else ""
    return {
        "type": "bar",
        "orientation": "h",
        "name": safe(series.label),
        "x": list(drawn),
        "y": list(range(len(drawn))),
        "width": width,
        "marker": marker(look(series.role, theme), theme),
        "hovertext": [lines([name, f"{label}{figure}"]) for name, figure in zip(names_, figures_, strict=True)],
        "hoverinfo": "text",
    }


def _highlight(trace: Spec, flags: list[bool], role: str, theme: Theme) -> None:
    plain, strong = look(role, theme), look("highlighted", theme)
    trace["marker"] = {"color": [strong.fill if flag else plain.fill for flag in flags], "line": {"width": 0}}


def _beside(
    ends: Sequence[float], words: Sequence[str], side: str | list[str], theme: Theme, y: Sequence[float] | None = None
) -> Spec:
    where = range(len(words)) if y is None else y
    padded = [f" {safe(word)} " for word in words] if side != "top center" else [safe(word) for word in words]
    return texts(ends, where, padded, textposition=side, textfont={"color": theme.ink})


def _rows(
    exhibit: Exhibit,
    category: str,
    traces: list[Spec],
    span: tuple[float, float],
    words: Sequence[str],
    legend: Sequence[str] = (),
) -> Drawing:
    """Bars on an axis of names, top down; the figures at their ends take pixels to the right of the plot."""
    labels = names(exhibit, category, _NAME_WIDTH)
    step = max(_ROW, LINE_HEIGHT * max((len(label) for label in labels), default=1) + 2)
    for trace in traces:
        if "width" in trace:  # bars stay as thick as on rows of one line
            trace["width"] = round(trace["width"] * _ROW / step, 3)
    axes = {
        "barmode": "overlay",
        "xaxis": hidden_axis(span[0], span[1] if span[1] > span[0] else span[0] + 1),
        "yaxis": name_axis(labels, range=[len(labels) - 0.5, -0.5]),
    }
    return Drawing(traces, axes, step * len(labels), right=8 + _room(words), legend=legend)


def _words_of(series: Sequence[Series]) -> tuple[str, ...]:
    return tuple(each.label for each in series)


def _room(words: Sequence[str]) -> int:
    return LETTER * max((len(word) + 2 for word in words), default=0)


def _midline(midpoint: float, theme: Theme) -> Spec:
    """The line of the midpoint, the only thing seen of the value axis."""
    return {
        "visible": True,
        "tickvals": [midpoint],
        "showticklabels": False,
        "gridcolor": theme.ink,
        "gridwidth": 1,
        "zeroline": False,
    }
