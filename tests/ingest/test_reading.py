"""Cells typed by the kind of their field; what cannot be read is absent, with a finding at its cell."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.errors import IndmapError
from indmap.ingest.grid import Grid
from tests.ingest.builders import codes, read_drawn, read_grids, values


def absent(values):
    return [None if value is None or (isinstance(value, float) and math.isnan(value)) else value for value in values]


def test_a_cell_that_cannot_be_read_is_absent_and_its_row_stays():
    reading = read_drawn("""
        Проект | Регион | Стоимость, млн тенге | Рабочие места | Срок ввода | Статус
        А      | Марс   | много                | #REF!         | скоро      | красиво
        Б      | ВКО    | -                    | н/д           |            | Введен
    """)
    assert absent(values(reading, "cost")) == [None, None]
    assert values(reading, "region") == [None, "KZ-63"]
    assert codes(reading) == [
        ("unknown_region", "B2", "region"),
        ("unreadable_number", "C2", "cost"),
        ("error_cell", "D2", "jobs"),
        ("unreadable_date", "E2", "planned_date"),
        ("unknown_stage", "F2", "stage"),
    ]


def test_a_region_means_what_it_meant_on_the_day():
    picture = "по состоянию на {day} | \n Проект | Регион | Статус \n А | Карагандинская область | Введен"
    assert values(read_drawn(picture.format(day="01.06.2022")), "region") == ["KZ-KAR"]
    assert values(read_drawn(picture.format(day="10.06.2022")), "region") == ["KZ-35"]


def test_stages_are_read_whole_never_by_a_word_in_them():
    reading = read_drawn("""
        Проект | Статус
        А      | не введен
        Б      | 2.Приостановлен
        В      | введен, но не полностью
    """)
    assert values(reading, "stage") == ["postponed", "suspended", None]


def test_foreign_currency_stays_apart_with_one_finding_a_column():
    reading = read_drawn("""
        Проект | Стоимость, млн долл. США | Экспорт, млн тенге
        А      | 5                        | 3
        Б      | 7 млрд тенге             | 2 млн долларов США
    """)
    assert absent(values(reading, "cost")) == [None, 7e9]
    assert absent(values(reading, "cost_foreign")) == [5e6, None]
    assert values(reading, "cost_currency") == ["USD", None]
    assert absent(values(reading, "exports")) == [None, 2e6]
    assert codes(reading) == [("foreign_currency", "B1", "cost"), ("foreign_currency", "C1", "exports")]


def test_money_without_a_unit_is_read_as_it_stands_and_said():
    reading = read_drawn("Проект | Стоимость \n А | 5")
    assert values(reading, "cost") == [5.0]
    assert codes(reading) == [("unit_not_stated", "B1", "cost")]


@pytest.mark.parametrize(
    ("heading", "cells", "shares"),
    [
        ("Степень готовности, %", ["82", "7", "100"], [0.82, 0.07, 1.0]),
        ("Степень готовности, %", ["0.82", "0.5", "1"], [0.82, 0.5, 1.0]),  # cells formatted in per cent
        ("Степень готовности, %", ["1", "0", "1"], [0.01, 0.0, 0.01]),
        ("Степень готовности", ["0.82", "1", "0"], [0.82, 1.0, 0.0]),
        ("Степень готовности", ["82%", "7 %", "0.5"], [0.82, 0.07, 0.5]),
    ],
)
def test_shares_become_fractions(heading, cells, shares):
    rows = "\n".join(f"А{place} | {cell} | Введен" for place, cell in enumerate(cells))
    assert values(read_drawn(f"Проект | {heading} | Статус\n{rows}"), "readiness") == pytest.approx(shares)


def test_a_criterion_may_be_answered_in_words():
    reading = read_drawn(
        "Проект | Импортозамещение, % | Статус \n А | да | Введен \n Б | 60 | Введен \n В | жоқ | Введен"
    )
    assert absent(values(reading, "import_substitution")) == [None, 0.6, None]
    assert values(reading, "import_substitution_stated") == ["yes", None, "no"]
    assert codes(reading) == []


def test_dates_take_the_last_day_and_the_start_its_first():
    reading = read_drawn("""
        Проект | Начало реализации | Срок ввода  | Фактический ввод
        А      | 2019              | IV кв. 2021 | 44561
        Б      | 2022              | 2021-2023   | 31.12.2021
    """)
    assert values(reading, "start_date") == ["2019-01-01", "2022-01-01"]
    assert values(reading, "planned_date") == ["2021-12-31", "2023-12-31"]
    assert values(reading, "planned_date_precision") == ["quarter", "year"]
    assert codes(reading) == [("date_from_serial", "D2", "actual_date"), ("date_before_start", "D3", "actual_date")]


def test_values_that_can_be_read_may_still_be_doubtful():
    reading = read_drawn("""
        Проект | БИН           | Стоимость, млн тенге | Доля экспорта, %
        А      | '500140990012 | -5                   | 120
        Б      | 500140990013  | 7                    | 20
        В      | 50014         | 9                    | 0
    """)
    assert values(reading, "bin") == ["500140990012", "500140990013", "50014"]
    assert codes(reading) == [
        ("negative_value", "C2", "cost"),
        ("share_over_100", "D2", "export_share"),
        ("wrong_bin", "B3", "bin"),
        ("wrong_bin", "B4", "bin"),
    ]


def test_a_cost_beyond_the_whole_economy_is_said_however_few_there_are():
    reading = read_drawn("Проект | Стоимость, млрд тенге \n А | 5 \n Б | '5 000 000 000")
    assert values(reading, "cost") == [5e9, 5e18]
    assert codes(reading) == [("unusual_magnitude", "B3", "cost")]


CELLS = st.one_of(
    st.just(""),
    st.text(max_size=12),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.sampled_from(
        [
            "Проект",
            "Регион",
            "Стоимость, млн тенге",
            "Статус",
            "Срок ввода",
            "Итого",
            "Введен",
            "ВКО",
            "5",
            "2021",
            "да",
        ]
    ),
)


@given(
    st.integers(1, 6).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=8)),
    st.booleans(),
)
def test_any_grid_of_junk_gives_a_register_or_a_fault(rows, has_header):
    if has_header:
        rows = [["Проект", "Статус", "Стоимость", "Срок ввода"][: len(row)] for row in rows[:1]] + rows
        width = max(map(len, rows), default=0)
        rows = [[*row, *[""] * (width - len(row))] for row in rows]
    try:
        reading = read_grids(Grid("Лист1", rows))
    except IndmapError:
        return
    assert reading.rows_read == reading.projects.num_rows + reading.rows_set_aside
