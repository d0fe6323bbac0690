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
_LEGEND_ROW = 21
_NARROW = 540  # pixels of a card in half a page
_KEY = 45  # pixels of a legend entry beside its words


@dataclass(frozen=True)
class Room:
    """The pixels a figure takes: of its rows, of headings above them, of the words of its legend."""

    rows: int
    above: int = 0
    legend: Sequence[str] = ()

    @property
    def height(self) -> int:
        """All of it, with the margins; the legend as in a narrow card, in columns of one width."""
        return self.rows + self.above + 2 * MARGIN + _LEGEND_ROW * self._legend_rows

    @property
    def _legend_rows(self) -> int:
        if sum(LETTER * len(word) + _KEY for word in self.legend) <= _NARROW:
            return 1 if self.legend else 0
        columns = max(1, _NARROW // (LETTER * max(map(len, self.legend)) + _KEY))
        return -(-len(self.legend) // columns)


@dataclass(frozen=True)
class Drawing:
    """A figure's traces and axes, its room, and the pixels kept free to the right of the plot."""

    traces: Sequence[Spec]
    axes: Spec
    room: Room
    right: int = 8


def safe(text: str) -> str:
    """Text that Plotly shows letter by letter."""
    return escape(text, quote=False)


def lines(parts: Iterable[str]) -> str:
    """Several lines of text as one label."""
    return "<br>".join(safe(part) for part in parts)


def marker(look: Look, theme: Theme, gap: int = 0) -> Spec:
    """A bar's fill: hollow, solid or hatched; ``gap`` pixels of background part it from its neighbours."""
    if look.is_hollow:
        return {"color": CLEAR, "line": {"color": look.line, "width": 1.5}}
    drawn: Spec = {"color": look.fill, "line": {"color": theme.background, "width": gap}}
    if look.is_hatched:
        drawn["pattern"] = pattern(look, theme)
    return drawn


def pattern(look: Look, theme: Theme) -> Spec:
    """The lines over a fill; ``overlay`` keeps the fill beneath."""
    return {
        "shape": look.hatch,
        "fillmode": "overlay",
        "fgcolor": theme.background,
        "fgopacity": 0.55,
        "size": 8,
        "solidity": 0.08 if look.hatch == "." else 0.14,
    }


def hidden_axis(low: float, high: float) -> Spec:
    """An axis that only sets the scale."""
    return {"range": [low, high], "visible": False, "fixedrange": True}


def name_axis(names: Sequence[tuple[str, ...]], **more: object) -> Spec:
    """An axis of names at 0, 1, 2 …, each whole however long it is."""
    return {
        "tickvals": list(range(len(names))),
        "ticktext": [lines(name) for name in names],
        "tickangle": 0,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": CLEAR,
        "automargin": True,
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


def key(label: str, look: Look, theme: Theme) -> Spec:
    """A legend entry that stands for no trace of its own."""
    drawn = marker(look, theme)
    if not look.is_hollow:
        drawn["line"] = {"color": look.line, "width": 1}
    return {"type": "bar", "x": [None], "y": [None], "name": safe(label), "marker": drawn, "hoverinfo": "skip"}
