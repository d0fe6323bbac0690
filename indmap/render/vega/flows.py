"""A flow (Sankey diagram) as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from indmap.exhibits.charts import Flow
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import brief
from indmap.render.labels import wrap
from indmap.render.looks import look
from indmap.render.ribbons import Block, Flowing, flowing, middles, outline
from indmap.render.vega.parts import LETTER, LINE_HEIGHT, WIDTH, Scene, Spec, words
from indmap.words.numbers import NBSP
from indmap.words.theme import Theme

_BAR = 18
_NAME_WIDTH = 26

_LEAST, _PER_BLOCK = 240, 52


def flow(chart: Flow, exhibit: Exhibit, theme: Theme) -> Scene:
    """Blocks left and right, ribbons between them; every block with its name and figure."""
    laid = flowing(chart, exhibit)
    height = max(_LEAST, _PER_BLOCK * max(len(laid.sources), len(laid.targets)))
    sides = [[_said(block, chart, exhibit) for block in side] for side in (laid.sources, laid.targets)]
    left, right = (
        round(LETTER * max((len(line) for said in side for line in said.split("\n")), default=0)) + 10 for side in sides
    )
    first, last = left + _BAR, WIDTH - right - _BAR
    scale = height / laid.height
    ribbons = [
        {"x": first + place * (last - first), "high": upper * scale, "low": lower * scale, "of": f"{number:03}"}
        | {"fill": _fill(ribbon.role, theme)}
        for number, ribbon in enumerate(laid.ribbons)
        for place, upper, lower in zip(*outline(ribbon), strict=True)
    ]
    blocks = [
        *(_block(block, left, first, scale, theme) for block in laid.sources),
        *(_block(block, last, last + _BAR, scale, theme) for block in laid.targets),
    ]
    layers = [
        _areas(ribbons),
        _boxes(blocks),
        _names(laid, laid.sources, sides[0], scale, _Side(left - 6, "right", theme.ink)),
        _names(laid, laid.targets, sides[1], scale, _Side(last + _BAR + 6, "left", theme.ink)),
    ]
    return Scene(layers, height)


def _areas(rows: list[Spec]) -> Spec:
    return {
        "data": {"values": rows},
        "mark": {"type": "area", "fillOpacity": 0.38},
        "encoding": {
            "x": _at("x"),
            "y": _at("high"),
            "y2": {"field": "low"},
            "detail": {"field": "of", "type": "nominal"},
            "fill": {"field": "fill", "type": "nominal", "scale": None, "legend": None},
        },
    }


def _boxes(rows: list[Spec]) -> Spec:
    plain = {"type": "nominal", "scale": None, "legend": None}
    return {
        "data": {"values": rows},
        "mark": {"type": "rect", "strokeWidth": 1},
        "encoding": {
            "x": _at("start"),
            "x2": {"field": "stop"},
            "y": _at("top"),
            "y2": {"field": "bottom"},
            "fill": {"field": "fill", **plain},
            "stroke": {"field": "line", **plain},
        },
    }


def _block(block: Block, start: float, stop: float, scale: float, theme: Theme) -> Spec:
    seen = look(block.role, theme)
    edges = {"start": start, "stop": stop, "top": block.top * scale, "bottom": block.bottom * scale}
    return {**edges, "fill": seen.fill, "line": seen.line}


@dataclass(frozen=True)
class _Side:
    """The position, alignment and colour of the names of one side."""

    x: float
    align: str
    ink: str


def _names(laid: Flowing, blocks: Sequence[Block], said: Sequence[str], scale: float, side: _Side) -> Spec:
    places = middles(blocks, [LINE_HEIGHT / scale * len(word.split("\n")) for word in said], laid.height)
    rows = [
        {"x": side.x, "at": place * scale, "words": word, "ink": side.ink}
        for place, word in zip(places, said, strict=True)
    ]
    return words(rows, {"x": _at("x"), "y": _at("at")}, align=side.align, lineBreak="\n")


def _at(name: str) -> Spec:
    return {"field": name, "type": "quantitative", "scale": None, "axis": None}


def _said(block: Block, chart: Flow, exhibit: Exhibit) -> str:
    return "\n".join(wrap(f"{block.label}:{NBSP}{brief(block.size, chart.format, exhibit.language)}", _NAME_WIDTH))


def _fill(role: str, theme: Theme) -> str:
    return look(role, theme).line
