"""Native charts of every kind: what they draw is what the workbook behind them holds."""

import io
from datetime import datetime

import pytest
from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel

from indmap.exhibits.charts import (
    CHART_KINDS,
    Bars,
    Columns,
    DivergingBars,
    Figures,
    Flow,
    HeatTable,
    RegionMap,
    Scatter,
    Table,
    TileMap,
    Waterfall,
)
from indmap.exhibits.encodings import Format
from indmap.render.office.charts import native_chart, plot
from indmap.render.office.numbers import number_format
from indmap.words.theme import Mode, theme
from tests.packs.files import C
from tests.render.exhibits import every_kind, with_text

MADE, LOOK = every_kind(), theme(Mode.LIGHT)
DRAWN_OTHERWISE = (Figures, Table, HeatTable, RegionMap, TileMap, Flow)
NATIVE = [kind for kind in CHART_KINDS if kind not in DRAWN_OTHERWISE]
HOSTILE = ("=1+1", "<a:t>x</a:t>", 'a & "b"', "\x00\x0bx", "@SUM(A1)")


def of(kind, size=10.0):
    return plot(MADE[kind].chart, MADE[kind], LOOK, size)


@pytest.mark.parametrize("kind", CHART_KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_is_a_native_chart_or_drawn_otherwise(kind):
    assert (native_chart(MADE[kind], LOOK) is None) is (kind in DRAWN_OTHERWISE)


@pytest.mark.parametrize("kind", NATIVE, ids=lambda kind: kind.__name__)
def test_the_chart_says_what_its_workbook_says(kind):
    made = native_chart(MADE[kind], LOOK)
    sheet = load_workbook(io.BytesIO(made.workbook)).active
    references = list(etree.fromstring(made.xml).iter(f"{C}strRef", f"{C}numRef"))
    assert references
    for reference in references:
        area = sheet[next(reference.iter(f"{C}f")).text.partition("!")[2].replace("$", "")]
        held = [_plain(cell.value) for (cell,) in area] if isinstance(area, tuple) else [area.value or ""]
        said = [None] * int(next(reference.iter(f"{C}ptCount")).get("val"))
        for point in reference.iter(f"{C}pt"):
            text = next(point.iter(f"{C}v")).text or ""
            said[int(point.get("idx"))] = float(text) if reference.tag.endswith("numRef") else text
        assert said == held


@pytest.mark.parametrize("kind", NATIVE, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_no_text_becomes_markup_or_a_formula(kind, text):
    made = native_chart(with_text(MADE[kind], text), LOOK)
    tags = {each.tag for each in etree.fromstring(made.xml).iter()}
    assert tags <= {each.tag for each in etree.fromstring(native_chart(MADE[kind], LOOK).xml).iter()}
    sheet = load_workbook(io.BytesIO(made.workbook)).active
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_bars_keep_base_units_and_their_plan():
    drawn = of(Bars)
    assert [strip.drawn for strip in drawn.strips] == [(145e9, 396e9, 23.4e9, 10e9), (145e9, 0, None, 10e9)]
    assert drawn.strips[0].paint.hollow


def test_columns_leave_gaps_where_nothing_is_known():
    assert of(Columns).strips[2].drawn == (None, None, 30e9, 80e9)


def test_what_is_behind_is_painted_otherwise():
    (strip,) = of(DivergingBars).strips
    assert sorted(strip.own) == [0, 1]


def test_bars_of_two_directions_leave_room_for_their_figures():
    drawn = of(DivergingBars)
    least, most = (edge(drawn.strips[0].drawn) for edge in (min, max))
    assert drawn.low < least - 0.1 * (most - least)
    assert drawn.high > most


def test_a_difference_of_shares_is_said_in_points():
    gaps = of(DivergingBars)
    assert gaps.strips[0].drawn == pytest.approx((-34, -8, 0, 22))
    assert gaps.number == "+0;-0;0"


def test_steps_stand_on_what_came_before():
    drawn = of(Waterfall)
    lifts, sizes = (strip.drawn for strip in drawn.strips)
    exhibit = MADE[Waterfall]
    totals = exhibit.data[exhibit.chart.total].tolist()
    assert all(lift == 0 for lift, total in zip(lifts, totals, strict=True) if total)
    assert list(sizes) == [abs(value) for value in exhibit.data[exhibit.chart.value]]


def test_points_stand_where_the_exhibit_has_them_and_the_axes_say_by_what():
    exhibit, drawn = MADE[Scatter], of(Scatter)
    chart, data = exhibit.chart, MADE[Scatter].data
    for strip, wanted in zip(drawn.strips, (True, False), strict=True):
        flags = data[chart.highlighted] == wanted
        mine = [(x, y) for x, y in zip(strip.across, strip.drawn, strict=True) if y is not None]
        assert mine == list(zip(data.loc[flags, chart.x], data.loc[flags, chart.y], strict=True))
    titles = [
        "".join(title.itertext()) for title in etree.fromstring(native_chart(exhibit, LOOK).xml).iter(f"{C}title")
    ]
    headings = {column.name: column.label for column in exhibit.columns}
    assert titles == [headings[chart.x], headings[chart.y]]


@pytest.mark.parametrize(
    ("format_", "values", "written"),
    [
        (Format.COUNT, [1200.0], "[=0]0;#,##0"),
        (Format.MONEY, [1.2e12, None], "[=0]0;[<99950000000000]#,##0.0,,,,;#,##0,,,,"),
        (Format.MONEY, [856e6], "[=0]0;[<99950000]#,##0.0,,;#,##0,,"),
        (Format.MONEY, [2e9, 8.9e6, 0.0], "[=0]0;[<99950000]#,##0.0,,;#,##0,,"),  # in billions the least were 0.0
        (Format.MONEY, [1.2e12, 5e9, None], "[=0]0;[<99950000000]#,##0.0,,,;#,##0,,,"),
        (Format.SHARE, [0.4], "0%"),
        (Format.MONEY, [], "[=0]0;#,##0"),
    ],
)
def test_a_format_shows_money_in_the_unit_of_the_largest(format_, values, written):
    assert number_format(format_, values) == written


def _plain(value):
    """A cell's value as a chart holds it: a date as the number of its day."""
    return to_excel(value) if isinstance(value, datetime) else value
