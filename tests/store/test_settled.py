"""What a person settled is kept for every later file, and can be taken back."""

from datetime import date

import pytest

from indmap.errors import WrongSetting
from indmap.register.layout import ColumnMeaning, Layout
from indmap.register.remarks import About
from indmap.words.codelists import codelist

COLUMNS = (
    ColumnMeaning("A", "Объект", "name", reason="person"),
    ColumnMeaning("B", "Сумма", "cost", 1e6, "KZT", "person"),
    ColumnMeaning("D", "погода", None),
)
LAYOUT = Layout("Лист1", 3, 4, COLUMNS)


def meanings(columns):
    return [(column.letter, column.field, column.unit, column.currency, column.reason) for column in columns]


# --- mappings and answers ---


def test_a_mapping_is_remembered_for_a_file_with_the_same_header(store, reopen):
    store.remember_mapping(LAYOUT.shape, COLUMNS)
    moved = tuple(ColumnMeaning(letter, column.heading, None) for letter, column in zip("CDE", COLUMNS, strict=True))
    found = reopen().mapping_for(LAYOUT.shape, moved)
    assert meanings(found) == [
        ("C", "name", None, None, "remembered"),
        ("D", "cost", 1e6, "KZT", "remembered"),
        ("E", None, None, None, "remembered"),
    ]


def test_the_last_mapping_counts_and_can_be_forgotten(store):
    store.remember_mapping("s", COLUMNS)
    store.remember_mapping("s", COLUMNS[:1])
    assert meanings(store.mapping_for("s", COLUMNS[:1])) == [("A", "name", None, None, "remembered")]
    assert store.mapping_for("s", COLUMNS) is None  # not the header it was settled for
    store.forget_mapping("s")
    assert store.mapping_for("s", COLUMNS[:1]) is None


def test_a_shape_is_of_the_headings_and_not_of_the_place_or_the_day():
    def shape(*headings, first=1, last=1, sheet="x"):
        return Layout(sheet, first, last, tuple(ColumnMeaning("A", text, None) for text in headings)).shape

    assert shape("Объект", "Освоено на 01.09.2021") == shape(" объект", "ОСВОЕНО на 01.10.2021", sheet="y")
    assert shape("Объект", "Сумма", first=5, last=5) == shape("Объект", "Сумма")
    assert shape("Объект", "Сумма") != shape("Сумма", "Объект")
    assert shape("Объект", "Сумма", last=2) != shape("Объект", "Сумма")


def test_answers_are_kept_by_what_they_are_about(store):
    store.remember_answer("file", "as_of", "2021-09-28")
    store.remember_answer("file", "as_of", "2021-10-28")
    store.remember_answer("file", "doubles", [[3, 7]])
    assert store.answers_for("file") == {"as_of": "2021-10-28", "doubles": [[3, 7]]}
    assert store.answers_for("other") == {}


def test_an_answer_can_be_forgotten(store):
    store.remember_answer("file", "a", 1)
    store.remember_answer("file", "b", "ә\0 \ud800")
    store.forget_answer("file", "a")
    assert store.answers_for("file") == {"b": "ә\0 \ud800"}


# --- matches ---


def pairs(store):
    return [(match.one, match.other, match.same) for match in store.matches()]


def test_a_match_is_of_two_keys_in_whatever_order(store, reopen):
    store.settle_match("b", "a", True, "Аналитик", "переименован")
    store.settle_match("c", "d", False)
    (first, _) = reopen().matches()
    assert pairs(store) == [("a", "b", True), ("c", "d", False)]
    assert (first.by, first.reason) == ("Аналитик", "переименован")


def test_the_last_answer_about_a_pair_counts_and_can_be_taken_back(store):
    store.settle_match("a", "b", True)
    store.settle_match("a", "b", False)
    assert pairs(store) == [("a", "b", False)]
    store.settle_match("b", "a", None)
    assert pairs(store) == []


# --- notes ---


def test_a_note_is_tied_to_a_project_a_cut_or_a_day(store, reopen):
    made = [
        store.add_note("завод ждет газ", About(project="KZ-1"), by="Аналитик"),
        store.add_note("отстает весь регион", About(query="region=KZ-39")),
        store.add_note("перед заседанием", About(day=date(2021, 10, 1))),
    ]
    assert list(reopen().notes()) == made
    assert [note.about for note in made][2] == About("", "", date(2021, 10, 1))
    assert made[0].by == "Аналитик"


def test_a_note_that_counts_no_more_stays_with_the_reason(store):
    note = store.add_note("ошибка", About(project="KZ-1"))
    store.withdraw_note(note.id, "не тот проект", "Аналитик")
    assert store.notes() == ()
    (kept,) = store.notes(withdrawn=True)
    assert (kept.text, kept.withdrawn.reason) == ("ошибка", "не тот проект")


# --- instructions ---


def test_an_instruction_is_carried_from_one_meeting_to_the_next(store, reopen):
    given = store.add_instruction(
        "решить вопрос газа",
        About(project="KZ-1", day=date(2021, 9, 28)),
        responsible="Акимат",
        deadline=date(2021, 10, 15),
        by="Вице-министр",
    )
    store.change_instruction(given.id, state="in_progress", remark="договор подписан", by="Акимат")
    store.change_instruction(given.id, deadline=date(2021, 11, 15), by="Вице-министр")
    store.change_instruction(given.id, responsible="КазМунайГаз")
    done = store.change_instruction(given.id, state="done")
    assert (done.state, done.responsible, done.deadline) == ("done", "КазМунайГаз", date(2021, 11, 15))
    assert [(each.state, each.deadline.month, each.by) for each in done.changes] == [
        ("given", 10, "Вице-министр"),
        ("in_progress", 10, "Акимат"),
        ("in_progress", 11, "Вице-министр"),
        ("in_progress", 11, ""),
        ("done", 11, ""),
    ]
    assert done.changes[1].remark == "договор подписан"
    assert reopen().instructions() == (done,)


def test_instructions_stand_in_the_order_they_were_given(store):
    made = [store.add_instruction(text, About(), responsible="МИИР") for text in ("первое", "второе", "третье")]
    store.change_instruction(made[0].id, state="done")
    assert [each.text for each in store.instructions()] == ["первое", "второе", "третье"]
    assert [each.deadline for each in made] == [None, None, None]


def test_the_first_state_is_one_of_the_list_s(store):
    given = store.add_instruction("text", About(), responsible="МИИР")
    assert codelist("instruction_states").holds(given.state, "is_open")


def test_what_means_nothing_is_refused(store):
    given = store.add_instruction("text", About(), responsible="МИИР")
    for asked in (
        lambda: store.add_note(" ", About()),
        lambda: store.add_instruction("", About(), responsible="МИИР"),
        lambda: store.change_instruction(given.id, state="eaten"),
        lambda: store.change_instruction("x", state="done"),
        lambda: store.withdraw_note("x", "reason"),
    ):
        with pytest.raises(WrongSetting):
            asked()
    assert len(store.instructions()[0].changes) == 1
