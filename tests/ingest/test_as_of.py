"""The day a register speaks of."""

from datetime import date

import pytest

from indmap.ingest.as_of import from_name, from_titles
from indmap.register.layout import Answers
from tests.ingest.builders import drawn, read_grids


@pytest.mark.parametrize(
    "title",
    [
        "по состоянию на 28.09.2021",
        "(по состоянию на 28 сентября 2021 года)",
        "Перечень проектов на 28 сентября 2021 г.",
        "28.09.2021 жағдай бойынша",
        "2021 жылғы 28 қыркүйектегі жағдай бойынша",
        "Project register as of 28 September 2021",
        "data as at 28.09.2021, draft",
    ],
)
def test_a_title_states_the_day(title):
    assert from_titles(["Карта индустриализации", title]) == date(2021, 9, 28)


@pytest.mark.parametrize("title", ["План ввода на 2021 год", "Проекты 2021–2025", "утвержден 28.09.2021", "28.09.2021"])
def test_not_every_date_in_a_title_is_the_day(title):
    assert from_titles([title]) is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("register_2021-09-28_ru.xlsx", date(2021, 9, 28)),
        ("ВКО 28.09.2021.xls", date(2021, 9, 28)),
        ("20210928.csv", date(2021, 9, 28)),
        ("карта_2021_09.xlsx", date(2021, 9, 30)),
        ("au_projects_2024.xlsx", None),
        ("990140000001.xlsx", None),
    ],
)
def test_a_file_name_may_hold_the_day(name, day):
    assert from_name(name) == day


TITLED = """
    по состоянию на 28.09.2021 |           |
    Проект                     | Стоимость | Регион
    Завод                      | 5         | ВКО
"""


@pytest.mark.parametrize(
    ("picture", "name", "answer", "found"),
    [
        (TITLED, "2021-08-01.xlsx", None, (date(2021, 9, 28), "title")),
        (TITLED.replace("по состоянию на 28.09.2021", "Перечень"), "2021-08-01.xlsx", None, (date(2021, 8, 1), "name")),
        (TITLED, "2021-08-01.xlsx", date(2021, 7, 1), (date(2021, 7, 1), "person")),
        (TITLED.replace("по состоянию на 28.09.2021", "Перечень"), "x.xlsx", None, (None, "")),
    ],
)
def test_a_person_knows_best_then_the_title_then_the_name(picture, name, answer, found):
    reading = read_grids(drawn(picture), name=name, answers=Answers(as_of=answer))
    assert (reading.as_of, reading.as_of_from) == found


def test_a_cover_sheet_may_state_the_day():
    cover = drawn("Реестр \n по состоянию на 28.09.2021", sheet="Обложка")
    table = drawn("Проект | Стоимость \n Завод | 5", sheet="Реестр")
    assert read_grids(cover, table).as_of == date(2021, 9, 28)
