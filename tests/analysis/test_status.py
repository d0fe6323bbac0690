# ruff: noqa: E501 - a drawn table is as wide as its reasons
"""The status rule, one drawn row a case: the first rule that fits decides."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given

from indmap.analysis.status import elapsed, status_of
from indmap.words.codelists import codelist
from tests.analysis.strategies import AS_OF, any_projects
from tests.table import projects, rows

CASES = """
    | stage        | start_date | planned_date | expected_date | actual_date | readiness | means        | why                                            |
    | construction | -          | 2021-12-31   | -             | -           | -         | on_track     | planned this year, nothing against it          |
    | construction | -          | 2022-01-01   | -             | -           | -         | planned      | a later year                                   |
    | -            | -          | 2021-12-31   | -             | -           | -         | on_track     | the stage is not said                          |
    | construction | -          | -            | -             | -           | -         | no_data      | no planned date                                |
    | construction | -          | -            | 2021-12-31    | -           | 50 %      | no_data      | an expected date is not a planned one          |
    | construction | -          | 2021-09-27   | -             | -           | -         | delayed      | the day before                                 |
    | construction | -          | 2021-09-28   | -             | -           | -         | on_track     | the day itself is not late                     |
    | construction | -          | 2021-06      | -             | -           | 99 %      | delayed      | nearly ready is not commissioned               |
    | first_stage  | -          | 2021-06      | -             | -           | -         | delayed      | one stage of several is not the project        |
    | trial        | -          | 2021-12-31   | -             | -           | -         | on_track     | a trial run is not a launch                    |
    | construction | -          | 2021-12-31   | 2022-01-01    | -           | -         | at_risk      | expected a day later than planned              |
    | construction | -          | 2021-12-31   | 2021-12-31    | -           | -         | on_track     | expected as planned                            |
    | construction | -          | 2022-06-30   | 2022-07-01    | -           | -         | at_risk      | at risk already, though of a later year        |
    | postponed    | -          | 2021-12-31   | -             | -           | -         | at_risk      | the register says it is postponed              |
    | postponed    | -          | 2021-06      | -             | -           | -         | delayed      | late goes before postponed                     |
    | postponed    | -          | -            | -             | -           | -         | no_data      | no date goes before postponed                  |
    | commissioned | -          | 2021-06      | -             | -           | -         | commissioned | the stage says so                              |
    | idle         | -          | 2021-06      | -             | -           | -         | commissioned | idle after its launch                          |
    | commissioned | -          | -            | -             | -           | -         | commissioned | without any date                               |
    | commissioned | -          | 2021-12-31   | -             | 2021-09-28  | -         | commissioned | on the day itself, before its time             |
    | construction | -          | 2021-06      | -             | 2021-06-30  | -         | commissioned | the date outweighs the stage                   |
    | commissioned | -          | 2021-12-31   | -             | 2021-09-29  | -         | on_track     | the launch lies after the day                  |
    | commissioned | -          | 2021-06      | -             | 2021-10-01  | -         | delayed      | the launch lies after the day, and is late     |
    | suspended    | -          | 2021-12-31   | -             | 2021-06-30  | -         | suspended    | the register's word goes before a date         |
    | suspended    | -          | -            | -             | -           | -         | suspended    | without any date                               |
    | excluded     | -          | 2021-06      | -             | 2021-06-30  | -         | excluded     | goes before everything                         |
    | construction | 2021-01-01 | 2021-12-31   | -             | -           | 74 %      | on_track     | 270 of 364 days gone, readiness keeps pace     |
    | construction | 2021-01-01 | 2021-12-31   | -             | -           | 60 %      | on_track     | 14 points behind                               |
    | construction | 2021-01-01 | 2021-12-31   | -             | -           | 59 %      | at_risk      | 15.2 points behind                             |
    | construction | 2021-10-01 | 2021-12-31   | -             | -           | 0 %       | on_track     | not begun, nothing behind                      |
    | construction | 2021-12-31 | 2021-12-31   | -             | -           | 0 %       | on_track     | no time between the dates, no share of it      |
    | construction | -          | 2021-12-31   | -             | -           | 0 %       | on_track     | no start, no share of the time                 |
"""


@pytest.mark.parametrize("case", rows(CASES), ids=lambda case: case["why"])
def test_the_first_rule_that_fits_decides(case):
    given_fields = {name: text or "-" for name, text in case.items() if name not in ("means", "why")}
    drawn = projects(f"| {' | '.join(given_fields)} |\n| {' | '.join(given_fields.values())} |")
    assert status_of(drawn, date(2021, 9, 28)).tolist() == [case["means"]]


@pytest.mark.parametrize(("behind", "status"), [(15, "on_track"), (16, "at_risk")])
def test_exactly_fifteen_points_behind_is_not_yet_at_risk(behind, status):
    """A hundred days from start to plan, so that days are points, at every share of the time gone."""
    starts = [AS_OF - timedelta(days=gone) for gone in range(behind, 101)]
    lines = [f"| {start} | {start + timedelta(days=100)} | {(AS_OF - start).days - behind} % |" for start in starts]
    drawn = projects("\n".join(["| start_date | planned_date | readiness |", *lines]))
    assert set(status_of(drawn, AS_OF)) == {status}


def test_elapsed_is_a_share_of_the_time_and_nothing_without_both_dates():
    drawn = projects("""
        | start_date | planned_date |
        | 2021-01-01 | 2021-01-11   |
        | 2021-02-01 | 2021-03-01   |
        | 2020-01-01 | 2020-06-01   |
        | -          | 2021-01-11   |
        | 2021-01-01 | -            |
        | 2021-01-11 | 2021-01-01   |
    """)
    shares = elapsed(drawn, pd.Timestamp("2021-01-06"))
    assert shares.tolist()[:3] == [0.5, 0.0, 1.0]
    assert shares[3:].isna().all()


def test_the_status_moves_with_the_day():
    drawn = projects("""
        | stage        | planned_date | actual_date |
        | commissioned | 2021-06-30   | 2021-08-15  |
    """)
    days = [date(2020, 12, 31), date(2021, 6, 30), date(2021, 7, 1), date(2021, 8, 14), date(2021, 8, 15)]
    statuses = [status_of(drawn, day).item() for day in days]
    assert statuses == ["planned", "on_track", "delayed", "delayed", "commissioned"]


@given(any_projects)
def test_every_project_has_exactly_one_status(drawn):
    statuses = status_of(drawn, AS_OF)
    assert len(statuses) == len(drawn)
    assert statuses.notna().all()
    assert list(statuses.cat.categories) == list(codelist("statuses"))


@given(any_projects)
def test_once_commissioned_by_date_always_commissioned(drawn):
    early, late = (status_of(drawn, day) for day in (AS_OF, date(2024, 1, 1)))
    dated = drawn["actual_date"] <= pd.Timestamp(AS_OF)
    assert (late[dated & (early == "commissioned")] == "commissioned").all()
