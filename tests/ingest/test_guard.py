"""The cheap look: what the bytes are, by content, and whether they are safe to open."""

import io
import zipfile

import pytest

from indmap.errors import (
    EmptyFile,
    FileTooLarge,
    SealedFile,
    UnreadableFile,
    UnsafeFile,
    UnsupportedFile,
    WrongSetting,
)
from indmap.ingest.extent import look_through
from indmap.ingest.guard import Form, judge
from indmap.ingest.limits import Limits, current
from indmap.words.language import Language
from indmap.words.texts import Texts
from tests.ingest.builders import repacked, workbook, zipped

BOOK = workbook()
LOCK_FILE = b"\x05Maria" + b" " * 49 + b"\x05\x00M\x00a\x00r\x00i\x00a\x00".ljust(110, b" ")


@pytest.mark.parametrize(
    ("content", "name", "form"),
    [
        (BOOK, "register.xlsx", Form.ZIPPED),
        (BOOK, "register.dat", Form.ZIPPED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "old.xls", Form.COMPOUND),
        ("Проект;Статус".encode("cp1251"), "register.csv", Form.DELIMITED),
        ("Проект\tСтатус".encode("utf-16"), "REGISTER.TSV", Form.DELIMITED),
        ("Проект\tСтатус\nА\t1\n".encode("utf-16-be"), "register.csv", Form.DELIMITED),
        (b"Project\tStatus\nA\tlaunched\n", "register.xls", Form.DELIMITED),
        (b"\xef\xbb\xbf\r\n<TABLE><tr><td>1</td></tr></TABLE>", "register.xls", Form.HYPERTEXT),
        (b"\x09\x00\x04\x00\x00\x00\x10\x00", "register.xls", Form.BARE),
    ],
)
def test_the_form_is_known_by_the_content(content, name, form):
    assert judge(content, name, Limits()) is form


@pytest.mark.parametrize(
    ("content", "name", "fault"),
    [
        (b"", "register.xlsx", EmptyFile),
        (b"\xef\xbb\xbf \n", "register.csv", EmptyFile),
        (b"x" * 2_000_001, "register.xlsx", FileTooLarge),
        ("просто текст".encode(), "register.xlsx", UnsupportedFile),
        (b"%PDF-1.7", "register.csv", UnsupportedFile),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "register.csv", UnsupportedFile),
        (LOCK_FILE, "~$register.xlsx", UnsupportedFile),
        (zipped([("readme.txt", b"hello")]), "register.xlsx", UnsupportedFile),
        (BOOK[: len(BOOK) // 2], "register.xlsx", UnreadableFile),
        (zipped([("xl/workbook.xml", b""), ("../../etc/passwd", b"x")]), "r.xlsx", UnsafeFile),
        (zipped([("xl/workbook.xml", b""), ("/etc/passwd", b"x")]), "r.xlsx", UnsafeFile),
        (zipped([("xl/workbook.xml", b""), ("C:\\x", b"x")]), "r.xlsx", UnsafeFile),
        (zipped([("xl/workbook.xml", b""), ("xl/bomb.xml", bytes(30_000_000))]), "r.xlsx", UnsafeFile),
        (zipped([("xl/workbook.xml", b"")] + [(f"xl/{n}.xml", b"") for n in range(5_001)]), "r.xlsx", UnsafeFile),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_what_may_not_be_opened_is_refused_with_its_own_fault(content, name, fault):
    with pytest.raises(fault) as caught:
        judge(content, name, Limits(upload_mb=2))
    assert type(caught.value) is fault
    assert Texts(Language.KK)(fault.key, **vars(caught.value)["values"])  # every place in its sentence can be filled


def test_the_refusal_of_a_large_file_names_the_limit():
    with pytest.raises(FileTooLarge) as caught:
        judge(bytes(3_400_000), "x.xlsx", Limits(upload_mb=2))
    assert caught.value.values == {"size": 4, "limit": 2}


def test_two_parts_of_one_name_are_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        content = zipped([("xl/workbook.xml", b"a"), ("xl/workbook.xml", b"b")])
    with pytest.raises(UnsafeFile):
        judge(content, "r.xlsx", Limits())


def test_a_zip_under_a_password_is_not_asked_for_one():
    content = bytearray(zipped([("xl/workbook.xml", b"a")]))
    content[6] |= 1  # the flag in the part's own header …
    content[content.find(b"PK\x01\x02") + 8] |= 1  # … and in the directory
    with pytest.raises(SealedFile):
        judge(bytes(content), "r.xlsx", Limits())


def far_cell(reference):
    sheet = (
        f'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="{reference.lstrip("ABCDEFX")}">'
        f'<c r="{reference}"><v>1</v></c></row></sheetData></worksheet>'
    )
    return repacked(BOOK, {"xl/worksheets/sheet1.xml": sheet.encode()})


@pytest.mark.parametrize(
    ("reference", "is_far"), [("XFD1048576", True), ("A1048576", True), ("AB1000", False), ("XFD1", False)]
)
def test_a_rectangle_too_large_to_build_is_seen_before_anything_unfolds_it(reference, is_far):
    assert look_through(far_cell(reference), Limits()).is_far is is_far


def test_a_sheet_that_unpacks_without_end_is_stopped():
    with pytest.raises(FileTooLarge):
        look_through(repacked(BOOK, {"xl/worksheets/sheet1.xml": b" " * 3_000_000}), Limits(unpacked_mb=1))


def test_limits_come_from_the_environment():
    assert current({}) == Limits()
    assert current({"INDMAP_MAX_UPLOAD_MB": "7", "INDMAP_MAX_SECONDS": "3"}) == Limits(upload_mb=7, seconds=3)
    for value in ("0", "-1", "many", "²", ""):
        with pytest.raises(WrongSetting):
            current({"INDMAP_MAX_CELLS": value})


def test_deflated_or_stored_is_all_a_workbook_needs():
    content = zipped([("xl/workbook.xml", b"a")])
    with zipfile.ZipFile(path := io.BytesIO(), "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("xl/workbook.xml", b"a")
    assert judge(content, "r.xlsx", Limits()) is Form.ZIPPED
    with pytest.raises(UnsafeFile):
        judge(path.getvalue(), "r.xlsx", Limits())
