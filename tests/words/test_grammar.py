"""Plurals and Kazakh suffixes, against the tables a linguist would check."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.words import grammar
from indmap.words.language import Language
from indmap.words.numbers import NBSP
from tests.table import rows

SUFFIXES = rows("""
    | number        | dat | gen | acc | abl | poss |
    | 0             | ге  | дің | ді  | ден | і    |
    | 1             | ге  | дің | ді  | ден | і    |
    | 2             | ге  | нің | ні  | ден | сі   |
    | 3             | ке  | тің | ті  | тен | і    |
    | 4             | ке  | тің | ті  | тен | і    |
    | 5             | ке  | тің | ті  | тен | і    |
    | 6             | ға  | ның | ны  | дан | сы   |
    | 7             | ге  | нің | ні  | ден | сі   |
    | 8             | ге  | дің | ді  | ден | і    |
    | 9             | ға  | дың | ды  | дан | ы    |
    | 10            | ға  | ның | ды  | нан | ы    |
    | 19            | ға  | дың | ды  | дан | ы    |
    | 20            | ға  | ның | ны  | дан | сы   |
    | 30            | ға  | дың | ды  | дан | ы    |
    | 40            | қа  | тың | ты  | тан | ы    |
    | 50            | ге  | дің | ді  | ден | і    |
    | 60            | қа  | тың | ты  | тан | ы    |
    | 70            | ке  | тің | ті  | тен | і    |
    | 74            | ке  | тің | ті  | тен | і    |
    | 80            | ге  | нің | ді  | нен | і    |
    | 90            | ға  | ның | ды  | нан | ы    |
    | 100           | ге  | дің | ді  | ден | і    |
    | 128           | ге  | дің | ді  | ден | і    |
    | 381           | ге  | дің | ді  | ден | і    |
    | 1000          | ға  | ның | ды  | нан | ы    |
    | 12000         | ға  | ның | ды  | нан | ы    |
    | 1000000       | ға  | ның | ды  | нан | ы    |
    | 1000000000    | қа  | тың | ты  | тан | ы    |
    | 1000000000000 | ға  | ның | ды  | нан | ы    |
""")


@pytest.mark.parametrize("row", SUFFIXES, ids=lambda row: row["number"])
def test_the_last_spoken_word_decides_the_suffix(row):
    written = {case: grammar.suffixed(int(row["number"]), case).rpartition("-")[2] for case in grammar.CASES}
    assert written == {case: row[case] for case in grammar.CASES}


def test_the_number_before_a_suffix_is_grouped():
    assert grammar.suffixed(10_000, "dat") == f"10{NBSP}000-ға"  # attested: «10 000-ға жуық»


@pytest.mark.parametrize(
    ("value", "russian", "english"),
    [
        (0, "0 проектов", "0 projects"),
        (1, "1 проект", "1 project"),
        (2, "2 проекта", "2 projects"),
        (5, "5 проектов", "5 projects"),
        (11, "11 проектов", "11 projects"),
        (12, "12 проектов", "12 projects"),
        (21, "21 проект", "21 projects"),
        (22, "22 проекта", "22 projects"),
        (101, "101 проект", "101 projects"),
        (111, "111 проектов", "111 projects"),
        (1.0, "1 проект", "1 project"),  # a sum of a float column
    ],
)
def test_a_count_takes_its_form(value, russian, english):
    assert grammar.counted(value, "project", Language.RU) == russian.replace(" ", NBSP)
    assert grammar.counted(value, "project", Language.EN) == english.replace(" ", NBSP)


def test_a_fraction_takes_the_genitive_singular():
    assert grammar.noun("project", 1.2, Language.RU) == "проекта"
    assert grammar.noun("project", 1.2, Language.EN) == "projects"


def test_after_out_of_russian_has_the_genitive():
    assert [grammar.noun("project_of", value, Language.RU) for value in (1, 2, 5, 11, 21)] == [
        "проекта",
        "проектов",
        "проектов",
        "проектов",
        "проекта",
    ]


@given(st.integers(0, 10**13))
def test_a_kazakh_noun_never_changes_after_a_numeral(value):
    assert grammar.counted(value, "project", Language.KK).endswith("жоба")
    assert grammar.plural(value, Language.KK) == "other"


@given(st.integers(0, 10**15), st.sampled_from(grammar.CASES))
def test_every_number_has_a_suffix(value, case):
    assert grammar.suffixed(value, case).rpartition("-")[2].isalpha()
