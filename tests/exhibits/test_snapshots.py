"""The list of kept registers and the trail, as a person reads them."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from indmap.exhibits import snapshots
from indmap.exhibits.written import written
from indmap.register.layout import Layout
from indmap.register.register import Source
from indmap.register.remarks import Entry
from indmap.register.snapshot import Snapshot, Withdrawal
from indmap.words.codelists import codelist
from indmap.words.language import Language
from tests.exhibits.views import view

DRAWN = "| name | cost |\n| A | 1 bn |"
ALMATY = ZoneInfo("Asia/Almaty")
EVENING = datetime(2021, 9, 28, 21, 30, tzinfo=UTC)
SOURCE = Source("september.xlsx", "3f9a1c20" * 8, date(2021, 9, 28), Layout("", 0, 0, ()), 130, 128, 2)
KEPT = Snapshot(
    "a" * 32, 7, date(2021, 9, 28), EVENING, "", "Akimat", "key", SOURCE, 128, 3, (("september.xlsx", "3f", 10),)
)
WITHDRAWN = replace(KEPT, id="b" * 32, seq=6, sender="", withdrawn=Withdrawal("wrong file", "", EVENING))
DAMAGED = replace(KEPT, id="c" * 32, seq=5, as_of=None, damaged=True, source=replace(SOURCE, name="", sha256=""))
ROOT = Path(__file__).resolve().parents[2]


def cells(exhibit):
    return written(exhibit).to_numpy().tolist()


def test_a_row_says_what_is_kept_and_in_what_state():
    (row,) = cells(snapshots.table(view(DRAWN), [KEPT], UTC))
    assert row == [
        "7", "28/09/2021", "Akimat", "september.xlsx", "128", "3", "28/09/2021 21:30", "—", "3f9a1c20", "Kept",
    ]  # fmt: skip


def test_reasons_stand_where_something_is_withdrawn():
    rows = cells(snapshots.table(view(DRAWN), [KEPT, WITHDRAWN], UTC))
    assert [row[-2:] for row in rows] == [["Kept", "—"], ["Withdrawn", "wrong file"]]
    assert rows[1][2] == "—", "nobody said who sent it"


def test_a_damaged_one_shows_that_it_is():
    (row,) = cells(snapshots.table(view(DRAWN), [DAMAGED], UTC))
    assert (row[1], row[8], row[9]) == ("—", "—", "Damaged")


def test_hours_are_those_of_the_reader():
    (row,) = cells(snapshots.table(view(DRAWN), [KEPT], ALMATY))
    assert row[6] in ("29/09/2021 03:30", "29/09/2021 02:30")  # Almaty moved from UTC+6 to UTC+5 in 2024


def test_nothing_kept_is_said(language):
    exhibit = snapshots.table(view(DRAWN, language), [], UTC)
    assert exhibit.is_empty
    assert exhibit.note


def test_the_trail_begins_with_what_was_done_last_and_calls_registers_by_number():
    entries = (
        Entry(1, EVENING, "", "snapshot", KEPT.id, "9" * 64),
        Entry(2, EVENING, "a.b@gov.kz", "withdraw", KEPT.id, "wrong file"),
        Entry(3, EVENING, "", "answer", "d" * 64, "x" * 500),
    )
    rows = cells(snapshots.trail(view(DRAWN), entries, [KEPT], UTC))
    assert [row[0] for row in rows] == ["3", "2", "1"]
    assert rows[1][2:] == ["a.b@gov.kz", "Register withdrawn", "№ 7", "wrong file"]
    assert rows[0][4] == "d" * 8
    assert len(rows[0][5]) < 100


def test_whatever_the_store_records_has_a_name():
    said = set()
    for path in (ROOT / "indmap" / "store").glob("*.py"):
        said |= set(re.findall(r'(?:record|withdraw_row\(writing,)\(?\s*"(\w+)"', path.read_text(encoding="utf-8")))
    assert len(said) >= 10
    assert said <= set(codelist("trail_actions"))


@pytest.mark.parametrize("snapshot", [KEPT, WITHDRAWN, DAMAGED])
def test_every_state_has_a_name(snapshot):
    assert snapshots.state_of(snapshot) in codelist("snapshot_states")
    for language in Language:
        assert "nan" not in str(cells(snapshots.table(view(DRAWN, language), [snapshot], UTC)))
