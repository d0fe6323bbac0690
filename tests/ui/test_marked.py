"""Twenty regional files come back as twenty marked workbooks, and what was mended in them is no longer found."""

import io
import zipfile
from dataclasses import replace

import openpyxl

from indmap.ingest import read_registers
from indmap.register.layout import Answers
from indmap.render.bundle import bundled
from indmap.ui import marked
from indmap.words.language import Language
from tests.exhibits.views import view
from tests.ingest.builders import HEADER, workbook

WEST = workbook([HEADER, ("Завод А", "Марс", "много", 1, "2022", "")]), "Запад 2021-09-28.xlsx"
EAST = workbook([HEADER, ("Цех", "СКО", "мало", 1, "2022", "")], sheet="Свод"), "east_2021-09-28.xlsx"


def archive():
    register = read_registers([WEST, EAST])
    shown = replace(view("| name |\n| A |", Language.RU), register=register)
    content = marked.every(shown, [(name, content, Answers()) for content, name in (WEST, EAST)])
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_each_file_has_its_own_marks_under_its_own_sheets():
    files = archive()
    assert list(files) == ["Запад_2021-09-28.xlsx", "east_2021-09-28.xlsx"]
    west, east = (openpyxl.load_workbook(io.BytesIO(content)) for content in files.values())
    assert (west.sheetnames, east.sheetnames) == (["Реестр", "Замечания"], ["Свод", "Замечания"])
    assert west["Реестр"]["B2"].comment.text.startswith("Неизвестный регион")
    assert east["Свод"]["C2"].comment.text.startswith("Не число")
    assert east["Свод"]["B2"].comment is None
    assert [row[0].value for row in west["Замечания"].iter_rows(min_row=2)] == ["Реестр", "Реестр"]


def test_of_the_mended_files_only_what_is_left_is_found():
    files = archive()
    book = openpyxl.load_workbook(io.BytesIO(files["Запад_2021-09-28.xlsx"]))
    book["Реестр"]["B2"], book["Реестр"]["C2"] = "ВКО", 5
    mended = io.BytesIO()
    book.save(mended)
    register = read_registers(
        [(mended.getvalue(), "Запад_2021-09-28.xlsx"), (files["east_2021-09-28.xlsx"], "east_2021-09-28.xlsx")]
    )
    left = register.findings[register.findings["code"] != "sheet_left_out"]
    assert left[["code", "sheet", "cell"]].to_numpy().tolist() == [
        ["unreadable_number", "east_2021-09-28.xlsx: Свод", "C2"]
    ]


def test_files_of_one_name_do_not_overwrite_each_other():
    with zipfile.ZipFile(io.BytesIO(bundled([("a/x.csv", b"1"), ("X.xls", b"2")], ".xlsx"))) as opened:
        assert opened.namelist() == ["x.xlsx", "X_2.xlsx"]
