"""Boxes on a slide, and paragraphs to be fitted into them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from indmap.render.office.measure import LINE, lines
from indmap.render.office.paint import INK

POINT = 12700  # EMU
INSET = 6.3
"""Points between a card's edge and its text."""


@dataclass(frozen=True)
class Box:
    """A rectangle on the slide, in EMU."""

    left: int
    top: int
    width: int
    height: int

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width / POINT, self.height / POINT

    def below(self, height: float) -> "Box":
        """The box without so many points at the top."""
        taken = round(height * POINT)
        return replace(self, top=self.top + taken, height=max(self.height - taken, 0))

    def upper(self, height: float) -> "Box":
        """So many points at the top of the box."""
        return replace(self, height=min(round(height * POINT), self.height))

    def lower(self, height: float) -> "Box":
        """So many points at the bottom of the box."""
        taken = min(round(height * POINT), self.height)
        return replace(self, top=self.top + self.height - taken, height=taken)

    def columns(self, shares: Sequence[float], gap: float = 18.0) -> list["Box"]:
        """The box divided into columns in proportion to shares."""
        room = self.width - round(gap * POINT) * (len(shares) - 1)
        found, left = [], self.left
        for share in shares:
            width = round(room * share / sum(shares))
            found.append(replace(self, left=left, width=width))
            left += width + round(gap * POINT)
        return found


@dataclass(frozen=True)
class Line:
    """A paragraph: its text, font size in points, colour, weight, alignment, and points of space after it."""

    text: str
    size: float
    colour: str = INK
    bold: bool = False
    align: str = "l"
    after: float = 0.0


def tall(said: Iterable[Line], wide: float) -> float:
    """The height of paragraphs in a box so many points wide, in points."""
    return sum(lines(each.text, wide, each.size, bold=each.bold) * each.size * LINE + each.after for each in said)


def fitted(said: Sequence[Line], box: Box, least: float = 8.0) -> list[Line]:
    """The paragraphs with font sizes reduced until they fit the box, but not below ``least``."""
    wide, high = box.points
    found = list(said)
    while tall(found, wide) > high and max(each.size for each in found) > least:
        found = [
            replace(each, size=max(each.size - 1, min(each.size, least)), after=each.after * 0.9) for each in found
        ]
    return found
