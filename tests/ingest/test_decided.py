"""What a person decided of two rows that look alike is found again wherever the projects stand."""

from hypothesis import given
from hypothesis import strategies as st

from indmap.ingest import read_registers
from indmap.ingest.decided import keys_of, set_aside
from indmap.ingest.joined import columns_of
from indmap.ingest.wire import answers_from, plain_answers
from indmap.register.layout import Answers, Double, Verdict
from tests.ingest.builders import HEADER, codes, read_drawn, values, workbook

TWICE = """
    Проект | Компания | Регион | Стоимость, млн тенге
    Завод керамики | ТОО А | ВКО | 5
    Цех | ТОО Б | ВКО | 6
    «ЗАВОД КЕРАМИКИ» | ТОО «А» | ВКО | 5
    Итого | | | 16
"""


def keys(reading):
    names = ("name", "company", "region")
    return keys_of({name: values(reading, name) for name in names})


def double(reading, verdict):
    found = keys(reading)
    return Double(found[2], found[0], verdict)


def test_a_key_is_what_the_row_says_however_it_is_written():
    first, other, again = keys(read_drawn(TWICE))
    assert first == again != other
    assert keys_of({"name": ["А"], "region": ["KZ-KAR"]}) == keys_of({"name": ["а"], "region": ["KZ-62"]})
    assert keys_of({"name": ["А"], "project_id": ["1"]}) != keys_of({"name": ["А"], "project_id": ["2"]})
    assert keys_of({"name": ["А", "Б"]}, [1]) == keys_of({"name": ["Б"]})


def test_until_a_person_decides_both_rows_stay():
    reading = read_drawn(TWICE)
    assert ("possible_double", "A4", "name") in codes(reading)
    assert reading.projects.num_rows == 3


def test_a_row_decided_to_be_a_double_is_set_aside_and_names_the_one_that_stays():
    decided = double(read_drawn(TWICE), Verdict.LATER)
    reading = read_drawn(TWICE, answers=Answers(doubles=(decided,)))
    assert values(reading, "row") == [2.0, 3.0]
    assert (reading.rows_read, reading.rows_set_aside) == (4, 2)
    (found,) = [row for row in reading.findings.to_pylist() if row["code"] == "double_row"]
    assert (found["row"], found["raw"], found["read_as"]) == (4, "«ЗАВОД КЕРАМИКИ»", "A2: Завод керамики")
    assert "possible_double" not in {code for code, _, _ in codes(reading)}


def test_the_files_own_total_is_compared_with_all_its_rows():
    reading = read_drawn(TWICE, answers=Answers(doubles=(double(read_drawn(TWICE), Verdict.LATER),)))
    assert [(total.stated, total.ours, total.agrees) for total in reading.totals] == [(16e6, 16e6, True)]


def test_the_earlier_row_may_be_the_one_set_aside():
    reading = read_drawn(TWICE, answers=Answers(doubles=(double(read_drawn(TWICE), Verdict.EARLIER),)))
    assert values(reading, "row") == [3.0, 4.0]


def test_two_projects_are_not_asked_about_again_even_where_they_stand_elsewhere():
    decided = double(read_drawn(TWICE), Verdict.APART)
    moved = TWICE.replace("    Цех | ТОО Б | ВКО | 6\n", "").replace("16", "10")
    reading = read_drawn(moved, answers=Answers(doubles=(decided,)))
    assert reading.projects.num_rows == 2
    assert "possible_double" not in {code for code, _, _ in codes(reading)}


def test_a_decision_outlives_a_change_that_hides_the_likeness():
    """Next month one of two names that look alike costs more; what was decided still holds."""
    picture = "Проект | Регион | Стоимость, млн тенге \n Комбинат стекла | ВКО | {} \n Комбинат стекол | ВКО | 9"
    first, second = keys_of({name: values(read_drawn(picture.format(9)), name) for name in ("name", "region")})
    answers = Answers(doubles=(Double(second, first, Verdict.LATER),))
    reading = read_drawn(picture.format(10), answers=answers)
    assert values(reading, "cost") == [10e6]


def test_a_decision_about_projects_that_are_not_here_does_nothing():
    answers = Answers(doubles=(Double("x" * 16, keys(read_drawn(TWICE))[0], Verdict.LATER),))
    assert read_drawn(TWICE, answers=answers).projects.num_rows == 3


def test_answers_pass_to_the_child_and_back():
    answers = Answers(doubles=(Double("a", "b", Verdict.APART, ("Завод", "Цех")),))
    assert answers_from(plain_answers(answers)) == answers


KEYS = st.sampled_from("abcd")
DECIDED = st.lists(st.builds(Double, KEYS, KEYS, st.sampled_from(Verdict)), max_size=8)


@given(st.lists(KEYS, max_size=8), DECIDED)
def test_of_what_is_set_aside_something_always_stays(rows, decided):
    gone = set_aside(rows, decided)
    assert all(kept not in gone for kept in gone.values())
    assert len(gone) < max(len(rows), 1)


WEST = workbook([HEADER, ("Завод А", "ВКО", 5, 1, "2022", "")]), "west_2021-09-28.xlsx"
EAST = (
    workbook([HEADER, ("Цех", "СКО", 7, 1, "2022", ""), ("завод «А»", "ВКО", 5, 1, "2022", "")]),
    "east_2021-09-28.xlsx",
)


def test_a_project_in_two_files_is_a_double_whose_finding_names_both():
    register = read_registers([WEST, EAST])
    found = register.findings[register.findings["code"] == "possible_double"]
    assert found[["sheet", "cell", "raw", "read_as"]].to_numpy().tolist() == [
        ["east_2021-09-28.xlsx: Реестр", "A3", "завод «А»", "west_2021-09-28.xlsx: Реестр!A2: Завод А"]
    ]
    one, other = keys_of(columns_of(register.projects), [2, 0])
    decided = Answers(doubles=(Double(one, other, Verdict.LATER),))
    settled = read_registers([WEST, EAST], decided)
    source = settled.source
    assert settled.projects["name"].tolist() == ["Завод А", "Цех"]
    assert (source.rows_read, source.rows_accepted, source.rows_set_aside) == (3, 2, 1)
    assert settled.key != register.key
    (aside,) = settled.findings.loc[settled.findings["code"] == "double_row", "read_as"]
    assert aside == "west_2021-09-28.xlsx: Реестр!A2: Завод А"
    apart = read_registers([WEST, EAST], Answers(doubles=(Double(other, one, Verdict.APART),)))
    assert "possible_double" not in set(apart.findings["code"])
