"""The figure of an exhibit: traces and a complete layout of our own."""

from functools import singledispatch

from indmap.exhibits.charts import (
    Bars,
    Chart,
    Columns,
    DivergingBars,
    Figures,
    Flow,
    HeatTable,
    Lines,
    Ranges,
    RegionMap,
    Scatter,
    StackedBars,
    Table,
    TileMap,
    Timeline,
    Waterfall,
)
from indmap.exhibits.exhibit import Exhibit
from indmap.render.looks import Entry
from indmap.render.plotly import areas, bars, cells, columns, flows, lines, points, steps, timeline
from indmap.render.plotly.locale import locale, separators
from indmap.render.plotly.parts import CLEAR, FONT_SIZE, MARGIN, Drawing, Room, Spec
from indmap.words.language import Language
from indmap.words.theme import Mode, Theme, theme

_FIGURES_HEIGHT, _TABLE_ROW, _TABLE_ROWS = 130, 35, 12


@singledispatch
def _draw(chart: Chart, exhibit: Exhibit, look: Theme) -> Drawing | None:
    """The traces and axes of a chart; None for a kind that the page draws by itself."""
    raise NotImplementedError(type(chart).__name__)


_draw.register(Bars)(bars.bars)
_draw.register(StackedBars)(bars.stacked)
_draw.register(Columns)(columns.columns)
_draw.register(DivergingBars)(bars.diverging)
_draw.register(RegionMap)(areas.region_map)
_draw.register(TileMap)(areas.tile_map)
_draw.register(HeatTable)(cells.heat_table)
_draw.register(Lines)(lines.line_chart)
_draw.register(Timeline)(timeline.timeline)
_draw.register(Waterfall)(steps.waterfall)
_draw.register(Flow)(flows.flow)
_draw.register(Ranges)(points.ranges)
_draw.register(Scatter)(points.scatter)


@_draw.register(Figures)
@_draw.register(Table)
def _(chart: Figures | Table, exhibit: Exhibit, look: Theme) -> None:  # noqa: ARG001 - dispatch gives all three
    return None


@singledispatch
def _room(chart: Chart, exhibit: Exhibit) -> Room:
    """The room that a chart takes."""
    raise NotImplementedError(type(chart).__name__)


_room.register(Bars)(bars.rows_room)
_room.register(StackedBars)(bars.rows_room)
_room.register(Columns)(columns.columns_room)
_room.register(DivergingBars)(bars.rows_room)
_room.register(RegionMap)(areas.map_room)
_room.register(TileMap)(areas.tile_room)
_room.register(HeatTable)(cells.heat_room)
_room.register(Lines)(lines.lines_room)
_room.register(Timeline)(timeline.timeline_room)
_room.register(Waterfall)(steps.waterfall_room)
_room.register(Flow)(flows.flow_room)
_room.register(Ranges)(points.ranges_room)
_room.register(Scatter)(points.scatter_room)
_room.register(Figures)(lambda _, __: Room(_FIGURES_HEIGHT))
_room.register(Table)(lambda _, exhibit: Room(_TABLE_ROW * (min(len(exhibit.data), _TABLE_ROWS) + 1)))


def figure(exhibit: Exhibit, mode: Mode) -> Spec | None:
    """The exhibit as ``{"data": …, "layout": …}``; None for figures and tables, which a page draws by itself."""
    look = theme(mode)
    drawing = _draw(exhibit.chart, exhibit, look)
    return {"data": list(drawing.traces), "layout": _layout(drawing, exhibit, look)} if drawing else None


def height(exhibit: Exhibit) -> int:
    """The pixels that the exhibit takes on a page, known before it is drawn."""
    return _room(exhibit.chart, exhibit).height


def legend(exhibit: Exhibit, mode: Mode) -> tuple[Entry, ...]:
    """What the figure's marks mean, in the data's order; the page sets it above the figure, as wide as the card is.

    Empty where one series stands alone.
    """
    return _legend(exhibit.chart, exhibit, theme(mode))


@singledispatch
def _legend(chart: Chart, exhibit: Exhibit, look: Theme) -> tuple[Entry, ...]:  # noqa: ARG001 - most need none
    return ()


_legend.register(Bars)(bars.bars_legend)
_legend.register(StackedBars)(bars.stacked_legend)
_legend.register(Columns)(columns.columns_legend)
_legend.register(RegionMap)(areas.class_legend)
_legend.register(TileMap)(areas.class_legend)
_legend.register(HeatTable)(cells.heat_legend)
_legend.register(Lines)(lines.lines_legend)
_legend.register(Timeline)(timeline.timeline_legend)
_legend.register(Ranges)(points.ranges_legend)
_legend.register(Scatter)(points.scatter_legend)


def config(language: Language) -> Spec:
    """What goes beside the figure: no buttons, and Plotly's own words in the language."""
    return {
        "displayModeBar": False,
        "displaylogo": False,
        "showSendToCloud": False,
        "locale": language.value,
        "locales": {language.value: locale(language)},
    }


def _layout(drawing: Drawing, exhibit: Exhibit, look: Theme) -> Spec:
    room = drawing.room
    return {
        "font": {"family": look.font_screen, "size": FONT_SIZE, "color": look.ink},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "height": room.height,
        "margin": {
            "l": MARGIN + room.left,
            "r": MARGIN + room.right,
            "t": MARGIN + room.above,
            "b": MARGIN + room.below,
            "autoexpand": False,
        },
        "separators": "".join(separators(exhibit.language)),
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": look.background,
            "bordercolor": look.outline,
            "font": {"family": look.font_screen, "color": look.ink},
            "align": "left",
        },
        "dragmode": False,
        "showlegend": False,
        **drawing.axes,
    }
