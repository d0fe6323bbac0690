"""Exhibit to one medium each: screen (Plotly), picture (Vega), sheet (XLSX)."""
