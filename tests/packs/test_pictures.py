"""Pictures of a page in one zip."""

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from indmap.packs.pictures import pictures
from indmap.render.vega import Picture, picture
from indmap.words.language import Language
from tests.packs.prints import opened
from tests.render.exhibits import bars, figures, table

EXHIBITS = (figures(Language.RU), bars(Language.RU), replace(table(Language.RU), key="page.table"))


def files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_each_exhibit_is_there_in_each_kind_in_order():
    found = files(pictures(EXHIBITS))
    names = ["01_test_exhibit_2021-09-28_ru", "02_test_exhibit_2021-09-28_ru", "03_page_table_2021-09-28_ru"]
    assert list(found) == [f"{name}.{kind}" for name in names for kind in ("svg", "png", "pdf")]
    for name, content in found.items():
        if name.endswith("svg"):
            assert ET.fromstring(content).tag == "{http://www.w3.org/2000/svg}svg"
        elif name.endswith("png"):
            assert content.startswith(b"\x89PNG")
        else:
            assert len(opened(content).pages) == 1


def test_a_picture_in_it_is_the_one_of_its_card():
    found = files(pictures(EXHIBITS, [Picture.SVG]))
    assert list(found.values()) == [picture(exhibit, Picture.SVG) for exhibit in EXHIBITS]


@pytest.mark.parametrize("kinds", [[Picture.SVG], [Picture.PNG]])
def test_what_holds_nothing_is_left_out(kinds):
    empty = replace(EXHIBITS[1], data=EXHIBITS[1].data.iloc[:0])
    assert len(files(pictures((empty, EXHIBITS[0], empty), kinds))) == 1
    assert files(pictures((empty,), kinds)) == {}


def test_the_same_exhibits_are_the_same_bytes():
    assert pictures(EXHIBITS, [Picture.SVG, Picture.PNG]) == pictures(EXHIBITS, [Picture.SVG, Picture.PNG])
