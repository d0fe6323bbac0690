"""A person's own sheet with its cells marked: a fresh workbook that reads back as what it was."""

import io

import openpyxl

from indmap.exhibits import data
from indmap.ingest import read_register
from indmap.ingest.raw import raw_sheets
from indmap.register.layout import Answers
from indmap.render.annotated import annotated
from indmap.words.language import Language
from tests.exhibits.views import view
from tests.ingest.builders import HEADER, workbook

ROWS = (
    ("Отчет",),
    HEADER,
    ("Завод А", "Марс", "много", "#REF!", 44561, "Реализуется"),
    ("=1+1", "ВКО", 5, 10, "IV кв. 2021", "Введен"),
    ("", "ВКО", 7, 10, "2021", "Введен"),
)


def marked():
    content = workbook(ROWS)
    register = read_register(content, "x.xlsx")
    found = register.findings
    shown = view("| name |\n| A |", Language.RU, findings=tuple(found.itertuples(index=False, name=None)))
    grids = raw_sheets(content, "x.xlsx", Answers(), ["Реестр"])
    return register, annotated(grids, found, data.findings(shown))


def test_the_cells_stand_where_they_stood_coloured_and_commented():
    register, content = marked()
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Реестр", "Замечания"]
    page = book["Реестр"]
    assert [[cell.value for cell in row] for row in page["A1:C3"]] == [
        ["Отчет", None, None],
        list(HEADER[:3]),
        ["Завод А", "Марс", "много"],
    ]
    assert page["B3"].comment.text.startswith("Неизвестный регион")
    assert page["C3"].fill.fgColor.rgb == "FFF6C7C0"
    assert page["B4"].comment is None
    assert page["A4"].value == "=1+1"
    assert page["A4"].data_type == "s"
    assert book["Замечания"].max_row == 1 + len(register.findings)


def test_the_marked_file_comes_back_as_the_same_register():
    register, content = marked()
    again = read_register(content, "x.xlsx")
    assert again.source.layout.sheet == "Реестр"
    assert again.findings.drop(columns="row").equals(register.findings.drop(columns="row"))
    assert again.projects["cost"].equals(register.projects["cost"])


def test_a_mended_file_shows_what_is_left():
    mended = [list(row) for row in ROWS]
    mended[2][1:4] = ["ВКО", 3, 5]
    left = read_register(workbook(mended), "x.xlsx").findings
    assert list(left["code"]) == ["date_from_serial", "no_name"]
