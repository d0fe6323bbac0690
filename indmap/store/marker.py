"""The mark beside a store's file that says which store stands there.

SQLite makes an empty file where there is none, and an empty history looks like no history: so a file that is gone, or
is another store's, is refused until a person takes the mark away.
"""

from pathlib import Path
from uuid import uuid4

from indmap.errors import StoreMissing

NAME = "indmap.mark"


def expect(database: Path) -> None:
    """A StoreMissing where a store was marked in the folder and its file is gone or has nothing in it."""
    mark = database.with_name(NAME)
    # The mark is looked for first: whoever makes a store makes the file before the mark.
    if mark.exists() and not (database.exists() and database.stat().st_size):
        raise StoreMissing(path=str(database), mark=str(mark))


def settle(database: Path, instance: str) -> None:
    """Mark the folder, where it is not marked; a StoreMissing where it is marked for another store."""
    mark = database.with_name(NAME)
    if mark.exists():
        if mark.read_text(encoding="ascii", errors="replace").strip() != instance:
            raise StoreMissing(path=str(database), mark=str(mark))
        return
    part = mark.with_name(f"{NAME}.{uuid4().hex}")
    part.write_text(instance, encoding="ascii")
    part.replace(mark)
