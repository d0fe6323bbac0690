"""Each golden workbook gives its rows and its findings, and keeps its totals when its rows are shuffled."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.ingest.body import REASONS
from indmap.ingest.child import read_bytes
from indmap.ingest.decided import keys_of
from indmap.ingest.guard import Form
from indmap.ingest.limits import Limits
from indmap.ingest.workbook import Upload
from indmap.register.layout import Answers, Double, Verdict
from tests.golden.books import GOLDEN
from tests.ingest.builders import codes, read_drawn, values


def reading_of(golden, **answers):
    return read_bytes(Upload(golden.content(), "golden.xlsx", Form.ZIPPED), Answers(**answers), Limits())


def plain(value):
    return None if isinstance(value, float) and math.isnan(value) else value


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden.name)
def test_a_golden_workbook_gives_its_rows_and_findings(golden):
    reading = reading_of(golden)
    columns = [values(reading, field) or [None] * reading.projects.num_rows for field in golden.fields]
    assert [tuple(map(plain, row)) for row in zip(*columns, strict=True)] == golden.rows
    assert sorted((code, str(cell)) for code, cell, _ in codes(reading)) == sorted(
        (code, str(cell)) for code, cell in golden.found
    )
    aside = sum(code in REASONS for code, _, _ in codes(reading))
    assert reading.rows_read == reading.projects.num_rows + reading.rows_set_aside
    assert reading.rows_set_aside == aside


def test_a_double_names_the_earlier_cell_and_stays_until_a_person_decides():
    golden = next(golden for golden in GOLDEN if golden.name == "the same project twice")
    reading = reading_of(golden)
    doubles = [row for row in reading.findings.to_pylist() if row["code"] == "possible_double"]
    assert [(row["cell"], row["read_as"]) for row in doubles] == [
        ("B4", "B3: Цех"),
        ("B5", "B2: Завод керамической плитки"),
        ("B9", "B8: Комбинат строительных материалов"),
    ]
    keys = keys_of({name: values(reading, name) for name in reading.projects.column_names})
    decided = (Double(keys[3], keys[0], Verdict.LATER), Double(keys[2], keys[1], Verdict.APART))
    settled = reading_of(golden, doubles=decided)
    assert [(row["code"], row["cell"] or row["row"]) for row in settled.findings.to_pylist()] == [
        ("double_row", 5),
        ("possible_double", "B9"),
    ]
    assert settled.projects.num_rows == 8
    assert settled.rows_read == settled.projects.num_rows + settled.rows_set_aside


def test_the_totals_of_the_file_stand_beside_ours():
    golden = next(golden for golden in GOLDEN if golden.name.startswith("totals by their numbers"))
    assert [(t.cell, t.field, t.stated, t.ours, t.difference) for t in reading_of(golden).totals] == [
        ("D4", "cost", 12.6e6, 12.6e6, 0),
        ("D7", "cost", 15.6e6, 15.6e6, 0),
        ("E4", "jobs", 30, 30, 0),
        ("E7", "jobs", 42, 41, 1),
    ]


PROJECTS = (("А", "ВКО", 5.5), ("Б", "СКО", 7.25), ("В", "Абай", 11), ("Г", "ВКО", 2), ("Д", "ЗКО", 3))
LINES = [f"Завод {name} | ТОО {name} | {region} | {cost} | {cost * 3}" for name, region, cost in PROJECTS]


@given(st.permutations(LINES))
def test_shuffled_rows_give_the_same_totals(lines):
    head = "Проект | Компания | Регион | Стоимость, млн тенге | Рабочие места"
    reading = read_drawn("\n".join([head, *lines, "Итого | | | 28.75 | 86.25"]))
    assert sum(values(reading, "cost")) == 28_750_000
    assert sum(values(reading, "jobs")) == 86.25
    assert [code for code, _, _ in codes(reading)] == ["total_row"]
