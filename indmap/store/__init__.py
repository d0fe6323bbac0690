"""Registers and what was settled about them <-> a database: mappings, answers, corrections.

The only package that knows SQLAlchemy.
"""
