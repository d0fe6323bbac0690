"""The base class of the store's parts: transactions, retried after transient errors."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, func, insert, select, update
from sqlalchemy.sql.schema import Table

from indmap.errors import StoreDamaged, StoreFull, StoreReadOnly, StoreUnavailable
from indmap.store.engine import on_a_server, reading, sealed_engine, shown
from indmap.store.faults import passes, translated
from indmap.store.seals import sealed_line
from indmap.store.tables import HEAD, TRAIL

T = TypeVar("T")

WAITS = 20.0
"""Seconds for which a write is retried, long enough for a server to restart."""
READ_WAITS = 5.0
"""Seconds for which a read is retried."""


@dataclass
class Writing:
    """A transaction that holds the write lock from its start, and records what it does in the trail."""

    connection: Connection
    actor: str
    at: datetime

    def record(self, action: str, about: str, detail: str = "") -> None:
        """Append a line to the trail, chained to the hash of the previous line."""
        head = self.connection.execute(select(HEAD.c.seq, HEAD.c.hash)).one()
        line = {"seq": head.seq + 1, "at": self.at, "actor": self.actor, "action": action}
        line |= {"object": about, "detail": detail, "prev": head.hash}
        line["hash"] = sealed_line(line)
        self.connection.execute(insert(TRAIL), line)
        self.connection.execute(update(HEAD).values(seq=line["seq"], hash=line["hash"]))

    def next_number(self, table: Table) -> int:
        """The ``seq`` of a table's next row; unique, as the transaction holds the lock."""
        last = self.connection.execute(select(func.max(table.c.seq))).scalar()
        return (last or 0) + 1


class Database:
    """An engine, and the address of the store as shown to a person."""

    def __init__(self, engine: Engine) -> None:
        self.path = shown(engine)
        self._engine = engine
        self._server = on_a_server(engine)

    def close(self) -> None:
        """Close the pooled connections; later use opens new ones."""
        self._engine.dispose()

    def _read(self, work: Callable[[Connection], T]) -> T:
        """The result of reading in one transaction."""

        def once(engine: Engine = self._engine) -> T:
            with reading(engine) as connection:
                try:
                    return work(connection)
                except ValueError as error:  # a text that should be JSON or a day
                    raise StoreDamaged(path=self.path) from error

        try:
            return self._tried(once, READ_WAITS)
        except (StoreUnavailable, StoreReadOnly, StoreFull):
            sealed = None if self._server else sealed_engine(Path(self.path))
            if sealed is None:
                raise
            with translated(self.path):
                return once(sealed)

    def _write(self, by: str, work: Callable[[Writing], T]) -> T:
        """The result of a committed transaction; ``work`` may be run more than once before it is committed."""

        def once() -> T:
            with self._engine.connect().execution_options(write=True) as connection, connection.begin():
                connection.execute(select(HEAD.c.id).with_for_update()).one()
                return work(Writing(connection, by, utc_now()))

        return self._tried(once, WAITS)

    def _tried(self, once: Callable[[], T], waits: float) -> T:
        deadline, pause = time.monotonic() + waits, 0.05
        with translated(self.path):
            while True:
                try:
                    return once()
                except Exception as error:
                    if not passes(error) or time.monotonic() + pause > deadline:
                        raise
                time.sleep(pause * random.uniform(0.5, 1))  # noqa: S311 - so that two do not keep in step
                pause = min(2 * pause, 2.0)


def utc_now() -> datetime:
    """The current time in UTC, without a time zone, as the databases keep it."""
    return datetime.now(UTC).replace(tzinfo=None)
