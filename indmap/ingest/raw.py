"""A file's sheets with their cells as they stand: fetched from a child again when a person wants them marked."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import pyarrow as pa

from indmap.ingest.cells import clean
from indmap.ingest.grid import Cell, Grid
from indmap.ingest.guard import judge
from indmap.ingest.limits import current
from indmap.ingest.notes import Notes
from indmap.ingest.outcome import Reading
from indmap.ingest.process import read_in_child
from indmap.ingest.wire import Request, Wanted
from indmap.ingest.workbook import Sheet
from indmap.register.layout import Answers, Layout

MOST_ROWS = 50_000
"""Rows of a sheet that are fetched."""

_DAY = "day"


def raw_sheets(content: bytes, name: str, answers: Answers, sheets: Sequence[str]) -> tuple[Grid, ...]:
    """The cells of these sheets of a file, read in a child as the register was."""
    limits = current()
    form = judge(content, name, limits)
    reading = read_in_child(Request(content, name, form, answers, limits, Wanted.CELLS, tuple(sheets)))
    return tuple(_unpacked(row) for row in reading.projects.to_pylist())


def packed_cells(sheets: Iterable[Sheet], wanted: Sequence[str]) -> Reading:
    """In the child: a row a sheet, its cells as JSON, in the form of a reading."""
    grids = [_headed(sheet.grid()) for sheet in sheets if sheet.name in wanted]
    table = pa.table(
        {
            "sheet": pa.array([grid.sheet for grid in grids], pa.string()),
            "top": pa.array([grid.top for grid in grids], pa.int64()),
            "left": pa.array([grid.left for grid in grids], pa.int64()),
            "cells": pa.array([json.dumps(list(map(_plain_row, grid.rows))) for grid in grids], pa.large_string()),
        }
    )
    return _as_reading(table)


def packed_bytes(content: bytes) -> Reading:
    """In the child: a file's bytes without the lock, in the form of a reading."""
    return _as_reading(pa.table({"content": pa.array([content], pa.large_binary())}))


def _as_reading(table: pa.Table) -> Reading:
    return Reading(table, Notes("").table(), Layout("", 0, 0, ()), None, "", 0, 0)


def _headed(grid: Grid) -> Grid:
    return grid.head(MOST_ROWS) if len(grid.rows) > MOST_ROWS else grid


def _plain_row(row: Sequence[Cell]) -> list[Any]:
    return list(map(_plain, row))


def _plain(cell: Cell) -> object:
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, datetime | date):
        return {_DAY: cell.isoformat()}
    return str(cell) if isinstance(cell, time | timedelta) else cell


def _unpacked(row: dict[str, Any]) -> Grid:
    rows = [list(_cells(cells)) for cells in json.loads(row["cells"])]
    return Grid(row["sheet"], rows, row["top"], row["left"])


def _cells(cells: Iterable[Any]) -> Iterator[Cell]:
    for cell in cells:
        yield datetime.fromisoformat(cell[_DAY]) if isinstance(cell, dict) else cell
