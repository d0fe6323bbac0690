"""Cards of headline figures: all in the largest font size that keeps every figure on one line."""

from indmap.exhibits.exhibit import Exhibit
from indmap.render.office.boxes import INSET, Line, tall
from indmap.render.office.measure import width
from indmap.render.office.paint import INK, MUTED

GAP = 10.0
"""Points between two cards."""
_SIZES = (28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0)
_LABEL, _MORE = 12.0, 11.0


def cards(exhibit: Exhibit, wide: float) -> list[list[Line]]:
    """The paragraphs of each card in a row so many points wide."""
    rows = [{str(name): str(value) for name, value in row.items()} for row in exhibit.data.to_dict("records")]
    room = _room(len(rows), wide)
    fits = (size for size in _SIZES if all(width(row["value"], size, bold=True) <= room for row in rows))
    size = next(fits, _SIZES[-1])
    return [
        [
            Line(row["label"], _LABEL, MUTED, after=2),
            Line(row["value"], size, INK, bold=True, after=2),
            *(Line(text, _MORE, INK, after=1) for text in (row["delta"], row["context"]) if text),
        ]
        for row in rows
    ]


def height(exhibit: Exhibit, wide: float) -> float:
    """The height of the fullest card, in points."""
    said = cards(exhibit, wide)
    return max((tall(each, _room(len(said), wide)) for each in said), default=0.0) + 2 * INSET


def _room(count: int, wide: float) -> float:
    """The width of a card's text, in points."""
    return (wide - GAP * (count - 1)) / max(count, 1) - 2 * INSET - 1
