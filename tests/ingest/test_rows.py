"""Rows accepted and rows set aside, totals reconciled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.ingest.rows import label_code
from tests.ingest.builders import codes, drawn, read_drawn, read_grids, values


def test_each_row_set_aside_is_listed_with_its_reason():
    reading = read_drawn("""
        № | Проект            | Компания    | Регион | Стоимость, млн тенге
        1 | Завод А           | ТОО А       | ВКО    | 5
          |                   |             |        |
          | Павлодарская область |          |        |
        2 | Завод Б           | TOTAL-M LTD | ВКО    | 7
        № | Проект            | Компания    | Регион | Стоимость, млн тенге
        3 |                   | ТОО В       | ВКО    |
        4 | Завод В           | Total       | ВКО    |
          | ИТОГО:            |             |        | 12
          | Исполнитель: Ахметов |          |        |
    """)
    assert values(reading, "name") == ["Завод А", "Завод Б", "Завод В"]
    assert values(reading, "row") == [2, 5, 8]
    assert codes(reading) == [
        ("blank_row", 3, ""),
        ("section_row", 4, ""),
        ("repeated_header", 6, ""),
        ("no_name", 7, ""),
        ("total_row", 9, ""),
        ("section_row", 10, ""),
    ]
    assert reading.rows_read == reading.projects.num_rows + reading.rows_set_aside


def test_a_label_left_of_the_name_makes_a_total():
    reading = read_drawn("""
        Регион | Проект | Стоимость, млн тенге
        ВКО    | Завод  | 5
        Итого по ВКО |  | 5
    """)
    assert codes(reading) == [("total_row", 3, "")]


@pytest.mark.parametrize("count", ["1 проект", "2 жоба", "17", " "])
def test_how_many_projects_a_total_is_of_is_no_name_of_one(count):
    reading = read_drawn(f"""
        №            | Проект  | Компания | Регион | Стоимость, млн тенге
        1            | Завод   | ТОО А    | ВКО    | 5
        Итого по ВКО | {count} |          |        | 5
        2            | Цех     | ТОО Б    | СКО    | 6
    """)
    assert values(reading, "name") == ["Завод", "Цех"]
    assert codes(reading) == [("total_row", 3, "")]


@pytest.mark.parametrize("count", ["1", "1 проект"])
def test_how_many_projects_a_total_is_of_is_no_company(count):
    reading = read_drawn(f"""
        № | Проект    | Компания | Регион | Стоимость, млн тенге
        1 | Завод     | ТОО А    | СКО    | 5
          | ИТОГО СКО | {count}  |        | 5
    """)
    assert (values(reading, "name"), codes(reading)) == (["Завод"], [("total_row", 3, "")])


def test_a_region_with_how_many_projects_it_has_is_a_title_and_a_total():
    reading = read_drawn("""
        №                    | Проект    | Компания | Стоимость, млн тенге
        Павлодарская область | 1 проект  |          | 5
        1                    | Завод     | ТОО А    | 5
        СКО                  | 1 проект  |          |
        2                    | Цех       | ТОО Б    | 6
    """)
    assert [values(reading, field) for field in ("name", "region")] == [["Завод", "Цех"], ["KZ-55", "KZ-59"]]
    assert [code for code, _, _ in codes(reading)] == ["section_carried", "total_row", "section_carried", "section_row"]


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("Павлодарская область – 2 проекта", "KZ-55"),
        ("ВКО (1 проект)", "KZ-63"),
        ("г. Алматы, 12 проектов", "KZ-75"),
        ("III. По Павлодарской области:", "KZ-55"),
        ("IV. Проекты Костанайской области", "KZ-39"),
        ("Ақмола облысы бойынша", "KZ-11"),
        ("Исполнитель: управление Павлодарской области", None),
        ("Проекты Павлодарской области и СКО", None),
        ("2 проекта", None),
    ],
)
def test_a_title_names_its_region_among_words_that_go_along_with_any(title, region):
    reading = read_drawn(f"""
        № | Проект  | Компания | Стоимость, млн тенге
          | {title} |          |
        1 | Завод   | ТОО А    | 5
    """)
    assert values(reading, "region") == ([region] if region else [])


def test_stages_may_be_titles():
    reading = read_drawn("""
        № | Проект                           | Компания | Стоимость, млн тенге
          | Введенные проекты                |          |
        1 | А                                | ТОО А    | 5
          | Проекты, планируемые к реализации |         |
        2 | Б                                | ТОО Б    | 5
    """)
    assert values(reading, "stage") == ["commissioned", "planned"]


PHASES = """
    № | Проект      | Компания | Регион | Стоимость, млн тенге | Рабочие места | Срок ввода
    1 | Завод       | ТОО А    | ВКО    | 10                   | 100           | 2023
      | 1-я очередь |          |        | 4                    | 40            | 2022
      | 2-я очередь |          |        | {second}             | 60            | 2023
    2 | Цех         | ТОО Б    | ВКО    | 3                    | 10            | 2022
    3 | Склад       | ТОО В    | СКО    | 4                    | 10            | 2022
"""


def test_phases_with_their_own_dates_that_add_up_to_the_project_above_are_its_parts():
    reading = read_drawn(PHASES.format(second=6))
    assert values(reading, "name") == ["Завод", "Цех", "Склад"]
    assert [code for code, _, _ in codes(reading)] == ["of_which_row"] * 2
    assert len(values(read_drawn(PHASES.format(second=7)), "name")) == 5


def test_a_row_without_a_label_that_holds_the_sum_is_a_total():
    reading = read_drawn("""
        Проект | Статус | Регион | Стоимость, млн тенге
        А      | Введен | ВКО    | 5
        Б      | Введен | ВКО    | 7
               |        |        | 12
    """)
    assert codes(reading) == [("total_row", 4, "")]


SUBTOTALS = """
    Проект | Регион | Стоимость, млрд тенге | Рабочие места
    А      | ВКО    | 5,4                   | 10
    Б      | ВКО    | 7,2                   | 20
    Итого  |        | {first}               | 30
    В      | СКО    | 1                     | 5
    Итого  |        | 1                     | 5
    Всего  |        | 13,6                  | {jobs}
"""


def test_subtotals_and_the_grand_total_agree_to_the_last_digit_written():
    assert [code for code, _, _ in codes(read_drawn(SUBTOTALS.format(first="13", jobs=35)))] == ["total_row"] * 3


def test_a_total_that_parts_from_the_sum_is_a_finding_with_both_figures():
    reading = read_drawn(SUBTOTALS.format(first="13,9", jobs=36))
    differs = [row for row in reading.findings.to_pylist() if row["code"] == "total_differs"]
    assert [(row["cell"], row["field"], row["raw"], row["read_as"]) for row in differs] == [
        ("C4", "cost", "13900000000", "12600000000"),
        ("D7", "jobs", "36", "35"),
    ]


def test_a_grand_total_repeated_on_each_page_is_said_once_with_its_cells():
    reading = read_drawn("""
        Проект | Регион | Стоимость, млрд тенге
        А      | ВКО    | 5
        Всего  |        | 20
        Б      | ВКО    | 6
        Всего  |        | 20
        В      | СКО    | 7
        Всего  |        | 20
    """)
    differs = [row for row in reading.findings.to_pylist() if row["code"] == "total_differs"]
    assert [(row["cell"], row["raw"], row["read_as"]) for row in differs] == [
        ("C3", "20000000000 (C3, C5, C7)", "18000000000")
    ]
    assert [(total.cell, total.difference) for total in reading.totals] == [("C3", 2e9), ("C5", 2e9), ("C7", 2e9)]


def test_subtotals_of_one_figure_are_no_grand_total():
    reading = read_drawn("""
        Проект | Регион | Стоимость, млрд тенге
        А      | ВКО    | 5
        Итого  |        | 7
        Б      | СКО    | 5,5
        Итого  |        | 7
    """)
    differs = [row for row in reading.findings.to_pylist() if row["code"] == "total_differs"]
    assert [(row["cell"], row["raw"], row["read_as"]) for row in differs] == [
        ("C3", "7000000000", "5000000000"),
        ("C5", "7000000000", "10500000000"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ИТОГО:", "total_row"),
        ("Итого по портфелю проектов", "total_row"),
        ("Барлығы", "total_row"),
        ("Жиынтығы:", "total_row"),
        ("GRAND TOTAL", "total_row"),
        ("Облыс бойынша жиыны:", "total_row"),
        ("Ақмола облысы бойынша БАРЛЫҒЫ", "total_row"),
        ("СКО итого:", "total_row"),
        ("Абай облысы барлығы", "total_row"),
        ("Құрал-сайман жиынтығы", None),
        ("СКО Total", None),
        ("в том числе:", "section_row"),
        ("TOTAL-M LTD", None),
        ("Total Commerce", None),
        ("Totalmobile Solutions Limited", None),
        ("Summer in the city!", None),
        ("Завод", None),
        (12.0, None),
    ],
)
def test_labels_of_totals_and_their_false_friends(text, code):
    assert label_code(text) == code


def test_a_region_merged_over_its_rows_holds_for_each_but_a_sum_does_not():
    picture = drawn(
        """
        Регион | Проект | Стоимость, млн тенге | Статус
        ВКО    | А      | 5                    | Введен
               | Б      |                      | Введен
        """,
        merges=((1, 0, 2, 0), (1, 2, 2, 2)),
    )
    reading = read_grids(picture)
    assert values(reading, "region") == ["KZ-63", "KZ-63"]
    assert values(reading, "cost")[0] == 5e6
    assert values(reading, "cost")[1] != values(reading, "cost")[1]


@given(
    st.lists(
        st.sampled_from(
            ["Завод | ВКО | 5", " | | ", "Итого | | 5", "ВКО | | ", " | ВКО | 5", "Проект | Регион | Стоимость"]
        ),
        max_size=20,
    )
)
def test_rows_read_are_accepted_or_set_aside(lines):
    reading = read_drawn("\n".join(["Проект | Регион | Стоимость", "Завод | ВКО | 1", *lines]))
    assert reading.rows_read == reading.projects.num_rows + reading.rows_set_aside
    aside = {"blank_row", "repeated_header", "total_row", "section_row", "no_name"}
    assert reading.rows_set_aside == sum(code in aside for code, _, _ in codes(reading))
