"""Tables as an office program lays them out: how wide the columns are, and how many rows there is room for."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch

import pandas as pd

from indmap.exhibits.charts import Chart, Flow, HeatTable, Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import brief, cells
from indmap.render.looks import class_looks, class_of
from indmap.render.office.paint import Paint, look_paint
from indmap.words.numbers import ABSENT
from indmap.words.theme import Theme, symbol

_LETTER = 0.56  # of the size, on the average
_WIDE = 0.7  # of a single word, of which nothing may break off
_LINE = 1.22
_PADDING = 6.0  # points above and below together
_SIDES = 9.0
_TEXTS = (Format.TEXT, Format.DATE)


@dataclass(frozen=True)
class Cell:
    """One cell: its text, its paint where it is shaded, whether it stands right."""

    text: str
    paint: Paint | None = None
    right: bool = False


@dataclass(frozen=True)
class Grid:
    """A table in words: headings, then rows of cells."""

    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Laid:
    """A grid that fits: widths and heights in points, the headings' first; how many rows there was no room for."""

    grid: Grid
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    more: int
    broken: bool = False
    """Whether a column is narrower than its longest word."""


@singledispatch
def grid(chart: Chart, exhibit: Exhibit, theme: Theme) -> Grid:  # noqa: ARG001 - dispatch gives all three
    """An exhibit's data as a table."""
    return Grid(*_written(exhibit, exhibit.columns, None))


@grid.register
def _(chart: Table, exhibit: Exhibit, theme: Theme) -> Grid:  # noqa: ARG001 - dispatch gives all three
    return Grid(*_written(exhibit, exhibit.columns, chart.status))


@grid.register
def _(chart: Flow, exhibit: Exhibit, theme: Theme) -> Grid:  # noqa: ARG001 - dispatch gives all three
    return Grid(*_written(exhibit, exhibit.columns, None))


@grid.register
def _(chart: HeatTable, exhibit: Exhibit, theme: Theme) -> Grid:
    looks = [look_paint(each) for each in class_looks(chart.classes, theme)]
    known = {
        (str(row), str(column)): float(value)
        for row, column, value in zip(
            exhibit.data[chart.row], exhibit.data[chart.column], exhibit.data[chart.value], strict=True
        )
        if not pd.isna(value)
    }
    heads = (Cell(""), *(Cell(column, right=True) for column in chart.columns))
    rows = []
    for row in chart.rows:
        line = [Cell(row)]
        for column in chart.columns:
            value = known.get((row, column))
            painted = looks[class_of(value, chart.classes)] if value is not None else None
            line.append(Cell(brief(value, chart.format, exhibit.language), painted, right=True))
        rows.append(tuple(line))
    return Grid(heads, tuple(rows))


def laid(table: Grid, width: float, height: float, size: float) -> Laid:
    """The grid in a box of points: as many rows as there is room for."""
    least = _least(table, size)
    widths = _widths(table, least, width, size)
    heights = [_height(table.heads, widths, size)]
    left = height - heights[0]
    for row in table.rows:
        needed = _height(row, widths, size)
        if needed > left:
            break
        heights.append(needed)
        left -= needed
    shown = len(heights) - 1
    return Laid(
        Grid(table.heads, table.rows[:shown]), widths, tuple(heights), len(table.rows) - shown, sum(least) > width
    )


def lines(text: str, width: float, size: float) -> int:
    """How many lines a text takes in so many points of width."""
    most = max(width / (size * _LETTER), 1.0)
    count, used = 1, 0.0
    for word in text.split(" "):
        long = len(word)
        if used and used + 1 + long > most:
            count, used = count + 1, 0.0
        used += long + (1 if used else 0)
        if used > most:
            extra = math.ceil(used / most) - 1
            count, used = count + extra, used - extra * most
    return count


def _written(
    exhibit: Exhibit, columns: Sequence[Column], status: str | None
) -> tuple[tuple[Cell, ...], tuple[tuple[Cell, ...], ...]]:
    heads = tuple(Cell(column.label, right=column.format not in _TEXTS) for column in columns)
    written = []
    for column in columns:
        texts = cells(exhibit, column)
        if status and column.name == "status":
            marks = [symbol(str(code)) for code in exhibit.data[status]]
            texts = [f"{mark} {text}" if text != ABSENT else text for mark, text in zip(marks, texts, strict=True)]
        written.append([Cell(text, right=column.format not in _TEXTS) for text in texts])
    return heads, tuple(zip(*written, strict=True))


def _height(row: Sequence[Cell], widths: Sequence[float], size: float) -> float:
    most = max(lines(cell.text, width - _SIDES, size) for cell, width in zip(row, widths, strict=True))
    return most * size * _LINE + _PADDING


def _least(table: Grid, size: float) -> list[float]:
    """The width of each column's longest word."""
    columns = zip(table.heads, *table.rows, strict=True)
    return [max(max(map(len, cell.text.split(" "))) for cell in column) * size * _WIDE + _SIDES for column in columns]


def _widths(table: Grid, least: Sequence[float], width: float, size: float) -> tuple[float, ...]:
    """Each column as wide as its longest word at least; what is left goes to those with most to say."""
    letter = size * _LETTER
    columns = zip(table.heads, *table.rows, strict=True)
    wanted = [min(max(len(cell.text) for cell in column), 90) * letter + _SIDES for column in columns]
    if sum(least) >= width:
        return tuple(each * width / sum(least) for each in least)
    spare = width - sum(least)
    more = [max(want - low, 0.0) for want, low in zip(wanted, least, strict=True)]
    if sum(more) <= 0:
        return tuple(low + spare / len(least) for low in least)
    return tuple(low + spare * each / sum(more) for low, each in zip(least, more, strict=True))
