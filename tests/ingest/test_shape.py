"""A header that no spelling names: found by its shape, asked about where it must be, and never made up."""

import pytest

from indmap.errors import MissingColumns, NoTable
from indmap.ingest.child import read_bytes
from indmap.ingest.guard import Form
from indmap.ingest.limits import Limits
from indmap.ingest.shape import shaped_header
from indmap.ingest.wire import layout_from
from indmap.ingest.workbook import Upload
from indmap.register.layout import Answers
from tests.ingest.builders import codes, drawn, read_drawn, read_grids, values, workbook

MISSPELT = """
    Сводка на совещание   |                      |            |
                          |                      |            |
    Наименованние проэкта | Cтоимость проэкта, млн тг | Регионыы | Стадия реализацыи проекта
    Завод удобрений       | 10                   | г. Шымкент | Реализуется
    Обогатительная фабрика | 25,5                | ВКО        | Введен
    Цех труб              | 7                    | СКО        | Реализуется
    Теплица               | 30                   | г.Астана   | Введен
"""

UNKNOWN = """
    Свод за месяц |              |           |
    Что строим    | Сколько, млн тенге | Когда | Замечания
    Завод удобрений | 10         | 31.12.2023 | без замечаний
    Обогатительная фабрика | 25,5 | 30.06.2024 | без замечаний
    Цех труб      | 7            | 31.12.2024 | нет земли
    Теплица       | 30           | 30.09.2023 | нет земли
"""


def test_a_header_nearly_spelt_so_is_read_and_said():
    reading = read_drawn(MISSPELT)
    assert (reading.layout.header_first, reading.layout.header_last) == (3, 3)
    assert values(reading, "cost") == [10e6, 25.5e6, 7e6, 30e6]
    assert values(reading, "region") == ["KZ-79", "KZ-63", "KZ-59", "KZ-71"]
    assert codes(reading) == [("header_by_shape", "A3", ""), *(
        ("guessed_column", cell, field)
        for cell, field in (("A3", "name"), ("B3", "cost"), ("C3", "region"), ("D3", "stage")))]  # fmt: skip
    assert all(column.reason in ("similar", "values") and column.sure < 0.8 for column in reading.layout.columns)


def test_a_table_in_words_of_its_own_is_asked_about_with_proposals():
    with pytest.raises(MissingColumns) as caught:
        read_drawn(UNKNOWN)
    said = caught.value.values
    layout = layout_from(said["layout"])
    assert said["fields"] == ("name", "cost", "jobs", "planned_date", "stage")
    assert (layout.sheet, layout.header_first, layout.header_last) == ("Лист1", 2, 2)
    assert [(column.letter, column.field, column.reason, column.sure) for column in layout.columns] == [
        ("A", "name", "values", 0.4), ("B", "cost", "values", 0.4),
        ("C", "planned_date", "values", 0.4), ("D", None, "spelling", 1.0)]  # fmt: skip
    assert layout.columns[0].examples[0] == "Завод удобрений"


def test_what_was_proposed_is_read_once_a_person_lets_it_stand():
    with pytest.raises(MissingColumns) as caught:
        read_drawn(UNKNOWN)
    reading = read_drawn(UNKNOWN, answers=Answers(layout=layout_from(caught.value.values["layout"])))
    assert values(reading, "name") == ["Завод удобрений", "Обогатительная фабрика", "Цех труб", "Теплица"]
    assert values(reading, "cost") == [10e6, 25.5e6, 7e6, 30e6]
    assert values(reading, "planned_date")[0] == "2023-12-31"


def test_a_header_of_two_rows_is_found_by_its_shape():
    header = shaped_header(
        drawn("""
            Объекты         |          | Деньги |        | Прочее
            что             | где      | всего  | из них | кто
            Завод удобрений | в городе | 10     | 4      | Ахметов
            Цех труб        | у реки   | 12     | 5      | Серикова
            Теплица         | за рекой | 7      | 5      | Ким
        """)
    )
    assert (header.first, header.last, header.data) == (0, 1, 2)
    assert header.headings[3] == ("Деньги", "из них")


def test_a_table_that_lacks_a_name_is_asked_about_with_what_its_columns_may_be():
    rows = "\n".join(f"{name} | {cost} | ВКО" for name, cost in (("Завод А", 5), ("Цех Б", 9), ("Завод В", 2)))
    with pytest.raises(MissingColumns) as caught:
        read_drawn(f"Что строим | Стоимость, млн тенге | Регион\n{rows}")
    said = caught.value.values
    assert said["fields"] == ("name",)
    assert [column["field"] for column in said["layout"]["columns"]] == ["name", "cost", "region"]


PROSE = """
    Пояснительная записка |  |
    По итогам совещания поручено до конца года завершить разработку | |
    1. | Представить сведения о ходе работ по каждому объекту | до 10 числа
    2. | Согласовать перечень с заинтересованными органами     | до 20 числа
    3. | Доложить о проделанной работе                         | до 30 числа
    4. | Внести предложения                                    | до 1 числа
"""
CLASSIFIER = """
    Шифр  | Расшифровка           | Пояснение
    101   | Обогащение            | в том числе сухое
    102   | Плавка                | без проката
    103   | Прокат                | горячий
    104   | Ковка                 | и штамповка
"""
RULES = """
    № | Что заполнять      | Как заполнять                | Пример
    1 | Первый столбец     | Полное имя, как в документах | Завод
    2 | Второй столбец     | Цифрами и без пробелов       | не знаю
    3 | Третий столбец     | Словами из перечня           | Шымкент
"""
REGIONS = """
    Область  | Население | Площадь
    ВКО      | 730       | 97
    СКО      | 540       | 98
    ЗКО      | 690       | 151
    г.Астана | 1350      | 1
"""
LETTER = """
    Акимат области | | Министерству
    Исх. 12 | от 01.02.2023 |
    Направляем сведения | |
    Исполнитель: Ахметов | |
"""


@pytest.mark.parametrize("picture", [PROSE, CLASSIFIER, RULES, REGIONS, LETTER], ids=range(5))
def test_prose_and_lists_for_looking_up_are_no_tables(picture):
    with pytest.raises(NoTable):
        read_drawn(picture)


def test_a_register_of_that_shape_is_taken_before_a_list_that_spellings_name():
    lists = drawn("Код | Наименование | Отрасль \n" + "\n".join(f"{n} | Группа {n} | Химия" for n in range(50)), "Коды")
    reading = read_grids(lists, drawn(MISSPELT, "Реестр"))
    assert (reading.layout.sheet, len(values(reading, "name"))) == ("Реестр", 4)


def test_sheets_under_the_same_misspelt_header_are_one_register():
    other = MISSPELT.replace("Завод", "Комбинат").replace("Обогатительная", "Брикетная").replace("Цех", "Линия")
    other = other.replace("Теплица", "Мельница").replace("Сводка на совещание", "Сводка")
    reading = read_grids(drawn(MISSPELT, "Юг"), drawn(other, "Север"))
    assert [*dict.fromkeys(values(reading, "sheet"))] == ["Юг", "Север"]
    assert len(values(reading, "name")) == 8
    assert [code for code, _, _ in codes(reading)].count("sheet_joined") == 1


def test_a_workbook_is_asked_about_as_a_drawing_is():
    rows = [["Что строим", "Сколько, млн тенге", "Когда"]]
    rows += [[f"Завод {name}", cost, f"31.12.202{cost % 5}"] for name, cost in zip("АБВГ", (9, 4, 6, 2), strict=True)]
    with pytest.raises(MissingColumns) as caught:
        read_bytes(Upload(workbook(rows), "book.xlsx", Form.ZIPPED), Answers(), Limits())
    assert [column["field"] for column in caught.value.values["layout"]["columns"]] == ["name", "cost", "planned_date"]
