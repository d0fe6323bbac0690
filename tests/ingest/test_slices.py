"""Years, regions and sectors over columns: a part of a project's figure is not the figure."""

import pytest

from indmap.errors import MissingColumns
from indmap.ingest.headings import field_of
from indmap.ingest.slices import is_slice, year_of
from tests.ingest.builders import codes, drawn, read_drawn, read_grids, values


@pytest.mark.parametrize(
    ("part", "year"),
    [
        ("2021", 2021),
        ("2021 год", 2021),
        ("на 2021 г.", 2021),
        ("в т.ч. на 2021 год", 2021),
        ("в том числе за 2021 год, факт", 2021),
        ("2021 жылға жоспар", 2021),
        ("оның ішінде 2021 жыл", 2021),
        ("IV квартал 2021 г.", 2021),
        ("of which 2021", 2021),
        ("2021-2025", 0),
        ("в ценах 2021 года", 0),
        ("Введено в 2021 году", 0),
        ("01.01.2021", 0),
        ("1021", 0),
        ("год", 0),
    ],
)
def test_a_heading_that_names_one_year_and_nothing_else(part, year):
    assert year_of(part) == year


@pytest.mark.parametrize("part", ["ВКО", "г. Шымкент", "Машиностроение", "2021"])
def test_a_year_a_region_and_a_sector_are_parts(part):
    assert is_slice(part)


@pytest.mark.parametrize("part", ["Стоимость", "Прочее", "Регион", "Отрасль", "всего", "план"])
def test_words_of_headings_are_none(part):
    assert not is_slice(part)


def test_a_figure_under_a_part_is_not_the_projects_own_but_a_day_and_a_status_are():
    assert field_of(("2021 год", "Стоимость")) is None
    assert field_of(("ВКО", "Рабочие места", "постоянные")) is None
    assert field_of(("2021 год", "Статус")).field == "stage"
    assert field_of(("2021 год", "Срок ввода")).field == "planned_date"
    assert field_of(("Инвестиции", "Стоимость")).field == "cost"


def test_figures_by_years_are_left_out_and_the_whole_is_taken():
    reading = read_drawn("""
        Проект | Статус | Стоимость, млн тенге |      |      | Рабочие места
               |        | всего                | 2021 | 2022 |
        Завод  | Введен | 10                   | 4    | 6    | 20
        Цех    | Введен | 30                   | 10   | 20   | 7
    """)
    assert (reading.layout.header_first, reading.layout.header_last) == (1, 2)
    assert (values(reading, "cost"), values(reading, "jobs")) == ([10e6, 30e6], [20, 7])
    assert codes(reading) == [("part_column", "D2", ""), ("part_column", "E2", "")]


@pytest.mark.parametrize("merges", [(), ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5))])
def test_a_cost_for_years_alone_is_no_cost(merges):
    picture = """
        Проект | Регион | 2021                 |      | 2022                 |
               |        | Стоимость, млн тенге | факт | Стоимость, млн тенге | факт
        Завод  | ВКО    | 4                    | 3    | 6                    | 5
        Цех    | СКО    | 5                    | 3    | 8                    | 5
        Линия  | ЗКО    | 9                    | 3    | 1                    | 5
    """
    with pytest.raises(MissingColumns) as caught:
        read_grids(drawn(picture, merges=merges))
    assert caught.value.values["fields"] == ("cost", "jobs", "planned_date", "stage")
    columns = caught.value.values["layout"]["columns"]
    assert [column["heading"] for column in columns][2:4] == ["2021 ▸ Стоимость, млн тенге", "2021 ▸ факт"]
    assert [column["field"] for column in columns] == ["name", "region", None, None, None, None]


def test_a_group_over_years_and_nothing_else_is_no_cost_either():
    reading = read_drawn("""
        Проект | Статус | Стоимость, млн тенге |      |
               |        | 2021                 | 2022 | 2023
        Завод  | Введен | 4                    | 6    | 1
    """)
    assert (values(reading, "name"), values(reading, "cost")) == (["Завод"], [])
    assert [code for code, _, _ in codes(reading)] == ["part_column"] * 3


def test_a_row_without_a_name_under_a_column_without_a_heading_is_no_header():
    reading = read_drawn("""
        Проект | Регион | Статус |
               | ВКО    |        | 5
        Завод  | СКО    | Введен | 6
    """)
    assert reading.layout.header_last == 1


def test_of_two_statuses_the_one_of_the_latest_year_is_taken():
    reading = read_drawn("""
        Проект | Регион | 2021        | 2022
               |        | Статус      | Статус
        Завод  | ВКО    | Реализуется | Введен
    """)
    assert values(reading, "stage") == ["commissioned"]
    assert codes(reading) == [("duplicate_column", "C2", "stage")]


def test_a_quarter_under_a_year_is_of_that_year():
    reading = read_drawn("""
        Проект | Регион | 2023       |
               |        | Срок ввода | Стоимость, млн тенге
        Завод  | ВКО    | IV квартал | 5
    """)
    assert values(reading, "planned_date") == ["2023-12-31"]
    assert values(reading, "cost") == []


def test_a_year_over_the_whole_table_is_its_title():
    picture = drawn(
        """
        2021 год |        |                      |
        Проект   | Регион | Стоимость, млн тенге | Статус
        Завод    | ВКО    | 4                    | Введен
        """,
        merges=((0, 0, 0, 3),),
    )
    reading = read_grids(picture)
    assert values(reading, "cost") == [4e6]
    assert reading.layout.columns[0].heading == "Проект"


def test_figures_by_regions_are_no_cost():
    reading = read_drawn("""
        Проект | Статус | Стоимость, млн тенге |     |
               |        | всего                | ВКО | СКО
        Завод  | Введен | 10                   | 4   | 6
    """)
    assert values(reading, "cost") == [10e6]
    assert codes(reading) == [("part_column", "D2", ""), ("part_column", "E2", "")]


def test_a_row_of_data_with_years_in_it_is_no_header():
    reading = read_drawn("""
        Проект | Начало реализации | Срок ввода | Статус | Регион
        Завод  | 2021              | 2023       | Введен | ВКО
        Цех    | 2020              | 2024       | Введен | СКО
    """)
    assert (reading.layout.header_last, values(reading, "name")) == (1, ["Завод", "Цех"])
