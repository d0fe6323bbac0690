"""What the kinds of chart are made of: formats, columns, series, classes of values."""

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """How a column's values are written; the data hold base units."""

    TEXT = "text"
    COUNT = "count"
    MONEY = "money"  # tenge
    USD = "usd"  # US dollars
    SHARE = "share"  # fraction, written as per cent
    POINTS = "points"  # difference of fractions, in percentage points, signed
    DATE = "date"  # datetime64
    YEAR = "year"
    DECIMAL = "decimal"  # as exact as it is stated, in the unit that its row names
    GROWTH = "growth"  # a share to its tenth of a per cent
    SCORE = "score"  # points out of a hundred


@dataclass(frozen=True)
class Column:
    """One column of an exhibit's data: its name there, its heading in words, how its values are written.

    ``precision`` names the column that says how finely each date was stated, empty where all are days.
    """

    name: str
    label: str
    format: Format = Format.TEXT
    precision: str = ""


@dataclass(frozen=True)
class Series:
    """One series of a chart: the column of its values, its words for the legend, its role in the theme."""

    column: str
    label: str
    role: str


@dataclass(frozen=True)
class Classes:
    """How values fall into classes: the edges between them and the words of each class.

    An edge belongs to the class below it.

    ``diverging`` puts the middle class at plan; else the classes run from pale to dark.
    """

    edges: tuple[float, ...]
    labels: tuple[str, ...]
    diverging: bool
    absent: str
    """The words of the class of regions without a value: hatched, never the palest class."""
