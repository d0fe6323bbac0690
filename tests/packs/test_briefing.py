"""The briefing opened again: figures, languages, tags, the same bytes, whatever a register's text says."""

from dataclasses import replace

import pytest

from indmap.exhibits.charts import Figures, Table
from indmap.exhibits.written import cells, marked
from indmap.packs.briefing import MOST_ROWS, briefing
from indmap.packs.national import national
from indmap.packs.pack import Pack, part
from indmap.packs.regional import regional
from indmap.words.language import Language
from tests.exhibits.test_every_exhibit import REGISTERS, WHOLE
from tests.exhibits.views import view
from tests.packs.prints import alternatives, opened, squeezed, tags, words
from tests.render.exhibits import every_kind, table, with_text

HOSTILE = '#read("/etc/passwd") $x^2$ #import "@preview/a:1.0.0": * <script>alert(1)</script> [*b*] \\ `c` @ref // =1+1'


def of(*exhibits, **more) -> Pack:
    """A pack with one part that shows these exhibits."""
    parts = (part("part", "Heading", exhibits, ()),)
    return replace(national(view(WHOLE)), parts=parts, left_out=(), **more)


@pytest.fixture(scope="module")
def printed():
    pack = national(view(WHOLE))
    return pack, briefing(pack)


def test_every_number_of_every_exhibit_is_printed_or_told(printed):
    pack, content = printed
    said, told = words(content), [squeezed(alt) for alt in alternatives(content)]
    assert len(told) == sum(not isinstance(exhibit.chart, Figures | Table) for exhibit in pack.exhibits)
    for exhibit in pack.exhibits:
        drawn = not isinstance(exhibit.chart, Figures | Table)
        where = next(alt for alt in told if alt.startswith(squeezed(exhibit.alt))) if drawn else said
        for column in exhibit.columns:
            for cell in cells(exhibit, column):
                assert squeezed(cell) in where, (exhibit.key, column.label, cell)


def test_headings_and_sentences_are_printed_with_where_they_come_from(printed):
    pack, content = printed
    said = words(content)
    for each in pack.parts:
        for line in (each.heading, *each.sentences):
            assert squeezed(line) in said
    for line in (pack.title, pack.cut, pack.source, pack.as_of_words, f"indmap {pack.version}"):
        assert squeezed(line) in said


def test_it_is_tagged_archivable_and_in_its_language(language):
    pack = national(view(WHOLE, language))
    content = briefing(pack)
    document = opened(content)
    root = document.trailer["/Root"]
    assert root["/Lang"] == language.value
    assert root["/MarkInfo"]["/Marked"]
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/P"} <= tags(content)
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert document.metadata.title == pack.title
    assert document.metadata.author == f"indmap {pack.version}"


def fonts_of(content):
    """Every font of the pages and of the drawings on them."""
    for page in opened(content).pages:
        left = [page["/Resources"]]
        while left:
            held = left.pop().get_object()
            yield from (font.get_object() for font in held.get("/Font", {}).values())
            drawn = (each.get_object() for each in held.get("/XObject", {}).values())
            left += [each["/Resources"] for each in drawn if "/Resources" in each]


def test_only_the_shipped_fonts_are_in_it_and_they_are_whole_in_it(printed):
    fonts = list(fonts_of(printed[1]))
    assert {str(font["/BaseFont"]).partition("+")[2] for font in fonts} == {"DejaVuSans", "DejaVuSans-Bold"}
    for font in fonts:
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(described)
        assert "/ToUnicode" in font


def test_it_needs_nothing_from_outside_and_runs_nothing(printed):
    document = opened(printed[1])
    root = document.trailer["/Root"]
    assert not document.is_encrypted
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root)
    assert not {"/JavaScript", "/EmbeddedFiles"} & set(root.get("/Names", {}))
    (intent,) = (each.get_object() for each in root["/OutputIntents"])
    assert intent["/S"] == "/GTS_PDFA1"
    assert len(intent["/DestOutputProfile"].get_object().get_data()) > 100  # colours mean the same on every screen
    assert "/ID" in document.trailer


def test_the_same_pack_is_the_same_bytes(printed):
    assert briefing(printed[0]) == printed[1]


def test_a_sample_is_called_one_on_every_page(printed):
    pack, _ = printed
    sample = "Sample register"
    pages = [squeezed(page.extract_text()) for page in opened(briefing(replace(pack, sample=sample))).pages]
    assert len(pages) > 3
    assert all(squeezed(sample) in page for page in pages)


def test_text_of_a_register_is_text_in_every_kind():
    hostile = [with_text(exhibit, HOSTILE) for exhibit in every_kind(Language.EN).values()]
    content = briefing(of(*hostile, title=HOSTILE, source=HOSTILE, cut=HOSTILE))
    said = words(content)
    assert said.count(squeezed(HOSTILE)) > len(hostile)
    assert "root:" not in said
    assert all("/Annots" not in page for page in opened(content).pages)


def test_a_long_table_says_how_many_rows_are_left_out():
    exhibit = table(Language.EN)
    data = exhibit.data.loc[[0] * (MOST_ROWS + 7)]
    said = words(briefing(of(replace(exhibit, data=data))))
    assert squeezed("More rows in the XLSX file: 7") in said
    assert said.count(squeezed(marked(exhibit).iloc[0, 0])) == MOST_ROWS


def test_an_edited_heading_is_marked():
    parts = (replace(part("part", "In my own words", (table(Language.EN),), ()), edited=True),)
    assert squeezed("In my own words (edited)") in words(briefing(replace(of(), parts=parts)))


@pytest.mark.parametrize("name", REGISTERS)
def test_poor_registers_are_printed_too(name):
    pack = national(view(REGISTERS[name], Language.KK))
    said = words(briefing(pack))
    for each in pack.left_out:
        assert squeezed(each.heading) in said


def test_a_region_has_its_own():
    pack = regional(view(WHOLE), "KZ-KAR")
    assert squeezed(pack.title) in words(briefing(pack))
