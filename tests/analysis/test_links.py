"""Which project is which: one to one, whatever the order, and ties never guessed."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indmap.analysis.identity import company_mark, project_keys, same_as
from indmap.analysis.links import link
from indmap.register.projects import typed
from tests.table import projects

AKMOLA = "KZ-11"


def paired(one, other, settled=()):
    """The names of what was linked, and how."""
    links = link(one, other, settled)
    return [(one["name"].iloc[row.earlier], other["name"].iloc[row.later], row.how) for row in links.pairs.itertuples()]


def doubted(one, other):
    found = link(one, other).doubtful
    return [(one["name"].iloc[row.earlier], other["name"].iloc[row.later], row.reason) for row in found.itertuples()]


@pytest.mark.parametrize(
    ("earlier", "later", "how"),
    [
        ("A-1 | Цех | ТОО «Альфа» | - | KZ-11", "a 1 | Участок | ТОО «Альфа» | - | KZ-11", "code"),
        ("- | Цех | ТОО «Альфа» | 500140990012 | KZ-11", "- | ЦЕХ | ТОО «Бета» | 500140990012 | KZ-15", "bin"),
        ("- | Цех | ТОО «Альфа» | - | KZ-11", "- | «цех» | Альфа ЖШС | - | KZ-11", "whole"),
        ("- | Цех | ТОО «Альфа» | - | KZ-KAR", "- | Цех | ТОО «Альфа» | - | KZ-62", "whole"),
        ("- | Цех | - | - | KZ-11", "- | Цех | ТОО «Альфа» | - | KZ-11", "name"),
    ],
)
def test_a_project_is_known_by_the_best_that_both_registers_say(earlier, later, how):
    head = "| project_id | name | company | bin | region |\n"
    one, other = projects(head + f"| {earlier} |"), projects(head + f"| {later} |")
    assert [each[2] for each in paired(one, other)] == [how]


@pytest.mark.parametrize(
    ("earlier", "later", "reason"),
    [
        ("- | Завод | ТОО «Альфа» | KZ-11 | 5 bn", "- | Завод | ТОО «Бета» | KZ-11 | 5 bn", "company_changed"),
        ("- | Завод | ТОО «Альфа» | KZ-11 | 5 bn", "- | Завод | ТОО «Альфа» | KZ-15 | 5 bn", "region_changed"),
        ("- | Завод стекла | Альфа | KZ-11 | 5 bn", "- | Завод листового стекла | Альфа | KZ-11 | 5 bn", "renamed"),
        ("- | Завод труб | - | KZ-11 | 5 bn", "- | Завод труб (ЗТ) | - | KZ-11 | 9 bn", "near_name"),
    ],
)
def test_what_may_be_one_project_waits_for_a_person(earlier, later, reason):
    head = "| project_id | name | company | region | cost |\n"
    one, other = projects(head + f"| {earlier} |"), projects(head + f"| {later} |")
    assert paired(one, other) == []
    assert [each[2] for each in doubted(one, other)] == [reason]


def test_phases_are_not_one_project_because_their_names_are_near():
    one = projects("| name | company | region | cost |\n| Линия, очередь 1 | Альфа | KZ-11 | 5 bn |")
    other = projects("| name | company | region | cost |\n| Линия, очередь 2 | Альфа | KZ-11 | 6 bn |")
    assert paired(one, other) == doubted(one, other) == []


def test_codes_that_number_the_rows_say_nothing():
    names = ("Цех", "Завод", "Фабрика", "Мельница")
    one = typed({"project_id": ["1", "2", "3", "4"], "name": names, "region": [AKMOLA] * 4}, 4)
    other = typed({"project_id": ["1", "2", "3"], "name": names[1:], "region": [AKMOLA] * 3}, 3)
    assert [(earlier, later) for earlier, later, _ in paired(one, other)] == [(each, each) for each in names[1:]]


def test_a_code_given_to_another_project_is_not_followed():
    one = projects(
        "| project_id | name | company |\n| A-1 | Цех | Альфа |\n| A-2 | Мельница | Бета |\n| A-3 | Порт | Гамма |"
    )
    other = projects(
        "| project_id | name | company |\n| A-1 | Цех | Альфа |\n| A-2 | Аэродром | Дельта |\n| A-3 | Порт | Гамма |"
    )
    assert [each[0] for each in paired(one, other)] == ["Цех", "Порт"]
    assert doubted(one, other) == [("Мельница", "Аэродром", "code_reused")]


def test_two_that_exchanged_their_codes_wait_for_a_person():
    one = projects("| project_id | name |\n| A-1 | Цех |\n| A-2 | Порт |\n| A-3 | Док |")
    other = projects("| project_id | name |\n| A-2 | Цех |\n| A-1 | Порт |\n| A-3 | Док |")
    assert {(earlier, later) for earlier, later, _ in paired(one, other)} == {("Док", "Док")}
    assert {each[2] for each in doubted(one, other)} == {
        "recoded",
        "code_reused",
    }  # name and code contradict: a person says


HEAD = "| name | company | region | cost |\n"


def test_rows_that_claim_to_be_one_pair_like_with_like_and_the_last_with_the_last():
    one = projects(HEAD + "| Теплица | Альфа | KZ-11 | 1 bn |\n| Теплица | Альфа | KZ-11 | 2 bn |")
    other = projects(HEAD + "| Теплица | Альфа | KZ-11 | 3 bn |\n| Теплица | Альфа | KZ-11 | 1 bn |")
    pairs = link(one, other).pairs
    assert list(zip(pairs["earlier"], pairs["later"], strict=True)) == [(0, 1), (1, 0)]


def test_where_nothing_tells_them_apart_nothing_is_guessed():
    one = projects(HEAD + "| Теплица | Альфа | KZ-11 | 1 bn |\n| Теплица | Альфа | KZ-11 | 2 bn |")
    other = projects(HEAD + "| Теплица | Альфа | KZ-11 | 5 bn |\n| Теплица | Альфа | KZ-11 | 7 bn |")
    links = link(one, other)
    assert links.pairs.empty
    assert len(links.gone) == len(links.new) == 2
    assert set(links.doubtful["reason"]) == {"tie"}
    assert len(links.doubtful) == 4


def test_projects_that_were_put_together_are_told_as_a_merger():
    one = projects(HEAD + "| Линия А | Альфа | KZ-11 | 60 bn |\n| Склад Б | Альфа | KZ-11 | 40 bn |")
    other = projects(HEAD + "| Комплекс | Альфа | KZ-11 | 100 bn |")
    assert {each[2] for each in doubted(one, other)} == {"merged"}
    assert {each[2] for each in doubted(other, one)} == {"split"}


def test_a_part_taken_out_of_a_project_that_stays_is_a_split():
    one = projects("| project_id | name | company | region | cost |\n| A | Комбинат | Альфа | KZ-11 | 100 bn |")
    other = projects(
        "| project_id | name | company | region | cost |\n"
        "| A | Комбинат | Альфа | KZ-11 | 70 bn |\n| B | Энергоцех | Альфа | KZ-11 | 30 bn |"
    )
    assert paired(one, other) == [("Комбинат", "Комбинат", "code")]
    assert doubted(one, other) == [("Комбинат", "Энергоцех", "split")]


# --- keys, and what a person settled ---


def test_a_key_is_the_same_whoever_typed_it_and_wherever_the_border_runs():
    one = projects("| name | company | region |\n| Медный цех | ТОО «Альфа» | KZ-KAR |")
    other = projects("| name | company | region |\n| МЕДНЫЙ  ЦЕХ. | Альфа, ЖШС | KZ-62 |")
    assert project_keys(one).tolist() == project_keys(other).tolist()


def test_keys_are_what_they_were_when_they_were_stored():
    drawn = projects("| project_id | name | company | region |\n| ИК-1 | Цех | Альфа | KZ-11 |")
    assert project_keys(drawn).tolist() == ["31f52c1e7a0a6480"]


def test_renames_are_followed_however_many_there_were():
    roots = same_as([("a", "b", True), ("b", "c", True), ("d", "e", True), ("d", "e", False)])
    assert roots["a"] == roots["b"] == roots["c"]
    assert "d" not in roots


def test_what_was_said_last_holds():
    one = projects(HEAD + "| Завод | Альфа | KZ-11 | 1 bn |")
    other = projects(HEAD + "| Фабрика | Бета | KZ-11 | 1 bn |")
    (key,), (new,) = project_keys(one), project_keys(other)
    assert paired(one, other, [(key, new, True)]) == [("Завод", "Фабрика", "settled")]
    assert paired(one, other, [(key, new, True), (new, key, False)]) == []


def test_a_pair_that_a_person_parted_is_not_linked_though_it_has_one_name():
    one = projects(HEAD + "| Завод | Альфа | KZ-11 | 1 bn |")
    (key,) = project_keys(one)
    links = link(one, one, [(key, key, False)])
    assert links.pairs.empty
    assert links.doubtful.empty


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ТОО «Альфа»", "альфа"),
        ("«Альфа» ЖШС", "альфа"),
        ("АО «Ак Дала»", "ак дала"),
        ("ТОО", "тоо"),
        ("Товарищество с ограниченной ответственностью Альфа", "альфа"),
    ],
)
def test_the_legal_form_is_not_the_company(written, meant):
    assert company_mark(written) == meant


# --- laws ---

_ROWS = st.lists(
    st.tuples(
        st.sampled_from([None, "A-1", "A-2", "A-3", "а 3"]),
        st.sampled_from(["Цех", "ЦЕХ", "Завод труб", "Завод труб 2", "Порт"]),
        st.sampled_from([None, "ТОО «Альфа»", "Альфа", "Бета"]),
        st.sampled_from([None, "KZ-11", "KZ-KAR", "KZ-62", "KZ-35"]),
        st.sampled_from([None, 1e9, 2e9, 3e9]),
    ),
    max_size=7,
)


def register_of(rows):
    columns = ("project_id", "name", "company", "region", "cost")
    given = dict(zip(columns, zip(*rows, strict=True), strict=True)) if rows else {}
    return typed({name: list(values) for name, values in given.items()}, len(rows))


def said(links):
    return set(zip(links.pairs["earlier"], links.pairs["later"], strict=True))


@settings(max_examples=25)
@given(_ROWS, _ROWS)
def test_links_are_one_to_one_leave_nobody_out_and_are_the_same_from_the_other_side(rows, others):
    one, other = register_of(rows), register_of(others)
    links = link(one, other)
    assert links.pairs["earlier"].is_unique
    assert links.pairs["later"].is_unique
    assert sorted([*links.pairs["earlier"], *links.gone]) == list(range(len(rows)))
    assert sorted([*links.pairs["later"], *links.new]) == list(range(len(others)))
    assert said(links) == {(earlier, later) for later, earlier in said(link(other, one))}


@settings(max_examples=25)
@given(_ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows, chance):
    order = list(range(len(rows)))
    chance.shuffle(order)
    one = register_of(rows)
    other = one.iloc[order].reset_index(drop=True)
    links = link(one, other)
    assert len(links.pairs) == len(rows)  # each has its like; of two alike either will do
    shown = ["project_id", "name", "company", "region", "cost"]
    here = one[shown].iloc[links.pairs["earlier"]].reset_index(drop=True)
    pd.testing.assert_frame_equal(here, other[shown].iloc[links.pairs["later"]].reset_index(drop=True))
