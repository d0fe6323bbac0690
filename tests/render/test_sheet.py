"""The workbook of an exhibit: values a spreadsheet can sort and sum, headings that say their unit."""

import io

import openpyxl
import pandas as pd
import pytest

from indmap.exhibits.charts import Table
from indmap.exhibits.encodings import Column, Format
from indmap.render.sheet import workbook
from indmap.words.language import Language
from tests.render.exhibits import exhibit

DATA = pd.DataFrame(
    {
        "name": ["A", "B", "C", "D", "E"],
        "cost": [1e9, 2e9, None, 3e9, 4e9],
        "planned": pd.to_datetime(["2021-12-31", "2021-12-31", "2021-12-31", "2021-11-05", None]),
        "precision": ["year", "quarter", "month", "day", None],
    }
)
COLUMNS = (
    Column("name", "Project"),
    Column("cost", "Cost", Format.MONEY),
    Column("planned", "Planned", Format.DATE, "precision"),
)


def opened(data=DATA, columns=COLUMNS):
    made = workbook(exhibit(Table(), data, columns, Language.EN))
    return openpyxl.load_workbook(io.BytesIO(made)).active


def table(sheet):
    rows = list(sheet.iter_rows())
    first = next(place for place, row in enumerate(rows) if row[0].value == "Project")
    return rows[first:]


def test_headings_name_the_unit_once():
    assert [cell.value for cell in table(opened())[0]] == [
        "Project",
        "Cost, tenge",
        "Planned",
        "Planned: precision",
    ]
    named = (COLUMNS[0], Column("cost", "Investment, tenge", Format.MONEY))
    assert table(opened(columns=named))[0][1].value == "Investment, tenge"


def test_a_gap_is_kept_in_the_points_that_its_heading_names():
    gaps = pd.DataFrame({"name": ["A", "B"], "gap": [-0.125, None]})
    head, first, second = table(opened(gaps, (COLUMNS[0], Column("gap", "Gap", Format.POINTS))))
    assert [head[1].value, first[1].value, second[1].value] == ["Gap, pp", -12.5, None]
    assert "%" not in first[1].number_format


@pytest.mark.parametrize(
    ("row", "day", "shown", "precision"),
    [
        (1, "2021-12-31", "yyyy", "Year"),
        (2, "2021-12-31", '"Q4\u00a0"yyyy', "Quarter"),
        (3, "2021-12-31", '"Dec\u00a0"yyyy', "Month"),
        (4, "2021-11-05", "dd/mm/yyyy", "Day"),
    ],
)
def test_a_coarse_date_is_a_date_read_no_finer_than_it_was_stated(row, day, shown, precision):
    cells = table(opened())[row]
    assert cells[2].is_date
    assert cells[2].value == pd.Timestamp(day)
    assert (cells[2].number_format, cells[3].value) == (shown, precision)


def test_what_is_absent_is_an_empty_cell():
    assert [cell.value for cell in table(opened())[5]][2:] == [None, None]


def test_days_alone_need_no_column_of_precision():
    days = DATA.assign(precision="day")
    assert [cell.value for cell in table(opened(days))[0]] == ["Project", "Cost, tenge", "Planned"]


def test_it_prints_on_a_page_across_under_its_headings_with_its_source_below():
    sheet = opened()
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0, "as many pages down as it takes"
    assert sheet.print_title_rows
    assert "3f9a1c20" in sheet.oddFooter.left.text
    assert not sheet.print_options.gridLines


def test_the_cells_of_a_row_begin_beside_each_other():
    long = DATA.assign(name="A works of a name so long that it goes on in the next line of its cell, and the next")
    rows = table(opened(long))[1:]
    assert {cell.alignment.vertical for row in rows for cell in row if cell.value is not None} == {"top"}


def test_a_figure_keeps_off_the_words_of_the_next_column():
    sheet = opened()
    figures = [row[1] for row in table(sheet)[1:] if row[1].value is not None]
    assert {(cell.alignment.horizontal, cell.alignment.indent) for cell in figures} == {("right", 1)}
    assert all(len(f"{cell.value:,.0f}") + 2 <= sheet.column_dimensions["B"].width for cell in figures)
