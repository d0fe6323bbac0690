"""The table found: sheet, header rows, columns and their units."""

import pytest

from indmap.errors import EmptyFile, MissingColumns, NoTable
from indmap.ingest.headings import field_of, field_of_one
from indmap.ingest.units import split_unit, unit_of
from indmap.register.layout import Answers, ColumnMeaning, Layout
from tests.ingest.builders import codes, drawn, read_drawn, read_grids, values


def test_a_header_stands_under_title_rows():
    reading = read_drawn("""
        Карта индустриализации     |        |
                                   |        | млрд тенге
        Наименование проекта       | Регион | Стоимость
        Завод                      | ВКО    | 5
    """)
    assert (reading.layout.header_first, reading.layout.header_last) == (3, 3)
    assert values(reading, "cost") == [5e9]  # the unit stands in a lone cell above
    assert values(reading, "row") == [4]


TWO_ROWS = """
    № п/п | Наименование проекта | Инвестиции       |                  | Рабочие места |            | Статус
          |                      | всего, млн тенге | освоено, млн тг. | постоянные    | временные  |
    1     | 2                    | 3                | 4                | 5             | 6          | 7
    1     | Завод                | 10               | 4                | 20            | 30         | Введен
"""


@pytest.mark.parametrize("merges", [(), ((0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5), (0, 6, 1, 6))])
def test_a_header_of_two_rows_is_read_with_its_groups_and_the_row_of_numbers_skipped(merges):
    reading = read_grids(drawn(TWO_ROWS, merges=merges))
    assert (reading.layout.header_first, reading.layout.header_last) == (1, 2)
    assert values(reading, "name") == ["Завод"]
    assert [values(reading, field) for field in ("cost", "spent", "jobs", "jobs_construction")] == [
        [10e6], [4e6], [20], [30]]  # fmt: skip
    assert codes(reading) == []


def test_the_first_row_of_data_is_no_second_header_row():
    reading = read_drawn("""
        Проект | Статус
        Завод  | Введен
        Цех    | Реализуется
    """)
    assert values(reading, "stage") == ["commissioned", "construction"]


def test_two_columns_for_one_field_keep_the_first_and_say_so():
    reading = read_drawn("""
        Проект | Стоимость, млн тенге | Сметная стоимость | погода
        Завод  | 5                    | 7                 | дождь
    """)
    assert values(reading, "cost") == [5e6]
    assert codes(reading) == [("duplicate_column", "C1", "cost"), ("unknown_column", "D1", "")]


def test_the_sheet_with_most_of_a_register_in_it_is_read():
    about = drawn("Проект | Статус \n Завод | Введен", sheet="Пример")
    full = drawn("Проект | Статус | Регион \n А | Введен | ВКО \n Б | Введен | ВКО", sheet="Реестр")
    assert read_grids(about, full).layout.sheet == "Реестр"
    assert read_grids(about, full, answers=Answers(sheet="Пример")).layout.sheet == "Пример"


def test_a_layout_that_a_person_settled_is_followed():
    columns = (
        ColumnMeaning("B", "что-то", "name", reason="person"),
        ColumnMeaning("A", "сколько", "cost", 1e6, "KZT", "person"),
    )
    picture = drawn("сколько | что-то \n 5 | Завод", sheet="Лист1")
    reading = read_grids(picture, answers=Answers(layout=Layout("Лист1", 1, 1, columns)))
    assert (values(reading, "name"), values(reading, "cost")) == (["Завод"], [5e6])


def test_sheets_without_a_table_are_named():
    with pytest.raises(NoTable) as caught:
        read_grids(drawn("привет | мир", sheet="Письмо"), drawn("1 | 2", sheet="Числа"))
    assert caught.value.values == {"sheets": ("Письмо", "Числа")}
    with pytest.raises(EmptyFile):
        read_grids()


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        ("Регион | Стоимость, млн тенге", ("name",)),
        ("Проект | Регион", ("cost", "jobs", "planned_date", "stage")),
        ("Регион | Отрасль", ("name", "cost", "jobs", "planned_date", "stage")),
    ],
)
def test_columns_a_register_cannot_do_without_are_named(header, missing):
    with pytest.raises(MissingColumns) as caught:
        read_drawn(f"{header} \n а | б")
    said = caught.value.values
    assert (said["fields"], said["found"]) == (missing, tuple(part.strip() for part in header.split("|")))
    assert [column["letter"] for column in said["layout"]["columns"]] == ["A", "B"]  # for a person to correct


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Наименование\nпроектa", "name"),
        ("НАИМЕНОВАНИЕ ПРОЕКТА*", "name"),
        ("Стоимость проекта, млрд. тенге (без НДС)", "cost"),
        ("Стоимость проекта (млн тг)", "cost"),
        ("Жобаның құны, млрд теңге", "cost"),
        ("Cost Estimate A$m", "cost"),
        ("Степень готовности, %", "readiness"),
        ("3. Регион", "region"),
        ("БИН/ИИН", "bin"),
        ("5. Количество рабочих мест, ед.", "jobs"),  # the last words of a name are no unit
        ("Jobs (permanent)", "jobs"),
        ("Jobs (construction)", "jobs_construction"),
        ("Инициа-\nтор", "company"),
        ("Рабочие места (врем.)", "jobs_construction"),
        ("Рабочие места (факт)", "jobs_actual"),
        ("Инвестиции (факт), млн тг", "spent"),
        ("Срок ввода (факт)", "actual_date"),
        ("Дата запуска (план)", "planned_date"),
        ("Освоено (план)", None),
        ("Наименование проекта, инициатор", "name"),
        ("Стоимость/освоено, млрд тенге", None),
        ("Статус на 01.10.2021 г.", "stage"),
        ("Освоено на 01.10.2021, млрд тенге", "spent"),
        ("Рабочие места факт", "jobs_actual"),
        ("Статус по оплате", None),
        ("№ п/п", None),
    ],
)
def test_headings_are_known_without_their_units(heading, field):
    assert field_of_one(heading) == field


def test_a_group_and_its_leaf_are_read_together():
    assert field_of(("Рабочие места", "временные")).field == "jobs_construction"
    assert field_of(("Стоимость проекта", "млрд тенге")).field == "cost"
    assert field_of(("Прочее", "Регион")).field == "region"


def test_a_word_for_plan_or_fact_above_or_below_a_heading_tells_of_two_fields_the_one():
    assert field_of(("Инвестиции", "факт")).field == field_of(("Факт", "Инвестиции")).field == "spent"
    assert field_of(("Инвестиции", "план")).field == "cost"
    assert field_of(("Рабочие места", "факт на 01.10.2021")).field == "jobs_actual"
    assert field_of(("Освоено", "план")) is None
    assert field_of(("План", "Освоено")).field == "spent"  # a group may reach too far


def test_a_period_gives_way_to_the_day_of_commissioning_and_tenge_are_preferred():
    reading = read_drawn("""
        Проект | Срок реализации | Срок ввода  | Стоимость, млн долл. США | Стоимость, млрд тенге
        Завод  | 2019-2022 гг.   | IV кв. 2021 | 100                      | 42,5
    """)
    assert (values(reading, "planned_date"), values(reading, "cost")) == (["2021-12-31"], [42.5e9])
    assert codes(reading) == [("duplicate_column", "B1", "planned_date"), ("duplicate_column", "D1", "cost")]


def test_the_unit_of_a_heading_may_stand_before_a_note_in_brackets():
    assert values(read_drawn("Проект | Стоимость, млрд тенге (по ТЭО) \n Завод | 5"), "cost") == [5e9]


def test_a_mere_name_gives_way_to_the_name_of_the_project():
    reading = read_drawn("""
        Наименование | Наименование проекта | Стоимость, млрд тенге
        ТОО А        | Завод                | 5
    """)
    assert values(reading, "name") == ["Завод"]
    assert codes(reading) == [("duplicate_column", "A1", "name")]


def test_the_unit_may_stand_in_the_brackets_of_a_title():
    reading = read_drawn("Реестр проектов (в млрд. тенге) | \n Проект | Стоимость \n Завод | 5")
    assert values(reading, "cost") == [5e9]


@pytest.mark.parametrize(
    ("heading", "scale", "currency"),
    [
        ("Стоимость, тыс. тенге", 1e3, "KZT"),
        ("Стоимость (мың теңге)", 1e3, "KZT"),
        ("Стоимость, млн.долл. США", 1e6, "USD"),
        ("Стоимость, млн", 1e6, None),
        ("Cost, £m", 1e6, "GBP"),
        ("Cost (A$b)", 1e9, "AUD"),
        ("Затраты, млн. руб. без НДС", 1e6, "RUB"),
        ("Стоимость, млн/млрд тенге", None, None),  # which of the two, only a cell can say
        ("Стоимость", None, None),
    ],
)
def test_units_of_money_in_headings(heading, scale, currency):
    unit = split_unit(heading)[1]
    assert (unit.scale, unit.currency) == (scale, currency)


def test_words_with_a_unit_among_them_are_no_unit():
    assert unit_of("млрд проектов") is None
    assert unit_of("Единица измерения: млн. тенге").scale == 1e6
