"""What changed between two registers, by hand and by law."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from indmap.analysis.compare import compare, edition
from indmap.analysis.filters import Filters, choose
from indmap.analysis.kpis import plan
from indmap.analysis.links import link
from indmap.analysis.moved import moved, moved_in
from indmap.analysis.movement import events, flow, moved_days
from indmap.analysis.waterfall import ORDER, waterfall
from indmap.words.codelists import codelist
from indmap.words.regions import Division
from tests.analysis.strategies import any_filters, any_projects, costly, measures
from tests.table import projects

JULY, AUGUST = date(2021, 7, 28), date(2021, 8, 28)


def compared(one, other, division=Division.D2018):
    one, other = (projects(each) if isinstance(each, str) else each for each in (one, other))
    return compare(edition(one, JULY, division), edition(other, AUGUST, division), link(one, other))


def told(one, other):
    found = events(compared(one, other))
    return [(row.kind, None if pd.isna(row.change) else row.change) for row in found.itertuples()]


@pytest.mark.parametrize(
    ("before", "after", "days"),
    [
        ("2022-06-30", "2022-09-30", 92),
        ("2022-09-30", "2022-06-30", -92),
        ("2022-Q4", "2022-11-15", 0),  # said more finely
        ("2022-11-15", "2022-Q4", 0),  # said less finely
        ("2022-Q4", "2023-01-15", 15),  # past the end of the quarter
        ("2022", "2022-H1", 0),
        ("2022-H1", "2022-H2", 184),
        ("2022-12-31", "2022-12", 0),
    ],
)
def test_a_date_moves_when_it_leaves_the_period_that_was_stated(before, after, days):
    head = "| name | planned_date |\n"
    assert moved_days(compared(head + f"| A | {before} |", head + f"| A | {after} |")).tolist() == [days]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("23.4 bn | 100", "23.4 bn | 100", []),
        ("23.4 bn | 100", "25 bn | 100", [("cost_changed", 1.6e9)]),
        ("23.4 bn | 100", "23.4 tn | 100", [("unit_slip", 23.4e12 - 23.4e9)]),
        ("23.4 m | 100", "23.4 bn | 100", [("unit_slip", 23.4e9 - 23.4e6)]),
        ("23.4 bn | 100", "- | 100", [("cost_changed", None)]),  # it is not said any more
        ("23.4 bn | 100", "23.4 bn | 80", [("jobs_changed", -20)]),
        ("0 bn | 0", "0 bn | 0", []),
    ],
)
def test_amounts(before, after, expected):
    head = "| name | cost | jobs | planned_date |\n"
    one, other = head + f"| A | {before} | 2021-12-31 |", head + f"| A | {after} | 2021-12-31 |"
    found = told(one, other)
    assert [kind for kind, _ in found] == [kind for kind, _ in expected]
    assert [change for _, change in found] == [change and pytest.approx(change) for _, change in expected]


@pytest.mark.parametrize(
    ("reason", "remarks", "is_silent"),
    [("-", "-", True), ("equipment", "-", False), ("-", "Ждут печь", False), ("-", "Как было", True)],
)
def test_a_move_into_the_next_year_is_silent_unless_a_reason_or_a_new_remark_tells_of_it(reason, remarks, is_silent):
    head = "| name | planned_date | delay_reason | remarks |\n"
    one = head + "| A | 2021-12-31 | - | Как было |"
    other = head + f"| A | 2022-06-30 | {reason} | {remarks} |"
    assert ("silent_move" in [kind for kind, _ in told(one, other)]) is is_silent


def test_a_move_within_the_year_is_not_silent():
    head = "| name | planned_date |\n"
    assert [kind for kind, _ in told(head + "| A | 2021-10-31 |", head + "| A | 2021-12-31 |")] == ["date_moved"]


def test_what_was_split_off_by_the_new_border_did_not_move():
    head = "| name | company | region | planned_date |\n"
    one, other = head + "| A | Альфа | KZ-VOS | 2021-12-31 |", head + "| A | Альфа | KZ-10 | 2021-12-31 |"
    assert told(one, other) == []
    other = head + "| A | Альфа | KZ-15 | 2021-12-31 |"
    assert "region_changed" not in [kind for kind, _ in told(one, other)]  # told as gone and new, and as a doubt
    coded = "| project_id | name | company | region |\n"
    assert [kind for kind, _ in told(coded + "| 1A | A | Альфа | KZ-10 |", coded + "| 1A | A | Альфа | KZ-63 |")] == [
        "region_changed"
    ]


FLOW = (
    """
    | name | cost  | planned_date | stage        |
    | A    | 10 bn | 2021-12-31   | construction |
    | B    | 20 bn | 2021-12-31   | construction |
    | C    | -     | 2021-12-31   | construction |
    """,
    """
    | name | cost  | planned_date | stage        |
    | A    | 12 bn | 2021-12-31   | commissioned |
    | C    | -     | 2021-12-31   | construction |
    | D    | 5 bn  | 2021-12-31   | construction |
    """,
)


def test_the_flow_from_status_to_status():
    found = flow(compared(*FLOW), "cost").set_index(["before", "after"])
    assert found.loc[("on_track", "commissioned")].tolist() == [1, 12e9]
    assert found.loc[("on_track", "gone")].tolist() == [1, 20e9]
    assert found.loc[("new", "on_track")].tolist() == [1, 5e9]
    assert found.loc[("on_track", "on_track"), "projects"] == 1
    assert np.isnan(found.loc[("on_track", "on_track"), "value"])  # its cost is not known: no zero


WATERFALL = (
    """
    | name | region | cost  | baseline_date | planned_date | stage        |
    | A    | KZ-11  | 10 bn | 2021-12-31    | 2021-12-31   | construction |
    | B    | KZ-11  | 20 bn | -             | 2021-12-31   | construction |
    | C    | KZ-11  | 30 bn | 2021-12-31    | 2021-12-31   | construction |
    | D    | KZ-11  | 40 bn | 2021-12-31    | 2021-12-31   | construction |
    | E    | KZ-11  | 50 bn | -             | 2022-12-31   | construction |
    | F    | KZ-11  | 60 bn | 2021-12-31    | 2021-12-31   | commissioned |
    """,
    """
    | name | region | cost  | baseline_date | planned_date | stage        |
    | A    | KZ-11  | 13 bn | 2021-12-31    | 2022-06-30   | construction |
    | B    | KZ-11  | 20 bn | -             | 2022-03-31   | construction |
    | C    | KZ-11  | 30 bn | 2021-12-31    | 2021-12-31   | excluded     |
    | E    | KZ-11  | 50 bn | -             | 2021-12-31   | construction |
    | F    | KZ-11  | 60 bn | 2021-12-31    | 2021-12-31   | commissioned |
    | G    | KZ-11  | 7 bn  | 2021-12-31    | 2021-12-31   | commissioned |
    """,
)


def test_what_moved_the_plan_of_the_year():
    found = waterfall(compared(*WATERFALL), "cost", Filters(year=2021))
    assert (found.start, found.end) == (160e9, 130e9)
    assert [(row.step, row.value / 1e9, row.projects) for row in found.steps.itertuples()] == [
        ("new", 7, 1),
        ("from_later", 50, 1),
        ("revised", 3, 1),  # A slipped and stays in the programme of the year that it was promised for
        ("gone", -40, 1),
        ("excluded", -30, 1),
        ("to_later", -20, 1),  # B never had a first date
    ]


def test_what_moved_the_commissioned():
    found = waterfall(compared(*WATERFALL), "count", Filters(year=2021), is_commissioned=True)
    assert (found.start, found.end) == (1, 2)
    assert found.steps[["step", "value"]].to_numpy().tolist() == [["new", 1.0]]


def test_a_total_that_nobody_states_is_absent():
    found = waterfall(compared("| name |\n| A |", "| name |\n| A |"), "cost", Filters())
    assert (found.start, found.end) == (None, None)
    assert found.steps.empty


def test_a_filter_keeps_what_is_in_the_cut_on_either_side():
    head = "| project_id | name | company | region |\n"
    one = head + "| A1 | A | Альфа | KZ-11 |\n| B1 | B | Бета | KZ-15 |\n| C1 | C | Гамма | KZ-23 |"
    other = head + "| A1 | A | Альфа | KZ-15 |\n| B1 | B | Бета | KZ-15 |\n| C1 | C | Гамма | KZ-23 |"
    whole = compared(one, other)
    cut = moved_in(moved(whole.earlier, whole.later), Filters(regions=("KZ-11",))).seen
    assert cut.before("name").tolist() == ["A"]
    steps = waterfall(compared(one, other), "count", Filters(regions=("KZ-15",))).steps
    assert steps[["step", "value"]].to_numpy().tolist() == [["entered", 1.0]]


# --- laws ---


@costly
@given(any_projects)
def test_a_register_compared_with_itself_tells_nothing(register):
    named = register.assign(name=[f"П {place}" for place in range(len(register))]).astype({"name": "str"})
    one = edition(named, JULY, Division.D2018)
    comparison = compare(one, edition(named, JULY, Division.D2018), link(named, named))
    assert events(comparison).empty
    assert waterfall(comparison, "cost", Filters()).steps.empty
    assert (flow(comparison, "count")["before"] == flow(comparison, "count")["after"]).all()


@costly
@given(any_projects, any_projects, any_filters, measures)
def test_start_and_steps_add_up_to_the_end(one, other, filters, measure):
    one, other = (_named(each) for each in (one, other))
    comparison = compared(one, other)
    for only_commissioned in (False, True):
        found = waterfall(comparison, measure, filters, is_commissioned=only_commissioned)
        assert (found.start or 0) + found.steps["value"].sum() == (found.end or 0)
        ends = [plan(choose(each.facts, filters)) for each in (comparison.earlier, comparison.later)]
        if only_commissioned:
            ends = [each[each["status"] == "commissioned"] for each in ends]
        assert [found.start or 0, found.end or 0] == [each[measure].sum() for each in ends]


@costly
@given(any_projects, any_projects)
def test_every_project_is_in_the_flow_once(one, other):
    comparison = compared(_named(one), _named(other))
    assert flow(comparison, "count")["projects"].sum() == len(comparison.rows)


def _named(register):
    """Names by what else is the same in the pool, so that some of two drawn registers are linked."""
    names = register["cost"].fillna(-1).astype(int).astype(str) + " " + register["jobs"].fillna(-1).astype(str)
    return register.assign(name=names.astype("str"))


def test_every_step_and_event_has_its_words():
    assert set(ORDER) == set(codelist("steps"))
