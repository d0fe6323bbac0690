"""A located table read into typed columns and findings: what the child hands back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from indmap.ingest.beside import units_beside, with_years
from indmap.ingest.body import REASONS, Body
from indmap.ingest.checks import Accepted, check, likely_unit
from indmap.ingest.columns import Column, Mask, is_error, taken_apart
from indmap.ingest.corrections import correct, known_corrections
from indmap.ingest.dates import Precision
from indmap.ingest.grid import Cell, Grid
from indmap.ingest.notes import Notes
from indmap.ingest.outcome import TEXT, Reading
from indmap.ingest.rows import sorted_out
from indmap.ingest.sections import carry
from indmap.ingest.sums import by_numbers
from indmap.ingest.table import Table, place_of
from indmap.ingest.titled import place_all
from indmap.ingest.totals import reconcile
from indmap.ingest.values import Dates, Figures, read_codes, read_dates, read_figures
from indmap.register.layout import Answers, ColumnMeaning, Correction
from indmap.words.codelists import codelist
from indmap.words.fields import Kind, fields

_NOTHING = Answers()
_FILLED_DOWN = (Kind.CODE, Kind.DATE)
_FEW = 127


@dataclass
class _Reader:
    """One table being read: the body's columns, the rows kept, and what has come out so far."""

    table: Table
    answers: Answers
    notes: Notes
    body: Body
    reasons: npt.NDArray[np.int8]
    rows: npt.NDArray[np.int64]

    def __post_init__(self) -> None:
        self.kept: Mask = self.reasons == 0
        self.kept_rows = np.flatnonzero(self.kept)
        self.out: dict[str, Any] = {}
        self.figures: dict[str, Figures] = {}
        self.dates: dict[str, Dates] = {}


def read(table: Table, notes: Notes, answers: Answers = _NOTHING) -> Reading:
    """The rows of the table, each a project or set aside with a reason."""
    body = _body(table, (*known_corrections(), *answers.corrections), notes)
    reasons = by_numbers(body, sorted_out(body), lambda: _figures_of(table, body))
    rows = np.arange(body.height, dtype=np.int64) + table.grid.top + table.data
    body = carry(body, reasons, table.as_of, int(rows[0]) if body.height else 0, notes)
    body = place_all(body, table, notes)
    reader = _Reader(table, answers, notes, body, reasons, rows)
    carried = [ColumnMeaning(c.letter, "", field) for field, c in body.columns.items() if field not in body.places]
    for meaning in (*table.layout.columns, *carried):
        if meaning.field:
            _read_column(reader, meaning)
    reasons = reconcile(body, reasons, reader.figures, rows, notes)
    _note_set_aside(reader, reasons)
    letters = {name: column.letter for name, column in body.columns.items()}
    check(Accepted(reader.out, letters, rows[reader.kept]), notes)
    reader.out["sheet"] = pa.repeat(pa.scalar(table.layout.sheet, TEXT), len(reader.kept_rows))
    reader.out["row"] = pa.array(rows[reader.kept].astype(float))
    return Reading(
        pa.table(reader.out),
        notes.table(),
        table.layout,
        table.as_of,
        table.as_of_from,
        body.height,
        body.height - len(reader.kept_rows),
    )


def _body(table: Table, corrections: Sequence[Correction], notes: Notes) -> Body:
    rows = table.grid.rows[table.data :]
    cells = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(table.grid.width)]
    places = {column.field: place_of(table.grid, column.letter) for column in table.layout.columns if column.field}
    _fill_down(cells, table.grid, table.data, places)
    correct(cells, table.layout, places, table.grid.top + table.data, corrections, notes)
    height = _last_filled([cells[place] for place in places.values()])
    cells = [column[:height] for column in cells]
    columns = {name: taken_apart(table.grid.letters[place], cells[place]) for name, place in places.items()}
    return Body(cells, table.headings, columns, places, height, table.grid.letters)


def _figures_of(table: Table, body: Body) -> dict[str, npt.NDArray[np.float64]]:
    """The columns that add up, read before it is known which rows are kept."""
    every = np.ones(body.height, bool)
    return {
        meaning.field: read_figures(body.columns[meaning.field], meaning, every).values
        for meaning in table.layout.columns
        if meaning.field and fields()[meaning.field].kind in (Kind.MONEY, Kind.INTEGER)
    }


def _fill_down(cells: list[list[Cell]], grid: Grid, data: int, places: dict[str, int]) -> None:
    """Codes and dates merged over several rows hold for each of them; figures do not, or they would count twice."""
    wanted = {place for name, place in places.items() if fields()[name].kind in _FILLED_DOWN}
    for first_row, first_column, last_row, last_column in grid.merges:
        if first_row >= data and last_row > first_row:
            for place in wanted & set(range(first_column, last_column + 1)):
                column = cells[place]
                last = min(last_row - data, len(column) - 1)
                column[first_row - data : last + 1] = [column[first_row - data]] * (last + 1 - first_row + data)


def _last_filled(columns: Sequence[Sequence[Cell]]) -> int:
    """The number of rows down to the last that holds anything in a known column."""
    height = len(columns[0])
    while height and all(column[height - 1] == "" for column in columns):
        height -= 1
    return height


def _read_column(reader: _Reader, meaning: ColumnMeaning) -> None:
    name = meaning.field or ""
    column = reader.body.columns[name]
    kind = fields()[name].kind
    if kind is Kind.TEXT:
        reader.out[name] = _texts(column, reader.kept_rows)
        errors = [column.is_absent[place] and is_error(cell) for place, cell in enumerate(column.distinct)]
        _complain(reader, name, column, ["error_cell" if is_wrong else "" for is_wrong in errors])
    elif kind is Kind.CODE:
        codes, complaints = read_codes(column, name, reader.table.as_of, reader.answers.spellings)
        _complain(reader, name, column, complaints, [code or "" for code in codes])
        reader.out[name] = coded(codes, column.places[reader.kept], fields()[name].codelist or "")
    elif kind is Kind.DATE:
        _read_dates(reader, name, column)
    else:
        _read_figures(reader, meaning, column, kind)


def _read_dates(reader: _Reader, name: str, column: Column) -> None:
    column = with_years(reader.body, name)
    dates = reader.dates[name] = read_dates(column, first=name == "start_date")
    _complain(reader, name, column, dates.complaints, dates.read_as)
    reader.out[name] = pa.array(dates.days[reader.kept])
    reader.out[f"{name}_precision"] = coded(list(Precision), dates.precisions[reader.kept], "precisions")


def _read_figures(reader: _Reader, meaning: ColumnMeaning, column: Column, kind: Kind) -> None:
    name = meaning.field or ""
    beside = units_beside(reader.body, name) if kind is Kind.MONEY and meaning.unit is None else None
    in_percent = meaning.letter in reader.table.grid.percents
    figures = reader.figures[name] = read_figures(column, meaning, reader.kept, beside, in_percent=in_percent)
    _complain(reader, name, column, figures.complaints, figures.read_as)
    values = figures.values[reader.kept]
    header = [reader.table.layout.header_last]
    if figures.doubtful is not None:
        read_as = f"{figures.doubtful:g} → {100 * np.nanmax(np.abs(values)):g}%"
        reader.notes.add("doubtful_percent", meaning.letter, header, name, meaning.heading, read_as)
    if kind is Kind.SHARE and any(figures.answers):
        reader.out[f"{name}_stated"] = coded(figures.answers, column.places[reader.kept], "answers")
    if kind is not Kind.MONEY:
        reader.out[name] = pa.array(values)
        return
    if meaning.unit is None and beside is None:
        reader.notes.add("unit_not_stated", meaning.letter, header, name, meaning.heading)
    foreign = (figures.currency[reader.kept] != fields()[name].currency) & ~np.isnan(values)
    reader.out[name] = pa.array(np.where(foreign, np.nan, values))
    if foreign.any():
        currencies = figures.currency[reader.kept]
        reader.out[f"{name}_foreign"] = pa.array(np.where(foreign, values, np.nan))
        reader.out[f"{name}_currency"] = pa.array(currencies, TEXT, mask=~foreign)
        said = ", ".join(sorted(set(currencies[foreign].tolist())))
        reader.notes.add("foreign_currency", meaning.letter, header, name, meaning.heading, said)
    if name == "cost" and (likely := likely_unit(np.where(foreign, np.nan, values), meaning.unit or 1.0)):
        reader.notes.add("unit_suspect", meaning.letter, header, name, meaning.heading, f"{likely:.0f}")


def _texts(column: Column, kept: npt.NDArray[np.int64]) -> pa.Array:
    texts = [None if absent else text for text, absent in zip(column.texts, column.is_absent.tolist(), strict=True)]
    taken = np.array([*texts, None], object)[column.places[kept]]  # Arrow's own taking loads a module that costs more
    return pa.array(taken, TEXT)


def coded(codes: Sequence[str | None], places: npt.NDArray[Any], of: str) -> pa.Array:
    """Codes as places in their codelist; a place below zero is absent."""
    order = list(codelist(of).codes)
    width = np.int8 if len(order) < _FEW else np.int16  # as pandas keeps them
    in_list = np.array([order.index(code) if code else -1 for code in [*codes, None]], width)
    found = in_list[places]
    indices = pa.array(found, mask=found < 0)
    return pa.DictionaryArray.from_arrays(indices, pa.array(order, TEXT))


def _complain(
    reader: _Reader, name: str, column: Column, complaints: Sequence[str], read_as: Sequence[str] = ()
) -> None:
    """One finding for each kept row whose cell was complained of; ``read_as`` is by distinct cell too."""
    for code in sorted(set(complaints) - {""}):
        bad = np.array([complaint == code for complaint in complaints], bool)
        rows = reader.kept_rows[bad[column.places[reader.kept_rows]]]
        told = [read_as[place] for place in column.places[rows].tolist()] if read_as else ""
        reader.notes.add(code, column.letter, reader.rows[rows], name, column.raws(rows), told)


def _note_set_aside(reader: _Reader, reasons: npt.NDArray[np.int8]) -> None:
    for place, code in enumerate(REASONS):
        if not code:
            continue
        rows = np.flatnonzero(reasons == place)
        labels = [next((str(c[row]).strip() for c in reader.body.cells if c[row] != ""), "") for row in rows.tolist()]
        reader.notes.add(code, "", reader.rows[rows], "", [label[:200] for label in labels])
