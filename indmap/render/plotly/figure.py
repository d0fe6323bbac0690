"""The figure of an exhibit: traces and a complete layout of our own."""

from functools import singledispatch

from indmap.exhibits.exhibit import (
    Bars,
    Chart,
    Columns,
    DivergingBars,
    Exhibit,
    Figures,
    HeatTable,
    RegionMap,
    StackedBars,
    Table,
    TileMap,
)
from indmap.render.plotly import areas, bars, cells
from indmap.render.plotly.locale import locale, separators
from indmap.render.plotly.parts import CLEAR, FONT_SIZE, Drawing, Spec
from indmap.words.language import Language
from indmap.words.theme import Mode, Theme, theme

_LEGEND_ROW = 21
_MARGIN = 8
_FIGURES_HEIGHT, _TABLE_ROW, _TABLE_ROWS = 130, 35, 12


@singledispatch
def _draw(chart: Chart, exhibit: Exhibit, look: Theme) -> Drawing | None:
    """The traces and axes of a chart; None for a kind that the page draws by itself."""
    raise NotImplementedError(type(chart).__name__)


_draw.register(Bars)(bars.bars)
_draw.register(StackedBars)(bars.stacked)
_draw.register(Columns)(bars.columns)
_draw.register(DivergingBars)(bars.diverging)
_draw.register(RegionMap)(areas.region_map)
_draw.register(TileMap)(areas.tile_map)
_draw.register(HeatTable)(cells.heat_table)


@_draw.register(Figures)
@_draw.register(Table)
def _(chart: Figures | Table, exhibit: Exhibit, look: Theme) -> None:  # noqa: ARG001 - dispatch gives all three
    return None


def figure(exhibit: Exhibit, mode: Mode) -> Spec | None:
    """The exhibit as ``{"data": …, "layout": …}``; None for figures and tables, which a page draws by itself."""
    look = theme(mode)
    drawing = _draw(exhibit.chart, exhibit, look)
    return {"data": list(drawing.traces), "layout": _layout(drawing, exhibit, look)} if drawing else None


def height(exhibit: Exhibit) -> int:
    """The pixels that the exhibit takes on a page, from what it holds."""
    drawing = _draw(exhibit.chart, exhibit, theme(Mode.LIGHT))
    if drawing:
        return _height(drawing)
    if isinstance(exhibit.chart, Figures):
        return _FIGURES_HEIGHT
    return _TABLE_ROW * (min(len(exhibit.data), _TABLE_ROWS) + 1) + 3


def config(language: Language) -> Spec:
    """What goes beside the figure: no buttons, and Plotly's own words in the language."""
    return {
        "displayModeBar": False,
        "displaylogo": False,
        "showSendToCloud": False,
        "locale": language.value,
        "locales": {language.value: locale(language)},
    }


def _height(drawing: Drawing) -> int:
    return drawing.height + drawing.above + 2 * _MARGIN + _LEGEND_ROW * drawing.legend_rows


def _layout(drawing: Drawing, exhibit: Exhibit, look: Theme) -> Spec:
    return {
        "font": {"family": look.font_screen, "size": FONT_SIZE, "color": look.ink},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "height": _height(drawing),
        "margin": {"l": _MARGIN, "r": drawing.right, "t": _MARGIN, "b": _MARGIN},
        "separators": "".join(separators(exhibit.language)),
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": look.background,
            "bordercolor": look.outline,
            "font": {"family": look.font_screen, "color": look.ink},
            "align": "left",
        },
        "dragmode": False,
        "showlegend": bool(drawing.legend),
        "legend": {
            "orientation": "h",
            "traceorder": "normal",
            "x": -0.001,  # left of the plot, however little: the legend then takes the width of the card
            "xanchor": "left",
            "y": 1 + drawing.above / max(drawing.height, 1),
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
            "itemsizing": "constant",
            "bgcolor": CLEAR,
            "font": {"color": look.ink},
        },
        **drawing.axes,
    }
