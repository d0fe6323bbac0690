"""Rows that may be one project, side by side."""

from indmap.exhibits import doubles
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import written
from indmap.ingest import read_registers
from indmap.register.layout import Double, Verdict
from indmap.words.language import Language
from tests.exhibits.views import plain, view
from tests.ingest.builders import HEADER, workbook
from tests.table import projects

DRAWN = """
    | name    | company | region | cost  | planned_date | responsible |
    | Smelter | Kazmetal| KZ-35  | 145 bn| 2021-Q4      | Akimat      |
    | Mill    | Kazmill | KZ-39  | 1 bn  | 2021         | -           |
    | SMELTER | Kazmetal| KZ-35  | 150 bn| 2021-12-31   | -           |
"""


def rows(exhibit: Exhibit) -> list[list[str]]:
    return [list(map(plain, row)) for row in written(exhibit).to_numpy().tolist()]


def test_a_pair_is_known_by_the_places_and_the_keys_of_its_rows():
    (pair,) = doubles.pairs(projects(DRAWN))
    assert (pair.later, pair.earlier) == (2, 0)
    apart = Double(pair.earlier_key, pair.later_key, Verdict.APART)
    assert doubles.pairs(projects(DRAWN), (apart,)) == ()


def test_the_two_rows_stand_side_by_side_and_what_differs_is_marked():
    shown = view(DRAWN, Language.EN)
    (pair,) = doubles.pairs(shown.register.projects)
    assert rows(doubles.side_by_side(shown, pair)) == [
        ["≠ Project", "Smelter", "SMELTER"],
        ["Company", "Kazmetal", "Kazmetal"],
        ["Region", "Karaganda Region", "Karaganda Region"],
        ["≠ Cost", "145 bn tenge", "150 bn tenge"],
        ["≠ Planned commissioning", "Q4 2021", "31/12/2021"],
        ["≠ Responsible body", "Akimat", "—"],
    ]


def test_all_pairs_are_listed_two_rows_a_pair():
    found = (("possible_double", "Projects", "A4", 4, "name", "SMELTER", "A2: Smelter"),)
    listed = doubles.listed(view(DRAWN, Language.EN, findings=found))
    assert [row[0] for row in rows(listed)] == ["1", "1"]
    assert doubles.listed(view(DRAWN, Language.EN)).note == "No pair is left undecided."


def test_a_place_names_its_file_where_there_are_several():
    one = workbook([HEADER, ("Завод А", "ВКО", 5, 1, "2022", "")]), "west_2021-09-28.xlsx"
    register = read_registers([one, (workbook([HEADER, ("Цех", "СКО", 7, 1, "2022", "")]), "east_2021-09-28.xlsx")])
    shown = view("| name |\n| A |")
    object.__setattr__(shown, "register", register)
    assert doubles.place(shown, 1) == "east_2021-09-28.xlsx: Реестр!A2"
