"""Copies of a store: a SQLite file that is a store itself, whatever the store is kept in."""

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, Table, func, insert, select

from indmap.errors import StoreDamaged
from indmap.store.engine import engine_on, on_a_server
from indmap.store.schema import make_tables, revisions

_ROWS = 50
"""Rows of a server's table moved at once: half-megabyte parts are among them."""


def copied(engine: Engine, to: Path) -> None:
    """A whole, verified copy of the store at a path, in place of what stood there; no copy at all where it fails.

    A file is copied by SQLite's own back-up, which writers do not disturb. A server's tables are read as of one moment
    and written into a file with the same tables, so that no tool of the server is needed.
    """
    to.parent.mkdir(parents=True, exist_ok=True)
    part = to.with_name(f"{to.name}.part")
    part.unlink(missing_ok=True)
    try:
        least = _counts(engine)
        if on_a_server(engine):
            _from_a_server(engine, part)
        else:
            _from_a_file(engine, part)
        _verify(part, least)
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)


def _from_a_file(engine: Engine, to: Path) -> None:
    with _opened(Path(engine.url.database or "")) as source, _opened(to) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=delete")  # one file, nothing beside it


def _from_a_server(engine: Engine, to: Path) -> None:
    with _reading(engine) as source:
        (revision,) = revisions(source)
        make_tables(engine_on(to), revision)
        tables, there = MetaData(), MetaData()
        tables.reflect(source)
        with engine_on(to).connect().execution_options(write=True) as target, target.begin():
            there.reflect(target)
            for table in tables.sorted_tables:
                if table.name != "alembic_version":
                    _move(source, table, target, there.tables[table.name])


def _move(source: Connection, table: Table, target: Connection, there: Table) -> None:
    rows = source.execution_options(stream_results=True).execute(select(table))
    for some in rows.mappings().partitions(_ROWS):
        target.execute(insert(there), [dict(row) for row in some])


def _verify(copy: Path, least: Mapping[str, int]) -> None:
    """A StoreDamaged that names the copy, unless it is sound and holds what the store held when it was begun."""
    with _opened(copy) as connection:
        sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    counts = _counts(engine_on(copy))
    if not sound or any(counts.get(table, -1) < rows for table, rows in least.items()):
        raise StoreDamaged(path=str(copy))


def _counts(engine: Engine) -> dict[str, int]:
    with _reading(engine) as connection:
        tables = MetaData()
        tables.reflect(connection)
        count = select(func.count())
        return {
            name: connection.execute(count.select_from(table)).scalar_one() for name, table in tables.tables.items()
        }


@contextlib.contextmanager
def _reading(engine: Engine) -> Iterator[Connection]:
    level = {"isolation_level": "REPEATABLE READ"} if on_a_server(engine) else {}
    with engine.connect().execution_options(**level) as connection, connection.begin():
        yield connection


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path)
    try:
        yield connection
    finally:
        connection.close()
