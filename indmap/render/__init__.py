"""Renderers of exhibits, one per medium: screen (Plotly), picture (Vega), Office files, sheet (XLSX), HTML."""
