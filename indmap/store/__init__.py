"""Registers and what people settled about them, kept in a database; the only package that imports SQLAlchemy."""

from indmap.store.folder import data_folder
from indmap.store.store import Store

__all__ = ["Store", "data_folder"]
