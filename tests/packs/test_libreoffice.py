"""The files of the sample's pack in another office program: printed whole, computed to the same values."""

import io
import os

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from openpyxl import load_workbook
from pptx.util import Pt

from indmap.packs.deck import deck
from indmap.packs.national import national
from indmap.packs.note import note
from indmap.packs.workbook import workbook
from indmap.words.language import Language
from tests.exhibits.test_every_exhibit import WHOLE
from tests.exhibits.views import sample_view, view
from tests.packs import files, libreoffice
from tests.packs.prints import opened, squeezed, words

C = files.C
NUMBER = "‹#›"  # a field, printed as the slide's number


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The program; where it is not installed, skipped on a person's machine and failed in CI."""
    if not libreoffice.PROGRAM:
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say("no LibreOffice on this machine: its tests need soffice with Impress, Writer and Calc")
    return libreoffice.LibreOffice(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def made():
    """The three files of the sample's pack, in the language with the longest names."""
    of = sample_view(Language.KK)
    pack = national(of)
    return {"deck.pptx": deck(pack), "note.docx": note(pack), "book.xlsx": workbook(of)}


@pytest.fixture(scope="module")
def printed(office, made):
    return office.converted(made, "pdf")


@pytest.fixture(scope="module")
def computed(office, made):
    """Workbooks as they are made, and as the program computes them."""
    books = {
        "kk.xlsx": made["book.xlsx"],
        "ru.xlsx": workbook(sample_view(Language.RU)),
        "poor.xlsx": workbook(view(WHOLE)),
    }
    anew = office.converted(books, "xlsx")
    return {name: (books[f"{name}.xlsx"], anew[name]) for name in ("kk", "ru", "poor")}


def test_every_slide_is_a_page_with_all_its_words(made, printed):
    slides = list(files.opened(made["deck.pptx"]).slides)
    pages = [squeezed(page.extract_text()) for page in opened(printed["deck"]).pages]
    assert len(pages) == len(slides)
    for slide, page in zip(slides, pages, strict=True):
        missing = [line for line in files.texts(slide).split("\n") if squeezed(line) not in page and line != NUMBER]
        assert missing == []


def test_every_chart_of_a_slide_is_drawn_with_its_names(made, printed):
    pages = [squeezed(page.extract_text()) for page in opened(printed["deck"]).pages]
    charts = 0
    for slide, page in zip(files.opened(made["deck.pptx"]).slides, pages, strict=True):
        for shape in slide.shapes:
            if shape.has_chart:
                charts += 1
                missing = [name for name in names(shape.chart._chartSpace) if squeezed(name) not in page]
                assert missing == [], shape.name
    assert charts > 5


def test_nothing_of_a_slide_is_printed_outside_it(printed):
    for page in opened(printed["deck"]).pages:
        found = []
        page.extract_text(visitor_text=lambda text, _, at, *__, found=found: found.append((text.strip(), at[4], at[5])))
        edges = page.mediabox
        assert [text for text, x, y in found if text and not (0 <= x < edges.right and 0 < y < edges.top)] == []


def test_a_table_stands_over_the_footer(made, printed):
    """Rows that take more room than they were given would push the last of them down into it."""
    for slide, page in zip(files.opened(made["deck.pptx"]).slides, opened(printed["deck"]).pages, strict=True):
        cells = [
            squeezed(cell.text) for each in slide.shapes if each.has_table for cell in list(each.table.rows)[-1].cells
        ]
        foot = next((shape.top for shape in slide.shapes if shape.name == "Footer"), 0)
        found = []
        page.extract_text(visitor_text=lambda text, _, at, *__, found=found: found.append((squeezed(text), at[5])))
        low = [y for text, y in found if text and text in cells]
        assert all(y > float(page.mediabox.top) - foot / Pt(1) for y in low)


def test_the_note_is_printed_with_all_its_words_and_charts(made, printed):
    said = words(printed["note"])
    document = docx.Document(io.BytesIO(made["note.docx"]))
    written = [each.text for each in document.paragraphs]
    written += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    written += ["".join(t.text for t in each.iter(qn("w:t"))) for each in document.element.body.iter("{*}wsp")]
    charts = [part for name, part in files.parts(made["note.docx"]).items() if name.startswith("word/charts/chart")]
    assert len(charts) > 5
    written += [name for chart in charts for name in names(etree.fromstring(chart))]
    assert [line for line in written if squeezed(line) not in said] == []


def test_the_workbook_is_printed_with_all_its_texts(made, printed):
    said = words(printed["book"])
    book = load_workbook(io.BytesIO(made["book.xlsx"]))
    texts = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "s"}
    assert len(texts) > 300
    assert [text for text in texts if squeezed(text) not in said] == []


@pytest.mark.parametrize("name", ["kk", "ru"])
def test_it_computes_the_same_values(computed, name):
    kept, anew = (libreoffice.values(content) for content in computed[name])
    assert len(kept) > 150
    for where, value in kept.items():
        assert anew[where] == (pytest.approx(value) if isinstance(value, float) else value), where


def test_it_computes_absence_as_absence(computed):
    kept, anew = (libreoffice.values(content) for content in computed["poor"])
    assert {where: value or 0 for where, value in anew.items()} == pytest.approx(
        {where: value or 0 for where, value in kept.items()}
    )
    assert None in kept.values() or "" in kept.values()


def names(chart) -> list[str]:
    """The names of a chart's categories, and of its series where a legend says them."""
    parts = ("cat",) if chart.find(f".//{C}legend") is None else ("cat", "tx")
    references = [reference for part in parts for reference in chart.iter(f"{C}{part}")]
    return [v.text for each in references for v in each.iterfind(f".//{C}strCache//{C}v") if v.text]
