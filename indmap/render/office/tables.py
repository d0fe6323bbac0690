"""Layout of native tables: the widths of columns, and how many rows fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, singledispatch

import pandas as pd

from indmap.exhibits.charts import Chart, Flow, HeatTable, Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import brief, cells
from indmap.render.looks import class_looks, class_of
from indmap.render.office.measure import LINE, lines, pieces, width
from indmap.render.office.paint import Paint, look_paint
from indmap.words.numbers import ABSENT, NBSP
from indmap.words.theme import Theme, symbol

PADDING = 6.0
"""Points above and below a cell's text, together."""
SIDES = 12.0
"""Points left and right of it, and one to spare."""
_LONGEST = 55.0  # times the font size: longer texts are wrapped anyway
_TEXTS = (Format.TEXT, Format.DATE)


@dataclass(frozen=True)
class Cell:
    """One cell: its text, its paint if it is shaded, and whether it is right-aligned."""

    text: str
    paint: Paint | None = None
    right: bool = False


@dataclass(frozen=True)
class Grid:
    """A formatted table: headings, and rows of cells."""

    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @cached_property
    def spans(self) -> tuple[tuple[float, float], ...]:
        """The widths of the longest word and the longest text of each column, by the font size."""
        found = []
        for place, head in enumerate(self.heads):
            texts = [row[place].text for row in self.rows]
            words = {word for text in texts for word in pieces(text)}
            longest = max((width(word, 1.0) for word in words), default=0.0)
            whole = max((width(text, 1.0) for text in texts), default=0.0)
            longest = max(longest, *(width(word, 1.0, bold=True) for word in pieces(head.text)))
            found.append((longest, max(whole, width(head.text, 1.0, bold=True))))
        return tuple(found)


@dataclass(frozen=True)
class Laid:
    """A grid that fits: widths of columns and heights of rows, headings first, in points; ``more`` rows did not fit."""

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


def laid(table: Grid, wide: float, high: float, size: float) -> Laid:
    """The grid in a box of so many points, with as many rows as fit."""
    least = _least(table, size)
    widths = _widths(table, least, wide, size)
    heights = [_height(table.heads, widths, size, bold=True)]
    left = high - heights[0]
    for row in table.rows:
        needed = _height(row, widths, size)
        if needed > left:
            break
        heights.append(needed)
        left -= needed
    shown = len(heights) - 1
    return Laid(
        Grid(table.heads, table.rows[:shown]), widths, tuple(heights), len(table.rows) - shown, sum(least) > wide
    )


def least_width(table: Grid, size: float) -> float:
    """The width in points with which no word of a table is broken."""
    return sum(_least(table, size))


def _written(
    exhibit: Exhibit, columns: Sequence[Column], status: str | None
) -> tuple[tuple[Cell, ...], tuple[tuple[Cell, ...], ...]]:
    heads = tuple(Cell(column.label, right=column.format not in _TEXTS) for column in columns)
    written = []
    for column in columns:
        texts = cells(exhibit, column)
        if status and column.name == "status":
            marks = [symbol(str(code)) for code in exhibit.data[status]]
            texts = [f"{mark}{NBSP}{text}" if text != ABSENT else text for mark, text in zip(marks, texts, strict=True)]
        written.append([Cell(text, right=column.format not in _TEXTS) for text in texts])
    return heads, tuple(zip(*written, strict=True))


def _height(row: Sequence[Cell], widths: Sequence[float], size: float, *, bold: bool = False) -> float:
    most = max(lines(cell.text, wide - SIDES, size, bold=bold) for cell, wide in zip(row, widths, strict=True))
    return most * size * LINE + PADDING


def _least(table: Grid, size: float) -> list[float]:
    """The width of each column's longest word."""
    return [word * size + SIDES for word, _ in table.spans]


def _widths(table: Grid, least: Sequence[float], wide: float, size: float) -> tuple[float, ...]:
    """Each column at least as wide as its longest word; the rest goes to columns with long texts."""
    if sum(least) >= wide:
        return tuple(each * wide / sum(least) for each in least)
    spare = wide - sum(least)
    wanted = [min(whole, _LONGEST) * size + SIDES for _, whole in table.spans]
    more = [max(want - low, 0.0) for want, low in zip(wanted, least, strict=True)]
    if sum(more) <= 0:
        return tuple(low + spare / len(least) for low in least)
    return tuple(low + spare * each / sum(more) for low, each in zip(least, more, strict=True))
