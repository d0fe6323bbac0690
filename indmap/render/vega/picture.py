"""The picture of an exhibit: its specification, drawn and converted."""

from enum import StrEnum
from functools import cache, singledispatch

import vl_convert

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
from indmap.render.vega import areas, bars, cells, columns, flows, lines, points, steps, timeline
from indmap.render.vega.frame import framed
from indmap.render.vega.parts import FONT_SIZE, WIDTH, Scene, Spec, hatches
from indmap.words.files import fonts
from indmap.words.theme import Mode, Theme, theme

_SCALE = 2.0


class Picture(StrEnum):
    """The formats a picture comes in."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"


@singledispatch
def _draw(chart: Chart, exhibit: Exhibit, look: Theme) -> Scene:
    """The layers of a chart."""
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
_draw.register(Table)(cells.table)
_draw.register(Figures)(cells.figures)


def picture(exhibit: Exhibit, kind: Picture, mode: Mode = Mode.LIGHT) -> bytes:
    """The exhibit with its title and provenance as an SVG, a PNG of twice the size, or a PDF of one page."""
    svg = framed(_drawing(exhibit, theme(mode)), exhibit, theme(mode))
    if kind is Picture.SVG:
        return svg.encode()
    if kind is Picture.PNG:
        return bytes(vl_convert.svg_to_png(svg, scale=_SCALE))
    return bytes(vl_convert.svg_to_pdf(svg))


def drawing(exhibit: Exhibit, mode: Mode = Mode.LIGHT) -> str:
    """The drawing alone as an SVG that needs nothing else, for a page that sets the words around it itself."""
    drawn = _drawing(exhibit, theme(mode))
    return drawn.replace(">", f"><defs>{hatches(drawn)}</defs>", 1)


def warm() -> None:
    """Draw a throwaway picture, so that the first real one does not wait for the library to start."""
    _register_fonts()
    point = {"mark": "point", "data": {"values": [{}]}}
    vl_convert.svg_to_png(vl_convert.vegalite_to_svg(point, allowed_base_urls=[]))


def _drawing(exhibit: Exhibit, look: Theme) -> str:
    _register_fonts()
    if exhibit.is_empty:
        return f'<svg width="{WIDTH}" height="1"></svg>'
    scene = _draw(exhibit.chart, exhibit, look)
    # No address is allowed: whatever a specification asked for, nothing would be fetched.
    return str(vl_convert.vegalite_to_svg(_specification(scene, look), allowed_base_urls=[]))


@cache
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(fonts()))


def _specification(scene: Scene, look: Theme) -> Spec:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": scene.width,
        "height": scene.height,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": 0,
        "layer": list(scene.layers),
        "config": _config(look),
        **scene.more,
    }


def _config(look: Theme) -> Spec:
    return {
        "aria": False,  # the frame says in words what the picture shows
        "background": None,
        "font": f"{look.font}, sans-serif",
        "view": {"stroke": None},
        "text": {"fontSize": FONT_SIZE},
        "axis": {
            "title": None,
            "labelColor": look.ink,
            "labelFontSize": FONT_SIZE,
            "labelLimit": 0,
            "labelPadding": 8,
            "labelOverlap": False,
            "domain": False,
            "ticks": False,
            "grid": False,
            "gridColor": look.line,
        },
        "legend": {
            "orient": "top",
            "direction": "horizontal",
            "labelColor": look.ink,
            "labelFontSize": FONT_SIZE,
            "labelLimit": 0,
            "symbolType": "square",
            "symbolSize": 170,
            "symbolStrokeWidth": 1.5,
            "columnPadding": 18,
            "offset": 14,
        },
    }
