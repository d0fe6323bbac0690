"""An engine on a SQLite file: durable, patient with other processes, and with transactions of our own.

The driver's own transactions commit before a change of tables, and a process killed in mid-migration would leave half
of it; so each begins by our word, and one that writes takes the lock at once instead of failing half way.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

PATIENCE = 20_000
"""Milliseconds to wait while another process writes."""


def engine_on(path: Path) -> Engine:
    """The engine; connections open the file when first asked."""
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": PATIENCE / 1000})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """What holds for one connection only, and so is said to each."""
    connection.isolation_level = None
    for line in (f"busy_timeout={PATIENCE}", "synchronous=full", "foreign_keys=on", "trusted_schema=off"):
        connection.execute(f"PRAGMA {line}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
