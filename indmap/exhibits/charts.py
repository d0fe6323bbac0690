"""The kinds of chart that an exhibit can be.

A chart kind is a frozen set of encodings: which column is the category, the value, the series. It holds no pixels
and no colours. A *role* (``plan``, ``actual``, ``forecast``, ``behind`` …) or a status code stands for a look; the
theme gives it a colour, a symbol and a hatch, in light, dark and print.
"""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, get_args

from indmap.exhibits.encodings import Classes, Format, Series
from indmap.words.regions import Division


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
class RegionMap:
    """The regions as polygons filled by class. Data: one row a region of the division, with ``code``.

    ``outlined`` is the code of the region that a reader is to find among them, empty where there is none.
    """

    code: str
    label: str
    value: str
    format: Format
    division: Division
    classes: Classes
    outlined: str = ""


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
    sentences whole, for tables of a few rows; ``pairs`` are a field and its value each, as on a form.
    """

    status: str | None = None
    wrapped: bool = False
    pairs: bool = False


@dataclass(frozen=True)
class Span:
    """From one column's value to another's, its words for the legend, its role in the theme."""

    low: str
    high: str
    label: str
    role: str


@dataclass(frozen=True)
class Ranges:
    """How far a figure can move: spans with its point on them, one row of data each, top down in the data's order."""

    category: str
    point: Series
    spans: tuple[Span, ...]
    """The widest first; each is drawn over the one before, and thicker."""
    format: Format
    start: float = 0.0
    """Where the axis begins; a rank begins at 1."""


@dataclass(frozen=True)
class Scatter:
    """Points by two figures, one row of data each, parted by two lines into quarters; ``y`` goes by powers of ten.

    ``named`` is a column of the names written beside their points, absent where a point goes without one; every
    point has its ``label`` in the text alternative and under the pointer.
    """

    label: str
    x: str
    y: str
    x_format: Format
    y_format: Format
    highlighted: str
    """A column of booleans: points drawn in the highlight role, with a shape of their own."""
    named: str
    x_line: float
    y_line: float
    corners: tuple[str, str, str, str]
    """The words of the quarters: top left, top right, bottom left, bottom right."""
    legend: tuple[str, str]
    """The words for the highlighted points and for the others."""
    sides: str = ""
    """A column of where the names stand: above, below, right or left of their points; above without one."""


@dataclass(frozen=True)
class Lines:
    """Lines over time, one row of data a moment: plan dashed, actual solid, forecast dotted.

    ``steps`` holds each value about its own moment, as a total is of its month; so the last has a width to be seen.
    ``band`` names two columns between which the forecast may lie; ``from_zero`` is off for an index that starts at a
    hundred.
    """

    category: str
    series: tuple[Series, ...]
    format: Format
    steps: bool = False
    band: tuple[str, str] | None = None
    from_zero: bool = True


@dataclass(frozen=True)
class Timeline:
    """One row of data a project: a line from one date to another, and the day that the register speaks of.

    ``words`` is a column of text set at the line's end. A row without the second date shows the first alone.
    """

    category: str
    start: Series
    stop: Series
    day: date
    day_label: str
    words: str


@dataclass(frozen=True)
class Waterfall:
    """From one total to another by steps that add up, top down; ``total`` is a column of booleans."""

    category: str
    value: str
    format: Format
    total: str


@dataclass(frozen=True)
class Flow:
    """What moved from where to where. Data in long form: one row a pair that occurs.

    ``source_role`` and ``target_role`` are columns of status codes, which give the looks; ``sources`` and
    ``targets`` are the labels in the order they stand.
    """

    source: str
    target: str
    value: str
    source_role: str
    target_role: str
    format: Format
    sources: tuple[str, ...]
    targets: tuple[str, ...]


Chart: TypeAlias = (
    Figures
    | Bars
    | StackedBars
    | Columns
    | DivergingBars
    | Lines
    | Timeline
    | Ranges
    | Waterfall
    | Flow
    | Scatter
    | RegionMap
    | TileMap
    | HeatTable
    | Table
)
CHART_KINDS: tuple[type, ...] = get_args(Chart)
