"""How a role, a status or a class looks, taken from the theme, before any medium draws it."""

from bisect import bisect_left
from dataclasses import dataclass
from enum import Enum, auto

from indmap.exhibits.encodings import Classes
from indmap.words.theme import Theme

OUTLINE = "outline"
SOLID = "none"
ABSENT_HATCH = "/"


@dataclass(frozen=True)
class Look:
    """A fill, its outline, the colour of text on it, and its hatch: ``none``, ``outline``, or one of ``/ x . -``."""

    fill: str
    line: str
    ink: str
    hatch: str = SOLID

    @property
    def is_hollow(self) -> bool:
        """Whether only the outline is drawn."""
        return self.hatch == OUTLINE

    @property
    def is_bounded(self) -> bool:
        """Whether the outline has another colour than the fill, which is near the background then."""
        return self.line != self.fill

    def over(self, ground: str) -> str:
        """The colour of a hatch: the background ``ground``, or the outline's if the fill is bounded."""
        return self.line if self.is_bounded else ground

    @property
    def is_hatched(self) -> bool:
        """Whether the fill is hatched."""
        return self.hatch not in (OUTLINE, SOLID)


class Form(Enum):
    """The kind of a mark, and so of its symbol in a legend."""

    AREA = auto()
    LINE = auto()
    CIRCLE = auto()
    DIAMOND = auto()


@dataclass(frozen=True)
class Entry:
    """A legend's entry: the label of a series or a class, and the look and kind of its marks."""

    label: str
    look: Look
    form: Form = Form.AREA


def look(role: str, theme: Theme) -> Look:
    """The look of a role or a status code."""
    fill, hatch = theme.fills[role], theme.hatches[role]
    line = theme.outline if fill == theme.background else fill
    return Look(fill, line, theme.ink if hatch == OUTLINE else theme.labels[role], hatch)


def class_looks(classes: Classes, theme: Theme) -> tuple[Look, ...]:
    """The look of each class in order, then of missing values."""
    scale = theme.scale(len(classes.labels), diverging=classes.diverging)
    absent = Look(theme.absent, theme.absent_line, theme.ink, ABSENT_HATCH)
    return (*(Look(fill, theme.outline, ink) for fill, ink in scale), absent)


def class_of(value: float | None, classes: Classes) -> int:
    """The index of a value's class; an edge is in the class below it, a missing value is after all classes.

    Values are rounded to 9 decimals, so that floating-point errors do not move a value off an edge.

    >>> three = Classes((10.0, 20.0), ("a", "b", "c"), diverging=False, absent="-")
    >>> class_of(10.0, three), class_of(25.0, three), class_of(None, three)
    (0, 2, 3)
    """
    return len(classes.labels) if value is None else bisect_left(classes.edges, round(value, 9))
