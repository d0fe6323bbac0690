"""The tables change by themselves, after a copy, in one transaction or not at all."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert, inspect, text

from indmap.errors import StoreDamaged, StoreTooNew
from indmap.store import Store
from indmap.store.engine import engine_at, engine_on
from indmap.store.schema import make_tables, revisions
from indmap.store.store import COPIES, FILE
from indmap.store.tables import ANSWERS, METADATA

ROOT = Path(__file__).resolve().parents[2]

FIRST = {"mapping", "mapping_column", "answer"}
"""The tables of the first version."""

OPENS = """
import os, signal, sys
from pathlib import Path
from alembic import op
from indmap.store import Store
folder, server, dies_at = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
made, create = [], op.create_table
def counted(*args, **options):
    made.append(args[0])
    if len(made) == dies_at:
        os.kill(os.getpid(), signal.SIGKILL)
    return create(*args, **options)
op.create_table = counted
Store.open(folder, server)
print(len(made))
"""


def engine_of(folder, address):
    return engine_at(address) if address else engine_on(folder / FILE)


def tables(engine):
    names = set(inspect(engine).get_table_names()) - {"alembic_version"}
    engine.dispose()
    return names


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "data"
    made.mkdir()
    return made


@pytest.fixture
def of_the_first_version(folder, address):
    """A store as the first version left it, with one answer in it."""
    engine = engine_of(folder, address)
    make_tables(engine, "0001")
    row = {"about": "file", "question": "as_of", "answer": '"2021-09-28"', "settled_by": ""}
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        moment = text("'2021-09-28 10:00:00'") if not address else text("timestamp '2021-09-28 10:00:00'")
        connection.execute(insert(ANSWERS).values(**row, settled_at=moment))
    engine.dispose()


def opening(folder, address, dies_at=0):
    command = [sys.executable, "-c", OPENS, str(folder), address, str(dies_at)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_an_empty_place_gets_the_tables_that_the_code_knows(folder, address):
    store = Store.open(folder, address)
    found = inspect(store._engine)
    assert set(found.get_table_names()) == {*METADATA.tables, "alembic_version"}
    for name, table in METADATA.tables.items():
        there = {column["name"]: column["nullable"] for column in found.get_columns(name)}
        assert there == {column.name: column.nullable for column in table.columns}, name
        assert found.get_pk_constraint(name)["constrained_columns"] == [each.name for each in table.primary_key]
        keys = {key["constrained_columns"][0] for key in found.get_foreign_keys(name)}
        assert keys == {key.parent.name for key in table.foreign_keys}, name
    assert not (folder / COPIES).exists()  # nothing there to be copied
    store.close()


@pytest.mark.usefixtures("of_the_first_version")
def test_a_store_of_the_first_version_keeps_what_it_held_and_is_copied_first(folder, address):
    store = Store.open(folder, address)
    assert store.answers_for("file") == {"as_of": "2021-09-28"}
    assert store.verify() == ()
    (copy,) = (folder / COPIES).iterdir()
    with closing(sqlite3.connect(copy)) as old:
        assert old.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        assert old.execute("SELECT question, answer FROM answer").fetchall() == [("as_of", '"2021-09-28"')]
    store.close()
    Store.open(folder, address).close()
    assert list((folder / COPIES).iterdir()) == [copy]  # once a change, not once a start


@pytest.mark.usefixtures("of_the_first_version")
def test_the_copy_made_before_a_change_is_a_store_to_go_back_to(folder, address, tmp_path):
    Store.open(folder, address).close()
    (copy,) = (folder / COPIES).iterdir()
    back = tmp_path / "back"
    back.mkdir()
    copy.rename(back / FILE)
    assert Store.open(back, "").answers_for("file") == {"as_of": "2021-09-28"}


@pytest.mark.usefixtures("of_the_first_version")
def test_without_a_copy_nothing_is_changed(folder, address):
    (folder / COPIES).write_text("no folder can be made here")
    with pytest.raises(Exception, match="path="):
        Store.open(folder, address)
    assert tables(engine_of(folder, address)) == FIRST


@pytest.mark.usefixtures("of_the_first_version")
@pytest.mark.parametrize("dies_at", [1, 5, 13])
def test_a_migration_killed_half_way_leaves_the_old_tables_whole(folder, address, dies_at):
    killed = opening(folder, address, dies_at)
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    assert tables(engine_of(folder, address)) == FIRST
    store = Store.open(folder, address)
    assert store.answers_for("file") == {"as_of": "2021-09-28"}
    assert store.verify() == ()
    store.close()


@pytest.mark.usefixtures("of_the_first_version")
def test_of_three_processes_one_migrates_and_the_others_wait_for_it(folder, address):
    started = [opening(folder, address) for _ in range(3)]
    said = [process.communicate() for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], said
    assert [int(out) > 0 for out, _ in said].count(True) == 1
    assert len(list((folder / COPIES).iterdir())) == 1


def test_a_store_of_a_later_version_is_not_touched(folder, address):
    store = Store.open(folder, address)
    with store._engine.connect().execution_options(write=True) as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = tables(store._engine)
    with pytest.raises(StoreTooNew) as caught:
        Store.open(folder, address)
    assert "secret" not in str(caught.value.values)
    assert tables(store._engine) == before
    with store._engine.connect() as connection:
        assert revisions(connection) == ("9999",)
    store.close()


def test_tables_that_went_missing_are_damage(store):
    with store._engine.connect().execution_options(write=True) as connection, connection.begin():
        connection.execute(text("DROP TABLE answer"))
    with pytest.raises(StoreDamaged):
        store.answers_for("a")
