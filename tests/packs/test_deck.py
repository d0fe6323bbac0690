"""The presentation opened again: it holds what the pack holds, in places where it can be read, and nothing else."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from openxml_audit import validate_pptx

from indmap.analysis.facts import facts_of
from indmap.analysis.filters import Filters, choose
from indmap.errors import UnsupportedFile
from indmap.exhibits.charts import Figures, RegionMap, Table
from indmap.exhibits.written import cells
from indmap.packs.deck import deck, decks
from indmap.packs.national import national
from indmap.packs.one_page import one_page
from indmap.packs.regional import regional, with_projects
from indmap.render.office.template import opened as template
from indmap.words.language import Language
from tests.exhibits.test_every_exhibit import REGISTERS, WHOLE
from tests.exhibits.views import plain, view
from tests.packs import files

LANGUAGES = list(Language)
EVIL = '=HYPERLINK("http://x","y") </a:t> & "\' <w:fldSimple> #read("/etc/passwd")'


@pytest.fixture(scope="module", params=LANGUAGES, ids=str)
def made(request):
    pack = national(view(WHOLE, request.param))
    return pack, deck(pack)


def test_a_slide_a_part_after_the_opening(made):
    pack, content = made
    titles = [slide.shapes.title.text_frame.text for slide in files.opened(content).slides]
    assert titles == [pack.title, *(part.heading for part in pack.parts)]


def test_every_table_holds_its_exhibits_words(made):
    pack, content = made
    tables = {
        shape.name: shape.table for slide in files.opened(content).slides for shape in slide.shapes if shape.has_table
    }
    shown = [exhibit for exhibit in pack.exhibits if isinstance(exhibit.chart, Table)]
    assert shown
    for exhibit in shown:
        rows = [[cell.text for cell in row.cells] for row in tables[exhibit.key].rows]
        assert rows[0] == [column.label for column in exhibit.columns]
        for place, column in enumerate(exhibit.columns):
            wanted = cells(exhibit, column)[: len(rows) - 1]
            marked = [re.sub(r"^[●◆▲■○‖✕?]\u00a0", "", row[place]) for row in rows[1:]]
            assert marked == wanted


def test_every_chart_holds_its_exhibits_figures(made):
    pack, content = made
    exhibits = {exhibit.key: exhibit for exhibit in pack.exhibits}
    frames = [shape for slide in files.opened(content).slides for shape in slide.shapes if shape.has_chart]
    assert len(frames) > 5
    for frame in frames:
        held = files.drawable(exhibits[frame.name])
        for part in files.plotted(frame.chart):
            drawn = tuple(None if value is None else round(value, 6) for value in part)
            assert drawn in {each[: len(drawn)] for each in held}


def test_a_chart_says_what_the_workbook_behind_it_says(made):
    for chart in files.charts(files.opened(made[1])):
        assert files.cached(chart) == files.in_workbook(chart)


def test_a_map_is_a_shape_a_region_with_its_value_in_words(made):
    pack, content = made
    (exhibit,) = [each for each in pack.exhibits if isinstance(each.chart, RegionMap)]
    named = {}
    for slide in files.opened(content).slides:
        for shape in files.shapes(slide):
            if match := re.match(r"(KZ-\S+) (?!words$|line$)", shape.name):
                named[match[1]] = shape._element.nvSpPr.cNvPr.get("descr")
    assert set(named) == set(exhibit.data["code"])
    assert all(": " in alternative for alternative in named.values())


def test_cards_say_the_headline_figures(made):
    pack, content = made
    (exhibit,) = [each for each in pack.exhibits if isinstance(each.chart, Figures)]
    said = files.texts(files.opened(content).slides[1])
    assert all(value in said for value in exhibit.data["value"])


def faults_of(presentation) -> list[str]:
    """All that a person would see at once: what is off a slide, over another, cut, or torn; slides with nothing on."""
    bare = [f"{number}: empty" for number, slide in enumerate(presentation.slides, 1) if not files.solid(slide)]
    looked_at = (files.off_slide, files.overlapping, files.overfull, files.torn)
    return [*bare, *(fault for look in looked_at for fault in look(presentation))]


def test_nothing_is_off_its_slide_over_another_or_cut(made):
    assert faults_of(files.opened(made[1])) == []


@pytest.mark.parametrize("language", LANGUAGES, ids=str)
def test_three_thousand_projects_have_room(language):
    of = many_times(view(WHOLE, language), 334)
    first = with_projects(of)[0]
    for pack in (national(of), one_page(of), regional(of, first)):
        presentation = files.opened(deck(pack))
        assert faults_of(presentation) == []
        assert len(list(presentation.slides)) == 1 + len(pack.parts)


def test_words_that_have_no_room_are_found():
    presentation = files.opened(deck(one_page(view(WHOLE))))
    slide = presentation.slides[1]
    (card,) = [shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text.startswith("Investm")]
    card.text_frame.paragraphs[1].runs[0].text = "153 bn of which nobody knows " * 9
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    table.cell(1, 0).text_frame.paragraphs[0].runs[0].text = "Petropavlovsk" * 5
    assert [fault.split(" by ")[0].split(":")[1].strip() for fault in files.overfull(presentation)] == [
        "Investment commissioned",
        "overview.to_call",
    ]
    assert files.torn(presentation) == ["2: " + "Petropavlovsk" * 5]


def test_every_slide_has_notes_a_source_and_no_picture(made):
    pack, content = made
    for slide in list(files.opened(content).slides):
        assert slide.has_notes_slide
        assert pack.source in files.texts(slide)
        assert pack.as_of_words in files.texts(slide)
        assert not [shape for shape in slide.shapes if shape.shape_type == 13]


def test_every_drawing_has_an_alternative_text(made):
    for slide in files.opened(made[1]).slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == 6:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr"), shape.name


def test_every_run_names_its_language(made):
    tag = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}[made[0].language.value]
    for name, part in files.parts(made[1]).items():
        if re.fullmatch(r"ppt/(slides|notesSlides)/\w+\.xml", name):
            runs = re.findall(rb"<a:r>(.*?)</a:r>", part, re.DOTALL)
            assert all(f'lang="{tag}"'.encode() in run for run in runs), name


def test_ids_on_a_slide_are_its_own(made):
    for slide in files.opened(made[1]).slides:
        ids = slide.shapes._spTree.xpath(".//p:cNvPr/@id")
        assert len(ids) == len(set(ids))


def test_the_format_is_what_its_schema_says(made, tmp_path):
    path = tmp_path / "deck.pptx"
    path.write_bytes(made[1])
    assert [str(error) for error in validate_pptx(str(path)).errors] == []


def test_the_same_pack_makes_the_same_parts(made):
    assert files.parts(deck(made[0])) == files.parts(made[1])


def test_a_filtered_pack_says_its_cut_on_every_slide_and_to_the_speaker():
    pack = national(view(WHOLE, filters=Filters(year=2021, regions=("KZ-39",), statuses=("on_track",))))
    assert plain(pack.cut) == "2021 · Kostanay Region · All sectors · On track"
    for slide in files.opened(deck(pack)).slides:
        assert pack.cut in files.texts(slide)
        assert pack.cut in slide.notes_slide.notes_text_frame.text


def test_a_sample_says_so_on_every_slide():
    pack = national(replace(view(WHOLE), is_sample=True))
    assert all("Sample register" in files.texts(slide) for slide in files.opened(deck(pack)).slides)


@pytest.mark.parametrize("name", REGISTERS)
def test_a_poor_register_leaves_slides_out_and_says_so(name):
    pack = national(view(REGISTERS[name]))
    presentation = files.opened(deck(pack))
    assert len(list(presentation.slides)) == 1 + len(pack.parts)
    last = files.texts(list(presentation.slides)[-1])
    assert all(part.heading in last and part.reason in last for part in pack.left_out)
    assert faults_of(presentation) == []


def test_what_looks_like_markup_stays_text():
    drawing = "| name | responsible | region | sector | cost | planned_date | stage |\n" + (
        "| EVIL | EVIL | KZ-39 | food | 1 bn | 2021-06 | construction |\n" * 4
    )
    of = view(drawing)
    for column in ("name", "responsible"):
        of.register.projects[column] = EVIL
    content = deck(national(of))
    said = "\n".join(files.texts(slide) for slide in files.opened(content).slides)
    assert EVIL in said
    for name, part in files.parts(content).items():
        assert b"hlinkClick" not in part, name
        assert b"<w:fldSimple" not in part, name


def test_long_names_and_many_projects_neither_overlap_nor_run_off():
    long = "Жергілікті шикізаттан құрылыс материалдарын шығаратын зауыттың екінші кезегін салу және жаңғырту " * 2
    row = f"| {long} | KZ-39 | food | 1 bn | 10 | 2021-06-30 | 2022-06-30 | construction | equipment | {long} |\n"
    head = (
        "| name | region | sector | cost | jobs | planned_date | expected_date | stage | delay_reason | responsible |\n"
    )
    pack = national(view(head + row * 60, Language.KK))
    presentation = files.opened(deck(pack))
    assert faults_of(presentation) == []
    assert "Тағы " in "\n".join(files.texts(slide) for slide in presentation.slides)


def test_every_region_with_projects_has_a_deck_in_the_zip():
    of = view(WHOLE, Language.RU)
    bundle = zipfile.ZipFile(io.BytesIO(decks(regional(of, code) for code in with_projects(of))))
    assert len(bundle.namelist()) == 3
    for name, code in zip(bundle.namelist(), with_projects(of), strict=True):
        first = files.opened(bundle.read(name)).slides[0]
        assert of.label("regions", code) in first.shapes.title.text_frame.text


def test_a_template_of_ones_own_dresses_the_deck():
    pack = national(view(WHOLE))
    own = template(None)
    own.slide_layouts[0].name = "Обложка"  # found by what it is for, whatever it is called
    file = io.BytesIO()
    own.save(file)
    as_template = _as_potx(file.getvalue())
    for content in (file.getvalue(), as_template):
        presentation = files.opened(deck(pack, content))
        assert len(list(presentation.slides)) == 1 + len(pack.parts)
        assert presentation.slides[0].slide_layout.name == "Обложка"


def test_a_template_that_gives_its_titles_no_position_is_filled():
    pack = one_page(view(WHOLE))
    own = template(None)
    for holder in (own.slide_master, *own.slide_layouts):
        for place in holder.element.xpath("//p:spPr/a:xfrm"):
            place.getparent().remove(place)
    file = io.BytesIO()
    own.save(file)
    titles = [slide.shapes.title.text_frame.text for slide in files.opened(deck(pack, file.getvalue())).slides]
    assert titles == [pack.title, *(part.heading for part in pack.parts)]


def _damaged() -> bytes:
    """A template one of whose parts does not unpack."""
    file = io.BytesIO()
    template(None).save(file)
    content = bytearray(file.getvalue())
    with zipfile.ZipFile(file) as archive:
        start = archive.getinfo("ppt/presentation.xml").header_offset + 60
    content[start : start + 40] = bytes(40)
    return bytes(content)


@pytest.mark.parametrize(
    "content", [b"", b"not a zip", b"PK\x03\x04", _damaged()], ids=["empty", "text", "torn", "damaged"]
)
def test_what_is_no_template_is_refused(content):
    with pytest.raises(UnsupportedFile):
        deck(national(view(WHOLE)), content)


def many_times(of, times):
    """The view of a register that holds its rows so many times."""
    projects = of.register.projects
    rows = projects.iloc[[*range(len(projects))] * times].reset_index(drop=True)
    facts = choose(facts_of(rows, of.as_of, of.division), of.filters)
    return replace(of, register=replace(of.register, projects=rows), facts=facts)


def _as_potx(content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as taken:
        for name, part in files.parts(content).items():
            taken.writestr(name, part.replace(b"presentationml.presentation.main", b"presentationml.template.main"))
    return made.getvalue()
