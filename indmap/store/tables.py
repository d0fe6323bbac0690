"""The tables as the code knows them; the migrations make them."""

from sqlalchemy import Column, DateTime, Float, ForeignKey, Integer, MetaData, String, Table

METADATA = MetaData()

MAPPINGS = Table(
    "mapping",
    METADATA,
    Column("shape", String(64), primary_key=True),
    Column("settled_at", DateTime, nullable=False),
    Column("settled_by", String, nullable=False),
)
"""A mapping by header shape; days and hours are in UTC."""

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
"""What each heading of a shape was settled to mean, by its place among the headings."""

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
