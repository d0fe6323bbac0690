"""A plot: a chart as an office program knows it, before it is written as XML and as the workbook behind it."""

from dataclasses import dataclass, field
from enum import StrEnum

from indmap.render.office.paint import Paint
from indmap.words.language import Language


class Kind(StrEnum):
    """What an office program can draw."""

    BARS = "bar"
    COLUMNS = "col"
    LINES = "line"
    POINTS = "scatter"


class At(StrEnum):
    """Where a mark's figure stands."""

    END = "outEnd"
    CENTRE = "ctr"
    ABOVE = "t"
    BELOW = "b"
    LEFT = "l"
    RIGHT = "r"


@dataclass(frozen=True)
class Strip:
    """One series: its words, its figures, how it looks; ``paint`` is None for one that only lifts the next.

    ``figures`` is where its labels stand, None for none; ``bare`` are the places without one; ``own`` are points
    painted otherwise; ``across`` are the places along the horizontal axis, for points alone; ``names`` are words
    beside points in place of figures, on their ``sides``.
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
    """A chart whole. ``number`` is the format of its labels and of its axis, as a workbook writes it."""

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
    """Whether the axis of values is seen."""
    low: float | None = None
    high: float | None = None
    crosses: float = 0.0
    log: bool = False
    across_number: str = ""
    titles: tuple[str, str] = ("", "")
    """What the figures across and up are, where no legend says it."""
    size: float = 10.0
    """Points of its letters."""
