"""What a person settled is kept: over reopening, over processes, and never at the price of a half-made table."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import op

from indmap.errors import StoreDamaged, StoreTooNew, StoreUnavailable
from indmap.register.layout import ColumnMeaning, Layout
from indmap.store import Store, data_folder
from indmap.store.engine import engine_on
from indmap.store.schema import bring_up_to_date
from indmap.store.tables import METADATA

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = (
    ColumnMeaning("A", "Объект", "name", reason="person"),
    ColumnMeaning("B", "Сумма", "cost", 1e6, "KZT", "person"),
    ColumnMeaning("D", "погода", None),
)
LAYOUT = Layout("Лист1", 3, 4, COLUMNS)


def tables(path):
    with sqlite3.connect(path) as connection:
        found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    return found


def meanings(columns):
    return [(column.letter, column.field, column.unit, column.currency, column.reason) for column in columns]


def test_a_mapping_is_remembered_for_a_file_with_the_same_header(tmp_path):
    Store.open(tmp_path).remember_mapping(LAYOUT.shape, COLUMNS)
    moved = tuple(ColumnMeaning(letter, column.heading, None) for letter, column in zip("CDE", COLUMNS, strict=True))
    found = Store.open(tmp_path).mapping_for(LAYOUT.shape, moved)
    assert meanings(found) == [
        ("C", "name", None, None, "remembered"),
        ("D", "cost", 1e6, "KZT", "remembered"),
        ("E", None, None, None, "remembered"),
    ]


def test_the_last_mapping_counts_and_can_be_forgotten(tmp_path):
    store = Store.open(tmp_path)
    store.remember_mapping("s", COLUMNS)
    store.remember_mapping("s", COLUMNS[:1])
    assert meanings(store.mapping_for("s", COLUMNS[:1])) == [("A", "name", None, None, "remembered")]
    assert store.mapping_for("s", COLUMNS) is None  # not the header it was settled for
    store.forget_mapping("s")
    assert store.mapping_for("s", COLUMNS[:1]) is None


def test_a_shape_is_of_the_headings_and_not_of_the_place_or_the_day():
    def shape(*headings, first=1, last=1, sheet="x"):
        return Layout(sheet, first, last, tuple(ColumnMeaning("A", text, None) for text in headings)).shape

    assert shape("Объект", "Освоено на 01.09.2021") == shape(" объект", "ОСВОЕНО на 01.10.2021", sheet="y")
    assert shape("Объект", "Сумма", first=5, last=5) == shape("Объект", "Сумма")
    assert shape("Объект", "Сумма") != shape("Сумма", "Объект")
    assert shape("Объект", "Сумма", last=2) != shape("Объект", "Сумма")


def test_answers_are_kept_by_what_they_are_about(tmp_path):
    store = Store.open(tmp_path)
    store.remember_answer("file", "as_of", "2021-09-28")
    store.remember_answer("file", "as_of", "2021-10-28")
    store.remember_answer("file", "doubles", [[3, 7]])
    assert store.answers_for("file") == {"as_of": "2021-10-28", "doubles": [[3, 7]]}
    assert store.answers_for("other") == {}


def test_an_empty_folder_gets_the_tables_that_the_code_knows(tmp_path):
    Store.open(tmp_path / "new" / "folder")
    made = tmp_path / "new" / "folder" / "indmap.sqlite"
    assert tables(made) == {*METADATA.tables, "alembic_version"}
    with sqlite3.connect(made) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        for name, table in METADATA.tables.items():
            there = {(row[1], row[5] > 0) for row in connection.execute(f"PRAGMA table_info({name})")}
            assert there == {(column.name, column.primary_key) for column in table.columns}
    connection.close()


def test_a_migration_that_dies_half_way_leaves_nothing(tmp_path, monkeypatch):
    made = []
    create = op.create_table

    def dies_at_the_second(*args, **options):
        made.append(args[0])
        if len(made) == 2:
            raise RuntimeError("power cut")
        return create(*args, **options)

    monkeypatch.setattr(op, "create_table", dies_at_the_second)
    with pytest.raises(RuntimeError):
        bring_up_to_date(engine_on(tmp_path / "indmap.sqlite"))
    assert tables(tmp_path / "indmap.sqlite") == set()
    monkeypatch.undo()
    assert Store.open(tmp_path).answers_for("x") == {}


WRITER = """
import sys
from pathlib import Path
from indmap.store import Store
store = Store.open(Path(sys.argv[1]))
for number in range(20):
    store.remember_answer(sys.argv[2], str(number), number)
"""


def test_processes_open_and_write_at_once_and_nothing_is_lost(tmp_path):
    started = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name], cwd=ROOT, stderr=subprocess.PIPE)
        for name in ("one", "two", "three")
    ]
    said = [process.communicate()[1].decode() for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], said
    store = Store.open(tmp_path)
    assert [len(store.answers_for(name)) for name in ("one", "two", "three")] == [20, 20, 20]


@pytest.mark.parametrize("content", [b"not a database at all" * 100, None], ids=["other bytes", "torn"])
def test_a_damaged_file_is_a_fault_and_is_left_as_it_is(tmp_path, content):
    path = tmp_path / "indmap.sqlite"
    if content is None:
        Store.open(tmp_path).remember_answer("a", "b", "c" * 20_000)
        whole = path.read_bytes()
        content = whole[:200] + b"\xff" * (len(whole) - 200)
    path.write_bytes(content)
    with pytest.raises(StoreDamaged) as caught:
        Store.open(tmp_path).answers_for("a")
    assert caught.value.values == {"path": str(path)}
    assert path.read_bytes() == content


def test_tables_that_went_missing_are_damage(tmp_path):
    store = Store.open(tmp_path)
    with sqlite3.connect(store.path) as connection:
        connection.execute("DROP TABLE answer")
    connection.close()
    with pytest.raises(StoreDamaged):
        store.answers_for("a")


def test_a_store_of_a_later_version_is_not_touched(tmp_path):
    store = Store.open(tmp_path)
    with sqlite3.connect(store.path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreTooNew):
        Store.open(tmp_path)


def test_a_folder_that_cannot_be_is_a_fault(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreUnavailable):
        Store.open(tmp_path / "file" / "below")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights do not bind this user")
def test_a_folder_without_rights_is_a_fault(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(StoreUnavailable):
        Store.open(tmp_path)
    tmp_path.chmod(0o700)


def test_the_folder_is_the_setting_s_or_the_person_s(tmp_path, monkeypatch):
    monkeypatch.setenv("INDMAP_DATA_DIR", str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.delenv("INDMAP_DATA_DIR")
    assert data_folder().name == "indmap"
    assert ROOT not in data_folder().parents
