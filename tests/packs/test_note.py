"""The note opened again: it says what the pack says, and its charts, maps and tables can be edited."""

import io
import re
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from indmap.exhibits.charts import RegionMap, TileMap
from indmap.packs.national import national
from indmap.packs.note import ended, note
from indmap.packs.regional import regional, with_projects
from indmap.render.office.charts import native_chart
from indmap.render.office.passages import MOST_ROWS
from indmap.render.office.tables import grid
from indmap.words.language import Language
from indmap.words.numbers import NBSP
from indmap.words.theme import Mode, theme
from tests.exhibits.test_every_exhibit import REGISTERS, WHOLE
from tests.exhibits.views import view
from tests.packs import files

EVIL = '=HYPERLINK("http://x","y") </w:t> & "\' <w:fldSimple> { PAGE } #read("/etc/passwd")'
MAPS = (RegionMap, TileMap)
LIGHT = theme(Mode.LIGHT)
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module", params=list(Language), ids=str)
def made(request):
    pack = national(view(WHOLE, request.param))
    return pack, note(pack)


def test_the_words_of_a_legend_stay_with_their_square(made):
    pack, content = made
    labels = [label for each in pack.exhibits if isinstance(each.chart, MAPS) for label in each.chart.classes.labels]
    legends = [each.text for each in opened(content).paragraphs if each.text.startswith("    ")]
    assert labels
    assert all(any(f"{NBSP}{label.replace(' ', NBSP)}" in line for line in legends) for label in labels)


def opened(content):
    return docx.Document(io.BytesIO(content))


def said(content) -> str:
    """All text of the body, inside tables and shapes too."""
    return "\n".join(each.text or "" for each in opened(content).element.body.iter(qn("w:t")))


def drawings(content):
    """Name, alternative text and graphic of every drawing."""
    for inline in opened(content).element.body.iter(qn("wp:inline")):
        about = inline.find(qn("wp:docPr"))
        yield about.get("name"), about.get("descr"), inline


def charts(content) -> dict:
    """The chart part of each exhibit by its key."""
    document = opened(content)
    found = {}
    for name, _, inline in drawings(content):
        for chart in inline.iter(f"{C}chart"):
            found[name] = document.part.rels[chart.get(qn("r:id"))].target_part
    return found


def test_every_part_has_its_heading_and_its_sentences(made):
    pack, content = made
    paragraphs = opened(content).paragraphs
    headings = [each.text for each in paragraphs if each.style.name == "Heading 1"]
    assert headings == [f"{number}. {part.heading}" for number, part in enumerate(pack.parts, 1)]
    texts = {each.text for each in paragraphs}
    assert all(ended(sentence) in texts for part in pack.parts for sentence in part.sentences)
    assert all(ended(exhibit.message) in texts for exhibit in pack.exhibits if exhibit.message)


def test_every_table_holds_its_exhibits_words(made):
    pack, content = made
    shown = [each for each in pack.exhibits if native_chart(each, LIGHT) is None and not isinstance(each.chart, MAPS)]
    tables = opened(content).tables
    assert len(tables) == len(shown) > 3
    for exhibit, table in zip(shown, tables, strict=True):
        wanted = grid(exhibit.chart, exhibit, LIGHT)
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert rows == [[cell.text for cell in row] for row in (wanted.heads, *wanted.rows[:MOST_ROWS])]


def test_every_chart_is_native_and_says_what_its_exhibit_says(made):
    pack, content = made
    wanted = {each.key: drawn for each in pack.exhibits if (drawn := native_chart(each, LIGHT, 9.0))}
    found = charts(content)
    assert set(found) == set(wanted)
    for key, part in found.items():
        start, _, end = part.blob.partition(b"<c:externalData")
        assert start + b"</c:chartSpace>" == wanted[key].xml
        assert end


def test_a_chart_says_what_the_workbook_behind_it_says(made):
    for part in charts(made[1]).values():
        (relation,) = part.rels.values()
        book = load_workbook(io.BytesIO(relation.target_part.blob))
        for ref in etree.fromstring(part.blob).iter(f"{C}strRef", f"{C}numRef"):
            sheet, _, cells = ref.findtext(f"{C}f").partition("!")
            area = book[sheet][cells.replace("$", "")]
            held = [cell.value for row in (area if isinstance(area, tuple) else ((area,),)) for cell in row]
            cached = {int(point.get("idx")): point.findtext(f"{C}v") for point in ref.iter(f"{C}pt")}
            for place, value in enumerate(held):
                kept = cached.get(place)
                assert (kept == value) if ref.tag.endswith("strRef") else (kept is None) == (value is None)
                if ref.tag.endswith("numRef") and value is not None:
                    assert float(kept) == value


def test_a_map_is_a_shape_a_region_with_its_value_in_words(made):
    pack, content = made
    (exhibit,) = [each for each in pack.exhibits if isinstance(each.chart, RegionMap)]
    shapes = [each for each in opened(content).element.body.iter("{*}cNvPr") if each.get("descr")]
    assert {each.get("name").split(" ")[0] for each in shapes} == set(exhibit.data["code"])
    assert all(": " in each.get("descr") for each in shapes)


def test_every_drawing_and_table_has_an_alternative_text_and_there_is_no_picture(made):
    assert all(alternative for _, alternative, _ in drawings(made[1]))
    assert all(each.get(qn("w:val")) for each in opened(made[1]).element.body.iter(qn("w:tblDescription")))
    assert not [name for name in files.parts(made[1]) if "media" in name or "stylesWithEffects" in name]


def test_it_says_where_it_comes_from(made):
    pack, content = made
    body = said(content)
    assert all(words in body for words in (pack.source, pack.as_of_words, pack.cut))
    footer = "".join(each.text for each in opened(content).sections[0].footer._element.iter(qn("w:t")))
    assert pack.source in footer
    assert pack.as_of_words in footer


def test_every_run_names_its_language(made):
    tag = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}[made[0].language.value]
    for run in opened(made[1]).element.body.iter(qn("w:r")):
        if "".join(each.text or "" for each in run.iter(qn("w:t"))).strip() and not run.findall(qn("w:drawing")):
            tags = [each.get(qn("w:val")) for each in run.iter(qn("w:lang"))]
            assert set(tags) == {tag}


def test_the_format_is_what_its_schema_says(made, tmp_path):
    path = tmp_path / "note.docx"
    path.write_bytes(made[1])
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_ids_of_drawings_are_their_own(made):
    about = opened(made[1]).element.body.iter(qn("wp:docPr"), "{*}cNvPr")
    ids = [each.get("id") for each in about]
    assert len(ids) == len(set(ids))


def test_the_same_pack_makes_the_same_parts(made):
    assert files.parts(note(made[0])) == files.parts(made[1])


def test_a_sample_says_so_on_top_and_on_every_page():
    content = note(national(replace(view(WHOLE), is_sample=True)))
    assert "Sample register" in said(content)
    assert "Sample register" in "".join(each.text for each in opened(content).sections[0].footer.paragraphs)


@pytest.mark.parametrize("name", REGISTERS)
def test_a_poor_register_leaves_parts_out_and_says_so(name):
    of = view(REGISTERS[name], Language.RU)
    for pack in (national(of), *(regional(of, code) for code in with_projects(of)[:1])):
        body = said(note(pack))
        assert all(part.heading in body and part.reason in body for part in pack.left_out)


def test_what_looks_like_markup_stays_text():
    drawing = "| name | responsible | region | sector | cost | planned_date | stage |\n" + (
        "| EVIL | EVIL | KZ-39 | food | 1 bn | 2021-06 | construction |\n" * 4
    )
    of = view(drawing)
    for column in ("name", "responsible"):
        of.register.projects[column] = EVIL
    content = note(national(of))
    assert EVIL in said(content)
    for name, part in files.parts(content).items():
        assert b"<w:fldSimple" not in part, name
        assert b"<w:hyperlink" not in part, name
        assert not re.search(rb"<w:instrText[^>]*>(?! PAGE | NUMPAGES )", part), name


def test_a_long_table_is_cut_and_says_how_much_more_there_is():
    row = "| Mill | KZ-39 | 1 bn | 2021-06-30 | construction |\n"
    pack = national(view("| name | region | cost | planned_date | stage |\n" + row * 60))
    body = said(note(pack))
    assert f"and {60 - MOST_ROWS} more" in body
