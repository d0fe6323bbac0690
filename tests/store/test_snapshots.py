"""A register kept is the register that was saved, for ever, and in the order of the days that registers speak of."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from indmap.errors import WrongSetting
from indmap.register.findings import findings_frame
from indmap.register.layout import Answers, ColumnMeaning, Correction, Layout, Spelling
from indmap.register.projects import no_projects
from indmap.register.register import Register
from indmap.register.remarks import About
from indmap.store import database
from indmap.store.frames import UnknownCode, blob_of, frames_of
from indmap.words import files
from tests.store.histories import sample, variant

CONTENT = files.samples()[-1].read_bytes()
FILES = [(CONTENT, "register_2021-09-28_ru.xlsx")]


def keep(store, register, **said):
    return store.save_snapshot(register, said.pop("files", FILES), said.pop("answers", None), **said)


# --- what goes in comes out ---


def test_a_register_comes_back_as_it_was(store, reopen, register):
    saved, is_new = keep(store, register, by="Аналитик", sender="Акимат")
    assert is_new
    loaded = reopen().snapshot_register(saved.id)
    assert_frame_equal(loaded.projects, register.projects)
    assert_frame_equal(loaded.findings, register.findings)
    assert (loaded.source, loaded.key) == (register.source, register.key)


def test_it_says_what_it_is_without_its_rows(store, register):
    saved, _ = keep(store, register, by="Аналитик", sender="Акимат")
    (listed,) = store.snapshots()
    assert listed == saved
    assert (listed.seq, listed.as_of, listed.by, listed.sender) == (1, date(2021, 9, 28), "Аналитик", "Акимат")
    assert (listed.rows, listed.findings) == (len(register.projects), len(register.findings))
    assert listed.files == ((FILES[0][1], register.source.sha256, len(CONTENT)),)
    assert listed.source.layout == register.source.layout
    assert listed.taken_at.tzinfo is UTC
    assert not listed.damaged


def test_an_empty_register_without_a_day_or_a_finding_comes_back_too(store, register):
    source = replace(register.source, as_of=None, layout=Layout("", 1, 1, ()))
    saved, _ = keep(store, Register(source, "k"), files=[])
    loaded = store.snapshot_register(saved.id)
    assert_frame_equal(loaded.projects, no_projects())
    assert_frame_equal(loaded.findings, findings_frame())
    assert loaded.source == source
    assert saved.files == ()


def test_a_joined_register_keeps_the_sources_it_was_joined_from(store, register):
    parts = (register.source, replace(register.source, name="second.xlsx", as_of=None))
    joined = replace(register.source, parts=parts)
    saved, _ = keep(store, Register(joined, "joined", register.projects, register.findings))
    assert store.snapshot(saved.id).source == joined


def test_answers_are_kept_and_the_password_is_not(store, register, tmp_path):
    answers = Answers(
        password="p4ssw0rd-of-the-file",
        as_of=date(2021, 9, 1),
        layout=Layout("Лист", 1, 2, (ColumnMeaning("A", "Имя", "name", examples=("a", "b")),)),
        spellings=(Spelling("region", "алмата", "KZ-75"),),
        corrections=(Correction("A-1", "cost", "1", "2", "slip"),),
    )
    saved, _ = keep(store, register, answers=answers)
    assert store.snapshot(saved.id).answers == replace(answers, password=None)
    store.back_up(tmp_path / "copy.sqlite")
    assert b"p4ssw0rd" not in (tmp_path / "copy.sqlite").read_bytes()


def test_the_bytes_are_kept_once_however_often_they_are_sent(store, register):
    large = bytes(range(256)) * 5_000  # three parts
    keep(store, variant(register, 3), files=[(large, "a.csv")])
    keep(store, variant(register, 4), files=[(large, "b.csv"), (b"", "empty.csv")])
    first, second = store.snapshots()
    assert [name for name, _, _ in (*first.files, *second.files)] == ["a.csv", "b.csv", "empty.csv"]
    sha256 = first.files[0][1]
    assert store.original(sha256) == large
    assert store.original(second.files[1][1]) == b""
    assert store.snapshots_of_file(sha256) == (first, second)
    assert store.snapshots_of_file("0" * 64) == ()


@pytest.mark.parametrize("name", ["a\0b.xlsx", "half \ud800.xlsx", "\u202egnp.xlsx", "Тізілім «Ә».xlsx"])
def test_a_file_may_have_any_name(store, register, name):
    renamed = replace(variant(register, 1), source=replace(register.source, name=name))
    saved, _ = keep(store, renamed, files=[(b"x", name)], sender=name)
    assert store.snapshot_register(saved.id).source.name == name
    assert store.verify() == ()


# --- the same again ---


def test_the_same_register_is_not_kept_twice(store, register):
    first, new = keep(store, register)
    again, new_again = keep(store, register, by="somebody else")
    assert (new, new_again) == (True, False)
    assert again == first
    assert len(store.snapshots()) == 1


def test_other_answers_to_the_same_file_are_another_register(store, register):
    keep(store, register)
    _, is_new = keep(store, variant(register, 5))
    assert is_new
    assert len(store.snapshots_of_file(register.source.sha256)) == 2


# --- the order ---


def test_registers_may_come_in_any_order_and_are_listed_by_their_day(store, register):
    days = [date(2021, 9, 1), date(2020, 1, 1), None, date(2021, 9, 1), date(2021, 5, 1)]
    for number, day in enumerate(days, 1):
        keep(store, Register(replace(register.source, as_of=day), str(number)), files=[])
    assert [(each.seq, each.as_of) for each in store.snapshots()] == [
        (3, None),
        (2, date(2020, 1, 1)),
        (5, date(2021, 5, 1)),
        (1, date(2021, 9, 1)),
        (4, date(2021, 9, 1)),
    ]


def test_a_clock_set_back_changes_no_order(store, register, monkeypatch):
    for number, year in enumerate([2026, 1970, 2025], 1):
        moment = datetime(year, 1, 1, tzinfo=UTC).replace(tzinfo=None)
        monkeypatch.setattr(database, "utc_now", lambda moment=moment: moment)
        keep(store, variant(register, number), files=[])
    assert [each.seq for each in store.snapshots()] == [1, 2, 3]
    assert [each.at.year for each in store.trail()] == [2026, 1970, 2025]
    assert store.verify() == ()


# --- withdrawn, never erased ---


def test_a_withdrawn_snapshot_stays_with_its_reason(store, register):
    saved, _ = keep(store, register)
    gone = store.withdraw(saved.id, "не тот файл", "Аналитик")
    assert store.snapshots() == ()
    assert store.snapshots(withdrawn=True) == (gone,)
    assert (gone.withdrawn.reason, gone.withdrawn.by) == ("не тот файл", "Аналитик")
    assert_frame_equal(store.snapshot_register(saved.id).projects, register.projects)
    store.withdraw(saved.id, "another reason")
    assert store.snapshot(saved.id) == gone


def test_what_was_withdrawn_can_be_saved_anew(store, register):
    first, _ = keep(store, register)
    store.withdraw(first.id, "by mistake")
    second, is_new = keep(store, register)
    assert is_new
    assert (second.seq, store.snapshots()) == (2, (second,))


def test_a_withdrawal_needs_a_reason(store, register):
    saved, _ = keep(store, register)
    with pytest.raises(WrongSetting):
        store.withdraw(saved.id, "  ")
    assert store.snapshots() == (saved,)


def test_what_is_not_there_is_a_wrong_setting(store):
    for asked in (
        lambda: store.snapshot("x"),
        lambda: store.snapshot_register("x"),
        lambda: store.original("x"),
        lambda: store.withdraw("x", "reason"),
    ):
        with pytest.raises(WrongSetting):
            asked()


# --- nothing kept can be changed ---


KEPT = (
    "snapshot", "snapshot_part", "snapshot_file", "original_file", "original_part", "withdrawal", "project_match",
    "note", "instruction", "instruction_change", "audit", "instance",
)  # fmt: skip


@pytest.mark.parametrize("table", KEPT)
def test_the_database_refuses_to_change_or_erase_what_is_kept(store, register, table):
    saved, _ = keep(store, register)
    full_of_everything(store, saved)
    with store._engine.connect() as connection:
        before = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar()
        column = connection.execute(text(f"SELECT * FROM {table}")).keys()
        name = next(iter(column))
    assert before
    lines = [f"UPDATE {table} SET {name} = {name}", f"DELETE FROM {table}"]
    if store._server:
        lines.append(f"TRUNCATE {table} CASCADE")
    for line in lines:
        with pytest.raises(DBAPIError, match="kept as it was written"), store._engine.begin() as connection:
            connection.execute(text(line))
    with store._engine.connect() as connection:
        assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == before


def full_of_everything(store, saved):
    store.withdraw(saved.id, "reason")
    store.settle_match("a", "b", True)
    store.add_note("text", About("a"))
    store.add_instruction("text", About("a"), responsible="МИИР")


# --- columns through versions ---


def test_the_sample_of_each_month_goes_through_bytes_unchanged():
    for month in (-1, -2, -3):
        register = sample(month)
        projects, findings = frames_of(blob_of(register.projects, register.findings))
        assert_frame_equal(projects, register.projects)
        assert_frame_equal(findings, register.findings)


def test_a_field_added_later_is_absent_in_a_register_kept_before(register):
    older = register.projects.drop(columns=["readiness", "stage"])
    projects, _ = frames_of(blob_of(older, register.findings))
    assert list(projects.columns) == list(register.projects.columns)
    assert projects["readiness"].isna().all()
    assert projects["stage"].isna().all()
    assert_frame_equal(projects.drop(columns=["readiness", "stage"]), older)


def test_a_code_that_the_lists_do_not_have_is_never_dropped(register):
    newer = register.projects.copy()
    newer["stage"] = pd.Categorical(["teleported"] * len(newer))
    with pytest.raises(UnknownCode):
        frames_of(blob_of(newer, register.findings))
