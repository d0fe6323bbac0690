"""The audit trail, and the verification of everything stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from sqlalchemy import Connection, Table, select, text

from indmap.register.remarks import Entry
from indmap.store.seals import START, hash_of, sealed_line
from indmap.store.snapshots import Snapshots
from indmap.store.tables import HEAD, ORIGINAL_PARTS, ORIGINALS, SNAPSHOT_PARTS, SNAPSHOTS, TRAIL


@dataclass(frozen=True)
class Damage:
    """Something that no longer matches its hash: the ``file``, a ``trail`` line, a ``snapshot`` or an ``original``.

    ``object`` is the line's or the snapshot's number, or the original's hash; empty for the file.
    """

    kind: str
    object: str


class Trail(Snapshots):
    """The part of the store for the audit trail and verification."""

    def trail(self) -> tuple[Entry, ...]:
        """Every line, oldest first."""
        rows = self._read(lambda connection: connection.execute(select(TRAIL).order_by(TRAIL.c.seq)).all())
        return tuple(
            Entry(row.seq, row.at.replace(tzinfo=UTC), row.actor, row.action, row.object, row.detail) for row in rows
        )

    def length(self) -> int:
        """The number of lines; while it stays the same, nothing in the store has changed."""
        return self._read(lambda connection: int(connection.execute(select(HEAD.c.seq)).scalar_one()))

    def verify(self) -> tuple[Damage, ...]:
        """Every damage found; reads the whole store."""

        def look(connection: Connection) -> tuple[Damage, ...]:
            found = [] if self._server else list(_file(connection))
            found.extend(_trail(connection))
            found.extend(_blobs(connection, ORIGINALS, ORIGINAL_PARTS, "original"))
            found.extend(_blobs(connection, SNAPSHOTS, SNAPSHOT_PARTS, "snapshot"))
            return tuple(found)

        seen = self._read(look)
        torn = [Damage("snapshot", str(each.seq)) for each in self.snapshots(withdrawn=True) if each.damaged]
        return tuple(dict.fromkeys([*seen, *torn]))


def _file(connection: Connection) -> Iterator[Damage]:
    if connection.execute(text("PRAGMA integrity_check(1)")).scalar() != "ok":
        yield Damage("file", "")


def _trail(connection: Connection) -> Iterator[Damage]:
    """The first line where the hash chain breaks; the number after the last line if lines are missing at the end.

    A line that records a snapshot must match that snapshot's seal.
    """
    seals = {row.id: row.seal for row in connection.execute(select(SNAPSHOTS.c.id, SNAPSHOTS.c.seal))}
    seq, last = 0, START
    for row in connection.execute(select(TRAIL).order_by(TRAIL.c.seq)).mappings():
        whole = row["seq"] == seq + 1 and row["prev"] == last and row["hash"] == sealed_line(row)
        if not whole or (row["action"] == "snapshot" and seals.get(row["object"]) != row["detail"]):
            yield Damage("trail", str(seq + 1))
            return
        seq, last = row["seq"], row["hash"]
    head = connection.execute(select(HEAD)).one()
    if (head.seq, head.hash) != (seq, last):
        yield Damage("trail", str(seq + 1))


def _blobs(connection: Connection, whole: Table, parts: Table, kind: str) -> Iterator[Damage]:
    whose = next(iter(parts.columns))
    for row in connection.execute(select(whole)).all():
        key, name = (row.id, str(row.seq)) if kind == "snapshot" else (row.sha256, row.sha256)
        data = connection.execute(select(parts.c.data).where(whose == key).order_by(parts.c.place))
        if hash_of(b"".join(data.scalars())) != row.sha256:
            yield Damage(kind, name)
