"""An exhibit placed on a slide: chart, map, table or cards, whichever its kind is."""

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatch

from indmap.exhibits.charts import (
    Bars,
    Chart,
    DivergingBars,
    Figures,
    Ranges,
    RegionMap,
    StackedBars,
    TileMap,
    Timeline,
    Waterfall,
)
from indmap.exhibits.exhibit import Exhibit
from indmap.render.areas import Area, Grain, areas
from indmap.render.looks import class_looks
from indmap.render.office import paint as ink
from indmap.render.office.charts import native_chart, unit_of
from indmap.render.office.maps import Frame, box, framed, geometry
from indmap.render.office.paint import CARD, INK, MUTED, NO_LINE, PAPER, line, look_paint, solid
from indmap.render.office.slide import POINT, Box, Form, Line, Slide
from indmap.render.office.tables import grid, laid, lines
from indmap.words.texts import Texts
from indmap.words.theme import Mode, Theme, theme

_BY_ROWS = (Bars, StackedBars, DivergingBars, Ranges, Timeline, Waterfall)
_LEAST_ROW = 14.0  # points a bar takes at least
_SIZES = (14.0, 13.0, 12.0, 11.0, 10.0)
_CUT = (12.0, 11.0, 10.0, 9.0)  # letters of a table that has more than there is room for
_COUNTRY = 3000.0  # kilometres across
_LETTER = 0.56
_LEGEND = 18.0  # points a row
_NOTE = 10.0
_MOST_NOTE = 3  # lines


def place(slide: Slide, exhibit: Exhibit, where: Box) -> None:
    """The exhibit in a box: its subtitle above, what it shows, its note below where that is short."""
    width, _ = where.points
    subtitle = with_unit(exhibit)
    head = lines(subtitle, width, 12) * 15.0 + 3
    slide.text(where.upper(head), [Line(subtitle, 12, MUTED)], name="Subtitle")
    rest = where.below(head)
    noted = lines(exhibit.note, width, _NOTE) if exhibit.note else 0
    if 0 < noted <= _MOST_NOTE:
        tall = noted * _NOTE * 1.25 + 4
        slide.text(rest.lower(tall), [Line(exhibit.note, _NOTE, MUTED)], name="Note")
        rest = replace(rest, height=rest.height - round(tall * POINT))
    if not exhibit.is_empty:
        draw(exhibit.chart, exhibit, slide, rest)


@singledispatch
def draw(chart: Chart, exhibit: Exhibit, slide: Slide, where: Box) -> None:
    """What an exhibit shows, in a box: a native chart where there is one for its kind, else a table."""
    shown, more = _fitting(chart, exhibit, where)
    room = replace(where, height=where.height - round(16 * POINT)) if more else where
    drawn = native_chart(shown, _look(), 10.0 if len(shown.data) < 24 else 9.0)
    if drawn is None:
        _table(exhibit, slide, where)
        return
    slide.chart(room, exhibit.key, alt(exhibit), drawn)
    if more:
        slide.text(where.lower(14), [Line(_more(exhibit, more), _NOTE, MUTED)], name="More")


@draw.register
def _(chart: Figures, exhibit: Exhibit, slide: Slide, where: Box) -> None:  # noqa: ARG001 - dispatch gives all four
    rows = exhibit.data.to_dict("records")
    tall = min(where.points[1], 150.0)
    for row, card in zip(rows, where.upper(tall).columns([1.0] * len(rows), 10.0), strict=True):
        width = card.points[0] - 12
        value = next((size for size in (28.0, 24.0, 20.0, 16.0) if lines(str(row["value"]), width, size) == 1), 14.0)
        said = [Line(str(row["label"]), 12, MUTED, after=2), Line(str(row["value"]), value, INK, bold=True, after=2)]
        left = tall - 50 - value
        for text in (str(row["delta"]), str(row["context"])):
            needed = lines(text, width, 11) * 13.5
            if text and needed <= left:
                said.append(Line(text, 11, INK, after=1))
                left -= needed
        slide.card(card, solid(CARD) + NO_LINE, name=str(row["label"]), lines=said)


@draw.register(RegionMap)
@draw.register(TileMap)
def _(chart: RegionMap | TileMap, exhibit: Exhibit, slide: Slide, where: Box) -> None:
    legend = len(_legend_rows(chart, where.points[0])) * _LEGEND
    room = replace(where, height=where.height - round(legend * POINT))
    width = room.points[0]
    drawn = areas(chart, exhibit, _look(), Grain(5.0, 9.0 * _LETTER / (min(width, 760) / _COUNTRY)))
    frame = framed(drawn, room.left, room.top, room.width, room.height)
    shapes = [_region(slide, area, frame) for area in drawn]
    words = [shape for area in drawn for shape in _words(slide, area, frame)]
    slide.group(room, exhibit.key, alt(exhibit), [*shapes, *words])
    _legend(slide, chart, where.lower(legend))


def with_unit(exhibit: Exhibit) -> str:
    """The subtitle, with the unit that the figures of a chart or a map are written in."""
    found = unit_of(exhibit, _look())
    return f"{exhibit.subtitle} ({found})" if found else exhibit.subtitle


def alt(exhibit: Exhibit) -> str:
    """What the exhibit shows, in words."""
    return exhibit.alt or exhibit.title


def _look() -> Theme:
    return theme(Mode.LIGHT)


def _more(exhibit: Exhibit, more: int) -> str:
    return Texts(exhibit.language)("packs.more", n=more)


def _fitting(chart: Chart, exhibit: Exhibit, where: Box) -> tuple[Exhibit, int]:
    """The exhibit with as many bars as there is room for, and how many more there are."""
    most = max(int((where.points[1] - 30) / _LEAST_ROW), 1)
    if not isinstance(chart, _BY_ROWS) or len(exhibit.data) <= most:
        return exhibit, 0
    return replace(exhibit, data=exhibit.data.head(most)), len(exhibit.data) - most


def _table(exhibit: Exhibit, slide: Slide, where: Box) -> None:
    """The data as a table, in the largest letters that leave no row out, else in the smallest with the rest counted."""
    table = grid(exhibit.chart, exhibit, _look())
    width, height = where.points
    for size in _SIZES:
        fitted = laid(table, width, height, size)
        if not fitted.more and not fitted.broken:
            break
    else:
        for size in _CUT:
            fitted = laid(table, width, height - 16, size)
            if not fitted.broken:
                break
    slide.table(where, exhibit.key, alt(exhibit), fitted, size)
    if fitted.more:
        slide.text(where.lower(14), [Line(_more(exhibit, fitted.more), _NOTE, MUTED)], name="More")


def _region(slide: Slide, area: Area, frame: Frame) -> str:
    painted = look_paint(area.look)
    drawn = ink.fill(painted) + line(PAPER if not painted.hatch else painted.line, 0.75)
    name = f"{area.code} {area.title.split(': ')[0]}"
    return slide.shape(Box(*box(area, frame)), name, area.title, Form(drawn, geometry(area)))


def _words(slide: Slide, area: Area, frame: Frame) -> Sequence[str]:
    """The words of a region, on it or at the end of a city's line."""
    x, y = frame.across(area.words_at[0]), frame.down(area.words_at[1])
    half, tall = round(45 * POINT), round(12 * POINT)
    where = Box(x - half, y - tall, 2 * half, 2 * tall)
    colour = INK if area.is_city else look_paint(area.look).ink
    said = [Line(text, 9, colour, align="ctr") for text in area.words]
    shapes = [slide.shape(where, f"{area.code} words", "", Form("<a:noFill/>" + NO_LINE), said)]
    if area.line:
        (x1, y1), (x2, y2) = (((frame.across(a), frame.down(b))) for a, b in area.line)
        turned = "".join(f' {flip}="1"' for flip, back in (("flipH", x2 < x1), ("flipV", y2 < y1)) if back)
        span = Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
        leader = slide.shape(span, f"{area.code} line", "", Form(line(MUTED, 0.75), "line"))
        shapes.insert(0, leader.replace("<a:xfrm>", f"<a:xfrm{turned}>"))
    return shapes


def _legend_rows(chart: RegionMap | TileMap, width: float) -> list[list[tuple[int, str, float]]]:
    """The classes in rows: place, words, and the points that they take."""
    rows: list[list[tuple[int, str, float]]] = [[]]
    used = 0.0
    for at, text in enumerate((*chart.classes.labels, chart.classes.absent)):
        needed = len(text) * 10 * _LETTER + 32
        if rows[-1] and used + needed > width:
            rows.append([])
            used = 0.0
        rows[-1].append((at, text, needed))
        used += needed
    return rows


def _legend(slide: Slide, chart: RegionMap | TileMap, where: Box) -> None:
    looks = [look_paint(each) for each in class_looks(chart.classes, _look())]
    for row, entries in enumerate(_legend_rows(chart, where.points[0])):
        left, top = where.left, where.top + round(row * _LEGEND * POINT)
        for at, text, needed in entries:
            square = Box(left, top + round(4 * POINT), round(11 * POINT), round(11 * POINT))
            slide.mark(square, ink.fill(looks[at]) + line(looks[at].line, 0.5), name=text)
            words = Box(left + round(15 * POINT), top + round(3 * POINT), round((needed - 16) * POINT), 14 * POINT)
            slide.text(words, [Line(text, 10)], name="Legend")
            left += round(needed * POINT)
