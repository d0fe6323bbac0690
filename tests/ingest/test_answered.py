"""A table as a person laid it out is cut and joined as one that was found."""

from dataclasses import replace

import pytest

from indmap.errors import NoTable
from indmap.register.layout import Answers, ColumnMeaning, Layout
from tests.ingest.builders import codes, drawn, read_grids, values

OURS = """
    Свод                 |           |
    Что строим           | Состояние | Сколько, млн тенге
    1                    | 2         | 3
    {one}                | Введен    | 5
    {two}                | Введен    | 7
"""
BELOW = """
                         |           |
    Регион               | Рабочие места | Примечание
    ВКО                  | 100       | нет
"""
MEANINGS = (
    ColumnMeaning("A", "Что строим", "name", reason="person"),
    ColumnMeaning("B", "Состояние", "stage", reason="person"),
    ColumnMeaning("C", "Сколько, млн тенге", "cost", 1e6, "KZT", "person"),
)


def layout(**changes):
    return replace(Layout("Юг", 2, 2, MEANINGS), **changes)


def sheet(name, one="Завод", two="Цех", more=""):
    return drawn(OURS.format(one=one, two=two).rstrip() + more.rstrip(), sheet=name)


def test_the_row_of_numbers_and_a_second_table_below_are_no_projects():
    reading = read_grids(sheet("Юг", more=BELOW), answers=Answers(layout=layout()))
    assert values(reading, "name") == ["Завод", "Цех"]
    assert values(reading, "cost") == [5e6, 7e6]
    assert codes(reading) == [("second_table", "A7", "")]


def test_a_table_beside_is_cut_off():
    picture = """
        Что строим | Состояние | Сколько, млн тенге |  | Регион | Рабочие места
        Завод      | Введен    | 5                  |  | ВКО    | 100
        Цех        | Введен    | 7                  |  | СКО    | 200
                   |           |                    |  | Итого  | 300
    """
    reading = read_grids(drawn(picture, "Юг"), answers=Answers(layout=layout(header_first=1, header_last=1)))
    assert values(reading, "name") == ["Завод", "Цех"]
    assert codes(reading) == [("second_table", "E1", "")]


def test_sheets_under_the_same_header_are_read_along():
    other = sheet("Север", "Комбинат", "Мельница", BELOW)
    reading = read_grids(
        sheet("Юг"), other, drawn("Валюта | Курс \n USD | 5", "Курсы"), answers=Answers(layout=layout())
    )
    assert list(zip(values(reading, "sheet"), values(reading, "name"), values(reading, "cost"), strict=True)) == [
        ("Юг", "Завод", 5e6), ("Юг", "Цех", 7e6), ("Север", "Комбинат", 5e6), ("Север", "Мельница", 7e6)]  # fmt: skip
    assert [code for code, _, _ in codes(reading) if code.startswith("sheet")] == ["sheet_joined"]
    assert reading.rows_read == reading.projects.num_rows + reading.rows_set_aside


def test_the_header_may_stand_elsewhere_and_its_columns_in_another_order():
    picture = """
        Сколько, млн тенге | Что строим | Состояние | Прочее
        9                  | Комбинат   | Введен    | нет
    """
    reading = read_grids(sheet("Юг"), drawn(picture, "Север"), answers=Answers(layout=layout()))
    assert values(reading, "name") == ["Завод", "Цех", "Комбинат"]
    assert values(reading, "cost") == [5e6, 7e6, 9e6]


def test_a_sheet_that_repeats_the_projects_is_not_read_twice():
    reading = read_grids(sheet("Юг"), sheet("Копия"), answers=Answers(layout=layout()))
    assert values(reading, "name") == ["Завод", "Цех"]
    assert [code for code, _, _ in codes(reading)] == ["sheet_left_out"]


@pytest.mark.parametrize("header", ["Что строим | Состояние | Цена", "Регион | Отрасль | Код"])
def test_a_sheet_under_another_header_is_left_alone(header):
    other = drawn(f"{header} \n Комбинат | Введен | 5", sheet="Север")
    assert values(read_grids(sheet("Юг"), other, answers=Answers(layout=layout())), "name") == ["Завод", "Цех"]


def test_a_person_who_chose_the_sheet_gets_it_alone():
    reading = read_grids(sheet("Юг"), sheet("Север", "А", "Б"), answers=Answers(layout=layout(), sheet="Юг"))
    assert values(reading, "name") == ["Завод", "Цех"]


def test_a_layout_of_a_sheet_that_is_not_there():
    with pytest.raises(NoTable):
        read_grids(sheet("Запад"), answers=Answers(layout=layout()))
