"""Two real registers of one portfolio, two years apart, with movements read off the files by hand."""

import os
from datetime import date
from pathlib import Path

import pytest

from indmap.analysis.compare import compare, edition
from indmap.analysis.links import link
from indmap.analysis.movement import events, moved_days
from indmap.ingest import read_register
from indmap.words.regions import Division

REGISTERS = Path(os.environ.get("INDMAP_FOREIGN_FILES", "../shared")) / "registers"


@pytest.fixture(scope="module")
def comparison():
    paths = [REGISTERS / f"uk_gmpp_{year}.csv" for year in (2018, 2020)]
    if not all(path.exists() for path in paths):
        pytest.skip(f"no foreign files {REGISTERS}/uk_gmpp_*.csv: set INDMAP_FOREIGN_FILES")
    registers = [read_register(path.read_bytes(), path.name).projects for path in paths]
    days = (date(2018, 3, 31), date(2020, 3, 31))
    editions = [edition(each, day, Division.D2018) for each, day in zip(registers, days, strict=True)]
    return compare(*editions, link(*registers))


def test_whoever_is_in_both_is_linked(comparison):
    assert comparison.is_gone.sum() + (~comparison.is_gone & ~comparison.is_new).sum() == 133
    assert comparison.is_new.sum() + (~comparison.is_gone & ~comparison.is_new).sum() == 125


@pytest.mark.parametrize(
    ("name", "days", "cost"),
    [
        ("Smart Metering Implementation Programme", 1461, (17_215.78e6, 20_136.95e6)),  # 31.12.20 to 31.12.24
        ("Government Hubs Programme", 4018, (638.87e6, 564.10e6)),  # 31.03.25 to 31.03.36
        ("Government as a Platform", -365, (90e6, 90e6)),  # 31.03.21 to 31.03.20
    ],
)
def test_movements_read_off_the_files(comparison, name, days, cost):
    row = comparison.rows.index[comparison.before("name") == name][0]
    assert moved_days(comparison)[row] == days
    found = (comparison.before("cost_foreign")[row], comparison.after("cost_foreign")[row])
    assert found == pytest.approx(cost)


def test_a_date_that_is_not_provided_any_more_is_told(comparison):
    row = comparison.rows.index[comparison.before("name") == "Crossrail Programme"][0]
    found = events(comparison)
    assert "date_withdrawn" in found.loc[found["row"] == row, "kind"].tolist()


def test_what_was_reworded_waits_for_a_person(comparison):
    doubtful = comparison.rows["is_doubtful"]
    assert "Digital Services at the Border" in comparison.before("name")[doubtful].tolist()
    assert "Digital Services at the Border (DSAB)" in comparison.after("name")[doubtful].tolist()
