"""Files built to harm, made here: each gets its sentence, and the next file is read as if nothing had been."""

import io
import struct
import zipfile

import pytest

from indmap.errors import UnsafeFile, UnsupportedFile, UnusableFile
from indmap.ingest import read_register
from indmap.words.language import Language
from indmap.words.texts import Texts
from tests.ingest.builders import HEADER, ROWS, repacked, workbook, zipped

BOOK = workbook()
SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)


def part(name):
    with zipfile.ZipFile(io.BytesIO(BOOK)) as archive:
        return archive.read(name).decode()


def sheet_with(rows="", before=""):
    return repacked(BOOK, {SHEET: (before + part(SHEET).replace("</sheetData>", f"{rows}</sheetData>")).encode()})


def many_sheets(count):
    """One part under very many names, which the zip's directory does not show."""
    names = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(2, count))
    return repacked(
        BOOK, {"xl/workbook.xml": part("xl/workbook.xml").replace("</sheets>", f"{names}</sheets>").encode()}
    )


def named(name):
    return zipped([("xl/workbook.xml", b"<workbook/>"), (name, b"x")])


def overlapping():
    """Two entries of the directory that share their bytes."""
    content = bytearray(zipped([("xl/workbook.xml", b"a" * 99), ("xl/b.xml", b"b" * 99)]))
    second = content.rfind(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<I", 1)
    return bytes(content)


def lying_size():
    """The directory says a part is small; unpacked, it is not."""
    content = bytearray(zipped([("xl/workbook.xml", b"<workbook/>"), (SHEET, bytes(50_000_000))]))
    place = content.rfind(b"PK\x01\x02")
    content[place + 24 : place + 28] = struct.pack("<I", 1_000)
    return bytes(content)


HARMFUL = {
    "zip bomb": zipped([("xl/workbook.xml", b"<workbook/>"), (SHEET, bytes(50_000_000))]),
    "lying size": lying_size(),
    "overlapping parts": overlapping(),
    "a path up": named("../../etc/cron.d/x"),
    "a path from the root": named("/etc/passwd"),
    "a path on a drive": named("C:\\autoexec.bat"),
    "6,000 parts": zipped([("xl/workbook.xml", b"<workbook/>"), *((f"xl/{n}.xml", b"") for n in range(6_000))]),
    "lock file": b"\x05Maria" + b" " * 49 + b"\x05\x00M\x00a\x00r\x00i\x00a\x00".ljust(110, b" "),
}
ODD = {
    "20,000 sheets": many_sheets(20_000),
    "entity bomb": sheet_with("<row><c t='str'><v>&m;</v></c></row>", LAUGHS),
    "entity bomb in the strings": repacked(
        BOOK, {"xl/sharedStrings.xml": (LAUGHS + "<sst><si><t>&m;</t></si></sst>").encode()}
    ),
    "a dimension that lies": repacked(BOOK, {SHEET: part(SHEET).replace("A1:F3", "A1:XFD1048576").encode()}),
    "a million blank rows": sheet_with("".join(f'<row r="{n}"/>' for n in range(4, 1_000_000))),
    "a far cell": sheet_with('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "one cell of 40 MB": sheet_with(f'<row r="4"><c r="A4" t="str"><v>{"ы" * 20_000_000}</v></c></row>'),
    "strings without end": repacked(
        BOOK, {"xl/sharedStrings.xml": b'<sst uniqueCount="4294967295"><si><t>x</t></si></sst>'}
    ),
    "rows out of order": sheet_with('<row r="2"><c r="A2"><v>1</v></c></row>' * 1_000),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_a_file_built_to_harm_is_refused_in_one_sentence(name):
    with pytest.raises(UnusableFile) as caught:
        read_register(HARMFUL[name], "register.xlsx")
    told = vars(caught.value)["values"]
    assert all(Texts(language)(caught.value.key, **told) for language in Language)
    kind = UnsupportedFile if name == "lock file" else UnusableFile if name == "lying size" else UnsafeFile
    assert isinstance(caught.value, kind)


@pytest.mark.parametrize("name", ODD)
def test_a_monstrous_file_gives_its_rows_or_one_sentence(name, monkeypatch):
    monkeypatch.setenv("INDMAP_MAX_SECONDS", "60")
    monkeypatch.setenv("INDMAP_MAX_MEMORY_MB", "1024")
    outcome = read_or_fault(ODD[name])
    if isinstance(outcome, UnusableFile):
        assert all(Texts(language)(outcome.key, **vars(outcome)["values"]) for language in Language)
    else:
        assert outcome.rows_read == outcome.rows_accepted + outcome.rows_set_aside
        assert outcome.rows_accepted >= len(ROWS)


def read_or_fault(content):
    try:
        return read_register(content, "register.xlsx").source
    except UnusableFile as fault:
        return fault


@pytest.mark.parametrize("name", ["a dimension that lies", "a million blank rows", "a far cell"])
def test_what_only_looks_monstrous_is_read(name):
    assert read_register(ODD[name], "register.xlsx").projects["name"].tolist() == ["Завод А", "Завод Б"]


def test_after_all_of_them_a_good_file_is_read():
    assert len(read_register(workbook([HEADER, *ROWS]), "register.xlsx").projects) == 2
