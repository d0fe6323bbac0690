"""Exhibits as native Office content that people can edit: charts with workbooks, maps of shapes, tables."""
