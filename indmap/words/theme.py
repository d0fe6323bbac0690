"""The theme: colours, symbols, hatches and fonts of every role and status code."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from indmap.words.files import toml


class Mode(StrEnum):
    """The colour scheme; print uses the light one, where hatches distinguish what grey cannot."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Theme:
    """The theme of one mode. ``fills`` and ``labels`` (text on a fill) are by role or status code."""

    background: str
    ink: str
    muted: str
    line: str
    outline: str
    fills: Mapping[str, str]
    labels: Mapping[str, str]
    sequential: tuple[str, ...]
    sequential_labels: tuple[str, ...]
    diverging: tuple[str, ...]
    diverging_labels: tuple[str, ...]
    absent: str
    absent_line: str
    hatches: Mapping[str, str]
    symbols: Mapping[str, str]
    font: str
    font_screen: str

    def scale(self, classes: int, *, diverging: bool) -> tuple[tuple[str, str], ...]:
        """The fill and label colour of each of ``classes`` classes, picked evenly from the scale."""
        fills = self.diverging if diverging else self.sequential
        inks = self.diverging_labels if diverging else self.sequential_labels
        last = len(fills) - 1
        picks = [round(place * last / max(classes - 1, 1)) for place in range(classes)]
        return tuple((fills[pick], inks[pick]) for pick in picks)


@cache
def theme(mode: Mode) -> Theme:
    """The theme of a mode, from ``data/theme.toml``."""
    content = toml("theme")
    of_mode = content[mode.value]
    scales: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in of_mode["scales"].items()}
    return Theme(
        **of_mode["page"],
        **scales,
        fills=of_mode["fills"],
        labels=of_mode["labels"],
        hatches=content["hatches"],
        symbols=content["symbols"],
        font=content["font"],
        font_screen=content["font_screen"],
    )


def symbol(status: str) -> str:
    """The symbol shown beside a status."""
    return str(toml("theme")["symbols"][status])
