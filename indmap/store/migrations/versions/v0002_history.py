"""The history: snapshots, originals, matches, notes, instructions and the trail; none is changed or erased."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEPT = (
    "instance", "original_file", "original_part", "snapshot", "snapshot_part", "snapshot_file", "withdrawal",
    "project_match", "note", "instruction", "instruction_change", "audit",
)  # fmt: skip
"""The tables whose rows stay as they were written."""


def upgrade() -> None:
    """Make them, and the guards of those that stay."""
    _originals()
    _snapshots()
    _settled()
    _instructions()
    _trail()
    guard = _guard_on_a_server if op.get_bind().dialect.name == "postgresql" else _guard_in_a_file
    guard()


def _originals() -> None:
    op.create_table("instance", sa.Column("id", sa.String(32), primary_key=True))
    op.create_table(
        "original_file",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("parts", sa.Integer, nullable=False),
    )
    op.create_table(
        "original_part",
        sa.Column("sha256", sa.String(64), sa.ForeignKey("original_file.sha256"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )


def _snapshots() -> None:
    op.create_table(
        "snapshot",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("seq", sa.Integer, nullable=False, unique=True),
        sa.Column("as_of", sa.Date),
        sa.Column("taken_at", sa.DateTime, nullable=False),
        *_words("taken_by", "sender"),
        sa.Column("key", sa.String(64), nullable=False, index=True),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("projects", "findings")),
        sa.Column("sha256", sa.String(64), nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("size", "parts")),
        sa.Column("format", sa.String(16), nullable=False),
        sa.Column("parser", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("source", "answers")),
        sa.Column("seal", sa.String(64), nullable=False),
    )
    op.create_table(
        "snapshot_part",
        sa.Column("snapshot", sa.String(32), sa.ForeignKey("snapshot.id"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "snapshot_file",
        sa.Column("snapshot", sa.String(32), sa.ForeignKey("snapshot.id"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        *_words("name"),
        sa.Column("sha256", sa.String(64), sa.ForeignKey("original_file.sha256"), nullable=False, index=True),
    )


def _settled() -> None:
    op.create_table(
        "withdrawal",
        sa.Column("object", sa.String(32), primary_key=True),
        *_words("reason", "withdrawn_by"),
        sa.Column("withdrawn_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "project_match",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        *_words("one", "other"),
        sa.Column("same", sa.Boolean),
        *_words("settled_by"),
        sa.Column("settled_at", sa.DateTime, nullable=False),
        *_words("reason"),
    )


def _instructions() -> None:
    about = [("project", sa.String, False), ("query", sa.String, False), ("day", sa.Date, True)]
    for name in ("note", "instruction"):
        op.create_table(
            name,
            sa.Column("id", sa.String(32), primary_key=True),
            sa.Column("seq", sa.Integer, nullable=False, unique=True),
            sa.Column("text", sa.Text, nullable=False),
            *(sa.Column(column, kind, nullable=empty) for column, kind, empty in about),
            *([*_words("noted_by"), sa.Column("noted_at", sa.DateTime, nullable=False)] if name == "note" else ()),
        )
    op.create_table(
        "instruction_change",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("instruction", sa.String(32), sa.ForeignKey("instruction.id"), nullable=False, index=True),
        *_words("state", "responsible"),
        sa.Column("deadline", sa.Date),
        sa.Column("remark", sa.Text, nullable=False),
        *_words("changed_by"),
        sa.Column("changed_at", sa.DateTime, nullable=False),
    )


def _trail() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime, nullable=False),
        *_words("actor", "action", "object"),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("prev", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=False) for name in names]


def _guard_in_a_file() -> None:
    for table in KEPT:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is kept as it was written'); END"
            )


def _guard_on_a_server() -> None:
    op.execute(
        "CREATE FUNCTION indmap_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION '% is kept as it was written', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; "
        "END $$"
    )
    for table in KEPT:
        op.execute(
            f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION indmap_kept()"
        )
