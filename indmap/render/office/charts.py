"""Exhibits as native charts: every kind that an office program can draw and edit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import singledispatch

import pandas as pd

from indmap.exhibits.charts import (
    Bars,
    Chart,
    Columns,
    DivergingBars,
    Lines,
    Ranges,
    Scatter,
    StackedBars,
    Timeline,
    Waterfall,
)
from indmap.exhibits.encodings import Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.render.labels import heading, inner, values
from indmap.render.office.book import book
from indmap.render.office.chartxml import chart_xml
from indmap.render.office.numbers import number_format
from indmap.render.office.paint import role_paint
from indmap.render.office.plot import At, Kind, Plot, Strip
from indmap.render.stairs import stairs
from indmap.words.numbers import ABSENT
from indmap.words.theme import Theme

_DASHES = {"plan": "dash", "forecast": "sysDot"}
_DAYS_BEFORE = date(1899, 12, 30).toordinal()  # the day that a workbook counts from


@dataclass(frozen=True)
class NativeChart:
    """A chart that an office program draws and edits: its part, and the workbook behind it, which say the same."""

    xml: bytes
    workbook: bytes


def native_chart(exhibit: Exhibit, theme: Theme, size: float = 10.0) -> NativeChart | None:
    """The exhibit as a native chart with letters of so many points; None for kinds that are none."""
    drawn = plot(exhibit.chart, exhibit, theme, size)
    return NativeChart(chart_xml(drawn), book(drawn)) if drawn else None


@singledispatch
def plot(chart: Chart, exhibit: Exhibit, theme: Theme, size: float) -> Plot | None:  # noqa: ARG001 - dispatch gives all
    """The plot of an exhibit; None for maps, figures, tables and flows."""
    return None


@plot.register
def _(chart: Bars, exhibit: Exhibit, theme: Theme, size: float) -> Plot:
    own = _values(exhibit, chart.value)
    flags = exhibit.data[chart.highlighted].tolist() if chart.highlighted else []
    painted = {at: role_paint("highlighted", theme) for at, flag in enumerate(flags) if flag}
    main = Strip(heading(exhibit, chart.value), own, role_paint(chart.role, theme), At.END, own=painted)
    strips = (_strip(exhibit, chart.context, theme), main) if chart.context else (main,)
    return Plot(
        Kind.BARS,
        _names(exhibit, chart.category),
        strips,
        _number(chart.format, strips),
        exhibit.language,
        overlap=100,
        legend=len(strips) > 1,
        size=size,
    )


@plot.register
def _(chart: StackedBars, exhibit: Exhibit, theme: Theme, size: float) -> Plot:
    parts = [_values(exhibit, series.column) for series in chart.series]
    longest = max([sum(part or 0 for part in row) for row in zip(*parts, strict=True)], default=0) or 1
    strips = []
    for series, part in zip(chart.series, parts, strict=True):
        bare = [at for at, value in enumerate(part) if not inner(value, longest, chart.format, exhibit.language)]
        strips.append(Strip(series.label, part, role_paint(series.role, theme), At.CENTRE, frozenset(bare)))
    return Plot(
        Kind.BARS,
        _names(exhibit, chart.category),
        tuple(strips),
        _number(chart.format, strips),
        exhibit.language,
        stacked=True,
        size=size,
    )


@plot.register
def _(chart: Columns, exhibit: Exhibit, theme: Theme, size: float) -> Plot:
    strips = [_strip(exhibit, series, theme, At.END) for series in chart.series]
    return Plot(
        Kind.COLUMNS,
        _names(exhibit, chart.category),
        tuple(strips),
        _number(chart.format, strips),
        exhibit.language,
        legend=len(strips) > 1,
        size=size,
    )


@plot.register
def _(chart: DivergingBars, exhibit: Exhibit, theme: Theme, size: float) -> Plot:
    own = _values(exhibit, chart.value)
    behind = {at: role_paint("behind", theme) for at, value in enumerate(own) if (value or 0) < chart.midpoint}
    strip = Strip(heading(exhibit, chart.value), own, role_paint("ahead", theme), At.END, own=behind)
    return Plot(
        Kind.BARS,
        _names(exhibit, chart.category),
        (strip,),
        number_format(chart.format, own),
        exhibit.language,
        legend=False,
        crosses=chart.midpoint,
        size=size,
    )


@plot.register
def _(chart: Lines, exhibit: Exhibit, theme: Theme, size: float) -> Plot:
    strips = [_strip(exhibit, series, theme) for series in chart.series]
    for name in chart.band or ():
        edge = Strip(heading(exhibit, name), _values(exhibit, name), role_paint("context", theme), dash="sysDot")
        strips.append(edge)
    known = [value for strip in strips for value in strip.drawn if value is not None]
    strips = [_with_end(strip) for strip in strips]
    return Plot(
        Kind.LINES,
        _names(exhibit, chart.category),
        tuple(strips),
        _number(chart.format, strips),
        exhibit.language,
        axis=True,
        low=0.0 if chart.from_zero and min(known, default=0) >= 0 else None,
        size=size,
    )


@plot.register
def _(chart: Waterfall, exhibit: Exhibit, theme: Theme, size: float) -> Plot:
    steps = stairs(chart, exhibit)
    lifts = tuple(max(min(step.start, step.stop), 0.0) for step in steps)
    sizes = tuple(abs(step.stop - step.start) for step in steps)
    painted = {at: role_paint(step.role, theme) for at, step in enumerate(steps)}
    strips = (
        Strip("", lifts, None),
        Strip(heading(exhibit, chart.value), sizes, role_paint("actual", theme), At.CENTRE, own=painted),
    )
    signed = {at: step.words for at, step in enumerate(steps)}
    names = tuple(f"{name}: {signed[at]}" for at, name in enumerate(_names(exhibit, chart.category)))
    number = number_format(chart.format, sizes)
    return Plot(Kind.BARS, names, _unlabelled(strips), number, exhibit.language, stacked=True, legend=False, size=size)


@plot.register
def _(chart: Timeline, exhibit: Exhibit, theme: Theme, size: float) -> Plot:
    starts, stops = (_days(exhibit, series.column) for series in (chart.start, chart.stop))
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
    names = tuple(f"{name} · {word}" for name, word in zip(_names(exhibit, chart.category), words, strict=True))
    known = [day for day in (*starts, *stops) if day is not None]
    return Plot(
        Kind.BARS,
        names,
        strips,
        "mm.yyyy",
        exhibit.language,
        stacked=True,
        axis=True,
        low=min(known, default=0.0) - 30,
        high=max(known, default=1.0) + 30,
        size=size,
    )


@plot.register
def _(chart: Ranges, exhibit: Exhibit, theme: Theme, size: float) -> Plot:
    lows = [_values(exhibit, span.low) for span in chart.spans]
    highs = [_values(exhibit, span.high) for span in chart.spans]
    strips = [Strip("", lows[0], None)]
    for at, span in enumerate(chart.spans[:-1]):
        strips.append(Strip(span.label, _between(lows[at], lows[at + 1]), role_paint(span.role, theme)))
    last = chart.spans[-1]
    strips.append(Strip(last.label, _between(lows[-1], highs[-1]), role_paint(last.role, theme)))
    for at in range(len(chart.spans) - 2, -1, -1):
        span = chart.spans[at]
        strips.append(Strip(span.label, _between(highs[at + 1], highs[at]), role_paint(span.role, theme)))
    points = _values(exhibit, chart.point.column)
    names = tuple(
        f"{name} · {ABSENT if point is None else f'{point:g}'}"
        for name, point in zip(_names(exhibit, chart.category), points, strict=True)
    )
    number = _number(chart.format, strips)
    return Plot(
        Kind.BARS, names, tuple(strips), number, exhibit.language, stacked=True, axis=True, low=chart.start, size=size
    )


@plot.register
def _(chart: Scatter, exhibit: Exhibit, theme: Theme, size: float) -> Plot:
    across, up = _values(exhibit, chart.x), _values(exhibit, chart.y)
    marked = [bool(flag) for flag in exhibit.data[chart.highlighted]]
    names = ["" if pd.isna(name) else str(name) for name in exhibit.data[chart.named]]
    strips = []
    for label, role, wanted in zip(chart.legend, ("highlighted", "context"), (True, False), strict=True):
        shown = [at for at, flag in enumerate(marked) if flag is wanted]
        own = tuple(value if marked[at] is wanted else None for at, value in enumerate(up))
        said = {at: names[at] for at in shown if names[at]}
        strips.append(Strip(label, own, role_paint(role, theme), At.RIGHT, across=across, names=said))
    return Plot(
        Kind.POINTS,
        _names(exhibit, chart.label),
        tuple(strips),
        number_format(chart.y_format, up),
        exhibit.language,
        axis=True,
        log=min([value for value in up if value is not None], default=0) > 0,
        across_number=number_format(chart.x_format, across),
        size=size,
    )


def _strip(exhibit: Exhibit, series: Series, theme: Theme, figures: At | None = None) -> Strip:
    painted = role_paint(series.role, theme)
    return Strip(series.label, _values(exhibit, series.column), painted, figures, dash=_DASHES.get(series.role, ""))


def _with_end(strip: Strip) -> Strip:
    """The line with the figure of its last point, where there is one."""
    known = [at for at, value in enumerate(strip.drawn) if value is not None]
    if not known:
        return strip
    bare = frozenset(range(len(strip.drawn))) - {known[-1]}
    return Strip(strip.label, strip.drawn, strip.paint, At.ABOVE, bare, dash=strip.dash)


def _unlabelled(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    return tuple(Strip(strip.label, strip.drawn, strip.paint, own=strip.own) for strip in strips)


def _names(exhibit: Exhibit, column: str) -> tuple[str, ...]:
    return tuple(ABSENT if pd.isna(value) else str(value) for value in exhibit.data[column])


def _values(exhibit: Exhibit, column: str) -> tuple[float | None, ...]:
    return tuple(values(exhibit, column))


def _number(format_: Format, strips: Sequence[Strip]) -> str:
    return number_format(format_, [value for strip in strips for value in strip.drawn])


def _days(exhibit: Exhibit, column: str) -> list[float | None]:
    return [None if pd.isna(day) else float(day.toordinal() - _DAYS_BEFORE) for day in exhibit.data[column]]


def _length(start: float | None, stop: float | None, *, ahead: bool) -> float | None:
    """How long the line is, if it runs this way; a short stroke where one date is all there is."""
    if start is None or stop is None:
        return 3.0 if ahead and (start or stop) else None
    return abs(stop - start) if (stop >= start) is ahead else None


def _between(low: Sequence[float | None], high: Sequence[float | None]) -> tuple[float | None, ...]:
    return tuple(
        None if one is None or other is None else max(other - one, 0.0) for one, other in zip(low, high, strict=True)
    )
