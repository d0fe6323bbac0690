"""The kinds of chart that an exhibit can be.

A chart kind is a frozen set of encodings: which column is the category, the value, the series. It holds no pixels
and no colours. A *role* (``plan``, ``actual``, ``forecast``, ``behind`` …) or a status code stands for a look; the
theme gives it a colour, a symbol and a hatch, in light, dark and print.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from indmap.words.regions import Division


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


@dataclass(frozen=True)
class Column:
    """One column of an exhibit's data: its name there, its heading in words, how its values are written."""

    name: str
    label: str
    format: Format = Format.TEXT


@dataclass(frozen=True)
class Series:
    """One series of a chart: the column of its values, its words for the legend, its role in the theme."""

    column: str
    label: str
    role: str


@dataclass(frozen=True)
class Figures:
    """A row of headline figures, one row of data each.

    Data: ``label``, ``value`` (the figure as written, text), ``context`` (what it is of: the plan, the whole),
    ``delta`` (text, empty for none) and ``direction`` (``up`` good, ``down`` bad, ``flat``, empty).
    """


@dataclass(frozen=True)
class Bars:
    """Horizontal bars, one row of data each, top down in the data's order; ``context`` outlines the plan behind."""

    category: str
    value: str
    format: Format
    role: str = "actual"
    context: Series | None = None
    highlighted: str | None = None
    """A column of booleans: rows drawn in the highlight role."""


@dataclass(frozen=True)
class StackedBars:
    """Horizontal bars of parts, one row of data each, the series in the order they stand."""

    category: str
    series: tuple[Series, ...]
    format: Format


@dataclass(frozen=True)
class Columns:
    """Vertical columns over time: plan as an outline, actual solid in front, forecast hatched."""

    category: str
    series: tuple[Series, ...]
    format: Format


@dataclass(frozen=True)
class DivergingBars:
    """Horizontal bars left and right of a midpoint: behind and ahead of plan."""

    category: str
    value: str
    format: Format
    midpoint: float = 0.0


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


@dataclass(frozen=True)
class RegionMap:
    """The regions as polygons filled by class. Data: one row a region of the division, with ``code``."""

    code: str
    label: str
    value: str
    format: Format
    division: Division
    classes: Classes


@dataclass(frozen=True)
class TileMap:
    """The regions as equal tiles filled by class. Data as for the map, and ``tile_row``, ``tile_col``, ``short``."""

    code: str
    label: str
    value: str
    format: Format
    classes: Classes


@dataclass(frozen=True)
class HeatTable:
    """A matrix of figures shaded by class. Data in long form: one row a filled cell."""

    row: str
    column: str
    value: str
    format: Format
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    """Labels in the order they are drawn."""
    classes: Classes


@dataclass(frozen=True)
class Table:
    """Rows of data as they are.

    ``status`` names a column of status codes, whose symbols stand before their labels; ``wrapped`` shows long
    sentences whole, for tables of a few rows.
    """

    status: str | None = None
    wrapped: bool = False


Chart: TypeAlias = Figures | Bars | StackedBars | Columns | DivergingBars | RegionMap | TileMap | HeatTable | Table
CHART_KINDS: tuple[type, ...] = (
    Figures,
    Bars,
    StackedBars,
    Columns,
    DivergingBars,
    RegionMap,
    TileMap,
    HeatTable,
    Table,
)
