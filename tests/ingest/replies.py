"""What a child may reply, made without a workbook."""

import io
from datetime import date

import numpy as np
import pyarrow as pa

from indmap.ingest import wire
from indmap.ingest.notes import Notes
from indmap.ingest.outcome import TEXT, Reading
from indmap.ingest.reading import coded
from indmap.register.layout import Layout
from indmap.register.projects import column_kinds
from indmap.words.fields import Kind

DAY = date(2021, 9, 28)


def full(rows):
    """A reading of so many rows that says something in every column, with a finding for each of them."""
    columns = {name: _column(kind, of, rows) for name, kind, of in column_kinds() if name != "file"}
    notes = Notes("Реестр")
    notes.add("unknown_region", "B", range(rows), "region", ["Марс"] * rows)
    return Reading(pa.table(columns), notes.table(), Layout("Реестр", 1, 1, ()), DAY, "title", rows, 0)


def said(reading):
    """The bytes of a reply."""
    stream = io.BytesIO()
    wire.write_reading(stream, reading)
    return stream.getvalue()


def _column(kind, of, rows):
    if kind is Kind.CODE:
        return coded([None], [0] * rows, of)
    if kind is Kind.TEXT:
        return pa.repeat(pa.scalar("Завод ферросплавов", TEXT), rows)
    return pa.array(np.full(rows, DAY, "datetime64[us]") if kind is Kind.DATE else np.full(rows, 1.5))
