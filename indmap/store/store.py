"""The store: what a person settled, kept for every later file."""

import contextlib
import json
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy.exc import DBAPIError

from indmap.errors import StoreDamaged, StoreUnavailable
from indmap.register.layout import ColumnMeaning
from indmap.store.engine import engine_on
from indmap.store.schema import bring_up_to_date
from indmap.store.tables import ANSWERS, MAPPED, MAPPINGS

FILE = "indmap.sqlite"
_TRIES = 40


class Store:
    """A database in a folder; several processes may have it open at once."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self.path = path
        self._engine = engine

    @classmethod
    def open(cls, folder: Path) -> "Store":
        """The store of a folder, made where there is none and brought up to date; else a StoreFault."""
        path = folder / FILE
        with _faults(path):
            folder.mkdir(parents=True, exist_ok=True)
            engine = engine_on(path)
            _write_ahead(engine)
            bring_up_to_date(engine)
        return cls(engine, path)

    def remember_mapping(self, shape: str, columns: Sequence[ColumnMeaning], by: str = "") -> None:
        """Keep what the columns under this header mean, in place of what was kept before."""
        about = {"shape": shape, "settled_at": _now(), "settled_by": by}
        rows = [
            {"shape": shape, "place": place, "heading": column.heading, "field": column.field, "unit": column.unit}
            | {"currency": column.currency}
            for place, column in enumerate(columns)
        ]
        with self._writing() as connection:
            connection.execute(delete(MAPPINGS).where(MAPPINGS.c.shape == shape))
            connection.execute(insert(MAPPINGS), about)
            if rows:
                connection.execute(insert(MAPPED), rows)

    def mapping_for(self, shape: str, columns: Sequence[ColumnMeaning]) -> tuple[ColumnMeaning, ...] | None:
        """These columns with the meanings kept for their header, or None where none are."""
        query = select(MAPPED).where(MAPPED.c.shape == shape).order_by(MAPPED.c.place)
        with self._reading() as connection:
            rows = connection.execute(query).all()
        if not rows or len(rows) != len(columns):
            return None
        return tuple(
            replace(column, field=row.field, unit=row.unit, currency=row.currency, reason="remembered", sure=1.0)
            for column, row in zip(columns, rows, strict=True)
        )

    def forget_mapping(self, shape: str) -> None:
        """Keep nothing about this header."""
        with self._writing() as connection:
            connection.execute(delete(MAPPINGS).where(MAPPINGS.c.shape == shape))

    def remember_answer(self, about: str, question: str, answer: object, by: str = "") -> None:
        """Keep an answer, anything that JSON can hold, about the file or header whose hash is ``about``."""
        row = {"about": about, "question": question, "answer": json.dumps(answer, ensure_ascii=False)}
        with self._writing() as connection:
            connection.execute(delete(ANSWERS).where(ANSWERS.c.about == about, ANSWERS.c.question == question))
            connection.execute(insert(ANSWERS), row | {"settled_at": _now(), "settled_by": by})

    def answers_for(self, about: str) -> Mapping[str, Any]:
        """The answers kept about a file or a header, by question."""
        query = select(ANSWERS.c.question, ANSWERS.c.answer).where(ANSWERS.c.about == about)
        with self._reading() as connection:
            return {row.question: json.loads(row.answer) for row in connection.execute(query)}

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _faults(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that has the lock from its first moment."""
        with (
            _faults(self.path),
            self._engine.connect().execution_options(write=True) as connection,
            connection.begin(),
        ):
            yield connection


@contextlib.contextmanager
def _faults(path: Path) -> Iterator[None]:
    """Whatever the database says, as one of our faults."""
    try:
        yield
    except DBAPIError as error:
        cannot = isinstance(error.orig, sqlite3.OperationalError)  # locked, full, read-only, cannot be opened
        if cannot and "no such" not in str(error.orig):
            raise StoreUnavailable(path=str(path)) from error
        raise StoreDamaged(path=str(path)) from error
    except OSError as error:
        raise StoreUnavailable(path=str(path)) from error


def _write_ahead(engine: Engine) -> None:
    """Readers and a writer at once; SQLite does not wait for its turn here, so that we do."""
    for attempt in range(_TRIES):
        try:
            with engine.connect() as connection:
                cursor = connection.connection.cursor()
                cursor.execute("PRAGMA journal_mode=wal")
                cursor.close()
                return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == _TRIES - 1:
                raise StoreUnavailable(path=engine.url.database) from error
            time.sleep(0.05)
        except sqlite3.DatabaseError as error:
            raise StoreDamaged(path=engine.url.database) from error


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
