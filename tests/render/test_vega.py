"""What is special to pictures: hatches, long names, tables cut short, many threads."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pandas as pd
import pytest
import vl_convert

from indmap.exhibits.charts import Bars, Columns, RegionMap, StackedBars, Table
from indmap.render.vega import Picture, picture
from indmap.words.theme import Mode, theme
from tests.render.exhibits import every_kind

MADE = every_kind()


def svg(exhibit, mode=Mode.LIGHT):
    return picture(exhibit, Picture.SVG, mode).decode()


def test_every_hatch_that_is_used_is_defined():
    for kind in (StackedBars, Columns, RegionMap):
        drawn = svg(MADE[kind])
        used = {part.split(")")[0] for part in drawn.split("url(#")[1:]}
        assert used
        assert all(f'<pattern id="{name}"' in drawn for name in used)


def test_a_hatch_over_the_pages_own_ground_is_drawn_in_the_colour_of_its_line():
    assert "hatch-ffffff-5b6b7a-1" in svg(MADE[StackedBars])


def test_a_plan_is_hollow():
    bars = re.findall(r'<path d="M0,[^"]*"([^>]*)/>', svg(MADE[Bars]))
    assert bars[:4] == [' stroke="#5B6B7A" stroke-width="1.5"'] * 4


@pytest.mark.parametrize("mode", list(Mode))
def test_a_picture_has_the_background_of_its_mode(mode):
    assert f'fill="{theme(mode).background}"' in svg(MADE[Bars], mode)


def test_a_long_name_is_broken_and_never_cut():
    name = "Шығыс Қазақстан облысындағы тау-кен металлургия комбинатын кеңейту, екінші кезең"
    data = MADE[Bars].data.assign(label=[name, "б", "в", "г"])
    drawn = svg(replace(MADE[Bars], data=data))
    assert "…" not in drawn
    assert all(word in drawn for word in name.split())


def test_two_projects_of_one_name_keep_a_bar_each():
    data = MADE[Bars].data.assign(label=["Зауыт"] * 4)
    assert svg(replace(MADE[Bars], data=data)).count(">Зауыт") == 4


def test_a_long_table_is_cut_with_a_line_that_says_so():
    data = pd.concat([MADE[Table].data] * 15, ignore_index=True)
    assert "Тағы 5 жол XLSX файлында" in svg(replace(MADE[Table], data=data))


def test_a_status_in_a_table_has_its_symbol():
    assert "● Іске қосылды" in svg(MADE[Table])


def test_the_converter_refuses_every_address():
    asking = {"data": {"url": "http://127.0.0.1:1/x.json"}, "mark": "bar", "encoding": {"x": {"field": "a"}}}
    with pytest.raises(ValueError, match="not allowed"):
        vl_convert.vegalite_to_svg(asking, allowed_base_urls=[])


def test_people_asking_at_once_get_their_own_picture():
    exhibits = [replace(MADE[Bars], message=f"Хабар {place}") for place in range(12)]
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(svg, exhibits))
    assert [exhibit.message in each for exhibit, each in zip(exhibits, drawn, strict=True)] == [True] * 12
