"""Facts: regions in the division asked for, the programme year, who is in the plan."""

from datetime import date

import pytest

from indmap.analysis.facts import facts_of
from indmap.words.regions import Division
from tests.table import projects

D2018, D2022 = Division.D2018, Division.D2022
DAY = date(2021, 9, 28)


def regions(drawing, division):
    facts = facts_of(projects(drawing), DAY, division)
    return [None if code != code else code for code in facts["region"].astype("object")]


def test_parts_are_merged_into_their_old_unit():
    drawing = """
        | region | locality |
        | KZ-35  | -        |
        | KZ-62  | -        |
        | KZ-10  | -        |
        | KZ-33  | -        |
        | KZ-39  | -        |
        | -      | Жайрем   |
    """
    assert regions(drawing, D2018) == ["KZ-KAR", "KZ-KAR", "KZ-VOS", "KZ-ALM", "KZ-39", None]
    assert regions(drawing, D2022) == ["KZ-35", "KZ-62", "KZ-10", "KZ-33", "KZ-39", None]


def test_an_old_unit_is_split_by_the_place_where_that_is_known_and_never_guessed():
    drawing = """
        | region | locality            |
        | KZ-KAR | пос. Жайрем         |
        | KZ-KAR | г. Темиртау         |
        | KZ-KAR | промышленная зона   |
        | KZ-KAR | -                   |
        | KZ-VOS | г. Семей            |
        | KZ-ALM | Талдыкорган         |
        | KZ-39  | Жайрем              |
    """
    assert regions(drawing, D2022) == ["KZ-62", "KZ-35", "KZ-KAR", "KZ-KAR", "KZ-10", "KZ-33", "KZ-39"]
    assert regions(drawing, D2018) == ["KZ-KAR"] * 4 + ["KZ-VOS", "KZ-ALM", "KZ-39"]


@pytest.mark.parametrize("division", Division)
def test_a_register_without_regions_has_facts(division):
    assert regions("| cost |\n| 1 bn |", division) == [None]


def test_the_programme_year_is_of_the_date_first_planned():
    facts = facts_of(
        projects("""
            | baseline_date | planned_date | expected_date | actual_date |
            | 2021-12-31    | 2022-06-30   | -             | -           |
            | -             | 2022-06-30   | -             | 2021-06-30  |
            | -             | -            | 2021-12-31    | 2021-06-30  |
        """),
        DAY,
        D2018,
    )
    assert facts["year"].fillna(0).tolist() == [2021, 2022, 0]


def test_a_date_is_coarse_as_the_one_that_counts_is():
    facts = facts_of(
        projects("""
            | baseline_date | planned_date |
            | 2021-Q4       | 2021-12-15   |
            | -             | 2021         |
            | -             | 2021-H1      |
            | 2021-11       | 2021         |
            | -             | 2021-12-15   |
            | -             | -            |
        """),
        DAY,
        D2018,
    )
    assert facts["coarse"].tolist() == [True, True, True, False, False, False]


def test_only_the_excluded_leave_the_plan():
    facts = facts_of(
        projects("""
            | stage     |
            | excluded  |
            | suspended |
            | postponed |
            | idle      |
            | -         |
        """),
        DAY,
        D2018,
    )
    assert facts["in_plan"].tolist() == [False, True, True, True, True]
