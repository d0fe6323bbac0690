"""Engines on a SQLite file or a PostgreSQL server, with explicit transactions.

SQLite's driver would commit before DDL statements, so that a process killed during a migration would leave half of it.
Therefore each transaction is begun explicitly, and one that writes takes the lock at once instead of failing halfway.
"""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from indmap.errors import WrongSetting

PATIENCE = 20_000
"""Milliseconds to wait for another process's lock."""

_SCRATCH = 64 * 1024
"""Bytes that SQLite needs next to the file even to read it."""

_SERVERS = {"postgres", "postgresql", "postgresql+psycopg"}


def engine_on(path: Path, *, sealed: bool = False) -> Engine:
    """The engine of a SQLite file; ``sealed`` opens it read-only and immutable, without files next to it."""
    if sealed:
        query = {"mode": "ro", "immutable": "1", "uri": "true"}
        url = URL.create("sqlite", database=path.absolute().as_uri(), query=query)
    else:
        url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": PATIENCE / 1000})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def sealed_engine(path: Path) -> Engine | None:
    """A sealed engine, where no file can be written next to the database: no permission, or a full disk.

    None if that is not the case, or if a journal holds writes that are not yet in the file.
    """
    beside = [path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-journal")]
    if not path.exists() or any(each.exists() and each.stat().st_size for each in beside):
        return None
    writable = os.access(path.parent, os.W_OK) and shutil.disk_usage(path.parent).free >= _SCRATCH
    return None if writable else engine_on(path, sealed=True)


def engine_at(address: str) -> Engine:
    """The engine of a server; a WrongSetting if the address is not a PostgreSQL URL."""
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise WrongSetting(name="INDMAP_DATABASE", value=address.partition("://")[0]) from error
    if url.drivername not in _SERVERS:
        raise WrongSetting(name="INDMAP_DATABASE", value=url.render_as_string())
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        pool_timeout=PATIENCE / 1000,
        connect_args={"connect_timeout": 5},
    )


def shown(engine: Engine) -> str:
    """The address of the store, without a password."""
    return engine.url.render_as_string() if on_a_server(engine) else str(engine.url.database)


def on_a_server(engine: Engine) -> bool:
    """Whether the store is on a server, not in a file."""
    return engine.dialect.name == "postgresql"


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction in which all reads see one state of the database."""
    level = {"isolation_level": "REPEATABLE READ"} if on_a_server(engine) else {}
    with engine.connect().execution_options(**level) as connection, connection.begin():
        yield connection


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """Set what SQLite keeps per connection only."""
    connection.isolation_level = None
    for line in (f"busy_timeout={PATIENCE}", "synchronous=full", "foreign_keys=on", "trusted_schema=off"):
        connection.execute(f"PRAGMA {line}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
