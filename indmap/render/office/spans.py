"""Lines, timelines, ranges and scatter plots as plots."""

import math
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from indmap.exhibits.charts import Lines, Ranges, Scatter, Timeline
from indmap.exhibits.exhibit import Exhibit
from indmap.render.labels import heading, sides
from indmap.render.office.numbers import number_format
from indmap.render.office.paint import role_paint
from indmap.render.office.plot import At, Kind, Plot, Strip
from indmap.render.office.strips import days, figures, names, number, strip
from indmap.words.numbers import ABSENT
from indmap.words.theme import Theme


def lines(chart: Lines, exhibit: Exhibit, theme: Theme, size: float) -> Plot:
    """Lines over time, each with a label at its last point."""
    strips = _with_ends([strip(exhibit, series, theme) for series in chart.series])
    for name in chart.band or ():
        edge = Strip(heading(exhibit, name), figures(exhibit, name), role_paint("context", theme), dash="sysDot")
        strips.append(edge)
    known = [value for strip in strips for value in strip.drawn if value is not None]
    return Plot(
        Kind.LINES,
        names(exhibit, chart.category),
        tuple(strips),
        number(chart.format, strips),
        exhibit.language,
        axis=True,
        low=0.0 if chart.from_zero and min(known, default=0) >= 0 else None,
        size=size,
    )


def timeline(chart: Timeline, exhibit: Exhibit, theme: Theme, size: float) -> Plot:
    """Bars from one date to another; the words are part of the category names."""
    starts, stops = (days(exhibit, series.column) for series in (chart.start, chart.stop))
    first = tuple(
        min(pair) if None not in pair else pair[0] or pair[1]  # type: ignore[type-var]
        for pair in zip(starts, stops, strict=True)
    )
    late = tuple(_length(start, stop, ahead=True) for start, stop in zip(starts, stops, strict=True))
    early = tuple(_length(start, stop, ahead=False) for start, stop in zip(starts, stops, strict=True))
    strips = (
        Strip(chart.start.label, first, None),
        Strip(chart.stop.label, late, role_paint(chart.stop.role, theme)),
        Strip(chart.start.label, early, role_paint(chart.start.role, theme)),
    )
    words = [str(word) for word in exhibit.data[chart.words]]
    called = tuple(f"{name} · {word}" for name, word in zip(names(exhibit, chart.category), words, strict=True))
    known = [day for day in (*starts, *stops) if day is not None]
    return Plot(
        Kind.BARS,
        called,
        strips,
        "mm.yyyy",
        exhibit.language,
        stacked=True,
        axis=True,
        low=min(known, default=0.0) - 30,
        high=max(known, default=1.0) + 30,
        size=size,
    )


def ranges(chart: Ranges, exhibit: Exhibit, theme: Theme, size: float) -> Plot:
    """Ranges as bars on an invisible base; the figure itself is part of the category name."""
    lows = [figures(exhibit, span.low) for span in chart.spans]
    highs = [figures(exhibit, span.high) for span in chart.spans]
    strips = [Strip("", lows[0], None)]
    for at, span in enumerate(chart.spans[:-1]):
        strips.append(Strip(span.label, _between(lows[at], lows[at + 1]), role_paint(span.role, theme)))
    last = chart.spans[-1]
    strips.append(Strip(last.label, _between(lows[-1], highs[-1]), role_paint(last.role, theme)))
    for at in range(len(chart.spans) - 2, -1, -1):
        span = chart.spans[at]
        strips.append(Strip(span.label, _between(highs[at + 1], highs[at]), role_paint(span.role, theme)))
    points = figures(exhibit, chart.point.column)
    called = tuple(
        f"{name} · {ABSENT if point is None else f'{point:g}'}"
        for name, point in zip(names(exhibit, chart.category), points, strict=True)
    )
    written = number(chart.format, strips)
    return Plot(
        Kind.BARS, called, tuple(strips), written, exhibit.language, stacked=True, axis=True, low=chart.start, size=size
    )


def scatter(chart: Scatter, exhibit: Exhibit, theme: Theme, size: float) -> Plot:
    """A scatter plot in two series: highlighted points, and the others."""
    across, up = figures(exhibit, chart.x), figures(exhibit, chart.y)
    marked = [bool(flag) for flag in exhibit.data[chart.highlighted]]
    beside = ["" if pd.isna(name) else str(name) for name in exhibit.data[chart.named]]
    strips = []
    for label, role, wanted in zip(chart.legend, ("highlighted", "context"), (True, False), strict=True):
        shown = [at for at, flag in enumerate(marked) if flag is wanted]
        own = tuple(value if marked[at] is wanted else None for at, value in enumerate(up))
        said = {at: beside[at] for at in shown if beside[at]}
        about = {at: At[side.upper()] for at, side in enumerate(sides(chart, exhibit)) if at in said}
        strips.append(Strip(label, own, role_paint(role, theme), At.ABOVE, across=across, names=said, sides=about))
    return Plot(
        Kind.POINTS,
        names(exhibit, chart.label),
        tuple(strips),
        number_format(chart.y_format, up),
        exhibit.language,
        axis=True,
        log=min([value for value in up if value is not None], default=0) > 0,
        across_number=number_format(chart.x_format, across),
        titles=(heading(exhibit, chart.x), heading(exhibit, chart.y)),
        size=size,
    )


def _with_ends(strips: Sequence[Strip]) -> list[Strip]:
    """The lines with labels at their last points; of lines that end at one category, only the highest has it above."""
    ends = [max((at for at, value in enumerate(each.drawn) if value is not None), default=-1) for each in strips]
    highest: dict[int, float] = {}
    for each, end in zip(strips, ends, strict=True):
        highest[end] = max(highest.get(end, -math.inf), each.drawn[end] or 0.0) if end >= 0 else 0.0
    return [
        _with_end(each, end, At.ABOVE if (each.drawn[end] or 0.0) >= highest[end] else At.RIGHT) if end >= 0 else each
        for each, end in zip(strips, ends, strict=True)
    ]


def _with_end(strip: Strip, end: int, at: At) -> Strip:
    """The line with a label at its last point."""
    return replace(strip, figures=at, bare=frozenset(range(len(strip.drawn))) - {end})


def _length(start: float | None, stop: float | None, *, ahead: bool) -> float | None:
    """The length in days, if the line runs in this direction; a short stroke if only one date is known."""
    if start is None or stop is None:
        return 3.0 if ahead and (start or stop) else None
    return abs(stop - start) if (stop >= start) is ahead else None


def _between(low: Sequence[float | None], high: Sequence[float | None]) -> tuple[float | None, ...]:
    return tuple(
        None if one is None or other is None else max(other - one, 0.0) for one, other in zip(low, high, strict=True)
    )
