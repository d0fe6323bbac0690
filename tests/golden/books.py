"""Golden workbooks: one for each shape and trap, drawn as text, with the rows and the findings each must give."""

import io
from dataclasses import dataclass, field

import xlsxwriter

from tests.ingest.builders import drawn


@dataclass(frozen=True)
class Golden:
    """A workbook and what is read from it: ``rows`` of ``fields``, ``found`` as (code, cell or row).

    ``sheets`` is drawn by name; ``merges`` are ranges such as ``B1:C1`` of the first sheet; ``hidden`` sheets' names.
    """

    name: str
    sheets: dict
    fields: tuple
    rows: list
    found: list = field(default_factory=list)
    merges: tuple = ()
    hidden: tuple = ()

    def content(self):
        """The workbook's bytes."""
        content = io.BytesIO()
        book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        for name, picture in self.sheets.items():
            page = book.add_worksheet(name)
            for place, row in enumerate(drawn(picture).rows):
                page.write_row(place, 0, [None if cell == "" else cell for cell in row])
            if name in self.hidden:
                page.hide()
        for span in self.merges:
            first = drawn(next(iter(self.sheets.values())))
            column, row = ord(span[0]) - 65, int(span.split(":")[0][1:]) - 1
            book.worksheets()[0].merge_range(span, first.rows[row][column])
        shown = next(name for name in self.sheets if name not in self.hidden)
        book.get_worksheet_by_name(shown).activate()
        book.get_worksheet_by_name(shown).set_first_sheet()
        book.close()
        return content.getvalue()


ABOUT = """
    О документе
    Перечень собран по письмам акиматов
    по состоянию на 01.06.2023
"""

GOLDEN = (
    Golden(
        "a cover before the register and a hidden look-up behind it",
        {
            "О файле": ABOUT,
            "Реестр": "Проект | Регион | Статус \n Завод | ВКО | Введен",
            "справочно": "Проект | Регион | Статус | Экспорт \n А | ВКО | Введен | 5 \n Б | ВКО | Введен | 5",
        },
        ("name", "region", "stage"),
        [("Завод", "KZ-63", "commissioned")],
        hidden=("справочно",),
    ),
    Golden(
        "a consolidated sheet stands for the sheets it repeats",
        {
            "ВКО": "Проект | Статус | Стоимость, млн тенге \n А | Введен | 5 \n Б | Введен | 6",
            "СКО": "Проект | Статус | Стоимость, млн тенге \n В | Введен | 7",
            "Свод": "Проект | Статус | Стоимость, млн тенге \n А | Введен | 5 \n Б | Введен | 6 \n В | Введен | 7",
        },
        ("name", "cost", "sheet"),
        [("А", 5e6, "Свод"), ("Б", 6e6, "Свод"), ("В", 7e6, "Свод")],
        [("sheet_left_out", 0), ("sheet_left_out", 0)],
    ),
    Golden(
        "sheets alike are one register, each row knowing its sheet and the region that it is named after",
        {
            "ВКО": "Проект | Статус | Стоимость, млн тенге \n А | Введен | 5 \n Б | Введен | 6",
            "СКО": "Проект | Статус | Стоимость, млн тенге \n В | Введен | 7",
            "Курсы": "Валюта | Курс \n USD | 450",
        },
        ("name", "cost", "sheet", "row", "region"),
        [("А", 5e6, "ВКО", 2, "KZ-63"), ("Б", 6e6, "ВКО", 3, "KZ-63"), ("В", 7e6, "СКО", 2, "KZ-59")],
        [("sheet_joined", 0), ("region_of_table", 0), ("region_of_table", 0)],
    ),
    Golden(
        "four header rows and a row of numbers under them",
        {
            "Форма": """
                Форма 1        |         |               |               |           |            |
                Проект         | Регион  | Инвестиции    |               | Занятость |            |
                               |         | план          |               | Рабочие места |        |
                               |         | стоимость, млн тг | освоено, млн тг | постоянные | временные |
                А              | Б       | 1             | 2             | 3         | 4          |
                Завод          | ВКО     | 10            | 4             | 20        | 30         |
            """
        },
        ("name", "region", "cost", "spent", "jobs", "jobs_construction"),
        [("Завод", "KZ-63", 10e6, 4e6, 20, 30)],
        merges=("A2:A4", "B2:B4", "C2:D2", "C3:D3", "E2:F2", "E3:F3"),
    ),
    Golden(
        "the header again in the middle of the table",
        {
            "Л": """
                № | Проект | Регион | Стоимость, млн тенге
                1 | А      | ВКО    | 5
                № | Проект | Регион | Стоимость, млн тенге
                2 | Б      | СКО    | 6
            """
        },
        ("name", "region", "cost"),
        [("А", "KZ-63", 5e6), ("Б", "KZ-59", 6e6)],
        [("repeated_header", 3)],
    ),
    Golden(
        "a header of two rows, of which only the first page's is merged, at the head of each page",
        {
            "Л": """
                № | Проект | Регион | Стоимость
                  |        |        | млрд тенге
                1 | А      | ВКО    | 5
                  | Итого  |        | 11
                Страница 1 из 2 | | |
                № | Проект | Регион | Стоимость
                  |        |        | млрд тенге
                2 | Б      | СКО    | 6
                  | Итого  |        | 11
            """
        },
        ("name", "region", "cost"),
        [("А", "KZ-63", 5e9), ("Б", "KZ-59", 6e9)],
        [
            ("total_row", 4), ("section_row", 5), ("repeated_header", 6), ("repeated_header", 7), ("total_row", 9),
        ],
        merges=("A1:A2", "B1:B2", "C1:C2"),
    ),
    Golden(
        "the header again below an empty row and a title",
        {
            "Л": """
                Проект       | Регион | Стоимость, млн тенге | Рабочие места | Срок ввода
                А            | ВКО    | 5                    | 10            | 2022
                             |        |                      |               |
                Продолжение таблицы |  |                     |               |
                Проект       | Регион | Стоимость, млн тенге | Рабочие места | Срок ввода
                Б            | СКО    | 6                    | 20            | 2023
            """
        },
        ("name", "region", "cost"),
        [("А", "KZ-63", 5e6), ("Б", "KZ-59", 6e6)],
        [("blank_row", 3), ("section_row", 4), ("repeated_header", 5)],
    ),
    Golden(
        "regions as rows of their own, and no column of regions",
        {
            "Л": """
                № | Проект                 | Компания | Стоимость, млн тенге | Статус
                  | Павлодарская область   |          |                      |
                1 | А                      | ТОО А    | 5                    | Введен
                2 | Б                      | ТОО Б    | 6                    | Введен
                II. | г. Алматы:           |          |                      |
                3 | В                      | ТОО В    | 7                    | Введен
            """
        },
        ("name", "region"),
        [("А", "KZ-55"), ("Б", "KZ-55"), ("В", "KZ-75")],
        [("section_row", 2), ("section_carried", "B2"), ("section_row", 5), ("section_carried", "B5")],
    ),
    Golden(
        "a region named once for the whole table, in its title",
        {
            "Л": """
                Перечень проектов по Карагандинской области на 2023 год
                по состоянию на 01.06.2023
                Проект | Статус | Стоимость, млн тенге
                А      | Введен | 5
                Б      | Введен | 6
            """
        },
        ("name", "region"),
        [("А", "KZ-35"), ("Б", "KZ-35")],
        [("region_of_table", 0)],
    ),
    Golden(
        "a title of two regions tells of none",
        {
            "Л": """
                Проекты Павлодарской области и города Алматы
                Проект | Статус | Стоимость, млн тенге
                А      | Введен | 5
            """
        },
        ("name", "region"),
        [("А", None)],
    ),
    Golden(
        "a title that names a region does not fill the blanks of a column of regions",
        {
            "Л": """
                Проекты Павлодарской области
                Проект | Регион | Статус
                А      | ВКО    | Введен
                Б      |        | Введен
            """
        },
        ("name", "region"),
        [("А", "KZ-63"), ("Б", None)],
    ),
    Golden(
        "a row's own region stands against its section's, and a section without a meaning ends the one before",
        {
            "Л": """
                Проект       | Регион | Статус | Стоимость, млн тенге
                ВКО          |        |        |
                А            |        | Введен | 5
                Б            | СКО    | Введен | 6
                В            |        | Введен | 7
                Прочие работы |       |        |
                Г            |        | Введен | 8
            """
        },
        ("name", "region"),
        [("А", "KZ-63"), ("Б", "KZ-59"), ("В", "KZ-63"), ("Г", None)],
        [("section_row", 2), ("section_carried", "A2"), ("section_row", 6)],
    ),
    Golden(
        "sectors under regions, and years",
        {
            "Л": """
                Проект         | Компания | Стоимость, млн тенге | Статус
                СКО            |          |                      |
                Машиностроение |          |                      |
                А              | ТОО А    | 5                    | Введен
                ВКО            |          |                      |
                Б              | ТОО Б    | 6                    | Введен
                2022           |          |                      |
                В              | ТОО В    | 7                    | Введен
            """
        },
        ("name", "region", "sector", "planned_date"),
        [
            ("А", "KZ-59", "machinery", None),
            ("Б", "KZ-63", None, None),
            ("В", "KZ-63", None, "2022-12-31"),
        ],
        [
            ("section_row", 2), ("section_carried", "A2"), ("section_row", 3), ("section_carried", "A3"),
            ("section_row", 5), ("section_carried", "A5"), ("section_row", 7), ("section_carried", "A7"),
        ],
    ),
    Golden(
        "a section's title with its sums in it is a total and a title",
        {
            "Л": """
                Проект       | Компания | Стоимость, млн тенге | Рабочие места
                СКО          |          | 11                   | 30
                А            | ТОО А    | 5                    | 10
                Б            | ТОО Б    | 6                    | 20
                ВКО          |          | 8                    | 5
                В            | ТОО В    | 7                    | 5
            """
        },
        ("name", "region", "cost"),
        [("А", "KZ-59", 5e6), ("Б", "KZ-59", 6e6), ("В", "KZ-63", 7e6)],
        [
            ("total_row", 2), ("section_carried", "A2"),
            ("total_row", 5), ("section_carried", "A5"), ("total_differs", "C5"),
        ],
    ),
    Golden(
        "rows that go on with the project above",
        {
            "Л": """
                № | Проект | Место реализации | Стоимость, млн тенге | Статус
                1 | А      | г. Риддер        | 5                    | Введен
                  |        | г. Алтай         |                      |
                  |        | пос. Глубокое    |                      |
                2 | Б      | г. Семей         | 6                    | Введен
            """
        },
        ("name", "locality", "cost"),
        [("А", "г. Риддер", 5e6), ("Б", "г. Семей", 6e6)],
        [("continuation_row", 3), ("continuation_row", 4)],
    ),
    Golden(
        "a second table below",
        {
            "Л": """
                Проект    | Регион  | Стоимость, млн тенге
                А         | ВКО     | 5
                          |         |
                Справочно |         |
                Регион    | Рабочие места | Стоимость, млн тенге
                ВКО       | 100     | 5
                СКО       | 200     | 6
            """
        },
        ("name", "region", "cost"),
        [("А", "KZ-63", 5e6)],
        [("blank_row", 3), ("section_row", 4), ("second_table", "A5")],
    ),
    Golden(
        "a second table of projects below, of half the same columns",
        {
            "Л": """
                № | Проект | Компания | Стоимость, млн тенге | Рабочие места | Статус
                1 | А      | ТОО А    | 5                    | 10            | Введен
                  |        |          |                      |               |
                Планируемые проекты | | |                    |               |
                № | Проект | Компания | Регион               | Стоимость, млн тенге |
                1 | Б      | ТОО Б    | ВКО                  | 7             |
            """
        },
        ("name", "cost", "jobs"),
        [("А", 5e6, 10)],
        [("second_table", "A5")],
    ),
    Golden(
        "a second table beside",
        {
            "Л": """
                Проект | Регион | Стоимость, млн тенге |  | Регион | Рабочие места
                А      | ВКО    | 5                    |  | ВКО    | 100
                Б      | СКО    | 6                    |  | СКО    | 200
                       |        |                      |  | Всего  | 300
            """
        },
        ("name", "region", "cost", "jobs"),
        [("А", "KZ-63", 5e6, None), ("Б", "KZ-59", 6e6, None)],
        [("second_table", "E1")],
    ),
    Golden(
        "one project a column",
        {
            "Л": """
                Паспорта проектов    |          |
                Проект               | Завод А  | Завод Б
                Регион               | ВКО      | Марс
                Стоимость, млн тенге | 5        | 6
                Рабочие места        | 10       | 20
                Статус               | Введен   | Реализуется
            """
        },
        ("name", "region", "cost", "jobs", "stage"),
        [("Завод А", "KZ-63", 5e6, 10, "commissioned"), ("Завод Б", None, 6e6, 20, "construction")],
        [("transposed_table", 0), ("unknown_column", "A1"), ("unknown_region", "C3")],
    ),
    Golden(
        "totals by their numbers, a company by its name",
        {
            "Л": """
                Проект            | Компания    | Регион | Стоимость, млн тенге | Рабочие места
                TOTAL-M LTD       | TOTAL-M LTD | ВКО    | 5,4                  | 10
                Завод Б           | ТОО Б       | ВКО    | 7,2                  | 20
                Горная группа     |             |        | 12,6                 | 30
                Завод В           | ТОО В       | СКО    | 1                    | 5
                Завод Г           | ТОО Г       | СКО    | 2                    | 6
                Портфель - всего  |             |        | 15,6                 | 42
            """
        },
        ("name", "cost"),
        [("TOTAL-M LTD", 5.4e6), ("Завод Б", 7.2e6), ("Завод В", 1e6), ("Завод Г", 2e6)],
        [("total_row", 4), ("total_row", 7), ("total_differs", "E7")],
    ),
    Golden(
        "of which: parts of the row above are not counted twice",
        {
            "Л": """
                Проект                        | Компания | Регион | Стоимость, млн тенге
                Завод А                       | ТОО А    | ВКО    | 10
                в том числе:                  |          |        |
                - оборудование                |          |        | 6
                - СМР                         |          |        | 3
                Завод Б                       | ТОО Б    | ВКО    | 8
                За счет внешних займов        |          |        | 5
                За счет республиканского бюджета |       |        | 3
                Завод В                       | ТОО В    | ВКО    | 9
                линия розлива                 |          |        | 4
                склад                         |          |        | 5
                Завод Г                       | ТОО Г    | ВКО    | 9
                Завод Д                       | ТОО Д    | ВКО    | 9
                Цех без подробностей          |          |        | 7
            """
        },
        ("name", "cost"),
        [
            ("Завод А", 10e6), ("Завод Б", 8e6), ("Завод В", 9e6),
            ("Завод Г", 9e6), ("Завод Д", 9e6), ("Цех без подробностей", 7e6),
        ],
        [
            ("section_row", 3),
            *(("of_which_row", row) for row in (4, 5, 7, 8, 10, 11)),
        ],
    ),
    Golden(
        "the same project twice",
        {
            "Л": """
                Код | Проект                     | Компания | Регион | Стоимость, млн тенге
                П1  | Завод керамической плитки  | ТОО А    | ВКО    | 5
                П2  | Цех                        | ТОО Б    | ВКО    | 6
                П2  | Цех по сборке              | ТОО В    | СКО    | 7
                П4  | ЗАВОД керамической  плитки | ТОО «А»  | ВКО    | 5,1
                П5  | Завод керамической плитки № 2 | ТОО Г | ВКО    | 8
                П6  | Завод керамической плитки № 3 | ТОО Г | ВКО    | 8
                П7  | Комбинат строительных материалов | ТОО Д | ВКО | 9
                П8  | Комбинат строительных матриалов  | ТОО Е | ВКО | 9
                П9  | Цех                        | ТОО Ж    | СКО    | 6
            """
        },
        ("name", "cost"),
        [
            ("Завод керамической плитки", 5e6), ("Цех", 6e6), ("Цех по сборке", 7e6),
            ("ЗАВОД керамической плитки", 5.1e6), ("Завод керамической плитки № 2", 8e6),
            ("Завод керамической плитки № 3", 8e6), ("Комбинат строительных материалов", 9e6),
            ("Комбинат строительных матриалов", 9e6), ("Цех", 6e6),
        ],
        [("possible_double", "B4"), ("possible_double", "B5"), ("possible_double", "B9")],
    ),
    Golden(
        "a row that only says the units, under a header that does not",
        {
            "Л": """
                № | Проект | Регион | Стоимость   | Мощность   | Рабочие места | Срок ввода
                  |        |        | тыс. тенге  | тыс. тонн  | чел.          | квартал, год
                1 | 2      | 3      | 4           | 5          | 6             | 7
                1 | Завод  | ВКО    | 1 250 000   | 5          | 10            | IV кв. 2022
            """
        },
        ("name", "cost", "capacity", "jobs", "planned_date"),
        [("Завод", 1250e6, "5", 10, "2022-12-31")],
    ),
    Golden(
        "plan and fact under each heading",
        {
            "Л": """
                Проект | Инвестиции, млн тг |      | Рабочие места |      | Срок ввода |            | Статус
                       | план               | факт | план          | факт | план       | факт       |
                Завод  | 10                 | 4    | 20            | 5    | 2023       |            | СМР
                Цех    | 6                  | 6    | 30            | 30   | 2021       | 30.09.2021 | Введен
            """
        },
        ("name", "cost", "spent", "jobs", "jobs_actual", "planned_date", "actual_date"),
        [
            ("Завод", 10e6, 4e6, 20, 5, "2023-12-31", None),
            ("Цех", 6e6, 6e6, 30, 30, "2021-12-31", "2021-09-30"),
        ],
    ),
    Golden(
        "years over plan and fact, beside the cost of the whole",
        {
            "Л": """
                Проект | Регион | Стоимость, млн тенге | 2021 |      | 2022 |      | Статус
                       |        |                      | план | факт | план | факт |
                Завод  | ВКО    | 10                   | 4    | 3    | 6    | 5    | Введен
                Цех    | СКО    | 30                   | 10   | 9    | 20   | 18   | Введен
            """
        },
        ("name", "region", "cost", "stage"),
        [("Завод", "KZ-63", 10e6, "commissioned"), ("Цех", "KZ-59", 30e6, "commissioned")],
        [("part_column", cell) for cell in ("D2", "E2", "F2", "G2")],
        merges=("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1", "H1:H2"),
    ),
    Golden(
        "of which for one year",
        {
            "Л": """
                Проект | Рабочие места |                      | Стоимость, млн тенге |                      | Статус
                       | всего         | в т.ч. на 2021 год   | всего                | в т.ч. на 2021 год   |
                Завод  | 100           | 40                   | 10                   | 4                    | Введен
            """
        },
        ("name", "jobs", "cost", "stage"),
        [("Завод", 100, 10e6, "commissioned")],
        [("part_column", "C2"), ("part_column", "E2")],
    ),
    Golden(
        "a header that no spelling names, under a title",
        {
            "О файле": ABOUT,
            "Л": """
                Сводка                |                           |            |
                Наименованние проэкта | Стоимость проэкта, млн тг | Регионыы   | Стадия реализацыи проекта
                Завод удобрений       | 10                        | г. Шымкент | Реализуется
                Обогатительная фабрика | 25,5                     | ВКО        | Введен
                Цех труб              | 7                         | СКО        | Реализуется
            """,
        },
        ("name", "cost", "region", "stage"),
        [
            ("Завод удобрений", 10e6, "KZ-79", "construction"),
            ("Обогатительная фабрика", 25.5e6, "KZ-63", "commissioned"),
            ("Цех труб", 7e6, "KZ-59", "construction"),
        ],
        [("header_by_shape", "A2"), *(("guessed_column", cell) for cell in ("A2", "B2", "C2", "D2"))],
    ),
)  # fmt: skip
