"""The workbook opened again: the register as it is, sums that live, and nothing that a text could start."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from indmap.analysis import groups, kpis
from indmap.exhibits import data, ledger
from indmap.packs.workbook import workbook
from indmap.words.language import Language
from tests.exhibits.test_every_exhibit import REGISTERS, WHOLE
from tests.exhibits.views import sample_view, view
from tests.packs import libreoffice

EVIL = '=HYPERLINK("http://x","y") </t> & "\' {=1+1} #read("/etc/passwd")'
SHEETS = ["Summary", "Regions", "Sectors", "Register", "Findings", "Method"]


def opened(content, *, kept=True):
    return load_workbook(io.BytesIO(content), data_only=kept)


def table(sheet, heading):
    """The rows of a sheet from the one whose first cell is the heading, as far as they go."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    first = next(place for place, row in enumerate(rows) if row[0] == heading)
    found = []
    for row in rows[first:]:
        if row[0] is None:
            break
        found.append(row)
    return found


def test_headline_figures_are_the_plan_and_what_is_commissioned_of_it():
    rows = table(opened(workbook(view(WHOLE)))["Summary"], "Measure")
    # eight of nine are in the plan; Cement has neither cost nor jobs
    assert [row[:5] for row in rows] == [
        ["Measure", "Plan", "Commissioned", "Share", "Projects with a value"],
        ["number of projects", 8, 3, 3 / 8, 8],
        ["investment, tenge", 238e9, 153e9, 153 / 238, 7],
        ["permanent jobs", 1456, 541, 541 / 1456, 7],
    ]


@pytest.mark.parametrize(
    ("sheet", "column", "heading"), [("Regions", "region", "Region"), ("Sectors", "sector", "Sector")]
)
def test_groups_say_what_the_pages_say(sheet, column, heading):
    of = view(WHOLE)
    rows = table(opened(workbook(of))[sheet], heading)
    for place, measure in enumerate(kpis.MEASURES):
        wanted = groups.against_plan(of.facts, column, measure, of.as_of)
        said = {row[0]: row[1 + 3 * place : 4 + 3 * place] for row in rows[1:-1]}
        for code, group in wanted.iterrows():
            shown = [None if value in (None, "") else value for value in said.pop(of.label(f"{column}s", code))]
            expected = [None if value != value else value for value in group[["plan", "commissioned", "rate"]]]
            assert shown == pytest.approx(expected)
        assert list(said) == ["Not given"]


def test_the_register_is_a_table_of_every_project_and_field():
    of = view(WHOLE)
    sheet = opened(workbook(of))["Register"]
    (name,) = sheet.tables
    rows = [[cell.value for cell in row] for row in sheet[sheet.tables[name].ref]]
    exhibit = ledger.projects(of)
    assert len(rows) == 1 + len(exhibit.data) == 10
    said = dict(zip(rows[0], rows[1], strict=True))
    assert said["Project"] == "Smelter"
    assert said["Cost, tenge"] == 145e9
    assert str(said["Commissioned on"]) == "2021-06-15 00:00:00"
    assert sheet.freeze_panes.startswith("B")
    nowhere = dict(zip(rows[0], rows[-1], strict=True))
    assert (nowhere["Region"], nowhere["Sector"]) == ("Not given", "Not given")


def test_sheets_say_where_they_come_from_and_by_what_rules():
    of = replace(view(WHOLE), is_sample=True)
    book = opened(workbook(of))
    assert book.sheetnames == SHEETS
    for name in SHEETS:
        text = "\n".join(str(cell.value) for row in book[name].iter_rows(max_row=8) for cell in row if cell.value)
        assert "Sample register" in text, name
        assert "3f9a1c20" in text, name
        assert "As of 28/09/2021" in text, name
    method = "\n".join(str(cell.value) for row in book["Method"].iter_rows() for cell in row if cell.value)
    assert "3f9a1c20" * 8 in method
    assert "Program version" in method
    assert "2021 · All regions" in method


def test_findings_are_all_there():
    of = sample_view(Language.EN)
    sheet = opened(workbook(of))["Findings"]
    (name,) = sheet.tables
    wanted = data.findings(of).data
    assert len(list(sheet[sheet.tables[name].ref])) - 1 == max(len(wanted), 1)


@pytest.mark.parametrize("name", REGISTERS)
def test_a_poor_register_gives_a_workbook_whose_absences_are_empty(name):
    content = workbook(view(REGISTERS[name], Language.RU))
    assert all(value not in ("#DIV/0!", "#VALUE!", "#NAME?") for value in libreoffice.values(content).values())


def test_texts_are_neither_formulas_nor_links():
    drawing = "| name | region | cost | planned_date |\n| A | KZ-39 | 1 bn | 2021-06 |\n"
    of = view(drawing)
    for column in ("name", "responsible", "company", "remarks"):
        of.register.projects[column] = EVIL
    content = workbook(of)
    ours = re.compile(r"=(IF|COUNTIFS)\(")
    assert all(ours.match(formula) for formula in libreoffice.formulas(content).values())
    parts = zipfile.ZipFile(io.BytesIO(content))
    assert not [name for name in parts.namelist() if b"<hyperlink" in parts.read(name)]
    cells = [cell for row in opened(content)["Register"].iter_rows() for cell in row if cell.value == EVIL]
    assert len(cells) == 4
    assert all(cell.quotePrefix for cell in cells)


def test_a_chart_has_its_words_and_the_figures_of_its_sheet():
    book = opened(workbook(view(WHOLE, Language.KK)), kept=False)
    for name in book.sheetnames[:3]:
        (chart,) = book[name]._charts
        for series in chart.series:
            sheet, _, cells = series.val.numRef.f.partition("!")
            assert sheet.strip("'") == name
            assert len(book[name][cells.replace("$", "")]) == len(series.val.numRef.numCache.pt)


@pytest.mark.parametrize("name", ["whole", "only names"])
def test_the_format_is_what_its_schema_says(name, tmp_path):
    path = tmp_path / "book.xlsx"
    path.write_bytes(workbook(view(REGISTERS[name], Language.KK)))
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_a_chart_says_the_unit_of_its_figures():
    title = opened(workbook(view(WHOLE)), kept=False)["Regions"]._charts[0].title.tx.rich.p[0].r[0].t
    assert title == "Plan and commissioned by region (bn)"


def test_tables_one_below_another_share_columns_that_are_wide_enough_for_both():
    widths = opened(workbook(view(WHOLE)))["Summary"].column_dimensions
    assert widths["B"].width >= len("238,000,000,000")  # the plan's cost; below it stand counts of projects


def test_a_long_text_goes_on_in_the_next_line_of_a_row_high_enough():
    of = view(WHOLE)
    of.register.projects.loc[0, "name"] = "Construction of a plant for the deep processing of wheat and maize " * 2
    sheet = opened(workbook(of))["Register"]
    (cell,) = [each for (each,) in sheet.iter_rows(max_col=1) if str(each.value).startswith("Construction")]
    assert cell.alignment.wrap_text
    assert sheet.row_dimensions[cell.row].height == 3 * 15  # 134 letters in lines of 50
    assert sheet.row_dimensions[cell.row + 1].height in (None, 15)
