"""Parts of Vega-Lite specifications that all pictures share: category axes, fills, text layers.

A register's text reaches Vega only as data, never as a field name or inside an expression, where it could be executed.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from indmap.render.looks import Look
from indmap.words.theme import Theme

Spec: TypeAlias = dict[str, Any]

CLEAR = "transparent"
WIDTH = 852  # pixels of a drawing
LETTER = 7.5  # pixels a letter takes at the pictures' size
FONT_SIZE = 12
LINE_HEIGHT = 15
ROW = 26  # pixels a row of bars takes at least
NAME_WIDTH = 40  # letters in a line of a row's name
_KEY = 34  # pixels of a legend entry beside its words
_LINES_OF = "split(datum.label, '\\n')"
_RAISED = f"-{LINE_HEIGHT / 2} * (length({_LINES_OF}) - 1)"
_SHAPES = {"/": "1", "x": "2", ".": "3", "-": "4"}
_HATCH = re.compile(r"url\(#(hatch-([0-9a-f]{6})-([0-9a-f]{6})-([1-4]))\)")
_LINES = {
    "1": '<path d="M-2,2l4,-4M0,8l8,-8M6,10l4,-4" stroke="#{line}" stroke-width="1.2"/>',
    "2": '<path d="M0,0l8,8M0,8l8,-8" stroke="#{line}" stroke-width="1"/>',
    "3": '<circle cx="4" cy="4" r="1.2" fill="#{line}"/>',
    "4": '<path d="M0,4h8" stroke="#{line}" stroke-width="1.2"/>',
}


@dataclass(frozen=True)
class Scene:
    """The layers of a drawing and its size in pixels; ``more`` are further keys of its Vega-Lite specification."""

    layers: Sequence[Spec]
    height: int
    width: int = WIDTH
    more: Mapping[str, Any] = field(default_factory=dict)


def paint(look: Look, theme: Theme) -> str:
    """A look's fill as an SVG paint; a hatch is a pattern whose id encodes its colours and shape, see ``hatches``."""
    if look.is_hollow:
        return CLEAR
    if look.is_hatched:
        over = look.over(theme.background).lstrip("#").lower()
        return f"url(#hatch-{look.fill.lstrip('#').lower()}-{over}-{_SHAPES[look.hatch]})"
    return look.fill


def hatches(svg: str) -> str:
    """The SVG definitions of the hatch patterns that a picture refers to."""
    found = sorted(set(_HATCH.findall(svg)))
    return "".join(
        f'<pattern id="{name}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" '
        f'fill="#{fill}"/><g opacity="0.8">{_LINES[shape].format(line=line)}</g></pattern>'
        for name, fill, line, shape in found
    )


def unique(names: Iterable[Sequence[str]]) -> list[str]:
    """The names of one axis, their lines joined; duplicates get trailing spaces, since Vega merges equal categories."""
    taken: dict[str, None] = {}
    for lines in names:
        name = "\n".join(lines)
        while name in taken:
            name += " "
        taken[name] = None
    return list(taken)


def name_axis(labels: Sequence[str], **more: object) -> Spec:
    """A category axis in the order given; names are never cut, and their lines are centred on the tick."""
    return {
        "field": "name",
        "type": "nominal",
        "scale": {"domain": list(labels)},
        "axis": {"labelExpr": _LINES_OF, "labelLineHeight": LINE_HEIGHT, "labelOffset": {"expr": _RAISED}, **more},
    }


def names_width(labels: Sequence[str]) -> float:
    """The width in pixels of the names beside a drawing."""
    return LETTER * max((len(line) for label in labels for line in label.split("\n")), default=0) + 8


def figures_width(texts: Iterable[str]) -> int:
    """The pixels kept free for figures at the ends of bars."""
    return round(LETTER * max((len(text) + 1 for text in texts), default=0))


def rows_height(labels: Sequence[str], least: int = ROW) -> int:
    """The pixels that all rows take, each as high as the name with most lines needs."""
    most = max((label.count("\n") + 1 for label in labels), default=1)
    return max(least, LINE_HEIGHT * most + 6) * len(labels)


def tick_axis(marks: Sequence[float], texts: Sequence[str]) -> Spec:
    """An axis with ticks at these values, labelled with our own texts: Vega knows neither our languages nor units."""
    label = f"{json.dumps(list(texts))}[indexof({json.dumps(list(marks))}, datum.value)]"
    return {"values": list(marks), "labelExpr": label, "grid": True}


@dataclass(frozen=True)
class Entry:
    """One entry of a legend: its words, and the fill and line of the marks it stands for."""

    words: str
    fill: str
    line: str


def keyed(entries: Sequence[Entry], shown: int = -1, aside: float = 0) -> Spec:
    """The fill and stroke channels of marks whose field ``look`` holds the words of a legend entry.

    The legend lists the first ``shown`` entries, all if negative, and starts ``aside`` pixels from the edge.
    """
    listed = [entry.words for entry in (entries if shown < 0 else entries[:shown])]
    wide = [LETTER * len(words) + _KEY for words in listed]
    room = WIDTH - aside
    columns = {"columns": max(1, int(room // max(wide)))} if sum(wide) > room else {}
    legend = {"title": None, "values": listed, **columns} if listed else None

    def channel(colours: Sequence[str]) -> Spec:
        scale = {"domain": [entry.words for entry in entries], "range": list(colours)}
        return {"field": "look", "type": "nominal", "scale": scale, "legend": legend}

    return {
        "fill": channel([entry.fill for entry in entries]),
        "stroke": channel([entry.line for entry in entries]),
    }


def words(rows: Sequence[Spec], encoding: Spec, **mark: object) -> Spec:
    """A text layer: each row has its ``words`` and their colour, ``ink``."""
    ink = {"field": "ink", "type": "nominal", "scale": None, "legend": None}
    text = {"field": "words", "type": "nominal"}
    return {
        "data": {"values": list(rows)},
        "mark": {"type": "text", "baseline": "middle", "lineHeight": LINE_HEIGHT, **mark},
        "encoding": {"text": text, "fill": ink, **encoding},
    }


def haloed(rows: Sequence[Spec], encoding: Spec) -> Spec:
    """A layer beneath words that keeps them legible on a hatch: the same words with a broad stroke in ``halo``."""
    edge = {"field": "halo", "type": "nominal", "scale": None, "legend": None}
    layer = words(rows, {**encoding, "stroke": edge}, strokeWidth=4, strokeJoin="round")
    layer["encoding"]["fill"] = edge
    return layer


def pixels(name: str) -> Spec:
    """A position given in pixels."""
    return {"field": name, "type": "quantitative", "scale": None, "axis": None}
