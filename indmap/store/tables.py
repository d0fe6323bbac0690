"""The tables as the code sees them; the migrations create them.

Times are in UTC. A LargeBinary column holds a part of at most 512 KB; a hash is SHA-256 in hexadecimal.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData()

INSTANCE = Table("instance", METADATA, Column("id", String(32), primary_key=True))
"""The unique id of this store: one row."""

MAPPINGS = Table(
    "mapping",
    METADATA,
    Column("shape", String(64), primary_key=True),
    Column("settled_at", DateTime, nullable=False),
    Column("settled_by", String, nullable=False),
)
"""A mapping by header shape."""

MAPPED = Table(
    "mapping_column",
    METADATA,
    Column("shape", String(64), ForeignKey("mapping.shape", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("heading", String, nullable=False),
    Column("field", String),
    Column("unit", Float),
    Column("currency", String(3)),
)
"""The settled meaning of each heading of a shape, by its position among the headings."""

ANSWERS = Table(
    "answer",
    METADATA,
    Column("about", String(64), primary_key=True),
    Column("question", String, primary_key=True),
    Column("answer", String, nullable=False),
    Column("settled_at", DateTime, nullable=False),
    Column("settled_by", String, nullable=False),
)
"""What a person answered about a file or a header shape, as JSON; ``about`` is its hash."""

SNAPSHOTS = Table(
    "snapshot",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("seq", Integer, nullable=False, unique=True),
    Column("as_of", Date),
    Column("taken_at", DateTime, nullable=False),
    Column("taken_by", String, nullable=False),
    Column("sender", String, nullable=False),
    Column("key", String(64), nullable=False, index=True),
    Column("projects", Integer, nullable=False),
    Column("findings", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("parts", Integer, nullable=False),
    Column("format", String(16), nullable=False),
    Column("parser", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("answers", Text, nullable=False),
    Column("seal", String(64), nullable=False),
)
"""A register kept: ``projects`` and ``findings`` count rows, ``sha256`` is of its parts joined, ``source`` and
``answers`` are JSON, ``seal`` is the hash of all the rest and stands in the trail as well."""

SNAPSHOT_PARTS = Table(
    "snapshot_part",
    METADATA,
    Column("snapshot", String(32), ForeignKey("snapshot.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)

ORIGINALS = Table(
    "original_file",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("parts", Integer, nullable=False),
)
"""The original files, each content once."""

ORIGINAL_PARTS = Table(
    "original_part",
    METADATA,
    Column("sha256", String(64), ForeignKey("original_file.sha256"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)

SNAPSHOT_FILES = Table(
    "snapshot_file",
    METADATA,
    Column("snapshot", String(32), ForeignKey("snapshot.id"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False),
    Column("sha256", String(64), ForeignKey("original_file.sha256"), nullable=False, index=True),
)
"""The originals that a snapshot was read from, with the file names at the time."""

WITHDRAWALS = Table(
    "withdrawal",
    METADATA,
    Column("object", String(32), primary_key=True),
    Column("reason", String, nullable=False),
    Column("withdrawn_by", String, nullable=False),
    Column("withdrawn_at", DateTime, nullable=False),
)
"""Withdrawn snapshots and notes, by id."""

MATCHES = Table(
    "project_match",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("one", String, nullable=False),
    Column("other", String, nullable=False),
    Column("same", Boolean),
    Column("settled_by", String, nullable=False),
    Column("settled_at", DateTime, nullable=False),
    Column("reason", String, nullable=False),
)
"""Whether two keys are one project; the last answer about a pair counts, and NULL takes it back."""

NOTES = Table(
    "note",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("seq", Integer, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("project", String, nullable=False),
    Column("query", String, nullable=False),
    Column("day", Date),
    Column("noted_by", String, nullable=False),
    Column("noted_at", DateTime, nullable=False),
)

INSTRUCTIONS = Table(
    "instruction",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("seq", Integer, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("project", String, nullable=False),
    Column("query", String, nullable=False),
    Column("day", Date),
)

CHANGES = Table(
    "instruction_change",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("instruction", String(32), ForeignKey("instruction.id"), nullable=False, index=True),
    Column("state", String, nullable=False),
    Column("responsible", String, nullable=False),
    Column("deadline", Date),
    Column("remark", Text, nullable=False),
    Column("changed_by", String, nullable=False),
    Column("changed_at", DateTime, nullable=False),
)
"""The states of an instruction: the first as it was given, the last as it is now."""

TRAIL = Table(
    "audit",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", DateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("action", String, nullable=False),
    Column("object", String, nullable=False),
    Column("detail", Text, nullable=False),
    Column("prev", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
"""Who did what: a hash chain of lines, ordered by ``seq`` and not by time."""

HEAD = Table(
    "audit_head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)
"""The number and hash of the trail's last line: one row, which every writer locks first."""
