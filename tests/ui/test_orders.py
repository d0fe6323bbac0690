"""The table of instructions: what a person typed is read back as instructions in one language."""

from datetime import date

import pandas as pd

from indmap.packs.draft import Order
from indmap.ui.orders import frame, read
from indmap.words.language import Language

MINISTRY = {"ru": "Министерство", "kk": "Министрлік"}
ORDERS = (
    Order({"ru": "Ввести завод", "kk": "Зауытты іске қосу"}, MINISTRY, date(2021, 12, 31)),
    Order({"ru": "Ввести цех", "kk": "Цехты іске қосу"}),
)
OURS = {"Ввести завод", "Зауытты іске қосу", "Ввести цех", "Цехты іске қосу", *MINISTRY.values()}


def test_a_table_that_nobody_touched_says_what_it_said():
    assert read(frame(ORDERS, Language.RU), ORDERS, Language.RU, OURS) == ORDERS
    assert read(frame((), Language.RU), (), Language.RU, OURS) == ()


def test_a_reworded_row_keeps_its_rest_and_loses_our_translation():
    table = frame(ORDERS, Language.RU)
    table.loc[0, "what"] = " Принять меры "
    first, second = read(table, ORDERS, Language.RU, OURS)
    assert first == Order({"ru": "Принять меры"}, MINISTRY, date(2021, 12, 31))
    assert second == ORDERS[1]


def test_who_answers_is_called_so_in_every_language_until_a_person_names_another():
    assert frame(ORDERS, Language.KK)["who"].tolist() == ["Министрлік", ""]
    table = frame(ORDERS, Language.RU)
    table["who"] = ["", "Акимат"]
    first, second = read(table, ORDERS, Language.RU, OURS)
    assert (first.who, second.who) == ({}, {"ru": "Акимат"})
    assert frame((first, second), Language.KK)["who"].tolist() == ["", "Акимат"]


def test_a_row_is_added_put_off_and_removed():
    table = frame(ORDERS, Language.RU)
    table.loc[2] = ["Доложить", None, pd.NaT]  # as the editor adds one: below, under the next number
    table.loc[1, "until"] = pd.Timestamp(2022, 3, 31)
    second, third = read(table.drop(index=0), ORDERS, Language.RU, OURS)
    assert second == Order(ORDERS[1].what, {}, date(2022, 3, 31))
    assert third == Order({"ru": "Доложить"})


def test_a_row_without_words_is_none():
    table = frame(ORDERS, Language.RU)
    table.loc[0, "what"] = "  "
    table.loc[2] = [None, "Министерство", pd.NaT]
    assert read(table, ORDERS, Language.RU, OURS) == ORDERS[1:]


def test_what_is_not_translated_is_shown_in_the_language_it_has():
    table = frame((Order({"ru": "Доложить"}),), Language.KK)
    assert table["what"].tolist() == ["Доложить"]
    (untouched,) = read(table, (Order({"ru": "Доложить"}),), Language.KK, OURS)
    assert untouched == Order({"ru": "Доложить"})
    table.loc[0, "what"] = "Баяндау"
    (translated,) = read(table, (Order({"ru": "Доложить"}),), Language.KK, OURS)
    assert translated == Order({"ru": "Доложить", "kk": "Баяндау"})
