"""Horizontal bars for the screen."""

from collections.abc import Sequence
from dataclasses import replace

from indmap.exhibits.charts import Bars, DivergingBars, StackedBars
from indmap.exhibits.encodings import Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import whole
from indmap.render.labels import against, figures, heading, inner, names, values
from indmap.render.looks import Entry, Look, look
from indmap.render.plotly.marks import FULL, NARROW, WIDE, bar_trace, beside, series_legend
from indmap.render.plotly.parts import (
    BOUND,
    LINE_HEIGHT,
    Drawing,
    Room,
    Spec,
    halo,
    hidden_axis,
    lines,
    marker,
    name_axis,
    pixels,
    texts,
)
from indmap.words.theme import Theme

_ROW = 28
_NAME_WIDTH = 24


def bars(chart: Bars, exhibit: Exhibit, theme: Theme) -> Drawing:
    """Horizontal bars, each with its figure; the plan stands hollow behind a narrow bar."""
    drawn = values(exhibit, chart.value)
    behind = values(exhibit, chart.context.column) if chart.context else [None] * len(drawn)
    words = figures(exhibit, chart.value, chart.format)
    if chart.context:
        words = against(exhibit, drawn, behind, chart.format)
    ends = [max(own or 0, plan or 0, 0) for own, plan in zip(drawn, behind, strict=True)]
    traces = [bar_trace(chart.context, behind, exhibit, chart, theme, WIDE)] if chart.context else []
    main = _main(chart, exhibit)
    traces.append(bar_trace(main, drawn, exhibit, chart, theme, NARROW if chart.context else FULL))
    if chart.highlighted:
        _highlight(traces[-1], [bool(flag) for flag in exhibit.data[chart.highlighted]], chart.role, theme)
    traces.append(beside(ends, words, "middle right", theme))
    low = min([0, *(value for value in drawn if value is not None)])
    return _rows(exhibit, chart.category, traces, (low, max([*ends, 0])), words)


def stacked(chart: StackedBars, exhibit: Exhibit, theme: Theme) -> Drawing:
    """Bars of parts, each part with its figure where it fits, the whole at the end."""
    parts = [values(exhibit, series.column) for series in chart.series]
    wholes: list[float] = [sum(part or 0 for part in row) for row in zip(*parts, strict=True)]
    longest = max([*wholes, 0]) or 1
    starts = [0.0] * len(wholes)
    traces = []
    for series, part in zip(chart.series, parts, strict=True):
        trace = bar_trace(series, [value or None for value in part], exhibit, chart, theme, FULL)
        trace |= _part(look(series.role, theme), part, longest, chart.format, exhibit, theme)
        traces.append(trace | {"base": list(starts)})
        starts = [start + (value or 0) for start, value in zip(starts, part, strict=True)]
    traces.sort(key=lambda trace: trace["marker"]["line"]["width"] == BOUND)  # the gaps of others would cut their lines
    words = [] if chart.format is Format.SHARE else [whole(each, chart.format, exhibit.language) for each in wholes]
    if words:
        traces.append(beside(wholes, words, "middle right", theme))
    return _rows(exhibit, chart.category, traces, (0, longest), words)


def _part(
    seen: Look, drawn: Sequence[float | None], longest: float, format_: Format, exhibit: Exhibit, theme: Theme
) -> Spec:
    """The look of one part of the bars, and its figures where they fit."""
    shown = [inner(value, longest, format_, exhibit.language) for value in drawn]
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
    return {"shadow": halo(seen.fill)} if seen.is_hatched else {}


def diverging(chart: DivergingBars, exhibit: Exhibit, theme: Theme) -> Drawing:
    """Bars to the left and right of a midpoint."""
    drawn = values(exhibit, chart.value)
    words = figures(exhibit, chart.value, chart.format, signed=chart.midpoint == 0)
    looks = [look("behind" if (value or 0) < chart.midpoint else "ahead", theme) for value in drawn]
    trace = bar_trace(Series(chart.value, "", "ahead"), drawn, exhibit, chart, theme, FULL)
    trace |= {
        "x": [None if value is None else value - chart.midpoint for value in drawn],
        "base": chart.midpoint,
        "marker": {"color": [seen.fill for seen in looks], "line": {"width": 0}},
    }
    ends = [chart.midpoint if value is None else value for value in drawn]
    sides = ["middle left" if end < chart.midpoint else "middle right" for end in ends]
    reach = max(abs(end - chart.midpoint) for end in ends) if ends else 0
    span = (chart.midpoint - reach, chart.midpoint + reach)
    traces = [trace, beside(ends, words, sides, theme), _names_across(chart, exhibit, sides, theme)]
    drawing = _rows(exhibit, chart.category, traces, span, words, pixels(words))
    drawing.axes["xaxis"] |= _midline(chart.midpoint, theme)
    drawing.axes["yaxis"] |= {"visible": False}
    return replace(drawing, room=replace(drawing.room, left=pixels(words)))


def _names_across(chart: DivergingBars, exhibit: Exhibit, sides: Sequence[str], theme: Theme) -> Spec:
    """Each name on the free side of the midpoint: on a phone, names and bars then share the width."""
    across = {"middle left": "middle right", "middle right": "middle left"}
    rows = [lines(name) for name in names(exhibit, chart.category, _NAME_WIDTH)]
    at = [chart.midpoint] * len(rows)
    padded = ["<br>".join(f" {line} " for line in row.split("<br>")) for row in rows]
    return texts(
        at, range(len(rows)), padded, textposition=[across[side] for side in sides], textfont={"color": theme.ink}
    )


def _highlight(trace: Spec, flags: list[bool], role: str, theme: Theme) -> None:
    plain, strong = look(role, theme), look("highlighted", theme)
    trace["marker"] = {"color": [strong.fill if flag else plain.fill for flag in flags], "line": {"width": 0}}


def _rows(
    exhibit: Exhibit,
    category: str,
    traces: list[Spec],
    span: tuple[float, float],
    words: Sequence[str],
    left: int = 0,
) -> Drawing:
    """Bars on an axis of names, top down; the figures at their ends take pixels beside the plot."""
    labels = names(exhibit, category, _NAME_WIDTH)
    thinner = _ROW / _step(labels)
    for trace in traces:
        if "width" in trace:  # bars stay as thick as on rows of one line
            trace["width"] = round(trace["width"] * thinner, 3)
    axes = {
        "barmode": "overlay",
        "xaxis": hidden_axis(span[0], span[1] if span[1] > span[0] else span[0] + 1),
        "yaxis": name_axis(labels, range=[len(labels) - 0.5, -0.5]),
    }
    left += pixels(line for label in labels for line in label)
    return Drawing(traces, axes, Room(_step(labels) * len(labels), left=left, right=pixels(words)))


def _step(labels: Sequence[tuple[str, ...]]) -> int:
    return max(_ROW, LINE_HEIGHT * max((len(label) for label in labels), default=1) + 2)


def rows_room(chart: Bars | StackedBars | DivergingBars, exhibit: Exhibit) -> Room:
    """The room of bars from top to bottom."""
    labels = names(exhibit, chart.category, _NAME_WIDTH)
    return Room(_step(labels) * len(labels))


def bars_legend(chart: Bars, exhibit: Exhibit, theme: Theme) -> tuple[Entry, ...]:
    """The plan and what stands before it; nothing for bars of one series."""
    return series_legend((chart.context, _main(chart, exhibit)), theme) if chart.context else ()


def stacked_legend(chart: StackedBars, exhibit: Exhibit, theme: Theme) -> tuple[Entry, ...]:  # noqa: ARG001
    """Every part, in its order."""
    return series_legend(chart.series, theme)


def _main(chart: Bars, exhibit: Exhibit) -> Series:
    return Series(chart.value, heading(exhibit, chart.value), chart.role)


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
