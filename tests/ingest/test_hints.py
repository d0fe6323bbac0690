"""What a workbook says itself of its tables: taken where the cells leave a question open, and never against them."""

import io

import pytest
import xlsxwriter

from indmap.errors import IndmapError
from indmap.ingest.child import read_bytes
from indmap.ingest.guard import Form
from indmap.ingest.header import find_header
from indmap.ingest.hints import NO_HINT, Hint, Hints
from indmap.ingest.limits import Limits
from indmap.ingest.workbook import Upload
from indmap.register.layout import Answers
from tests.ingest.builders import drawn, repacked, values, zipped

SPECIMEN = """
    Образец заполнения  |        |
    Проект              | Статус | Регион
    Пример              | Введен | ВКО
                        |        |
    Перечень            |        |
    Проект              | Статус | Регион
    Завод               | Введен | СКО
    Цех                 | Введен | ЗКО
"""


def book(picture, settle, sheet="Реестр проектов"):
    """The bytes of a workbook drawn as text, with what ``settle`` does to its one sheet."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as made:
        page = made.add_worksheet(sheet)
        for place, row in enumerate(drawn(picture).rows):
            page.write_row(place, 0, [None if cell == "" else cell for cell in row])
        settle(page)
    return content.getvalue()


def reading_of(content):
    return read_bytes(Upload(content, "book.xlsx", Form.ZIPPED), Answers(), Limits())


@pytest.mark.parametrize(
    ("settle", "row"),
    [
        (lambda page: page.autofilter("A6:C8"), 6),
        (lambda page: page.repeat_rows(4, 5), 6),
        (lambda page: page.freeze_panes(6, 0), 6),
        (lambda page: page.add_table("A6:C8", {"columns": [{"header": h} for h in ("Проект", "Статус", "Регион")]}), 6),
    ],
    ids=("filter", "printed titles", "frozen rows", "table"),
)
def test_of_two_headers_as_good_the_file_points_at_one(settle, row):
    content = book(SPECIMEN, settle)
    assert Hints(content).of("Реестр проектов") == Hint(frozenset({row}))
    reading = reading_of(content)
    assert reading.layout.header_last == row
    assert values(reading, "name") == ["Завод", "Цех"]


def test_a_workbook_that_says_nothing_is_read_from_its_first_header():
    content = book(SPECIMEN, lambda page: None)
    assert Hints(content).of("Реестр проектов") == NO_HINT
    assert reading_of(content).layout.header_last == 2


@pytest.mark.parametrize("row", [1, 3, 4, 5])
def test_a_hint_that_lies_does_not_win_over_what_the_cells_say(row):
    picture = """
        Проект | Статус     | Регион | Стоимость, млн тенге
        Завод  | Введен     | СКО    | 5
        Проект | Статус     | дом    | улица
        Цех    | Реализуется | ЗКО   | 7
        Линия  | Введен     | ВКО    | 8
    """
    content = book(picture, lambda page: (page.autofilter(row - 1, 0, 4, 3), page.freeze_panes(row, 0)))
    assert reading_of(content).layout.header_last == 1


def test_a_filter_on_the_row_of_numbers_points_at_the_header_above_it():
    grid = drawn(
        "Проект | Статус | Регион \n 1 | 2 | 3 \n А | Введен | ВКО \n Проект | Статус | Регион \n Б | Введен | ВКО"
    )
    assert find_header(grid, Hint(frozenset({2}))).is_hinted
    assert find_header(grid, Hint(frozenset({4}))).last == 3


def test_a_header_found_by_its_shape_is_surer_where_the_file_points_at_it():
    rows = "\n".join(f"Завод {name} | {region} | 5" for name, region in zip("АБВГ", ("ВКО", "СКО") * 2, strict=True))
    picture = f"Наименованние проэкта | Регионыы | Cтоимость проэкта, млн тг\n{rows}"
    plain, pointed = (
        reading_of(book(picture, settle)).layout.columns
        for settle in (lambda page: None, lambda page: page.autofilter("A1:C5"))
    )
    assert [one.field for one in plain] == [one.field for one in pointed] == ["name", "region", "cost"]
    assert all(one.sure < other.sure for one, other in zip(plain, pointed, strict=True))


@pytest.mark.parametrize(
    "content",
    [
        b"PK",
        b"not a zip",
        zipped([("xl/workbook.xml", "<workbook><sheets><sheet name='a' r:id='1'/></sheets></workbook>")]),
        zipped([("xl/workbook.xml", "<definedName name='_xlnm.Print_Titles' localSheetId='7'>a!$1:$2</definedName>")]),
        zipped([("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]),
    ],
)
def test_whatever_cannot_be_understood_says_nothing(content):
    assert Hints(content).of("a") == NO_HINT


def test_a_hint_broken_by_hand_harms_nobody():
    content = book(SPECIMEN, lambda page: page.autofilter("A6:C8"))
    broken = repacked(
        content, {"xl/worksheets/_rels/sheet1.xml.rels": b"<Relationship Id='1' Target='../../../../x'/>"}
    )
    try:
        assert reading_of(broken).projects.num_rows == 2
    except IndmapError as fault:  # the reader itself may refuse it
        pytest.fail(fault.key)
