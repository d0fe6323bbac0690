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
    """A fill, the line around it, the ink of words on it, and its hatch: none, outline, or one of ``/ x . -``."""

    fill: str
    line: str
    ink: str
    hatch: str = SOLID

    @property
    def is_hollow(self) -> bool:
        """Whether only the line is drawn."""
        return self.hatch == OUTLINE

    @property
    def is_bounded(self) -> bool:
        """Whether a line in a colour of its own bounds the fill, which is the page's ground or near it."""
        return self.line != self.fill

    def over(self, ground: str) -> str:
        """The colour of a hatch: the page's ground, and over a fill that is bounded its line's."""
        return self.line if self.is_bounded else ground

    @property
    def is_hatched(self) -> bool:
        """Whether lines run over the fill."""
        return self.hatch not in (OUTLINE, SOLID)


class Form(Enum):
    """What a mark is, and so what stands for it in a legend."""

    AREA = auto()
    LINE = auto()
    CIRCLE = auto()
    DIAMOND = auto()


@dataclass(frozen=True)
class Entry:
    """A legend's entry: the words of a series or a class, how its marks look and what they are."""

    label: str
    look: Look
    form: Form = Form.AREA


def look(role: str, theme: Theme) -> Look:
    """The look of a role or a status code."""
    fill, hatch = theme.fills[role], theme.hatches[role]
    line = theme.outline if fill == theme.background else fill
    return Look(fill, line, theme.ink if hatch == OUTLINE else theme.labels[role], hatch)


def class_looks(classes: Classes, theme: Theme) -> tuple[Look, ...]:
    """The look of each class in their order, and that of absence last."""
    scale = theme.scale(len(classes.labels), diverging=classes.diverging)
    absent = Look(theme.absent, theme.absent_line, theme.ink, ABSENT_HATCH)
    return (*(Look(fill, theme.outline, ink) for fill, ink in scale), absent)


def class_of(value: float | None, classes: Classes) -> int:
    """The place of a value's class, an edge in the class below it; the last place of all where it is absent.

    Rounded first, so that two thirds less two fifths lies on the edge that a person sees it on.

    >>> three = Classes((10.0, 20.0), ("a", "b", "c"), diverging=False, absent="-")
    >>> class_of(10.0, three), class_of(25.0, three), class_of(None, three)
    (0, 2, 3)
    """
    return len(classes.labels) if value is None else bisect_left(classes.edges, round(value, 9))
