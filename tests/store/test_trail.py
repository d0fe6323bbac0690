"""Everything done leaves a line, and whoever changes what was written is found."""

import pytest
from sqlalchemy import text

from indmap.register.remarks import About
from indmap.store.trail import Damage
from tests.store.histories import variant

FILE = (b"bytes of a workbook", "a.xlsx")


@pytest.fixture
def filled(store, register):
    """A store with two snapshots of one file each, and everything else once."""
    for number in (2, 3):
        store.save_snapshot(variant(register, number), [(FILE[0] * number, FILE[1])], by="Аналитик")
    store.withdraw(store.snapshots()[0].id, "reason", "Вице-министр")
    store.remember_answer("file", "question", [1])
    store.settle_match("a", "b", True)
    store.add_note("text", About("a"))
    store.add_instruction("text", About("a"), responsible="МИИР")
    return store


def behind(store, *lines):
    """Change the tables as one who owns the database can."""
    tables = ("snapshot", "snapshot_part", "original_part", "audit")
    with store._engine.connect().execution_options(write=True) as connection, connection.begin():
        for table in tables:
            if store._server:
                connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
            else:
                connection.execute(text(f"DROP TRIGGER {table}_no_update"))
                connection.execute(text(f"DROP TRIGGER {table}_no_delete"))
        for line in lines:
            connection.execute(text(line))


def test_each_deed_is_a_line(filled):
    lines = filled.trail()
    assert [line.action for line in lines] == [
        "snapshot", "snapshot", "withdraw", "answer", "match", "note", "instruction_changed", "instruction",
    ]  # fmt: skip
    assert [line.seq for line in lines] == list(range(1, 9))
    assert [line.actor for line in lines[:3]] == ["Аналитик", "Аналитик", "Вице-министр"]
    assert lines[0].object == filled.snapshots(withdrawn=True)[0].id


def test_a_whole_store_has_no_damage(filled):
    assert filled.verify() == ()


def test_saving_the_same_again_is_no_deed(filled, register):
    filled.save_snapshot(variant(register, 3), [FILE])
    assert len(filled.trail()) == 8


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("UPDATE audit SET actor = 'nobody' WHERE seq = 3", Damage("trail", "3")),
        ("UPDATE audit SET at = '2020-01-01 00:00:00' WHERE seq = 5", Damage("trail", "5")),
        ("DELETE FROM audit WHERE seq = 4", Damage("trail", "4")),
        ("DELETE FROM audit WHERE seq = 8", Damage("trail", "8")),
        ("UPDATE snapshot SET as_of = '2020-01-01' WHERE seq = 2", Damage("snapshot", "2")),
        ("UPDATE snapshot SET sender = 'nobody' WHERE seq = 1", Damage("snapshot", "1")),
        ("UPDATE snapshot SET source = 'no json' WHERE seq = 1", Damage("snapshot", "1")),
        ("UPDATE snapshot SET seal = 'x' WHERE seq = 2", Damage("trail", "2")),
        ("DELETE FROM snapshot_part WHERE snapshot = (SELECT id FROM snapshot WHERE seq = 2)", Damage("snapshot", "2")),
        ("UPDATE audit_head SET seq = 7", Damage("trail", "9")),
    ],
)
def test_a_change_behind_the_store_s_back_is_named(filled, line, found):
    behind(filled, line)
    assert found in filled.verify()


def test_bytes_changed_behind_its_back_are_named_by_their_hash(filled):
    (_, sha256, _) = filled.snapshots()[0].files[0]
    changed = "'\\x00'::bytea" if filled._server else "x'00'"
    behind(filled, f"UPDATE original_part SET data = {changed} WHERE sha256 = '{sha256}'")
    assert filled.verify() == (Damage("original", sha256),)
