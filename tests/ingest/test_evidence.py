"""A column without a known heading: known by its cells together with its heading, or left alone."""

import pytest

from indmap.ingest.checks import is_bin
from indmap.ingest.columns import taken_apart
from indmap.ingest.evidence import Guess, guesses
from indmap.words.spellings import fold
from tests.ingest.builders import codes, drawn, read_grids, values

REGIONS = ("г. Шымкент", "ВКО", "Карагандинская область", "Абай облысы", "г.Астана")
DAYS = ("31.12.2021", "IV кв. 2021", "28.09.2021", "2021 жылғы желтоқсан", "01.06.2022")
STAGES = ("Реализуется", "Введен", "Реализуется", "Введен", "Приостановлен")
NAMES = ("Завод удобрений", "Обогатительная фабрика", "Цех труб", "Теплица", "Мельница")
AMOUNTS = (10, 25.5, "1 234,5", 40, 7)


def known(heading, cells, taken=("name",)):
    found = guesses({0: fold(heading)}, {0: taken_apart("A", cells)}, taken)
    return found.get(0)


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("Наименование проэкта", NAMES, "name"),
        ("Регионыы", REGIONS, "region"),
        ("Регион реализацыи проекта", REGIONS, "region"),
        ("Общая стоимость инвестпроекта", AMOUNTS, "cost"),
        ("Плановая дата ввода в эксплуатации", DAYS, "planned_date"),
        ("Стадия реализацыи проекта", STAGES, "stage"),
        ("Постоянных рабочих мест", (10, 20, 30, 40, 50), "jobs"),
    ],
)
def test_a_heading_nearly_spelt_so_is_known_where_the_cells_agree(heading, cells, field):
    guess = known(heading, cells, taken=())
    assert (guess.field, guess.reason) == (field, "similar")
    assert 0.7 < guess.sure < 1


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Регионы", NAMES),
        ("Наименование проэкта", AMOUNTS),
        ("Общая стоимость инвестпроекта", NAMES),
        ("Плановая дата ввода в эксплуатацию", NAMES),
    ],
)
def test_a_heading_nearly_spelt_so_is_left_alone_where_the_cells_do_not_agree(heading, cells):
    assert known(heading, cells, taken=()) is None


@pytest.mark.parametrize(("cells", "field"), [(REGIONS, "region"), (STAGES, "stage")])
def test_a_closed_list_is_known_by_its_cells_alone(cells, field):
    guess = known("Столбец для служебных отметок", cells)
    assert (guess.field, guess.reason) == (field, "values")
    assert guess.sure <= 0.9


def test_twelve_digits_with_a_check_digit_are_business_numbers():
    numbers = [text for n in range(100) if is_bin(text := f"5001409900{n:02}")][:5]
    assert known("Реквизит", numbers) == Guess("bin", "values", 0.9)
    assert known("Реквизит", [text[:-1] + str((int(text[-1]) + 1) % 10) for text in numbers]) is None


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("№ п/п", ("1", "2", "3", "4", "5")),
        ("№ п/п", NAMES),
        ("Статус по оплате", STAGES),
        ("Статус сертификата", STAGES),
        ("Номер контракта", ("12-А", "13-А", "14-А", "15-А", "16-А")),
        ("Дата заключения контракта", DAYS),
        ("Сумма по контракту", AMOUNTS),
        ("Тип проекта", (1, 2, 1, 2, 1)),
        ("План 2022", AMOUNTS),
        ("Funding Agencies Type", ("Other", "Other", "Other", "Other", "Other")),
        ("погода", ("Введен", "Введен", "Введен", "Введен", "Введен")),
        ("Бюджет", ("5", "", "", "", "")),
    ],
)
def test_false_friends_are_not_taken(heading, cells):
    assert known(heading, cells) is None


def test_what_has_its_column_already_is_not_looked_for():
    assert known("Столбец", REGIONS, taken=("region",)) is None
    assert known("Регионыы", REGIONS, taken=("region",)) is None


def test_two_columns_of_one_list_are_left_to_a_person():
    columns = {place: taken_apart("AB"[place], REGIONS) for place in (0, 1)}
    assert guesses({0: "откуда", 1: "куда"}, columns, ()) == {}


def test_a_guess_is_said_with_how_surely_and_with_the_first_cells():
    rows = "\n".join(
        f"{name} | {amount} | {region} | {note}"
        for name, amount, region, note in zip(NAMES, (1, 2, 3, 4, 5), REGIONS, "абвгд", strict=True)
    )
    grid = drawn(f"Проект | Стоимость, млн тенге | место | погода\n{rows}")
    reading = read_grids(grid)
    columns = reading.layout.columns
    assert [(column.field, column.reason) for column in columns] == [
        ("name", "spelling"), ("cost", "spelling"), ("region", "values"), (None, "spelling")]  # fmt: skip
    assert columns[2].sure == 0.9
    assert columns[2].examples == REGIONS
    assert values(reading, "region")[0] == "KZ-79"
    assert codes(reading) == [("guessed_column", "C1", "region"), ("unknown_column", "D1", "")]
