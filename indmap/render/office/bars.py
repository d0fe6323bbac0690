"""Bars and columns as plots."""

from collections.abc import Sequence

from indmap.exhibits.charts import Bars, Columns, DivergingBars, StackedBars, Waterfall
from indmap.exhibits.exhibit import Exhibit
from indmap.render.labels import heading, inner, scale
from indmap.render.office.numbers import number_format
from indmap.render.office.paint import role_paint
from indmap.render.office.plot import At, Kind, Plot, Strip
from indmap.render.office.strips import figures, names, number, strip
from indmap.render.stairs import stairs
from indmap.words.theme import Theme

_FIGURE = 0.2  # room for a figure at the end of a bar, as a share of the axis


def bars(chart: Bars, exhibit: Exhibit, theme: Theme, size: float) -> Plot:
    """Bars with a hollow bar of the plan behind."""
    own = figures(exhibit, chart.value)
    flags = exhibit.data[chart.highlighted].tolist() if chart.highlighted else []
    painted = {at: role_paint("highlighted", theme) for at, flag in enumerate(flags) if flag}
    main = Strip(heading(exhibit, chart.value), own, role_paint(chart.role, theme), At.END, own=painted)
    strips = (strip(exhibit, chart.context, theme), main) if chart.context else (main,)
    return Plot(
        Kind.BARS,
        names(exhibit, chart.category),
        strips,
        number(chart.format, strips),
        exhibit.language,
        overlap=100,
        legend=len(strips) > 1,
        size=size,
    )


def stacked(chart: StackedBars, exhibit: Exhibit, theme: Theme, size: float) -> Plot:
    """Stacked bars, each segment with its figure if it fits."""
    parts = [figures(exhibit, series.column) for series in chart.series]
    longest = max([sum(part or 0 for part in row) for row in zip(*parts, strict=True)], default=0) or 1
    strips = []
    for series, part in zip(chart.series, parts, strict=True):
        bare = [at for at, value in enumerate(part) if not inner(value, longest, chart.format, exhibit.language)]
        strips.append(Strip(series.label, part, role_paint(series.role, theme), At.CENTRE, frozenset(bare)))
    return Plot(
        Kind.BARS,
        names(exhibit, chart.category),
        tuple(strips),
        number(chart.format, strips, sums=True),
        exhibit.language,
        stacked=True,
        size=size,
    )


def columns(chart: Columns, exhibit: Exhibit, theme: Theme, size: float) -> Plot:
    """Columns over time, side by side."""
    strips = [strip(exhibit, series, theme, At.END) for series in chart.series]
    return Plot(
        Kind.COLUMNS,
        names(exhibit, chart.category),
        tuple(strips),
        number(chart.format, strips, sums=True),
        exhibit.language,
        legend=len(strips) > 1,
        size=size,
    )


def diverging(chart: DivergingBars, exhibit: Exhibit, theme: Theme, size: float) -> Plot:
    """Bars left and right of a midpoint."""
    by, middle = scale(chart.format), chart.midpoint * scale(chart.format)
    own = tuple(None if value is None else value * by for value in figures(exhibit, chart.value))
    behind = {at: role_paint("behind", theme) for at, value in enumerate(own) if (value or 0) < middle}
    strip = Strip(heading(exhibit, chart.value), own, role_paint("ahead", theme), At.END, own=behind)
    known = [value for value in own if value is not None]
    room = _FIGURE * (max([middle, *known]) - min([middle, *known]))  # without it figures would overlap the names
    return Plot(
        Kind.BARS,
        names(exhibit, chart.category),
        (strip,),
        number_format(chart.format, own),
        exhibit.language,
        legend=False,
        low=min([middle, *known]) - room,
        high=max([middle, *known]) + room,
        crosses=middle,
        size=size,
    )


def waterfall(chart: Waterfall, exhibit: Exhibit, theme: Theme, size: float) -> Plot:
    """Steps on top of an invisible series; their signed figures are part of the category names."""
    steps = stairs(chart, exhibit)
    lifts = tuple(max(min(step.start, step.stop), 0.0) for step in steps)
    sizes = tuple(abs(step.stop - step.start) for step in steps)
    painted = {at: role_paint(step.role, theme) for at, step in enumerate(steps)}
    strips = (
        Strip("", lifts, None),
        Strip(heading(exhibit, chart.value), sizes, role_paint("actual", theme), At.CENTRE, own=painted),
    )
    signed = {at: step.words for at, step in enumerate(steps)}
    called = tuple(f"{name}: {signed[at]}" for at, name in enumerate(names(exhibit, chart.category)))
    written = number_format(chart.format, sizes)
    return Plot(
        Kind.BARS, called, _unlabelled(strips), written, exhibit.language, stacked=True, legend=False, size=size
    )


def _unlabelled(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    return tuple(Strip(strip.label, strip.drawn, strip.paint, own=strip.own) for strip in strips)
