"""What the screen's figures say: numbers as in the data, looks as in the theme."""

import re
from dataclasses import replace
from html import escape

import pandas as pd
import pytest

from indmap.exhibits.charts import (
    Bars,
    Columns,
    DivergingBars,
    HeatTable,
    Lines,
    Ranges,
    RegionMap,
    Scatter,
    StackedBars,
    TileMap,
    Timeline,
)
from indmap.exhibits.encodings import Format
from indmap.render.looks import Form
from indmap.render.plotly import config, figure, legend
from indmap.render.vega import Picture, picture
from indmap.words.language import Language
from indmap.words.theme import Mode, theme
from tests.render.exhibits import every_kind

MADE = every_kind()
LIGHT = theme(Mode.LIGHT)


def traces(kind, type_="bar"):
    return [trace for trace in figure(MADE[kind], Mode.LIGHT)["data"] if trace["type"] == type_]


def words(kind):
    return [
        text
        for trace in figure(MADE[kind], Mode.LIGHT)["data"]
        if trace.get("mode") == "text"
        for text in trace["text"]
    ]


def in_order() -> list[dict]:
    """The parts of the stacked bars in the order of their series; hollow ones are drawn last."""
    by_name = {trace["name"]: trace for trace in traces(StackedBars)}
    return [by_name[escape(series.label, quote=False)] for series in MADE[StackedBars].chart.series]


def entries(kind: type) -> tuple:
    """The legend of an exhibit of a kind."""
    return legend(MADE[kind], Mode.LIGHT)


def test_the_plan_stands_hollow_and_wide_behind_what_was_done():
    plan, done = traces(Bars)
    assert plan["x"] == [145e9, 396e9, 23.4e9, 10e9]
    assert done["x"] == [145e9, 0, None, 10e9]
    assert plan["marker"] == {"color": "rgba(0,0,0,0)", "line": {"color": LIGHT.outline, "width": 1.5}}
    assert done["marker"]["color"] == LIGHT.fills["actual"]
    assert plan["width"] > done["width"]


def test_bars_carry_their_figures_and_absence_is_a_dash():
    said = [word.strip().replace("\u00a0", " ") for word in words(Bars)]
    assert said == ["145 / 145 млрд", "0 / 396 млрд", "— / 23,4 млрд", "10 / 10 млрд"]


def test_parts_of_a_bar_stand_end_to_end():
    parts = in_order()
    assert [part["x"][0] for part in parts] == [12, 3, 5, 8, 1]
    assert [part["base"][0] for part in parts] == [0, 12, 15, 20, 28]
    assert parts[1]["x"][1] is None  # none at risk there: nothing is drawn


def test_statuses_are_told_apart_without_colour():
    shapes = [
        "hollow"
        if part["marker"]["color"] == "rgba(0,0,0,0)"
        else part["marker"].get("pattern", {}).get("shape", "solid")
        for part in in_order()
    ]
    assert shapes == ["solid", "/", "x", "hollow", "/"]
    undated = in_order()[-1]["marker"]  # its hatch and the line around it are seen on the page's own ground
    assert undated["color"] == LIGHT.background
    assert undated["line"]["color"] == undated["pattern"]["fgcolor"] == LIGHT.outline
    assert ["hollow" if entry.look.is_hollow else entry.look.hatch for entry in entries(StackedBars)] == [
        "none",
        "/",
        "x",
        "hollow",
        "/",
    ]
    assert all(
        part["marker"]["pattern"]["fillmode"] == "overlay"
        for part in traces(StackedBars)
        if "pattern" in part["marker"]
    )


def test_a_forecast_stands_on_what_is_done_and_the_plan_behind_both():
    plan, actual, forecast = traces(Columns)
    assert plan["y"] == [20e9, 145e9, 60e9, 80e9]
    assert actual["y"] == [15e9, 145e9, 20e9, None]
    assert forecast["y"] == [None, None, 30e9, 80e9]
    assert forecast["base"] == [15e9, 145e9, 20e9, 0]
    assert forecast["marker"]["pattern"]["shape"] == "/"


def few():
    """Lines of counts up to two."""
    lines = MADE[Lines]
    data = lines.data.assign(plan=[0, 1, 1, 2, 2], actual=[0, 0, 1, None, None], forecast=[None, None, 1, 1, 2])
    return replace(lines, chart=replace(lines.chart, format=Format.COUNT, band=None), data=data)


def test_an_axis_of_few_projects_names_each_number_once():
    assert figure(few(), Mode.LIGHT)["layout"]["yaxis"]["ticktext"] == ["0", "1", "2"]
    drawn = re.findall(r">(\d)<", picture(few(), Picture.SVG).decode())
    assert sorted(drawn) == ["0", "1", "1", "2", "2"]  # the axis, and a figure where lines end: two end in one point


def test_the_figure_at_a_lines_end_keeps_off_the_line_that_goes_on():
    ends = figure(few(), Mode.LIGHT)["data"][-1]
    assert ends["mode"] == "markers+text"  # the unseen mark pushes the words away by its radius
    assert ends["marker"] == {"size": 10, "color": "rgba(0,0,0,0)"}


def test_the_figure_of_a_line_that_lies_on_the_axis_keeps_off_the_names_below():
    lines = few()
    lain = replace(lines, data=lines.data.assign(actual=[0, 0, 0, None, None]))
    sides = [figure(each, Mode.LIGHT)["data"][-1]["textposition"][1] for each in (lines, lain)]
    assert sides == ["bottom right", "top right"]


def test_figures_at_the_lines_ends_stay_in_the_plot_and_one_point_has_one():
    lines = MADE[Lines]
    data = lines.data.assign(plan=[0, 1, 2, 3, 4], actual=[0, 0, 3.9, None, None], forecast=[None, None, 3.9, 4, 4])
    drawn = figure(replace(lines, chart=replace(lines.chart, format=Format.COUNT, band=None), data=data), Mode.LIGHT)
    ends, axis = drawn["data"][-1], drawn["layout"]["yaxis"]
    assert ends["x"] == [4, 2]  # the plan and the forecast end in one point
    assert max(ends["y"]) <= 4 < axis["range"][1]  # what is outside is not drawn, nor is a line at the very edge


def test_tiles_fill_the_height_of_their_card_and_a_map_keeps_its_shape():
    tiles, areas = (figure(MADE[kind], Mode.LIGHT)["layout"]["yaxis"] for kind in (TileMap, RegionMap))
    assert "scaleanchor" not in tiles
    assert areas["scaleanchor"] == "x"


def test_the_legend_of_a_timeline_shows_its_marks_as_they_are_drawn():
    first, second = entries(Timeline)
    assert first.look.is_hollow
    assert not second.look.is_hatched
    assert first.form is second.form is Form.CIRCLE
    made = MADE[Timeline]
    unforeseen = replace(made, data=made.data.assign(**{made.chart.stop.column: pd.NaT}))
    assert legend(unforeseen, Mode.LIGHT) == (first,), "what no row has needs no explanation"


def test_a_legend_shows_what_the_marks_are():
    assert {entry.form for entry in entries(Lines)} == {Form.LINE}
    assert {entry.form for entry in entries(StackedBars)} == {Form.AREA}
    assert [entry.form for entry in entries(Scatter)] == [Form.DIAMOND, Form.CIRCLE]
    assert [entry.form for entry in entries(Ranges)] == [Form.CIRCLE, Form.AREA, Form.AREA]


def test_behind_and_ahead_of_plan_differ_in_side_sign_and_colour():
    (bars,) = traces(DivergingBars)
    assert bars["x"] == [-0.34, -0.08, 0, 0.22]
    assert bars["marker"]["color"] == [LIGHT.fills[role] for role in ("behind", "behind", "ahead", "ahead")]
    shown = [word.strip() for word in words(DivergingBars)]
    assert [word[0] for word in shown[:4]] == ["−", "−", "0", "+"]
    figures, named = (trace for trace in traces(DivergingBars, "scatter"))
    across = {"middle left": "middle right", "middle right": "middle left"}
    assert named["textposition"] == [across[side] for side in figures["textposition"]], "names on the free side"


def test_every_region_is_a_polygon_with_its_code():
    polygons = [trace for trace in traces(RegionMap, "scatter") if trace.get("fill") == "toself"]
    assert {trace["meta"] for trace in polygons} == set(MADE[RegionMap].data["code"])
    absent = MADE[RegionMap].data.loc[lambda data: data["gap"].isna(), "code"]
    assert {trace["meta"] for trace in polygons if "fillpattern" in trace} == set(absent)


@pytest.mark.parametrize("kind", [RegionMap, TileMap])
def test_the_words_of_a_map_carry_codes_for_a_click(kind):
    (named,) = [trace for trace in traces(kind, "scatter") if trace["mode"] == "text"]
    assert sorted(named["customdata"]) == sorted(MADE[kind].data["code"])


def test_the_legend_of_a_map_lists_the_classes_in_order_and_absence_last():
    assert [entry.label for entry in entries(RegionMap)] == ["a", "b", "c", "d", "e", "none"]


def test_nothing_is_drawn_twice_to_find_its_margins():
    for exhibit in MADE.values():
        drawn = figure(exhibit, Mode.LIGHT)
        if drawn is not None:
            assert drawn["layout"]["margin"]["autoexpand"] is False
            assert drawn["layout"]["showlegend"] is False
            assert "automargin" not in str(drawn["layout"])


def test_cells_are_filled_by_class_and_empty_ones_stay_empty():
    (cells,) = traces(HeatTable, "heatmap")
    assert cells["z"] == [[1, 2, None, None], [None, None, 0, None], [None, None, None, 1]]
    assert words(HeatTable)[:4] == ["145", "396", "—", "—"]


def test_no_figure_names_a_template_or_a_mark_of_a_map_service():
    for exhibit in every_kind().values():
        drawn = figure(exhibit, Mode.LIGHT)
        for trace in drawn["data"] if drawn else ():
            assert trace["type"] in {"bar", "scatter", "heatmap"}
            assert "hovertemplate" not in trace


@pytest.mark.parametrize("language", list(Language))
def test_plotly_gets_its_own_words_with_the_figure(language):
    given = config(language)
    assert given["locale"] == language.value
    assert len(given["locales"][language.value]["format"]["shortMonths"]) == 12
    assert given["displayModeBar"] is False
