"""The file's totals beside ours: what agrees, what differs, and where most."""

from dataclasses import replace

from indmap.exhibits import totals
from indmap.exhibits.written import written
from indmap.register.layout import ColumnMeaning
from indmap.register.totals import Total
from indmap.words.language import Language
from tests.exhibits.views import plain, view

COST = ColumnMeaning("D", "Стоимость, млрд тенге", "cost", 1e9, "KZT")
AGREES = Total("Лист1", "D9", "cost", 31.5e9, 31.5e9, agrees=True)
DIFFERS = Total("Лист1", "E9", "jobs", 120, 100, agrees=False)
FURTHER = Total("Лист1", "D20", "cost", 10.25e9, 5e9, agrees=False)


def shown(*stated, language=Language.EN, parts=(), findings=()):
    of = view("| name |\n| A |", language, findings=findings)
    layout = replace(of.register.source.layout, columns=(COST,))
    source = replace(of.register.source, layout=layout, totals=stated)
    source = replace(source, parts=tuple(replace(source, name=name, totals=found) for name, found in parts))
    return totals.beside_ours(replace(of, register=replace(of.register, source=source)))


def test_figures_are_in_the_file_s_own_unit_and_the_furthest_apart_on_top():
    exhibit = shown(AGREES, DIFFERS, FURTHER)
    assert [list(map(plain, row)) for row in written(exhibit).to_numpy().tolist()] == [
        ["Лист1", "D20", "Cost, bn tenge", "10.25", "5", "5.25", "No"],
        ["Лист1", "E9", "Permanent jobs", "120", "100", "20", "No"],
        ["Лист1", "D9", "Cost, bn tenge", "31.5", "31.5", "0", "Yes"],
    ]
    assert (
        plain(exhibit.message)
        == "1 of 3 totals agree with the rows. Furthest apart: “Cost”, cell D20, by 5.25 bn tenge"
    )


def test_the_sentence_speaks_each_language(language):
    assert "D20" in shown(AGREES, FURTHER, language=language).message
    assert "1" in shown(AGREES, language=language).message
    assert shown(language=language).note
    assert shown(language=language).message == ""


def test_where_all_agree_it_says_so():
    assert shown(AGREES).message == "The file's totals agree with its rows: 1 of 1"
    assert shown(AGREES).note == ""


def test_of_several_files_each_total_names_its_own():
    exhibit = shown(parts=(("west.xlsx", (AGREES,)), ("east.xlsx", (DIFFERS,))))
    assert written(exhibit).iloc[:, 0].tolist() == ["east.xlsx", "west.xlsx"]


def test_doubles_set_aside_are_said_to_be_in_the_sums():
    aside = (("double_row", "Лист1", "", 5, "", "A", "A2: A"),)
    assert "Doubles set aside (1)" in shown(AGREES, findings=aside).note
