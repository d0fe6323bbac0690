"""How far from the first promise: by hand, project by project and weighted by cost."""

from datetime import date

import numpy as np
import pytest

from indmap.analysis.compare import edition
from indmap.analysis.slippage import claims, slippage, slips_by
from indmap.analysis.threads import threads
from indmap.words.regions import Division
from tests.table import projects

DAYS = (date(2021, 7, 28), date(2021, 8, 28), date(2021, 9, 28))
JULY = """
    | name | region | responsible      | cost  | baseline_date | planned_date | actual_date | stage        |
    | A    | KZ-11  | Акимат           | 10 bn | 2021-06-30    | 2021-09-30   | -           | construction |
    | B    | KZ-11  | Акимат           | 30 bn | -             | 2021-10-31   | -           | construction |
    | C    | KZ-11  | «АКИМАТ»         | -     | -             | 2021-12-31   | -           | construction |
    | D    | KZ-15  | Министерство     | 5 bn  | 2021-Q3       | 2021-Q3      | -           | construction |
    | E    | KZ-15  | Министерство     | 5 bn  | -             | -            | -           | construction |
    | F    | KZ-15  | -                | 5 bn  | 2021-09-30    | 2021-09-30   | -           | excluded     |
"""
AUGUST = JULY.replace("2021-10-31", "-         ")
SEPTEMBER = (
    JULY.replace("2021-10-31   | -           | construction", "2021-12-31   | -           | construction")
    .replace("2021-Q3      | -           | construction", "2021-Q3      | 2021-08-10  | commissioned")
    .replace(
        "| C    | KZ-11  | «АКИМАТ»         | -     | -             | 2021-12-31", "| C|KZ-11|«АКИМАТ»|-|-|2021-12-11"
    )
)


@pytest.fixture(scope="module")
def slips():
    registers = [projects(each) for each in (JULY, AUGUST, SEPTEMBER)]
    editions = [edition(each, day, Division.D2018) for each, day in zip(registers, DAYS, strict=True)]
    threaded = threads(list(zip(DAYS, registers, strict=True)))
    assert claims(editions, threaded).empty
    return slippage(editions, threaded)


def test_a_project_against_its_baseline_else_the_first_date_seen(slips):
    assert slips["days"].iloc[:4].tolist() == [92, 61, -20, 0]
    assert slips["baseline_from"].tolist() == ["approved", "first_seen", "first_seen", "approved", "", "approved"]
    assert np.isnan(slips["days"].iloc[4])  # no date was ever given: no slip, not zero


def test_a_date_that_was_withdrawn_for_a_month_is_held_against_the_last_one_stated(slips):
    assert slips["postponements"].tolist() == [0, 1, 0, 0, 0, 0]
    assert slips["brought_forward"].tolist() == [0, 0, 1, 0, 0, 0]


def test_a_region_weighted_by_cost_leaves_out_what_has_none(slips):
    akmola = slips_by(slips, "region").loc["KZ-11"]
    assert (akmola["projects"], akmola["known"], akmola["late"]) == (3, 3, 2)
    assert akmola["mean_days"] == pytest.approx((10 * 92 + 30 * 61) / 40)
    assert akmola["median_days"] == 61
    assert akmola["ranked"]


def test_few_projects_are_not_ranked_and_the_excluded_do_not_count(slips):
    aktobe = slips_by(slips, "region").loc["KZ-15"]
    assert (aktobe["projects"], aktobe["known"]) == (2, 1)
    assert not aktobe["ranked"]


def test_a_body_is_one_however_it_is_written(slips):
    assert slips_by(slips, "responsible")["projects"].to_dict() == {"Акимат": 3, "Министерство": 2}


def test_a_plant_launched_in_two_years_is_claimed_twice():
    head = "| project_id | name | planned_date | actual_date | stage |\n"
    one = projects(head + "| A1 | Стекло | 2021-12-31 | 2021-12-08 | commissioned |")
    other = projects(head + "| A1 | Стекло | 2021-12-31 | 2022-04-20 | commissioned |")
    days = (date(2021, 12, 28), date(2022, 6, 28))
    editions = [edition(each, day, Division.D2018) for each, day in zip((one, other), days, strict=True)]
    found = claims(editions, threads(list(zip(days, (one, other), strict=True))))
    assert found[["kind", "year", "other_year"]].to_numpy().tolist() == [["launched_again", 2021, 2022]]
