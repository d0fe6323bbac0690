"""What every figure shares: escaped text, marks, axes, the legend's keys.

Plotly reads text as HTML, so every text passes ``safe``; none is ever part of a template.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, TypeAlias

from indmap.render.looks import Look
from indmap.words.theme import Theme

Spec: TypeAlias = dict[str, Any]

CLEAR = "rgba(0,0,0,0)"
LETTER = 7  # pixels a letter takes at the figures' size
FONT_SIZE = 13
LINE_HEIGHT = 17
MARGIN = 8
BOUND = 1.5
"""Pixels of the line around what is hollow or has the page's ground for its fill."""


@dataclass(frozen=True)
class Room:
    """The pixels a figure takes: of its rows, and of the words around them.

    They are reckoned from the words, since a figure that finds its margins by itself is drawn twice.
    """

    rows: int
    above: int = 0
    below: int = 0
    left: int = 0
    right: int = 0

    @property
    def height(self) -> int:
        """All of it from top to bottom, with the margins."""
        return self.above + self.rows + self.below + 2 * MARGIN


@dataclass(frozen=True)
class Drawing:
    """A figure's traces and axes, and its room."""

    traces: Sequence[Spec]
    axes: Spec
    room: Room


def pixels(words: Iterable[str]) -> int:
    """The width of the longest word or line, with air around it."""
    return LETTER * max((len(word) + 2 for word in words), default=0)


def safe(text: str) -> str:
    """Text that Plotly shows letter by letter."""
    return escape(text, quote=False)


def lines(parts: Iterable[str]) -> str:
    """Several lines of text as one label."""
    return "<br>".join(safe(part) for part in parts)


def marker(look: Look, theme: Theme, gap: int = 0) -> Spec:
    """A bar's fill: hollow, solid or hatched; ``gap`` pixels of background part it from its neighbours."""
    if look.is_hollow:
        return {"color": CLEAR, "line": {"color": look.line, "width": BOUND}}
    edge: Spec = {"color": theme.background, "width": gap}
    drawn: Spec = {"color": look.fill, "line": {"color": look.line, "width": BOUND} if look.is_bounded else edge}
    if look.is_hatched:
        drawn["pattern"] = pattern(look, theme)
    return drawn


def pattern(look: Look, theme: Theme) -> Spec:
    """The lines over a fill; ``overlay`` keeps the fill beneath."""
    return {
        "shape": look.hatch,
        "fillmode": "overlay",
        "fgcolor": look.over(theme.background),
        "fgopacity": 0.55,
        "size": 8,
        "solidity": 0.08 if look.hatch == "." else 0.14,
    }


def halo(colour: str) -> str:
    """The shadow that keeps what is behind a figure away from it."""
    return ", ".join([f"0 0 2px {colour}"] * 4)


def hidden_axis(low: float, high: float) -> Spec:
    """An axis that only sets the scale."""
    return {"range": [low, high], "visible": False, "fixedrange": True}


def name_axis(names: Sequence[tuple[str, ...]], **more: object) -> Spec:
    """An axis of names at 0, 1, 2 …; the room beside it is the figure's to keep."""
    return {
        "tickvals": list(range(len(names))),
        "ticktext": [lines(name) for name in names],
        "tickangle": 0,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": CLEAR,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        **more,
    }


def texts(x: Iterable[float | None], y: Iterable[float | None], words: Sequence[str], **more: object) -> Spec:
    """A trace of words alone; they may run over the plot's edge, never be cut there."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(x),
        "y": list(y),
        "text": list(words),
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
        **more,
    }


def corner(unit: str, theme: Theme, y: int) -> Spec:
    """The unit of the figures, in a corner to the left of the plot: at its foot (0) or above it (1)."""
    return {
        "text": safe(unit),
        "showarrow": False,
        "font": {"color": theme.muted},
        "x": 0,
        "xref": "paper",
        "xanchor": "right" if y else "left",
        "xshift": -6 if y else 0,
        "y": y,
        "yref": "paper",
        "yanchor": "bottom",
    }
