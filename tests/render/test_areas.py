"""The region that a map is about, outlined in every medium, last of all so that no neighbour covers its border."""

from dataclasses import replace

import pytest

from indmap.exhibits.charts import RegionMap
from indmap.packs.deck import deck
from indmap.packs.regional import regional
from indmap.render.areas import Grain, areas
from indmap.render.plotly.figure import figure
from indmap.render.vega.areas import region_map
from indmap.words.theme import Mode, theme
from tests.exhibits.test_every_exhibit import WHOLE
from tests.exhibits.views import view
from tests.packs import files
from tests.render.exhibits import every_kind

LOOK = theme(Mode.LIGHT)


@pytest.fixture(scope="module")
def exhibit():
    whole = every_kind()[RegionMap]
    return replace(whole, chart=replace(whole.chart, outlined="KZ-39"))


def test_the_region_is_drawn_last(exhibit):
    drawn = areas(exhibit.chart, exhibit, LOOK, Grain(5.0, 27.0))
    assert [area.code for area in drawn if area.is_outlined] == [drawn[-1].code] == ["KZ-39"]


@pytest.mark.parametrize(("letter", "named"), [(5.0, "Қостанай"), (200.0, "ҚОС")])
def test_a_region_without_room_for_its_name_has_its_initials(exhibit, letter, named):
    drawn = areas(exhibit.chart, exhibit, LOOK, Grain(5.0, letter))
    assert all(len(area.words) == 2 for area in drawn)
    assert named in {area.words[0] for area in drawn}


def test_screen_and_picture_outline_it(exhibit):
    thick = [trace["meta"] for trace in figure(exhibit, Mode.LIGHT)["data"] if trace.get("line", {}).get("width") == 3]
    assert thick == ["KZ-39"]
    layers = [layer["mark"] for layer in region_map(exhibit.chart, exhibit, LOOK).layers]
    assert [mark["filled"] for mark in layers if mark.get("strokeWidth") == 3] == [False]


def test_the_deck_of_a_region_outlines_it():
    presentation = files.opened(deck(regional(view(WHOLE), "KZ-39")))
    shapes = [shape for shape in files.shapes(presentation.slides[1]) if shape.name.startswith("KZ-")]
    thick = [shape.name for shape in shapes if shape._element.xpath(".//a:ln[@w='31750']")]
    assert thick == ["KZ-39 Kostanay Region"]
