"""Registers and what was settled about them <-> a database: mappings, answers.

The only package that knows SQLAlchemy.
"""

from indmap.store.folder import data_folder
from indmap.store.store import Store

__all__ = ["Store", "data_folder"]
