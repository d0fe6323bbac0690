"""Binary workbooks, written here record by record: what a formula that failed left is said, not lost."""

import struct

import pytest

from indmap.ingest import read_register
from indmap.ingest.binarymarks import failures
from indmap.ingest.limits import Limits
from tests.ingest.builders import zipped

RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"'
    ' Target="{}"/></Relationships>'
)


def record(kind, body=b""):
    """Numbers of seven bits a byte, the eighth set where another follows."""
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + bytes([len(body)]) + body


def text(said):
    return struct.pack("<I", len(said)) + said.encode("utf-16-le")


def cell(column, value):
    place = struct.pack("<II", column, 0)
    if isinstance(value, str):
        return record(6, place + text(value))
    if isinstance(value, bytes):  # an error: typed in, or with the formula that failed behind it
        return record(3 if len(value) == 1 else 11, place + value)
    return record(5, place + struct.pack("<d", value))


def binary(rows):
    """An .xlsb of one sheet."""
    lines = b"".join(
        record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 0))
        + b"".join(cell(column, value) for column, value in enumerate(cells) if value is not None)
        for row, cells in enumerate(rows)
    )
    size = record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, len(rows[0]) - 1))
    sheet = record(129) + size + record(145) + lines + record(146) + record(130)
    listed = record(156, struct.pack("<II", 0, 1) + text("rId1") + text("Реестр"))
    book = record(131) + record(143) + listed + record(144) + record(132)
    return zipped(
        [
            ("_rels/.rels", RELATIONS.format("officeDocument", "xl/workbook.bin").encode()),
            ("xl/workbook.bin", book),
            ("xl/_rels/workbook.bin.rels", RELATIONS.format("worksheet", "worksheets/sheet1.bin").encode()),
            ("xl/worksheets/sheet1.bin", sheet),
        ]
    )


HEADINGS = ("Проект", "Регион", "Стоимость, млн тенге", "Статус")
BROKEN = (HEADINGS, ("Завод", "ВКО", b"\x17", "Введен"), ("Цех", "СКО", b"\x2a\x00\x00\x00\x00", "Введен"))


def test_an_error_is_absent_with_a_finding():
    register = read_register(binary(BROKEN), "register.xlsb")
    assert register.projects["name"].tolist() == ["Завод", "Цех"]
    assert register.projects["cost"].isna().all()
    errors = register.findings[register.findings["code"] == "error_cell"]
    assert errors[["cell", "raw"]].to_numpy().tolist() == [["C2", "#REF!"], ["C3", "#N/A"]]


@pytest.mark.parametrize(
    "content",
    [binary((HEADINGS, ("Завод", "ВКО", 5.0, "Введен"))), binary(BROKEN)[:-30] + bytes(30), b"PK", b""],
    ids=["no errors", "a torn file", "no archive", "nothing"],
)
def test_where_there_is_none_or_nothing_can_be_read_nothing_is_said(content):
    assert failures(content, Limits()) == {}
