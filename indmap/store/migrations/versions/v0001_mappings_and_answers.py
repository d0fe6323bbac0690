"""The first tables: mappings by header shape, and answers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "mapping",
        sa.Column("shape", sa.String(64), primary_key=True),
        sa.Column("settled_at", sa.DateTime, nullable=False),
        sa.Column("settled_by", sa.String, nullable=False),
    )
    op.create_table(
        "mapping_column",
        sa.Column("shape", sa.String(64), sa.ForeignKey("mapping.shape", ondelete="CASCADE"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("heading", sa.String, nullable=False),
        sa.Column("field", sa.String),
        sa.Column("unit", sa.Float),
        sa.Column("currency", sa.String(3)),
    )
    op.create_table(
        "answer",
        sa.Column("about", sa.String(64), primary_key=True),
        sa.Column("question", sa.String, primary_key=True),
        sa.Column("answer", sa.String, nullable=False),
        sa.Column("settled_at", sa.DateTime, nullable=False),
        sa.Column("settled_by", sa.String, nullable=False),
    )
