"""Errors of the database or the disk translated to our faults, and whether they are transient."""

import contextlib
import errno
import sqlite3
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError, NoResultFound
from sqlalchemy.exc import TimeoutError as PoolTimeout

from indmap.errors import (
    StoreDamaged,
    StoreFault,
    StoreFull,
    StoreReadOnly,
    StoreSilent,
    StoreUnavailable,
)

_OF_A_FILE: dict[int, type[StoreFault]] = {
    sqlite3.SQLITE_FULL: StoreFull,
    sqlite3.SQLITE_READONLY: StoreReadOnly,
    sqlite3.SQLITE_CORRUPT: StoreDamaged,
    sqlite3.SQLITE_NOTADB: StoreDamaged,
    sqlite3.SQLITE_ERROR: StoreDamaged,  # a table or a column that should be there is not
    sqlite3.SQLITE_BUSY: StoreUnavailable,
    sqlite3.SQLITE_LOCKED: StoreUnavailable,
    sqlite3.SQLITE_CANTOPEN: StoreUnavailable,
    sqlite3.SQLITE_IOERR: StoreUnavailable,
    sqlite3.SQLITE_PERM: StoreUnavailable,
    sqlite3.SQLITE_PROTOCOL: StoreUnavailable,
}

_OF_A_SERVER: dict[str, type[StoreFault]] = {
    "53100": StoreFull,
    "25006": StoreReadOnly,  # a standby after a failover
    "42501": StoreReadOnly,
    "XX001": StoreDamaged,
    "XX002": StoreDamaged,
    "42P01": StoreDamaged,  # a table is gone
    "42703": StoreDamaged,
    "28000": StoreSilent,
    "28P01": StoreSilent,
    "3D000": StoreSilent,
}

_PASSING = ("40001", "40P01", "55P03", "57P01", "57P02", "57P03", "53300", "08")
"""Transient SQLSTATEs: serialization conflicts, a server starting or stopping, too many or lost connections."""

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def passes(error: Exception) -> bool:
    """Whether the error is transient: the same work may succeed if it is retried."""
    if isinstance(error, PoolTimeout):
        return True
    if not isinstance(error, DBAPIError) or isinstance(error.orig, sqlite3.Error):
        return False
    state = _state(error.orig)
    return state.startswith(_PASSING) if state else error.connection_invalidated or _cannot_connect(error)


@contextlib.contextmanager
def translated(path: str) -> Iterator[None]:
    """Raise errors of the block as faults that name the store."""
    try:
        yield
    except PoolTimeout as error:
        raise StoreSilent(path=path) from error
    except NoResultFound as error:  # a row that the migrations insert
        raise StoreDamaged(path=path) from error
    except DBAPIError as error:
        fault = _fault(error)
        if fault is None:
            raise  # a programming error
        raise fault(path=path) from error
    except sqlite3.Error as error:
        raise _of_a_file(error)(path=path) from error
    except OSError as error:
        raise (StoreFull if error.errno in _NO_ROOM else StoreUnavailable)(path=path) from error


def _fault(error: DBAPIError) -> type[StoreFault] | None:
    if isinstance(error.orig, sqlite3.IntegrityError):
        return None
    if isinstance(error.orig, sqlite3.Error):
        return _of_a_file(error.orig)
    if passes(error) or _cannot_connect(error):
        return StoreSilent
    return _OF_A_SERVER.get(_state(error.orig))


def _of_a_file(error: sqlite3.Error) -> type[StoreFault]:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)  # missing if a text is not UTF-8
    return _OF_A_FILE.get(code & 0xFF, StoreDamaged)


def _state(error: BaseException | None) -> str:
    return getattr(error, "sqlstate", None) or ""


def _cannot_connect(error: DBAPIError) -> bool:
    return not _state(error.orig) and type(error.orig).__name__ == "OperationalError"
