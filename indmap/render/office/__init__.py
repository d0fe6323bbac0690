"""Exhibit to what an office program edits: native charts with their workbooks, maps of shapes, tables."""
