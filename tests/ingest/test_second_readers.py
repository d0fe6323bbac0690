"""What calamine refuses, read by the second readers; each file is made here as old and odd programs make it."""

import struct
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter

from indmap.errors import SealedFile, UnreadableFile, UnsupportedFile
from indmap.ingest import extent, read_register, streamed
from indmap.ingest.guard import Form, judge
from indmap.ingest.limits import Limits
from indmap.ingest.workbook import Upload, open_sheets
from tests.ingest.builders import HEADER, ROWS, repacked, workbook, zipped

TABLE = (HEADER, *ROWS)
ODS = "urn:oasis:names:tc:opendocument:xmlns"


def bare(rows, mark=b"\x09\x00\x04\x00\x00\x00\x10\x00"):
    """A BIFF2 stream: no container, one sheet, one byte a letter."""

    def record(kind, body):
        return struct.pack("<HH", kind, len(body)) + body

    parts = [mark, record(0x42, struct.pack("<H", 1251))]
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            place = struct.pack("<HH3x", row, column)
            if isinstance(cell, str):
                text = cell.encode("cp1251")
                parts.append(record(0x04, place + bytes([len(text)]) + text))
            else:
                parts.append(record(0x03, place + struct.pack("<d", cell)))
    return b"".join([*parts, record(0x0A, b"")])


def page(rows, before="", tail=""):
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><head><meta charset='windows-1251'></head><table>{before}{lines}{tail}</table></html>"


def opendocument(rows, after=""):
    """An .ods without the manifest that calamine insists on."""

    def cell(value):
        if isinstance(value, str):
            return f"<table:table-cell office:value-type='string'><text:p>{value}</text:p></table:table-cell>"
        return f"<table:table-cell office:value-type='float' office:value='{value}'/>"

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    content = (
        f"<office:document-content xmlns:office='{ODS}:office:1.0' xmlns:table='{ODS}:table:1.0'"
        f" xmlns:text='{ODS}:text:1.0' xmlns:style='{ODS}:style:1.0'"
        f" xmlns:calcext='{ODS}:calc:1.0'><office:automatic-styles><style:style"
        " style:name='h'><style:table-properties table:display='false'/></style:style></office:automatic-styles>"
        "<office:body><office:spreadsheet><table:table table:name='скрыт' table:style-name='h'><table:table-row>"
        f"{cell('x')}</table:table-row></table:table><table:table table:name='Реестр'>{lines}{after}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    mark = b"application/vnd.oasis.opendocument.spreadsheet"
    return zipped([("mimetype", mark), ("content.xml", content.encode())])


def flat(rows, after=""):
    """A workbook of Excel 2003 as one XML text, its second row further down and a hidden sheet before."""

    def cell(value):
        kind = "String" if isinstance(value, str) else "Number"
        return f'<Cell><Data ss:Type="{kind}">{value}</Data></Cell>'

    lines = "".join(f"<Row>{''.join(map(cell, row))}</Row>" for row in rows)
    hidden = (
        f'<Worksheet ss:Name="скрыт"><Table><Row>{cell("x")}</Row></Table><WorksheetOptions'
        ' xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>'
    )
    return (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        f' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">{hidden}<Worksheet ss:Name="Реестр">'
        f"<Table>{lines}{after}</Table></Worksheet></Workbook>"
    ).encode()


def strict(content):
    """A workbook in the words of the strict standard."""
    words = [(usual, plain) for plain, usual in streamed._WORDS]
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for usual, plain in words:
        parts = {name: part.replace(usual, plain) for name, part in parts.items()}
    return zipped(parts.items())


def far(*cells):
    """The book of two projects with more cells, each a row number and a reference."""
    part = "xl/worksheets/sheet1.xml"
    book = workbook()
    with ZipFile(BytesIO(book)) as archive:
        sheet = archive.read(part).decode()
    stray = "".join(f'<row r="{row}"><c r="{cell}"><v>1</v></c></row>' for row, cell in cells)
    return repacked(book, {part: sheet.replace("</sheetData>", f"{stray}</sheetData>").encode()})


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (bare(TABLE), "register.xls"),
        (page(TABLE).encode("cp1251"), "register.xls"),
        ("\r".join("\t".join(map(str, row)) for row in TABLE).encode("cp1251"), "register.xls"),
        ("\r".join(";".join(map(str, row)) for row in TABLE).encode(), "register.csv"),
        (opendocument(TABLE), "register.ods"),
        (far((1_048_576, "XFD1048576")), "register.xlsx"),
        (strict(workbook()), "register.xlsx"),
        (strict(far((1_048_576, "XFD1048576"))), "register.xlsx"),
        (flat(TABLE), "register.xls"),
        (flat(TABLE), "register.xml"),
        ("\n".join(";".join(map(str, row)) for row in TABLE).encode("utf-16-le"), "register.csv"),
    ],
    ids=["BIFF2", "HTML", "tabs", "bare CR", "ods", "far", "strict", "strict, far", "2003", "2003 .xml", "UTF-16"],
)
def test_each_form_gives_the_same_two_projects(content, name):
    projects = read_register(content, name).projects
    assert projects["name"].tolist() == ["Завод А", "Завод Б"]
    assert projects["cost"].tolist() == [23.4e9, 145e9]
    assert projects["stage"].tolist() == ["construction", "commissioned"]
    assert projects["row"].tolist() == [2, 3]


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "XFD4"])
def test_a_stray_far_cell_is_left_out_and_named(cell):
    row = int(cell.lstrip("ADFX"))
    found = read_register(far((row, cell)), "register.xlsx").findings
    dropped = found[found["code"] == "far_cell_dropped"]
    assert dropped["cell"].tolist() == ([] if cell == "XFD4" else [cell])


def opened(content, name="x.xlsx", second=True):
    return list(open_sheets(Upload(content, name, judge(content, name, Limits()), second=second), Limits()))


def test_a_wide_sheet_of_many_rows_is_cut_at_the_widest_register():
    wide = far((2_000, "A2000"), (2_001, "XFD2001"))
    (sheet,) = opened(wide, second=False)
    assert (sheet.stray, sheet.grid().width, sheet.height) == ("XFD2001", len(HEADER), 2_000)


def test_the_streaming_reader_sees_what_calamine_sees():
    book = workbook()
    for sheet, same in zip(opened(book), opened(book, second=False), strict=True):
        assert (sheet.name, sheet.grid()) == (same.name, same.grid())


def test_a_locked_opendocument_is_not_asked_for_a_password():
    manifest = (
        "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>"
        "<manifest:file-entry manifest:full-path='content.xml' manifest:media-type='text/xml'>"
        "<manifest:encryption-data><manifest:algorithm/></manifest:encryption-data></manifest:file-entry></manifest:manifest>"
    )
    mark = b"application/vnd.oasis.opendocument.spreadsheet"
    parts = [("mimetype", mark), ("content.xml", b"\x8f\x02sealed"), ("META-INF/manifest.xml", manifest.encode())]
    whole = [("mimetype", mark), ("encrypted-package", b"\x8f\x02sealed")]
    for locked in (parts, whole):
        with pytest.raises(SealedFile):
            read_register(zipped(locked), "register.ods")


def test_hidden_sheets_of_an_opendocument_are_skipped_and_repeats_are_kept_in_bounds():
    endless = (
        "<table:table-row table:number-rows-repeated='1048572'><table:table-cell"
        " table:number-columns-repeated='16384'/></table:table-row><table:table-row><table:table-cell"
        " office:value-type='float' office:value='1' table:number-columns-repeated='16384'/></table:table-row>"
    )
    (sheet,) = opened(opendocument(TABLE, endless), "x.ods")
    assert (sheet.name, sheet.height, sheet.grid().width) == ("Реестр", 3, len(HEADER))
    assert sheet.stray == "AMK1048576"


def test_cells_over_several_columns_and_rows_of_a_page_stand_where_they_stand():
    top = "<tr><th rowspan=2>Проект</th><th colspan='2'>Стоимость</th></tr><tr><th>план</th><th>факт</th></tr>"
    (sheet,) = opened(page([("А", 1, 2)], top).encode("cp1251"), "x.xls")
    grid = sheet.grid()
    assert grid.rows == [["Проект", "Стоимость", ""], ["", "план", "факт"], ["А", "1", "2"]]
    assert grid.resolved[:2] == (("Проект", "Стоимость", "Стоимость"), ("Проект", "план", "факт"))


def test_words_parted_by_a_line_break_in_a_page_stay_apart():
    rows = [("Завод<br>полимеров", "<p>г.&nbsp;<b>А</b>тырау</p><p>порт</p>")]
    (sheet,) = opened(page(rows).encode("cp1251"), "x.xls")
    assert sheet.grid().rows == [["Завод полимеров", "г. Атырау порт"]]


def marred():
    """The book of two projects with the errors of three formulas."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet("Реестр & Co")
    for place, row in enumerate(TABLE, 1):
        sheet.write_row(place, 1, row)
    sheet.write_formula("D3", "=1/0", None, "#DIV/0!")
    sheet.write_formula("E4", "=NA()", None, "#N/A")
    sheet.write_formula("H4", "=H9", None, "#REF!")
    book.close()
    return content.getvalue()


def errors_of(content, name):
    found = read_register(content, name).findings
    return found.loc[found["code"] == "error_cell", ["cell", "raw"]].values.tolist()


def test_errors_of_formulas_are_named_where_they_stand():
    assert errors_of(marred(), "register.xlsx") == [["D3", "#DIV/0!"], ["E4", "#N/A"]]
    (first,), (second,) = opened(marred(), second=False), opened(marred())
    assert first.grid().rows == [row[1:] for row in second.grid().rows]  # the streaming reader begins at A
    assert first.grid(2).rows == first.grid().rows[:2]


def test_an_error_at_the_seam_of_two_chunks_is_seen(monkeypatch):
    for size in (7, 64, 1000):
        monkeypatch.setattr(extent, "_CHUNK", size)
        assert extent.look_through(marred(), Limits()).unsaid["Реестр & Co"].failed == {
            (2, 3): "#DIV/0!",
            (3, 4): "#N/A",
            (3, 7): "#REF!",
        }


def test_errors_of_an_open_document_are_named_where_they_stand():
    kind = "office:value-type='string' calcext:value-type=\"error\""
    wrong = f"<table:table-cell {kind}><text:p>#ДЕЛ/0!</text:p></table:table-cell>"
    named = "<table:table-cell office:value-type='string'><text:p>Завод В</text:p></table:table-cell>"
    content = opendocument(TABLE, f"<table:table-row>{named}<table:table-cell/>{wrong}</table:table-row>")
    assert errors_of(content, "register.ods") == [["C4", "#ДЕЛ/0!"]]


def test_rows_cells_dates_and_errors_of_a_flat_workbook_stand_where_they_stand():
    after = (
        '<Row ss:Index="6"><Cell ss:MergeAcross="1" ss:MergeDown="2"><Data ss:Type="String">Завод В</Data></Cell>'
        '<Cell ss:Index="5"><Data ss:Type="DateTime">2021-12-31T00:00:00.000</Data></Cell>'
        '<Cell><Data ss:Type="Error">#REF!</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>'
        '<Row ss:Index="999999"><Cell ss:Index="9999999"><Data ss:Type="String">далеко</Data></Cell></Row>'
    )
    (sheet,) = opened(flat(TABLE, after), "x.xls")
    grid = sheet.grid()
    assert (sheet.name, sheet.stray, grid.merges) == ("Реестр", "AMK999999", ((5, 0, 7, 1),))
    assert grid.rows[3:5] == [[""] * 7] * 2
    assert grid.rows[5] == ["Завод В", "", "", "", datetime.fromisoformat("2021-12-31"), "#REF!", True]


def test_a_page_without_a_table_is_no_register():
    with pytest.raises(UnsupportedFile):
        read_register(b"<!DOCTYPE html><html><body>Log in, please</body></html>", "register.xls")


def test_a_stream_that_breaks_off_cannot_be_read():
    content = bare(TABLE)[:40] + b"\xff" * 40
    assert judge(content, "x.xls", Limits()) is Form.BARE
    with pytest.raises(UnreadableFile):
        list(open_sheets(Upload(b"\x09\x00\x04\x00", "x.xls", Form.BARE), Limits()))
