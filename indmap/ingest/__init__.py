"""Bytes to a Register: guard, workbook, grid, header, mapping, cells, dates, units, checks, totals."""
