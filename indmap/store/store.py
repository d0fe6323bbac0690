"""The store: all registers, with decisions, notes and instructions about them."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from indmap.errors import StoreFull, StoreReadOnly, StoreUnavailable
from indmap.store.copies import copied
from indmap.store.database import READ_WAITS, utc_now
from indmap.store.engine import engine_at, engine_on, sealed_engine
from indmap.store.faults import translated
from indmap.store.folder import database_setting, refuse_network
from indmap.store.instructions import Instructions
from indmap.store.marker import expect, settle
from indmap.store.schema import bring_up_to_date, is_up_to_date
from indmap.store.settled import Settled
from indmap.store.tables import INSTANCE
from indmap.store.trail import Damage, Trail

FILE = "indmap.sqlite"
COPIES = "copies"
_TRIES = 40


class Store(Trail, Settled, Instructions):
    """A database in a folder or on a server; several processes may have it open at once."""

    @classmethod
    def open(cls, folder: Path, server: str | None = None) -> "Store":
        """The store of a folder, created if missing and migrated; raises a StoreFault if that fails.

        If a server is named, here or by ``INDMAP_DATABASE``, the store is there, and the folder holds only the back-ups
        made before migrations.
        """
        address = database_setting() if server is None else server
        return cls._on_server(address, folder) if address else cls._in_folder(folder)

    def back_up(self, to: Path) -> tuple[Damage, ...]:
        """Copy the whole store into one SQLite file; returns the damage that the copy contains."""
        with translated(str(to)):
            copied(self._engine, to)
        return Store(engine_on(to, sealed=True)).verify()

    @property
    def instance(self) -> str:
        """The id of this store."""
        return self._read(_instance)

    @classmethod
    def _on_server(cls, address: str, folder: Path) -> "Store":
        store = cls(engine_at(address))
        try:
            store._tried(lambda: bring_up_to_date(store._engine, store._copy_into(folder)), READ_WAITS)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def _in_folder(cls, folder: Path) -> "Store":
        path = folder / FILE
        refuse_network(folder)
        store = cls(engine_on(path))
        try:
            with translated(str(path)):
                expect(path)
                folder.mkdir(parents=True, exist_ok=True)
                _write_ahead(store._engine)
                bring_up_to_date(store._engine, store._copy_into(folder))
                settle(path, store.instance)
        except (StoreUnavailable, StoreReadOnly, StoreFull):
            sealed = sealed_engine(path)
            if sealed is None or not is_up_to_date(sealed):
                raise
        return store

    def _copy_into(self, folder: Path) -> Callable[[str], None]:
        """The function that backs up the store before a migration from a revision."""
        name = f"indmap-{{}}-{utc_now():%Y%m%dT%H%M%S}.sqlite"
        return lambda revision: copied(self._engine, folder / COPIES / name.format(revision))


def _instance(connection: Connection) -> str:
    return str(connection.execute(select(INSTANCE.c.id)).scalar_one())


def _write_ahead(engine: Engine) -> None:
    """Switch to write-ahead logging, so that readers do not block a writer; SQLite's timeout does not cover this."""
    for attempt in range(_TRIES):
        try:
            with engine.connect() as connection:
                cursor = connection.connection.cursor()
                cursor.execute("PRAGMA journal_mode=wal")
                cursor.close()
                return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or attempt == _TRIES - 1:
                raise
            time.sleep(0.05)
