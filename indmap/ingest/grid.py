"""A sheet as a grid of cells that knows the address each has in Excel."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TypeAlias

Cell: TypeAlias = str | float | bool | datetime | date | time | timedelta
"""What a reader hands out; the empty text where there is nothing."""

Span: TypeAlias = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells, counted in the grid from 0."""


def column_letter(number: int) -> str:
    """The letters of a column counted from 1.

    >>> column_letter(1), column_letter(28)
    ('A', 'AB')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The number of a column, counted from 1.

    >>> column_number("XFD")
    16384
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def address_of(letter: str, row: int) -> str:
    """Where a person finds a cell; in a turned grid the letter is a row's number and the row a column's.

    >>> address_of("C", 7), address_of("7", 3)
    ('C7', 'C7')
    """
    return f"{column_letter(row)}{letter}" if letter.isdigit() else f"{letter}{row}"


@dataclass(frozen=True)
class Grid:
    """A sheet's cells, every row as long as the first; ``top`` and ``left`` are where it begins in Excel, from 1.

    A grid that is ``turned`` has the sheet's columns as its rows, and the numbers of Excel's rows for letters.
    ``percents`` are the letters of the sheet's columns that are known to show their numbers in per cent.
    """

    sheet: str
    rows: Sequence[Sequence[Cell]]
    top: int = 1
    left: int = 1
    merges: tuple[Span, ...] = ()
    turned: bool = False
    percents: frozenset[str] = frozenset()

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """The Excel letters of the columns."""
        if self.turned:
            return tuple(str(self.left + place) for place in range(self.width))
        return tuple(column_letter(self.left + place) for place in range(self.width))

    def address(self, row: int, column: int) -> str:
        """Where a person finds a cell.

        >>> Grid("x", [["a", "b"]], top=5).address(0, 1)
        'B5'
        """
        return address_of(self.letters[column], self.top + row)

    def head(self, rows: int) -> "Grid":
        """The first rows alone."""
        return replace(self, rows=self.rows[:rows])

    def turn(self) -> "Grid":
        """The grid with its columns as rows.

        >>> Grid("x", [["a", "b"]], top=5).turn().address(1, 0)
        'B5'
        """
        merges = tuple((left, top, right, bottom) for top, left, bottom, right in self.merges)
        rows = [list(row) for row in zip(*self.rows, strict=True)]
        return Grid(self.sheet, rows, self.left, self.top, merges, not self.turned, self.percents)

    @cached_property
    def resolved(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows with every merged cell holding its span's value: for headers, never for figures."""
        rows = [list(row) for row in self.rows]
        for first_row, first_column, last_row, last_column in self.merges:
            if first_row < len(rows) and first_column < self.width:
                value = rows[first_row][first_column]
                for row in rows[first_row : last_row + 1]:
                    for column in range(first_column, min(last_column + 1, self.width)):
                        row[column] = value
        return tuple(tuple(row) for row in rows)
