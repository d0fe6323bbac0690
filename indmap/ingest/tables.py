"""The tables of a workbook's sheets read one after another, as one register."""

from dataclasses import replace

import pyarrow as pa

from indmap.ingest.decided import settle
from indmap.ingest.notes import Notes
from indmap.ingest.outcome import Reading
from indmap.ingest.reading import read
from indmap.ingest.table import Table
from indmap.register.layout import Answers

_NOTHING = Answers()


def read_tables(table: Table, notes: Notes, answers: Answers = _NOTHING) -> Reading:
    """The rows of the table and of those read along with it; the layout is the first one's."""
    readings = []
    for each in (table, *table.others):
        notes.sheet = each.layout.sheet
        readings.append(read(each, notes, answers))
    letters = {reading.layout.sheet: _letter_of_names(reading) for reading in readings}
    read_in = pa.concat_tables([reading.projects for reading in readings], promote_options="default")
    projects = settle(read_in, letters, answers.doubles, notes)
    return replace(
        readings[0],
        projects=projects,
        findings=notes.table(),
        totals=tuple(notes.totals),
        rows_read=sum(reading.rows_read for reading in readings),
        rows_set_aside=sum(reading.rows_set_aside for reading in readings) + read_in.num_rows - projects.num_rows,
    )


def _letter_of_names(reading: Reading) -> str:
    return next(column.letter for column in reading.layout.columns if column.field == "name")
