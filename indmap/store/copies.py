"""Back-ups of a store: a SQLite file that is itself a store, whether the original is a file or on a server."""

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, Table, func, insert, select

from indmap.errors import StoreDamaged
from indmap.store.engine import engine_on, on_a_server, reading
from indmap.store.schema import make_tables, revisions

_ROWS = 50
"""Rows of a server's table copied at once; a row may hold half a megabyte."""


def copied(engine: Engine, to: Path) -> None:
    """A complete, verified copy of the store at a path, replacing what was there; none if copying fails.

    A file is copied by SQLite's online back-up, which tolerates concurrent writers. A server's tables are read in one
    transaction and written into a file with the same tables, so that no server tool is needed.
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
    with reading(engine) as source:
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
    """Raise StoreDamaged unless the copy is sound and has at least the rows that the store had at the start."""
    with _opened(copy) as connection:
        sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    counts = _counts(engine_on(copy))
    if not sound or any(counts.get(table, -1) < rows for table, rows in least.items()):
        raise StoreDamaged(path=str(copy))


def _counts(engine: Engine) -> dict[str, int]:
    with reading(engine) as connection:
        tables = MetaData()
        tables.reflect(connection)
        count = select(func.count())
        return {
            name: connection.execute(count.select_from(table)).scalar_one() for name, table in tables.tables.items()
        }


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path)
    try:
        yield connection
    finally:
        connection.close()
