"""What is late, to come and there, by hand and by law."""

from datetime import date

import pytest
from hypothesis import given

from indmap.analysis import lateness
from indmap.analysis.facts import facts_of
from indmap.analysis.kpis import plan
from indmap.words.regions import Division
from tests.analysis.strategies import AS_OF, any_facts
from tests.table import projects

DAY = date(2021, 9, 28)
FACTS = facts_of(
    projects("""
    | cost  | baseline_date | planned_date | expected_date | actual_date | stage        |
    | 1 bn  | -             | 2021-02-28   | -             | 2021-03-15  | commissioned |
    | 2 bn  | -             | 2021-06-28   | -             | -           | construction |
    | 4 bn  | 2021-06-30    | 2021-11-30   | -             | -           | construction |
    | 8 bn  | -             | 2021-12-31   | 2022-03-31    | -           | construction |
    | 16 bn | -             | 2021-12-31   | -             | -           | construction |
    | 32 bn | -             | 2021-05-31   | -             | -           | excluded     |
    | -     | -             | -            | -             | -           | construction |
    """),
    DAY,
    Division.D2018,
)


def test_a_project_is_late_by_the_months_since_or_until():
    found = lateness.late(FACTS, DAY)
    assert found.index.tolist() == [3, 2, 1]
    # 31.12.2021 to 31.03.2022 is 90 days, 30.06 to 30.11 is 153, 28.06 to the day itself is 92
    assert found["slip"].tolist() == pytest.approx([90 / 30.4375, 153 / 30.4375, 92 / 30.4375])


def test_what_is_to_come_is_dated_between_the_day_and_the_years_end():
    assert lateness.coming(FACTS, DAY, 2021).index.tolist() == [4, 2]
    assert lateness.coming(FACTS, DAY, 2022).index.tolist() == [4, 3, 2]


def test_only_what_is_commissioned_is_there():
    assert lateness.launched(FACTS).index.tolist() == [0]


@given(any_facts)
def test_nothing_is_both_there_and_late_or_to_come(facts):
    there = set(lateness.launched(facts).index)
    late, coming = lateness.late(facts, AS_OF), lateness.coming(facts, AS_OF, AS_OF.year)
    assert not there & (set(late.index) | set(coming.index))
    assert set(late.index) | set(coming.index) | there <= set(plan(facts).index)
    assert (late["slip"] > 0).all()
