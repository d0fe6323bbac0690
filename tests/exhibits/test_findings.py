"""Findings cut by severity, kind and field, and what was probably meant."""

from indmap.exhibits import data
from indmap.exhibits.findings import Cut, Slip, chosen, slips
from tests.exhibits.views import view

DRAWN = "| name | cost |\n| A | 1 bn |"
FOUND = (
    ("unknown_region", "Лист1", "C5", 5, "region", "Карагандинсая обл.", ""),
    ("unreadable_number", "Лист1", "D6", 6, "cost", "много", ""),
    ("unknown_region", "Лист1", "C7", 7, "region", "КАРАГАНДИНСАЯ обл", ""),
    ("unknown_region", "Лист1", "C8", 8, "region", "Марс", ""),
    ("total_row", "Лист1", "", 9, "", "Итого", ""),
    ("unit_suspect", "Лист1", "D1", 1, "cost", "Стоимость", "1000000"),
)


def cells(cut):
    return list(chosen(view(DRAWN, findings=FOUND), cut)["row"])


def test_findings_are_cut_and_the_gravest_come_first():
    assert cells(Cut()) == [6, 5, 7, 8, 1, 9]
    assert cells(Cut(severities=("error", "note"))) == [6, 9]
    assert cells(Cut(kind="unknown_region")) == [5, 7, 8]
    assert cells(Cut(field="cost")) == [6, 1]
    assert cells(Cut(field="cost", kind="unknown_region")) == []


def test_what_is_written_alike_is_one_slip():
    assert slips(view(DRAWN, findings=FOUND)) == (Slip("region", "Карагандинсая обл.", "KZ-35", 2),)


def test_a_suspect_unit_is_named_in_words():
    exhibit = data.findings(view(DRAWN, findings=FOUND))
    assert exhibit.data["read_as"].iloc[5] == "m tenge?"


def test_a_finding_stands_in_a_cell_or_a_row_and_one_of_the_whole_sheet_in_no_place():
    of_sheet = ("region_of_table", "Лист1", "", 0, "region", "Павлодарская область", "KZ-55")
    exhibit = data.findings(view(DRAWN, findings=(FOUND[0], FOUND[4], of_sheet)))
    assert exhibit.data["cell"].fillna("absent").tolist() == ["C5", "9", "absent"]
