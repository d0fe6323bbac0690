"""What moved from where to where, for the screen."""

from collections.abc import Sequence

from indmap.exhibits.charts import Flow
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import brief, write
from indmap.render.labels import wrap
from indmap.render.looks import look
from indmap.render.plotly.parts import LINE_HEIGHT, Drawing, Room, Spec, hidden_axis, lines, pixels, texts
from indmap.render.ribbons import Block, Flowing, Ribbon, flowing, middles, outline
from indmap.words.numbers import NBSP
from indmap.words.theme import Theme

_BAR = 0.035  # of the width
_NAME_WIDTH = 21
_LEAST, _PER_BLOCK = 240, 52
_FAINT = 0.38


def flow(chart: Flow, exhibit: Exhibit, theme: Theme) -> Drawing:
    """Blocks left and right, ribbons between them; every block with its name and figure."""
    laid = flowing(chart, exhibit)
    traces = [_ribbon(ribbon, chart, exhibit, theme) for ribbon in laid.ribbons]
    traces += [_block(block, 0.0, -_BAR, theme) for block in laid.sources]
    traces += [_block(block, 1.0, 1.0 + _BAR, theme) for block in laid.targets]
    words = [[_said(block, chart, exhibit) for block in side] for side in (laid.sources, laid.targets)]
    traces.append(_names(laid, laid.sources, words[0], -_BAR, "middle left"))
    traces.append(_names(laid, laid.targets, words[1], 1.0 + _BAR, "middle right"))
    axes = {"xaxis": hidden_axis(-_BAR, 1.0 + _BAR), "yaxis": hidden_axis(laid.height, 0.0)}
    widths = [pixels(line for said in side for line in said) for side in words]
    return Drawing(traces, axes, Room(_height(laid), left=widths[0], right=widths[1]))


def _ribbon(ribbon: Ribbon, chart: Flow, exhibit: Exhibit, theme: Theme) -> Spec:
    across, upper, lower = outline(ribbon)
    said = f"{ribbon.source} → {ribbon.target}"
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [*across, *reversed(across)],
        "y": [*upper, *reversed(lower)],
        "fill": "toself",
        "fillcolor": _fill(ribbon.role, theme),
        "opacity": _FAINT,
        "line": {"width": 0},
        "hoveron": "fills",
        "text": lines([said, write(ribbon.size, chart.format, exhibit.language)]),
        "hoverinfo": "text",
    }


def _block(block: Block, start: float, stop: float, theme: Theme) -> Spec:
    seen = look(block.role, theme)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [start, stop, stop, start, start],
        "y": [block.top, block.top, block.bottom, block.bottom, block.top],
        "fill": "toself",
        "fillcolor": seen.fill,
        "line": {"color": seen.line, "width": 1},
        "hoverinfo": "skip",
    }


def _fill(role: str, theme: Theme) -> str:
    return look(role, theme).line


def _said(block: Block, chart: Flow, exhibit: Exhibit) -> tuple[str, ...]:
    return wrap(f"{block.label}:{NBSP}{brief(block.size, chart.format, exhibit.language)}", _NAME_WIDTH)


def _names(laid: Flowing, blocks: Sequence[Block], words: Sequence[tuple[str, ...]], x: float, side: str) -> Spec:
    line = LINE_HEIGHT * laid.height / _height(laid)
    places = middles(blocks, [line * len(said) for said in words], laid.height)
    padded = [lines(f" {line} " for line in said) for said in words]
    return texts([x] * len(blocks), places, padded, textposition=side)


def _height(laid: Flowing) -> int:
    return max(_LEAST, _PER_BLOCK * max(len(laid.sources), len(laid.targets)))


def flow_room(chart: Flow, exhibit: Exhibit) -> Room:
    """The room of the taller side."""
    return Room(_height(flowing(chart, exhibit)))
