"""Bars as pictures."""

from collections.abc import Sequence

from indmap.exhibits.charts import Bars, DivergingBars, StackedBars
from indmap.exhibits.encodings import Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import whole
from indmap.render.labels import against, figures, heading, inner, names, values
from indmap.render.looks import Look, look
from indmap.render.vega.parts import (
    CLEAR,
    NAME_WIDTH,
    Entry,
    Scene,
    Spec,
    figures_width,
    haloed,
    keyed,
    name_axis,
    names_width,
    paint,
    rows_height,
    unique,
    words,
)
from indmap.words.theme import Theme

_WIDE, _FULL, _NARROW = 20, 17, 11
_HIGHLIGHTED = "highlighted"


def bars(chart: Bars, exhibit: Exhibit, theme: Theme) -> Scene:
    """Horizontal bars, each with its figure; a plan is a hollow, wider bar behind."""
    own = values(exhibit, chart.value)
    plans = values(exhibit, chart.context.column) if chart.context else [None] * len(own)
    texts = figures(exhibit, chart.value, chart.format)
    if chart.context:
        texts = against(exhibit, own, plans, chart.format)
    flags = exhibit.data[chart.highlighted] if chart.highlighted else [False] * len(own)
    main = Series(chart.value, heading(exhibit, chart.value), chart.role)
    labels = _names(exhibit, chart.category)
    ends = [max(value or 0, plan or 0, 0) for value, plan in zip(own, plans, strict=True)]
    x = _across(min([0, *(value for value in own if value is not None)]), max([*ends, 0]), right=figures_width(texts))
    series = [*([chart.context] if chart.context else []), main]
    entries = [entry(each, theme) for each in series]
    entries.append(Entry(_HIGHLIGHTED, look("highlighted", theme).fill, theme.background))
    paints = keyed(entries, len(series) if chart.context else 0, names_width(labels))
    narrow = [
        {"name": name, "start": 0, "stop": value, "look": _HIGHLIGHTED if flag else main.label}
        for name, value, flag in zip(labels, own, flags, strict=True)
        if value is not None
    ]
    wide = [
        {"name": name, "start": 0, "stop": plan, "look": series[0].label}
        for name, plan in zip(labels, plans, strict=True)
        if plan is not None
    ]
    beside = [_word(*each, theme) for each in zip(labels, ends, texts, strict=True)]
    layers = [
        *([_bars(wide, labels, x, paints, _WIDE)] if wide else []),
        _bars(narrow, labels, x, paints, _NARROW if wide else _FULL),
    ]
    return Scene([*layers, _words(beside, labels, x, align="left", dx=5)], rows_height(labels))


def stacked(chart: StackedBars, exhibit: Exhibit, theme: Theme) -> Scene:
    """Stacked bars: each part has its figure where that fits, and the total stands at the end."""
    labels = _names(exhibit, chart.category)
    parts = [values(exhibit, series.column) for series in chart.series]
    wholes: list[float] = [sum(part or 0 for part in row) for row in zip(*parts, strict=True)]
    longest = max([*wholes, 0]) or 1
    starts = [0.0] * len(labels)
    bounded: list[Spec] = []
    solid: list[Spec] = []
    within: list[Spec] = []
    for series, part in zip(chart.series, parts, strict=True):
        seen = look(series.role, theme)
        pieces = _pieces(labels, starts, part, series.label)
        (bounded if seen.is_hollow or seen.is_bounded else solid).extend(pieces)
        for piece in pieces:
            size = piece["stop"] - piece["start"]
            if text := inner(size, longest, chart.format, exhibit.language):
                middle = (piece["stop"] + piece["start"]) / 2
                within.append(
                    {
                        "name": piece["name"],
                        "at": middle,
                        "words": text,
                        "ink": seen.ink,
                        "halo": seen.fill if seen.is_hatched else CLEAR,
                    }
                )
        starts = [start + (value or 0) for start, value in zip(starts, part, strict=True)]
    texts = ["" if chart.format is Format.SHARE else whole(each, chart.format, exhibit.language) for each in wholes]
    x = _across(0, longest, right=figures_width(texts))
    beside = [_word(*each, theme) for each in zip(labels, wholes, texts, strict=True)]
    paints = keyed([entry(series, theme) for series in chart.series], -1, names_width(labels))
    y = {"y": name_axis(labels), "x": {"field": "at", **x}}
    layers = [_bars([*solid, *bounded], labels, x, paints, _FULL), haloed(within, y), words(within, y)]
    return Scene([*layers, _words(beside, labels, x, align="left", dx=5)], rows_height(labels))


def diverging(chart: DivergingBars, exhibit: Exhibit, theme: Theme) -> Scene:
    """Bars to the left and right of a midpoint."""
    labels = _names(exhibit, chart.category)
    texts = figures(exhibit, chart.value, chart.format, signed=chart.midpoint == 0)
    ends = [chart.midpoint if value is None else value for value in values(exhibit, chart.value)]
    sides = ["behind" if end < chart.midpoint else "ahead" for end in ends]
    room = figures_width(texts)
    x = _across(min([*ends, chart.midpoint]), max([*ends, chart.midpoint]), room if "behind" in sides else 0, room)
    pieces = [
        {"name": name, "start": chart.midpoint, "stop": end, "look": side}
        for name, end, side in zip(labels, ends, sides, strict=True)
    ]
    paints = keyed([entry(Series("", side, side), theme) for side in ("behind", "ahead")], shown=0)
    beside = [_word(*each, theme) for each in zip(labels, ends, texts, strict=True)]
    left = [word for word, side in zip(beside, sides, strict=True) if side == "behind"]
    right = [word for word, side in zip(beside, sides, strict=True) if side == "ahead"]
    line = {
        "data": {"values": [{"at": chart.midpoint}]},
        "mark": {"type": "rule", "stroke": theme.ink},
        "encoding": {"x": {"field": "at", **x}},
    }
    layers = [_bars(pieces, labels, x, paints, _FULL), _words(left, labels, x, align="right", dx=-5)]
    return Scene([*layers, _words(right, labels, x, align="left", dx=5), line], rows_height(labels))


def _pieces(labels: Sequence[str], starts: Sequence[float], part: Sequence[float | None], key: str) -> list[Spec]:
    """The segments that one series adds to the stacked bars, from ``starts`` on."""
    return [
        {"name": name, "start": start, "stop": start + value, "look": key}
        for name, start, value in zip(labels, starts, part, strict=True)
        if value
    ]


def _bars(pieces: Sequence[Spec], labels: Sequence[str], x: Spec, paints: Spec, thick: int) -> Spec:
    return {
        "data": {"values": list(pieces)},
        "mark": {"type": "bar", "height": thick, "strokeWidth": 1.5},
        "encoding": {"y": name_axis(labels), "x": {"field": "start", **x}, "x2": {"field": "stop"}, **paints},
    }


def _words(rows: Sequence[Spec], labels: Sequence[str], x: Spec, **mark: object) -> Spec:
    return words(rows, {"y": name_axis(labels), "x": {"field": "at", **x}}, **mark)


def _word(name: str, at: float, text: str, theme: Theme) -> Spec:
    return {"name": name, "at": at, "words": text, "ink": theme.ink}


def entry(series: Series, theme: Theme) -> Entry:
    """A series' entry in a legend."""
    seen: Look = look(series.role, theme)
    return Entry(series.label, paint(seen, theme), seen.line if seen.is_hollow or seen.is_bounded else theme.background)


def _across(low: float, high: float, left: int = 0, right: int = 0) -> Spec:
    """The hidden value axis of horizontal bars, with pixels kept free for the figures at the ends."""
    domain = [low, high if high > low else low + 1]
    scale = {"domain": domain, "range": [left, {"expr": f"width - {right}"}], "nice": False, "zero": False}
    return {"type": "quantitative", "scale": scale, "axis": None}


def _names(exhibit: Exhibit, category: str) -> list[str]:
    return unique(names(exhibit, category, NAME_WIDTH))
