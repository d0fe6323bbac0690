"""An exhibit in a document: its subtitle, then a chart, map or table by its kind, then its note."""

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatch

from indmap.exhibits.charts import Chart, HeatTable, Lines, RegionMap, Scatter, TileMap
from indmap.exhibits.exhibit import Exhibit
from indmap.render.areas import Area, Grain, areas
from indmap.render.looks import class_looks
from indmap.render.office import paint as ink
from indmap.render.office.charts import native_chart, plot
from indmap.render.office.document import POINT, Document, Ink
from indmap.render.office.exhibits import alt, with_unit
from indmap.render.office.maps import Frame, box, framed, geometry, leader
from indmap.render.office.paint import MUTED, NO_LINE, look_paint
from indmap.render.office.paper import WIDTH
from indmap.render.office.plot import Kind
from indmap.render.office.tables import grid, least_width
from indmap.words.texts import Texts

MOST_ROWS = 25
"""Rows of a table or bars of a chart; a line below says how many more there are."""

_WIDE = WIDTH / 2.54 * 72  # points
_ROW, _HEAD, _STANDING = 17.0, 60.0, 230.0  # points: a bar, all else of a bar chart, a chart of columns or lines
_LEAST_ROW, _HALF = 14.0, 300.0  # points: the least per bar, and half a page
_SQUARE = 330.0  # points: a scatter plot, whose names need room
_MAP = 0.58  # height of a map by its width
_COUNTRY = 3000.0  # kilometres across
_LETTER = 0.56
_WORDS = 8.0
_WHOLE = (RegionMap, TileMap, HeatTable, Scatter, Lines)  # kinds that are not shortened
_SIZES = (11.0, 10.0, 9.0, 8.0, 7.5, 7.0)  # font sizes of a table
_NARROWER = 0.85  # width of text in the document's font, relative to the font in which it is measured


def passage(document: Document, exhibit: Exhibit) -> None:
    """Add the exhibit to the document, unless it is empty."""
    if exhibit.is_empty:
        return
    document.line(with_unit(exhibit), Ink(12.0, document.look.muted), kept=True)
    shown = replace(exhibit, data=exhibit.data.head(MOST_ROWS)) if _is_long(exhibit) else exhibit
    draw(exhibit.chart, shown, document)
    more = len(exhibit.data) - len(shown.data)
    said = [Texts(exhibit.language)("packs.more", n=more)] if more else []
    for words in (*said, *([exhibit.note] if exhibit.note else [])):
        document.line(words, Ink(10.0, document.look.muted))


@singledispatch
def draw(chart: Chart, exhibit: Exhibit, document: Document) -> None:
    """Add the content of an exhibit: a native chart if its kind has one, else a table."""
    drawn = native_chart(exhibit, document.look, 9.0)
    if drawn is None:
        table = grid(chart, exhibit, document.look)
        fits = (each for each in _SIZES if least_width(table, each) * _NARROWER <= _WIDE)
        largest = 11.0 if len(table.heads) <= 4 else 9.0 if len(table.heads) <= 5 else 8.0
        size = min(next(fits, _SIZES[-1]), largest)
        document.table(table, _WIDE, size, alt(exhibit))
        return
    found = plot(chart, exhibit, document.look, 9.0)
    kind = found.kind if found else None
    tall = _bars(len(exhibit.data)) if kind is Kind.BARS else _SQUARE if kind is Kind.POINTS else _STANDING
    document.chart((round(_WIDE * POINT), round(tall * POINT)), exhibit.key, alt(exhibit), drawn)


@draw.register(RegionMap)
@draw.register(TileMap)
def _(chart: RegionMap | TileMap, exhibit: Exhibit, document: Document) -> None:
    size = (round(_WIDE * POINT), round(_WIDE * _MAP * POINT))
    drawn = areas(chart, exhibit, document.look, Grain(5.0, _WORDS * _LETTER / (_WIDE / _COUNTRY)))
    frame = framed(drawn, 0, 0, *size)
    shapes = [_region(document, area, frame) for area in drawn]
    words = [shape for area in drawn for shape in _words(document, area, frame)]
    document.group(size, exhibit.key, alt(exhibit), [*shapes, *words])
    labels = (*chart.classes.labels, chart.classes.absent)
    document.legend(list(zip(labels, class_looks(chart.classes, document.look), strict=True)))


def _bars(rows: int) -> float:
    """The height of a bar chart in points, with narrower bars if it would take more than half a page.

    >>> _bars(5), _bars(17), _bars(25)
    (145.0, 300.0, 410.0)
    """
    return _HEAD + rows * max(_LEAST_ROW, min(_ROW, (_HALF - _HEAD) / max(rows, 1)))


def _is_long(exhibit: Exhibit) -> bool:
    """Whether only the first rows are shown; a map or a matrix is never shortened."""
    return len(exhibit.data) > MOST_ROWS and not isinstance(exhibit.chart, _WHOLE)


def _region(document: Document, area: Area, frame: Frame) -> str:
    painted = look_paint(area.look)
    edge = ink.line(painted.line if painted.hatch else ink.PAPER, 0.75)
    drawn = ink.fill(painted) + (ink.line(ink.INK, 2.0) if area.is_outlined else edge)
    name = f"{area.code} {area.title.split(': ')[0]}"
    return document.shape(_place(*box(area, frame)) + geometry(area), drawn, name, area.title)


def _words(document: Document, area: Area, frame: Frame) -> Sequence[str]:
    """The label of a region, on it or, for a city, at the end of a line."""
    x, y = frame.across(area.words_at[0]), frame.down(area.words_at[1])
    half, tall = round(45 * POINT), round(11 * POINT)
    colour = document.look.ink if area.is_city else area.look.ink
    outline = '<a:prstGeom prst="{}"><a:avLst/></a:prstGeom>'
    place = _place(x - half, y - tall, 2 * half, 2 * tall) + outline.format("rect")
    named = Ink(_WORDS, colour)
    shapes = [document.shape(place, "<a:noFill/>" + NO_LINE, f"{area.code} words", "", area.words, named)]
    if area.line:
        span, flips = leader(area.line, frame)
        place = _place(*span, flips) + outline.format("line")
        shapes.insert(0, document.shape(place, ink.line(MUTED, 0.75), f"{area.code} line", ""))
    return shapes


def _place(left: int, top: int, width: int, height: int, flips: str = "") -> str:
    return f'<a:xfrm{flips}><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
