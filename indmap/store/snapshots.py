"""Snapshots: registers stored as accepted, with the files they were read from."""

from collections.abc import Mapping, Sequence
from datetime import UTC
from typing import Any, NoReturn
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, insert, select
from sqlalchemy.sql.schema import Table

from indmap.errors import SnapshotDamaged, StoreTooNew, WrongSetting
from indmap.register.layout import Answers, Layout
from indmap.register.register import Register, Source
from indmap.register.snapshot import Snapshot
from indmap.store.database import Database, Writing
from indmap.store.frames import FORMAT, UnknownCode, blob_of, frames_of
from indmap.store.seals import hash_of, parts_of, sealed_facts
from indmap.store.tables import ORIGINAL_PARTS, ORIGINALS, SNAPSHOT_FILES, SNAPSHOT_PARTS, SNAPSHOTS, WITHDRAWALS
from indmap.store.withdrawals import withdraw_row, withdrawal_of
from indmap.store.written import clean, rebuilt, written

_TORN = (ValueError, KeyError, TypeError)


class Snapshots(Database):
    """The part of the store for registers; an unknown key, id or hash raises WrongSetting."""

    def save_snapshot(
        self,
        register: Register,
        files: Sequence[tuple[bytes, str]],
        answers: Answers | None = None,
        *,
        by: str = "",
        sender: str = "",
    ) -> tuple[Snapshot, bool]:
        """The register's snapshot, and whether it is new: one that is stored and not withdrawn is not stored again.

        ``files`` are the contents it was read from, each with its name. A password is never stored.
        """
        blob = blob_of(register.projects, register.findings)
        facts = _facts(register, answers or Answers(), blob, clean(sender))
        originals = [(content, clean(name), hash_of(content)) for content, name in files]

        def save(writing: Writing) -> tuple[Snapshot, bool]:
            there = _one(writing.connection, _counting(register.key))
            if there:
                return there, False
            for content, _, sha256 in originals:
                _keep_original(writing.connection, content, sha256)
            _keep_snapshot(writing, facts, blob, [(name, sha256) for _, name, sha256 in originals])
            return _one(writing.connection, _all().where(SNAPSHOTS.c.id == facts["id"])) or _lost(facts["id"]), True

        return self._write(clean(by), save)

    def snapshots(self, *, withdrawn: bool = False) -> tuple[Snapshot, ...]:
        """Snapshots by as-of date, undated first, then by number; without withdrawn ones unless asked for."""
        query = _all() if withdrawn else _all().where(WITHDRAWALS.c.object.is_(None))
        return self._read(lambda connection: _several(connection, query))

    def snapshot(self, snapshot: str) -> Snapshot:
        """One snapshot, withdrawn or not."""
        query = _all().where(SNAPSHOTS.c.id == snapshot)
        return self._read(lambda connection: _one(connection, query)) or _lost(snapshot)

    def snapshots_of_file(self, sha256: str) -> tuple[Snapshot, ...]:
        """The snapshots read from a file with this hash, including withdrawn ones."""
        of_file = select(SNAPSHOT_FILES.c.snapshot).where(SNAPSHOT_FILES.c.sha256 == sha256)
        return self._read(lambda connection: _several(connection, _all().where(SNAPSHOTS.c.id.in_(of_file))))

    def snapshot_register(self, snapshot: str) -> Register:
        """The register as saved; raises SnapshotDamaged if its bytes do not match their hash."""

        def load(connection: Connection) -> tuple[Snapshot, RowMapping, bytes]:
            found = _one(connection, _all().where(SNAPSHOTS.c.id == snapshot)) or _lost(snapshot)
            facts = select(SNAPSHOTS.c.sha256, SNAPSHOTS.c.format).where(SNAPSHOTS.c.id == snapshot)
            blob = _joined(connection, SNAPSHOT_PARTS, SNAPSHOT_PARTS.c.snapshot == snapshot)
            return found, connection.execute(facts).mappings().one(), blob

        found, facts, blob = self._read(load)
        if found.damaged or hash_of(blob) != facts["sha256"]:
            raise self._damaged(found)
        if facts["format"] != FORMAT:
            raise StoreTooNew(path=self.path)
        try:
            projects, findings = frames_of(blob)
        except UnknownCode as error:
            raise StoreTooNew(path=self.path) from error
        return Register(found.source, found.key, projects, findings)

    def original(self, sha256: str) -> bytes:
        """The bytes of an original file; raises SnapshotDamaged if they do not match their hash."""

        def load(connection: Connection) -> tuple[bool, bytes]:
            there = connection.execute(select(ORIGINALS.c.sha256).where(ORIGINALS.c.sha256 == sha256)).first()
            return there is not None, _joined(connection, ORIGINAL_PARTS, ORIGINAL_PARTS.c.sha256 == sha256)

        there, content = self._read(load)
        if not there:
            raise WrongSetting(name="file", value=sha256)
        if hash_of(content) != sha256:
            raise self._damaged(self.snapshots_of_file(sha256)[0])
        return content

    def withdraw(self, snapshot: str, reason: str, by: str = "") -> Snapshot:
        """Mark a snapshot as withdrawn; it is kept, and the first reason given stands."""
        self.snapshot(snapshot)
        self._write(clean(by), lambda writing: withdraw_row(writing, "withdraw", snapshot, reason))
        return self.snapshot(snapshot)

    def _damaged(self, found: Snapshot) -> SnapshotDamaged:
        return SnapshotDamaged(path=self.path, number=found.seq, name=found.source.name, snapshot=found.id)


def _facts(register: Register, answers: Answers, blob: bytes, sender: str) -> dict[str, Any]:
    """The row's values that are known before the lock is taken."""
    return {
        "id": uuid4().hex,
        "as_of": register.source.as_of,
        "sender": sender,
        "key": register.key,
        "projects": len(register.projects),
        "findings": len(register.findings),
        "sha256": hash_of(blob),
        "size": len(blob),
        "parts": len(list(parts_of(blob))),
        "format": FORMAT,
        "parser": register.source.parser,
        "source": written(register.source),
        "answers": written(answers, without=("password",)),
    }


def _keep_original(connection: Connection, content: bytes, sha256: str) -> None:
    if connection.execute(select(ORIGINALS.c.sha256).where(ORIGINALS.c.sha256 == sha256)).first():
        return
    parts = list(parts_of(content))
    connection.execute(insert(ORIGINALS), {"sha256": sha256, "size": len(content), "parts": len(parts)})
    _keep_parts(connection, ORIGINAL_PARTS, parts, sha256=sha256)


def _keep_snapshot(writing: Writing, facts: Mapping[str, Any], blob: bytes, files: list[tuple[str, str]]) -> None:
    row = {**facts, "seq": writing.next_number(SNAPSHOTS), "taken_at": writing.at, "taken_by": writing.actor}
    row["seal"] = sealed_facts(row, files)
    writing.connection.execute(insert(SNAPSHOTS), row)
    _keep_parts(writing.connection, SNAPSHOT_PARTS, list(parts_of(blob)), snapshot=row["id"])
    for place, (name, sha256) in enumerate(files):
        line = {"snapshot": row["id"], "place": place, "name": name, "sha256": sha256}
        writing.connection.execute(insert(SNAPSHOT_FILES), line)
    writing.record("snapshot", row["id"], row["seal"])


def _keep_parts(connection: Connection, table: Table, parts: Sequence[bytes], **whose: str) -> None:
    for place, data in enumerate(parts):  # one at a time: all at once would double the memory
        connection.execute(insert(table), {**whose, "place": place, "data": data})


def _joined(connection: Connection, table: Table, whose: ColumnElement[bool]) -> bytes:
    rows = connection.execute(select(table.c.data).where(whose).order_by(table.c.place))
    return b"".join(rows.scalars())


def _all() -> Select[Any]:
    about = select(SNAPSHOTS, WITHDRAWALS).outerjoin(WITHDRAWALS, WITHDRAWALS.c.object == SNAPSHOTS.c.id)
    return about.order_by(SNAPSHOTS.c.as_of.nulls_first(), SNAPSHOTS.c.seq)


def _counting(key: str) -> Select[Any]:
    return _all().where(SNAPSHOTS.c.key == key, WITHDRAWALS.c.object.is_(None))


def _one(connection: Connection, query: Select[Any]) -> Snapshot | None:
    found = _several(connection, query)
    return found[0] if found else None


def _several(connection: Connection, query: Select[Any]) -> tuple[Snapshot, ...]:
    rows = connection.execute(query).mappings().all()
    of = select(SNAPSHOT_FILES, ORIGINALS.c.size).join(ORIGINALS).order_by(SNAPSHOT_FILES.c.place)
    if len(rows) == 1:
        of = of.where(SNAPSHOT_FILES.c.snapshot == rows[0]["id"])
    files: dict[str, list[RowMapping]] = {}
    for file in connection.execute(of).mappings() if rows else ():
        files.setdefault(file["snapshot"], []).append(file)
    return tuple(_snapshot(row, files.get(row["id"], [])) for row in rows)


def _snapshot(row: RowMapping, files: Sequence[RowMapping]) -> Snapshot:
    damaged, source, answers = False, _NO_SOURCE, Answers()
    facts = {column.name: row[column.name] for column in SNAPSHOTS.columns}
    try:
        damaged = sealed_facts(facts, [(file["name"], file["sha256"]) for file in files]) != row["seal"]
        source, answers = rebuilt(Source, row["source"]), rebuilt(Answers, row["answers"])
    except _TORN:
        damaged = True
    return Snapshot(
        id=row["id"],
        seq=row["seq"],
        as_of=row["as_of"],
        taken_at=row["taken_at"].replace(tzinfo=UTC),
        by=row["taken_by"],
        sender=row["sender"],
        key=row["key"],
        source=source,
        rows=row["projects"],
        findings=row["findings"],
        files=tuple((file["name"], file["sha256"], file["size"]) for file in files),
        withdrawn=withdrawal_of(row),
        answers=answers,
        damaged=damaged,
    )


def _lost(snapshot: str) -> NoReturn:
    raise WrongSetting(name="snapshot", value=snapshot)


_NO_SOURCE = Source("", "", None, Layout("", 0, 0, ()), 0, 0, 0)
