"""Every kind of chart in every medium: a new kind cannot be half-added."""

import io
import json
import re
from dataclasses import replace

import openpyxl
import pypdf
import pytest

from indmap.exhibits.charts import (
    CHART_KINDS,
    Bars,
    Figures,
    HeatTable,
    Lines,
    RegionMap,
    StackedBars,
    Table,
    TileMap,
    Timeline,
    Waterfall,
)
from indmap.exhibits.encodings import Format
from indmap.exhibits.written import written
from indmap.render.plotly import figure, height
from indmap.render.sheet import workbook
from indmap.render.vega import Picture, picture
from indmap.words.language import Language
from indmap.words.theme import Mode
from tests.render.exhibits import every_kind, with_text

MADE = every_kind()
HOSTILE = (
    "<b>x</b>",
    "=1+1",
    "![](http://evil.example)",
    "{{7*7}}",
    "%{x}",
    "<img src='http://evil.example'>",
    "a & b",
)
WITH_NAMES = (Bars, StackedBars, HeatTable, TileMap, Lines, Timeline, Waterfall)


@pytest.fixture(params=CHART_KINDS, ids=lambda kind: kind.__name__)
def exhibit(request):
    return MADE[request.param]


def test_a_maker_for_every_kind():
    assert set(MADE) == set(CHART_KINDS)


@pytest.mark.parametrize("mode", list(Mode))
def test_the_screen_draws_it_or_leaves_it_to_the_page(exhibit, mode):
    drawn = figure(exhibit, mode)
    assert height(exhibit) > 50
    if isinstance(exhibit.chart, Figures | Table):
        assert drawn is None
    else:
        assert drawn["data"]
        assert drawn["layout"]["height"] == height(exhibit)


def test_the_same_exhibit_gives_the_same_bytes(exhibit):
    again = every_kind()[type(exhibit.chart)]
    for make in (lambda e: json.dumps(figure(e, Mode.LIGHT)), lambda e: picture(e, Picture.SVG), workbook):
        assert make(exhibit) == make(again)


def test_a_figure_is_plain_json_without_gaps_in_the_numbers(exhibit):
    assert "NaN" not in json.dumps(figure(exhibit, Mode.DARK))


def test_a_picture_in_three_formats(exhibit):
    assert picture(exhibit, Picture.SVG).startswith(b"<svg ")
    assert picture(exhibit, Picture.PNG).startswith(b"\x89PNG")
    assert picture(exhibit, Picture.PDF).startswith(b"%PDF")


def test_a_picture_asks_for_nothing_from_outside(exhibit):
    svg = picture(exhibit, Picture.SVG).decode()
    addresses = set(re.findall(r"https?://[^\"' )]+", svg))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert "<image" not in svg


def test_a_picture_says_where_its_figures_come_from(exhibit):
    svg = picture(exhibit, Picture.SVG).decode()
    for words in (exhibit.title, exhibit.subtitle, exhibit.note, exhibit.cut, exhibit.as_of_words, exhibit.source):
        assert words in svg
    assert exhibit.sample in svg


def test_the_text_of_a_pdf_can_be_read_and_is_kazakh(exhibit):
    pages = pypdf.PdfReader(io.BytesIO(picture(exhibit, Picture.PDF))).pages
    assert len(pages) == 1
    assert exhibit.as_of_words in re.sub(r"\s+", " ", pages[0].extract_text())


def test_a_sheet_holds_exactly_the_data(exhibit):
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(exhibit))).active
    rows = list(sheet.iter_rows(values_only=True))
    labels = [column.label for column in exhibit.columns]  # a heading adds its unit
    start = next(
        place
        for place, row in enumerate(rows)
        if all(str(head).startswith(label) for head, label in zip(row, labels, strict=False))
    )
    read = [row[: len(exhibit.columns)] for row in rows[start + 1 :]]
    data = exhibit.data[[column.name for column in exhibit.columns]].astype(object)
    for column in exhibit.columns:
        if column.format is Format.POINTS:  # kept in the points that the heading names
            data[column.name] = data[column.name].astype(float) * 100
    drawn = [tuple(row) for row in data.astype(object).where(data.notna(), None).to_numpy().tolist()]
    assert len(read) == len(drawn)
    for cells, values in zip(read, drawn, strict=True):
        assert cells == tuple(
            pytest.approx(value, rel=1e-15) if isinstance(value, float) else value for value in values
        )


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_shown_as_text_in_a_sheet(exhibit, text):
    book = openpyxl.load_workbook(io.BytesIO(workbook(with_text(exhibit, text))))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert text in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in cells)
    if text.startswith("="):
        assert all(cell.quotePrefix for cell in cells if cell.value == text)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_shown_as_text_in_a_picture(exhibit, text):
    svg = picture(with_text(exhibit, text), Picture.SVG).decode()
    assert "<img" not in svg
    assert "<b>" not in svg
    assert text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in svg.replace("&#x27;", "'")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", WITH_NAMES, ids=lambda kind: kind.__name__)
def test_text_is_shown_as_text_on_the_screen(kind, text):
    drawn = figure(with_text(MADE[kind], text), Mode.LIGHT)
    said = json.dumps(drawn, ensure_ascii=False)
    assert "<img" not in said
    assert "<b>" not in said
    assert "template" not in said  # text in a template would be filled in
    assert text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in said


@pytest.mark.parametrize("language", list(Language))
def test_every_language(language):
    for each in every_kind(language).values():
        assert written(each).shape == (len(each.data), len(each.columns))
        figure(each, Mode.LIGHT)
        picture(each, Picture.SVG)


def test_nothing_to_draw_is_said_and_not_drawn(exhibit):
    nothing = replace(exhibit, data=exhibit.data.iloc[:0])
    figure(nothing, Mode.LIGHT)
    assert nothing.note in picture(nothing, Picture.SVG).decode()
    assert workbook(nothing)


def test_a_map_is_small_enough_for_every_click():
    size = len(json.dumps(figure(MADE[RegionMap], Mode.LIGHT), separators=(",", ":")).encode())
    assert size < 60_000
