"""An exhibit placed on a slide: as chart, map, table or cards, by its kind."""

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatch

from indmap.exhibits.charts import (
    Bars,
    Chart,
    Columns,
    DivergingBars,
    Figures,
    Ranges,
    RegionMap,
    StackedBars,
    Table,
    TileMap,
    Timeline,
    Waterfall,
)
from indmap.exhibits.exhibit import Exhibit
from indmap.render.areas import Area, Grain, areas
from indmap.render.looks import class_looks
from indmap.render.office import cards
from indmap.render.office import paint as ink
from indmap.render.office.boxes import POINT, Box, Line
from indmap.render.office.charts import native_chart, unit_of
from indmap.render.office.maps import Frame, box, framed, geometry, leader
from indmap.render.office.measure import LINE, lines, width
from indmap.render.office.paint import CARD, INK, MUTED, NO_LINE, PAPER, line, look_paint, solid
from indmap.render.office.slide import Form, Slide
from indmap.render.office.tables import PADDING, grid, laid, least_width
from indmap.words.texts import Texts
from indmap.words.theme import Mode, Theme, theme

_BY_ROWS = (Bars, StackedBars, DivergingBars, Ranges, Timeline, Waterfall)
_LEAST_ROW = 14.0  # least points per bar
_NARROW = 16.0  # points of a column that is as narrow as its figure
_SIZES = (14.0, 13.0, 12.0, 11.0, 10.0)
_CUT = (12.0, 11.0, 10.0, 9.0, 8.0)  # font sizes of a table that does not fit completely
_ENOUGH = 5  # rows, with which the font size need not be reduced further
_TOLERANCE = 5.0  # of simplified borders, in kilometres
_LETTERS_BY_SCALE = 55.0  # font size of a map by points per kilometre: two lines then fit the room kept for them
_LETTER = 0.46  # width of a letter by its font size, less than real: a name may slightly cross a border
_LEGEND = 18.0  # points per row
_SUBTITLE, _NOTE = 12.0, 10.0
_MOST_NOTE = 3  # lines
_MORE_LINE = 16.0
_GAP = 4.0


def place(slide: Slide, exhibit: Exhibit, where: Box) -> None:
    """Place the exhibit in a box: its subtitle above, its content, and its note below if that is short."""
    subtitle = with_unit(exhibit)
    head, foot = _around(exhibit, subtitle, where.points[0])
    slide.text(where.upper(head), [Line(subtitle, _SUBTITLE, MUTED)], name="Subtitle")
    rest = where.below(head)
    if foot:
        slide.text(rest.lower(foot - _GAP), [Line(exhibit.note, _NOTE, MUTED)], name="Note")
        rest = replace(rest, height=rest.height - round(foot * POINT))
    if not exhibit.is_empty:
        draw(exhibit.chart, exhibit, slide, rest)


def needed(exhibit: Exhibit, wide: float) -> float:
    """The height in points of an exhibit of cards, subtitle and note included, in a box so many points wide."""
    return sum(_around(exhibit, exhibit.subtitle, wide)) + cards.height(exhibit, wide)


def least_share(exhibit: Exhibit, where: Box) -> float:
    """The share of a box's width that a table needs for its longest words in a small font; 0 for other kinds."""
    if not isinstance(exhibit.chart, Table):
        return 0.0
    wide, high = where.points
    return least_width(grid(exhibit.chart, _sought(exhibit, high), _look()), _CUT[-2]) / wide


def _around(exhibit: Exhibit, subtitle: str, wide: float) -> tuple[float, float]:
    """The heights in points of the subtitle and of the note; a long note is only in the speaker notes."""
    noted = lines(exhibit.note, wide, _NOTE) if exhibit.note else 0
    head = lines(subtitle, wide, _SUBTITLE) * _SUBTITLE * LINE + 4
    return head, noted * _NOTE * LINE + 2 + _GAP if 0 < noted <= _MOST_NOTE else 0.0


@singledispatch
def draw(chart: Chart, exhibit: Exhibit, slide: Slide, where: Box) -> None:
    """Draw the content of an exhibit in a box: a native chart if its kind has one, else a table."""
    shown, more = _fitting(chart, exhibit, where)
    room = replace(where, height=where.height - round(_MORE_LINE * POINT)) if more else where
    drawn = native_chart(shown, _look(), _letters(shown, room))
    if drawn is None:
        _table(exhibit, slide, where)
        return
    slide.chart(room, exhibit.key, alt(exhibit), drawn)
    if more:
        slide.text(where.lower(14), [Line(_more(exhibit, more), _NOTE, MUTED)], name="More")


@draw.register
def _(chart: Figures, exhibit: Exhibit, slide: Slide, where: Box) -> None:  # noqa: ARG001 - dispatch gives all four
    said = cards.cards(exhibit, where.points[0])
    for lines_, card in zip(said, where.columns([1.0] * len(said), cards.GAP), strict=True):
        slide.card(card, solid(CARD) + NO_LINE, name=lines_[0].text, lines=lines_)


@draw.register(RegionMap)
@draw.register(TileMap)
def _(chart: RegionMap | TileMap, exhibit: Exhibit, slide: Slide, where: Box) -> None:
    legend = len(_legend_rows(chart, where.points[0])) * _LEGEND
    room = replace(where, height=where.height - round(legend * POINT))
    bare = areas(chart, exhibit, _look(), Grain(_TOLERANCE, 0.0))
    frame = framed(bare, room.left, room.top, room.width, room.height)
    size = min(max(frame.scale / POINT * _LETTERS_BY_SCALE, 7.0), 9.0)
    drawn = areas(chart, exhibit, _look(), Grain(_TOLERANCE, size * _LETTER * POINT / frame.scale))
    shapes = [_region(slide, area, frame) for area in drawn]
    words = [shape for area in drawn for shape in _words(slide, area, frame, size)]
    slide.group(room, exhibit.key, alt(exhibit), [*shapes, *words])
    _legend(slide, chart, where.lower(legend))


def with_unit(exhibit: Exhibit) -> str:
    """The subtitle, with the unit of a chart's or a map's figures."""
    found = unit_of(exhibit, _look())
    return f"{exhibit.subtitle} ({found})" if found else exhibit.subtitle


def alt(exhibit: Exhibit) -> str:
    """The exhibit's text alternative."""
    return exhibit.alt or exhibit.title


def _look() -> Theme:
    return theme(Mode.LIGHT)


def _more(exhibit: Exhibit, more: int) -> str:
    return Texts(exhibit.language)("packs.more", n=more)


def _letters(exhibit: Exhibit, where: Box) -> float:
    """The font size of a chart: smaller for many bars, and for columns as narrow as their figures."""
    if isinstance(exhibit.chart, Columns):
        return 10.0 if where.points[0] / (len(exhibit.data) * len(exhibit.chart.series)) > _NARROW else 8.0
    return 10.0 if len(exhibit.data) < 24 else 9.0


def _fitting(chart: Chart, exhibit: Exhibit, where: Box) -> tuple[Exhibit, int]:
    """The exhibit with as many bars as fit, and the number of the others."""
    most = max(int((where.points[1] - 30) / _LEAST_ROW), 1)
    if not isinstance(chart, _BY_ROWS) or len(exhibit.data) <= most:
        return exhibit, 0
    return replace(exhibit, data=exhibit.data.head(most)), len(exhibit.data) - most


def _table(exhibit: Exhibit, slide: Slide, where: Box) -> None:
    """Place the data as a table in the largest font in which all rows fit, else in a small one and count the rest."""
    wide, high = where.points
    shown = _sought(exhibit, high)
    table = grid(shown.chart, shown, _look())
    for size in _SIZES:
        if least_width(table, size) > wide:
            continue
        fitted = laid(table, wide, high, size)
        if not fitted.more and not fitted.broken:
            break
    else:
        for size in _CUT:
            fitted = laid(table, wide, high - _MORE_LINE, size)
            if not fitted.broken and len(fitted.grid.rows) >= _ENOUGH:
                break
    slide.table(where, exhibit.key, alt(exhibit), fitted, size)
    more = fitted.more + len(exhibit.data) - len(shown.data)
    if more:
        slide.text(where.lower(_MORE_LINE - 2), [Line(_more(exhibit, more), _NOTE, MUTED)], name="More")


def _sought(exhibit: Exhibit, high: float) -> Exhibit:
    """The exhibit with at most one row more than fit in the smallest font, so that measuring it is cheap."""
    if not isinstance(exhibit.chart, Table):
        return exhibit
    return replace(exhibit, data=exhibit.data.head(int(high / (_CUT[-1] * LINE + PADDING)) + 1))


def _region(slide: Slide, area: Area, frame: Frame) -> str:
    painted = look_paint(area.look)
    edge = line(INK, 2.5) if area.is_outlined else line(PAPER if not painted.hatch else painted.line, 0.75)
    drawn = ink.fill(painted) + edge
    name = f"{area.code} {area.title.split(': ')[0]}"
    return slide.shape(Box(*box(area, frame)), name, area.title, Form(drawn, geometry(area)))


def _words(slide: Slide, area: Area, frame: Frame, size: float) -> Sequence[str]:
    """The label of a region, on it or, for a city, at the end of a line."""
    x, y = frame.across(area.words_at[0]), frame.down(area.words_at[1])
    half, tall = round(45 * POINT), round(size * LINE * POINT) + POINT
    where = Box(x - half, y - tall, 2 * half, 2 * tall)
    colour = INK if area.is_city else look_paint(area.look).ink
    said = [Line(text, size, colour, align="ctr") for text in area.words]
    shapes = [slide.shape(where, f"{area.code} words", "", Form("<a:noFill/>" + NO_LINE), said)]
    if area.line:
        span, flips = leader(area.line, frame)
        drawn = slide.shape(Box(*span), f"{area.code} line", "", Form(line(MUTED, 0.75), "line"))
        shapes.insert(0, drawn.replace("<a:xfrm>", f"<a:xfrm{flips}>"))
    return shapes


def _legend_rows(chart: RegionMap | TileMap, wide: float) -> list[list[tuple[int, str, float]]]:
    """The legend's entries by rows: index of the class, label, and width in points."""
    rows: list[list[tuple[int, str, float]]] = [[]]
    used = 0.0
    for at, text in enumerate((*chart.classes.labels, chart.classes.absent)):
        taken = width(text, 10) + 32
        if rows[-1] and used + taken > wide:
            rows.append([])
            used = 0.0
        rows[-1].append((at, text, taken))
        used += taken
    return rows


def _legend(slide: Slide, chart: RegionMap | TileMap, where: Box) -> None:
    looks = [look_paint(each) for each in class_looks(chart.classes, _look())]
    for row, entries in enumerate(_legend_rows(chart, where.points[0])):
        left, top = where.left, where.top + round(row * _LEGEND * POINT)
        for at, text, taken in entries:
            square = Box(left, top + round(4 * POINT), round(11 * POINT), round(11 * POINT))
            slide.mark(square, ink.fill(looks[at]) + line(looks[at].line, 0.5), name=text)
            words = Box(left + round(15 * POINT), top + round(3 * POINT), round((taken - 16) * POINT), 14 * POINT)
            slide.text(words, [Line(text, 10)], name="Legend")
            left += round(taken * POINT)
