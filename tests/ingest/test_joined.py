"""Several files become one register, and each row knows its file."""

import pytest

from indmap.errors import UnsupportedFile
from indmap.ingest import read_register, read_registers
from tests.ingest.builders import HEADER, ROWS, workbook

WEST = workbook([HEADER, ROWS[0]]), "west_2021-09-28.xlsx"
EAST = workbook([HEADER, ROWS[1]], sheet="Свод"), "east_2021-09-28.xlsx"
LATE = workbook([HEADER, ("Завод В", "ВКО", "много", 1, "2022", "Введен")]), "late_2021-12-31.xlsx"


def test_rows_are_put_one_under_another_and_know_their_file():
    register = read_registers([WEST, EAST])
    projects, source = register.projects, register.source
    assert projects[["name", "file", "sheet", "row"]].to_numpy().tolist() == [
        ["Завод А", "west_2021-09-28.xlsx", "Реестр", 2],
        ["Завод Б", "east_2021-09-28.xlsx", "Свод", 2],
    ]
    assert projects["cost"].sum() == 168.4e9
    assert list(projects.dtypes) == list(read_register(*WEST).projects.dtypes)
    assert (source.rows_read, source.rows_accepted, source.rows_set_aside) == (2, 2, 0)
    assert source.name == "west_2021-09-28.xlsx, east_2021-09-28.xlsx"
    assert [part.name for part in source.parts] == ["west_2021-09-28.xlsx", "east_2021-09-28.xlsx"]
    assert source.as_of.isoformat() == "2021-09-28"
    assert "as_of_differs" not in set(register.findings["code"])


def test_files_of_different_days_are_taken_as_of_the_latest_and_it_is_said():
    register = read_registers([WEST, LATE, (EAST[0], "east.xlsx")])
    assert register.source.as_of.isoformat() == "2021-12-31"
    said = register.findings[register.findings["code"] == "as_of_differs"]
    assert said[["sheet", "raw", "read_as"]].to_numpy().tolist() == [
        ["west_2021-09-28.xlsx", "2021-09-28", "2021-12-31"],
        ["east.xlsx", "", "2021-12-31"],
    ]


def test_a_finding_names_its_file():
    register = read_registers([WEST, LATE])
    (sheet,) = register.findings.loc[register.findings["code"] == "unreadable_number", "sheet"]
    assert sheet == "late_2021-12-31.xlsx: Реестр"


def test_one_file_alone_is_just_that_file():
    assert read_registers([WEST]) == read_register(*WEST)
    assert read_registers([WEST]).source.parts == ()
    assert read_registers([WEST, EAST]).key != read_registers([EAST, WEST]).key


def test_a_file_that_is_none_stops_the_others():
    with pytest.raises(UnsupportedFile):
        read_registers([WEST, (b"words", "x.xlsx")])
