"""Who has not sent, how old the data are, what came at the last minute, and a score by a stated rule."""

from datetime import date

import numpy as np
import pytest

from indmap.analysis import discipline
from indmap.analysis.compare import compare, edition
from indmap.analysis.history import history
from indmap.analysis.kpis import Rate
from indmap.analysis.links import link
from indmap.analysis.quality import scores
from indmap.analysis.threads import threads
from indmap.register.findings import findings_frame
from indmap.words.codelists import codelist
from indmap.words.regions import Division
from tests.table import projects

DAYS = (date(2021, 6, 28), date(2021, 9, 20), date(2021, 9, 28))
JUNE = """
    | name | sender  | region | cost  | planned_date | actual_date | stage        | delay_reason |
    | A    | Акмола  | KZ-11  | 10 bn | 2021-12-31   | -           | construction | -            |
    | B    | Акмола  | KZ-11  | 20 bn | 2021-12-31   | -           | construction | -            |
    | C    | Актобе  | KZ-15  | 30 bn | 2021-08-31   | -           | construction | -            |
    | D    | Атырау  | KZ-23  | 40 bn | 2021-12-31   | -           | construction | -            |
"""
LATE = JUNE.replace("2021-08-31   | -          ", "2022-08-31   | -          ")
LAST = "\n".join(line for line in LATE.splitlines() if "Атырау" not in line).replace(
    "10 bn | 2021-12-31   | -           | construction", "10 bn | 2021-12-31   | 2021-09-25  | commissioned"
)


def series():
    registers = [projects(each) for each in (JUNE, LATE, LAST)]
    editions = [edition(each, day, Division.D2018) for each, day in zip(registers, DAYS, strict=True)]
    return editions, history(editions, threads(list(zip(DAYS, registers, strict=True))))


EDITIONS, TOLD = series()


def test_who_was_there_and_is_not_any_more():
    found = discipline.not_sent(EDITIONS, "sender", expected=("Абай",))
    assert found.index.tolist() == ["Абай", "Атырау"]
    assert found["projects"].tolist() == [0, 1]
    assert found["last_as_of"].isna().tolist() == [True, False]
    assert found.loc["Атырау", "last_as_of"].date() == DAYS[1]


def test_how_old_the_data_of_a_region_are():
    found = discipline.ages(TOLD, "region", date(2021, 10, 8))
    assert found["days"].to_dict() == {"KZ-11": 10, "KZ-15": 18}
    assert found["at_least"].tolist() == [False, False]
    assert found.loc["KZ-11", "median_days"] == 102  # B, open, has said nothing new since June
    assert (found.loc["KZ-11", "old"], found.loc["KZ-15", "old"]) == (1, 0)


def test_of_one_register_the_age_may_be_greater_than_it_says():
    one = EDITIONS[:1]
    told = history(one, threads([(each.as_of, each.projects) for each in one]))
    assert discipline.ages(told, "region", DAYS[0])["at_least"].all()


def test_the_share_of_changes_that_came_at_the_last_minute():
    counts = discipline.changes_by_edition(TOLD)
    assert counts["changed"].tolist() == [1, 1]
    assert discipline.last_minute(TOLD, 7).value == 0.5
    assert discipline.last_minute(TOLD, 30).value == 1


def test_launches_dated_just_before_the_report():
    comparison = compare(*EDITIONS[1:], link(EDITIONS[1].projects, EDITIONS[2].projects))
    assert discipline.rushed(comparison, 5) == Rate(1, 1, 1, 1)
    assert discipline.rushed(comparison, 3) == Rate(0, 1, 1, 1)
    assert discipline.rushed(compare(*EDITIONS[:2], link(EDITIONS[0].projects, EDITIONS[1].projects)), 5).value is None


def test_a_launch_dated_to_the_month_may_have_been_on_any_day_of_it():
    vague = edition(projects(LAST.replace("2021-09-25", "2021-09   ")), date(2021, 10, 1), Division.D2018)
    comparison = compare(EDITIONS[1], vague, link(EDITIONS[1].projects, vague.projects))
    assert discipline.rushed(comparison, 5) == Rate(None, None, 0, 1)


def test_the_score_of_a_sender_by_hand():
    found = scores(EDITIONS[2], findings_frame([("wrong_bin", "Projects", "D3", 3, "bin", "1", "")]), TOLD)
    akmola, aktobe = found.loc["Акмола"], found.loc["Актобе"]
    assert akmola["complete"] == pytest.approx(4 / 8)  # no company, sector, jobs, responsible body
    assert aktobe["complete"] == pytest.approx(4 / 8)
    assert (akmola["correct"], aktobe["correct"]) == (0.5, 1)
    assert np.isnan(akmola["explained"])  # nothing of its is late
    assert (akmola["steady"], aktobe["steady"]) == (1, 0)  # moved into 2022 without a word
    assert (akmola["fresh"], aktobe["fresh"]) == (0, 1)
    expected = (35 * 4 / 8 + 25 * 1 + 10 * 0 + 10 * 1) / 80
    assert aktobe["score"] == pytest.approx(expected)
    assert aktobe["weight"] == pytest.approx(0.8)


def test_without_a_history_only_what_one_register_shows_is_scored():
    found = scores(EDITIONS[0], findings_frame())
    assert found["steady"].isna().all()
    assert found["fresh"].isna().all()
    assert (found["weight"] <= 0.8).all()


def test_the_rule_weighs_a_hundred():
    rule = codelist("quality")
    assert sum(float(rule.text(part, "weight")) for part in rule) == 100
