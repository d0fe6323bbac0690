"""What may happen to a server: it stops and starts, turns read-only, is full of others; the address holds a secret."""

import contextlib
import threading
import time

import pytest
from sqlalchemy import text

from indmap.errors import StoreReadOnly, StoreSilent, WrongSetting
from indmap.store import Store, database
from indmap.words.language import Language
from indmap.words.texts import Texts
from tests.store.histories import variant

pytest.importorskip("psycopg")


@pytest.fixture
def address(server):
    return server.address()


@pytest.fixture
def opened(address, tmp_path):
    store = Store.open(tmp_path, address)
    yield store
    store.close()


def test_a_server_that_crashes_and_starts_again_is_waited_for(server, opened, register):
    kept = []

    def crash():
        for _ in range(2):
            time.sleep(0.4)
            server.crash()
            server.start()

    crashing = threading.Thread(target=crash)
    crashing.start()
    number = 0
    while crashing.is_alive() or number < 20:
        number = number % 100 + 1
        kept.append(opened.save_snapshot(variant(register, number), [(b"x" * 50_000, "a")])[0])
    crashing.join()
    assert set(kept) == set(opened.snapshots())
    assert opened.verify() == ()


def test_connections_that_were_cut_are_made_anew(server, opened):
    opened.remember_answer("a", "b", 1)
    server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'indmap%'")
    assert opened.answers_for("a") == {"b": 1}


def test_a_server_that_is_down_is_said_in_one_sentence_without_its_password(server, opened, monkeypatch):
    monkeypatch.setattr(database, "WAITS", 0.2)
    monkeypatch.setattr(database, "READ_WAITS", 0.2)
    server.stop()
    try:
        for ask in (opened.snapshots, lambda: opened.remember_answer("a", "b", 1)):
            with pytest.raises(StoreSilent) as caught:
                ask()
            said = Texts(Language.RU)(caught.value.key, **caught.value.values)
            assert "secret-word" not in said
            assert "***" in said
    finally:
        server.start()
    opened.remember_answer("a", "b", 1)
    assert opened.answers_for("a") == {"b": 1}


def test_a_server_turned_read_only_is_still_read(server, address, opened, register):
    saved, _ = opened.save_snapshot(variant(register, 3), [])
    name = address.rpartition("/")[2]
    server.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    opened.close()
    assert opened.snapshots() == (saved,)
    with pytest.raises(StoreReadOnly):
        opened.remember_answer("a", "b", 1)


def test_a_conflict_of_two_transactions_is_tried_again(opened):
    tries = []

    def conflicts(writing):
        tries.append(1)
        if len(tries) < 3:
            writing.connection.execute(text("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$"))
        return "done"

    assert opened._write("", conflicts) == "done"
    assert len(tries) == 3


def test_an_acknowledgement_that_was_lost_keeps_nothing_twice(server, opened, register, monkeypatch):
    """The connection breaks after the commit; the same work is done again."""
    once = opened._tried
    lost = []

    def loses_the_first(work, waits):
        def and_again():
            found = work()
            if not lost:
                lost.append(found)
                return work()
            return found

        return once(and_again, waits)

    monkeypatch.setattr(opened, "_tried", loses_the_first)
    opened.save_snapshot(variant(register, 3), [])
    monkeypatch.undo()
    assert len(opened.snapshots()) == 1


@pytest.mark.parametrize("named", ["mysql://u:secret-word@h/d", "nonsense secret-word", "sqlite:///x"])
def test_an_address_of_something_else_is_a_wrong_setting(tmp_path, named):
    with pytest.raises(WrongSetting) as caught:
        Store.open(tmp_path, named)
    assert caught.value.values["name"] == "INDMAP_DATABASE"
    if "://" in named:
        assert "secret-word" not in str(caught.value.values)


def test_the_setting_names_the_server(tmp_path, address, monkeypatch):
    monkeypatch.setenv("INDMAP_DATABASE", address)
    with contextlib.closing(Store.open(tmp_path)) as store:
        store.remember_answer("a", "b", 1)
        assert not list(tmp_path.iterdir())
    with contextlib.closing(Store.open(tmp_path / "elsewhere")) as store:
        assert store.answers_for("a") == {"b": 1}
