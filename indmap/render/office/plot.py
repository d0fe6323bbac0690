"""A plot: the model of a native chart, from which its XML and its embedded workbook are written."""

from dataclasses import dataclass, field
from enum import StrEnum

from indmap.render.office.paint import Paint
from indmap.words.language import Language


class Kind(StrEnum):
    """The kinds of native charts that we use."""

    BARS = "bar"
    COLUMNS = "col"
    LINES = "line"
    POINTS = "scatter"


class At(StrEnum):
    """The position of a data label."""

    END = "outEnd"
    CENTRE = "ctr"
    ABOVE = "t"
    BELOW = "b"
    LEFT = "l"
    RIGHT = "r"


@dataclass(frozen=True)
class Strip:
    """One series: its label, values and paint; a paint of None makes it an invisible base of a stack.

    ``figures`` is the position of its data labels, None for no labels; ``bare`` are the indices without one; ``own``
    are points with another paint. For points only: ``across`` are their x values, and ``names`` are texts beside them
    instead of figures, on their ``sides``.
    """

    label: str
    drawn: tuple[float | None, ...]
    paint: Paint | None
    figures: At | None = None
    bare: frozenset[int] = frozenset()
    own: dict[int, Paint] = field(default_factory=dict)
    dash: str = ""
    across: tuple[float | None, ...] = ()
    names: dict[int, str] = field(default_factory=dict)
    sides: dict[int, At] = field(default_factory=dict)


@dataclass(frozen=True)
class Plot:
    """A whole chart. ``number`` is the number format of its labels and its value axis."""

    kind: Kind
    categories: tuple[str, ...]
    strips: tuple[Strip, ...]
    number: str
    language: Language
    stacked: bool = False
    overlap: int = 0
    gap: int = 40
    legend: bool = True
    axis: bool = False
    """Whether the value axis is shown."""
    low: float | None = None
    high: float | None = None
    crosses: float = 0.0
    log: bool = False
    across_number: str = ""
    titles: tuple[str, str] = ("", "")
    """The titles of the x and the y axis."""
    size: float = 10.0
    """The font size in points."""
