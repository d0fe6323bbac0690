"""Exhibits as native charts, for all kinds that Office programs can draw."""

from dataclasses import dataclass
from functools import singledispatch

from indmap.exhibits.charts import (
    Bars,
    Chart,
    Columns,
    DivergingBars,
    Lines,
    Ranges,
    RegionMap,
    Scatter,
    StackedBars,
    Timeline,
    Waterfall,
)
from indmap.exhibits.encodings import Format
from indmap.exhibits.exhibit import Exhibit
from indmap.render.labels import shared_unit, values
from indmap.render.office import bars, spans
from indmap.render.office.book import book
from indmap.render.office.chartxml import chart_xml
from indmap.render.office.numbers import unit_in
from indmap.render.office.plot import Plot
from indmap.words.theme import Theme


@dataclass(frozen=True)
class NativeChart:
    """A native chart: its XML part and its embedded workbook, with the same data."""

    xml: bytes
    workbook: bytes


def native_chart(exhibit: Exhibit, theme: Theme, size: float = 10.0) -> NativeChart | None:
    """The exhibit as a native chart with this font size in points; None for kinds without one."""
    drawn = plot(exhibit.chart, exhibit, theme, size)
    return NativeChart(chart_xml(drawn), book(drawn)) if drawn else None


def unit_of(exhibit: Exhibit, theme: Theme) -> str:
    """The unit of money in a chart's or a map's figures; empty if they are written in full."""
    chart = exhibit.chart
    if not {getattr(chart, name, None) for name in ("format", "y_format")} & {Format.MONEY, Format.USD}:
        return ""
    if isinstance(chart, RegionMap):
        return shared_unit(exhibit, values(exhibit, chart.value), chart.format)[0]
    drawn = plot(chart, exhibit, theme, 10.0)
    return unit_in(drawn.number, exhibit.language) if drawn else ""


@singledispatch
def plot(chart: Chart, exhibit: Exhibit, theme: Theme, size: float) -> Plot | None:  # noqa: ARG001 - dispatch gives all
    """The plot of an exhibit; None for maps, figures, tables and flows."""
    return None


plot.register(Bars)(bars.bars)
plot.register(StackedBars)(bars.stacked)
plot.register(Columns)(bars.columns)
plot.register(DivergingBars)(bars.diverging)
plot.register(Lines)(spans.lines)
plot.register(Waterfall)(bars.waterfall)
plot.register(Timeline)(spans.timeline)
plot.register(Ranges)(spans.ranges)
plot.register(Scatter)(spans.scatter)
