"""The marker file next to a store's database, which holds the store's id.

SQLite creates a missing file, and an empty store would look like one that was never used. So a database that is missing
or has another id is refused until a person deletes the marker.
"""

from pathlib import Path
from uuid import uuid4

from indmap.errors import StoreMissing

NAME = "indmap.mark"


def expect(database: Path) -> None:
    """Raise StoreMissing if the folder has a marker but the database is missing or empty."""
    mark = database.with_name(NAME)
    # Check the marker first: a process that creates a store creates the database before the marker.
    if mark.exists() and not (database.exists() and database.stat().st_size):
        raise StoreMissing(path=str(database), mark=str(mark))


def settle(database: Path, instance: str) -> None:
    """Write the marker if there is none; raise StoreMissing if there is one of another store."""
    mark = database.with_name(NAME)
    if mark.exists():
        if mark.read_text(encoding="ascii", errors="replace").strip() != instance:
            raise StoreMissing(path=str(database), mark=str(mark))
        return
    part = mark.with_name(f"{NAME}.{uuid4().hex}")
    part.write_text(instance, encoding="ascii")
    part.replace(mark)
