"""The heat table, the table and the headline figures as pictures."""

from collections.abc import Sequence

import pandas as pd

from indmap.exhibits.charts import Figures, HeatTable, Table
from indmap.exhibits.encodings import Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import marked
from indmap.render.labels import shared_unit, values, wrap
from indmap.render.looks import class_looks, class_of
from indmap.render.vega.areas import class_paints
from indmap.render.vega.parts import (
    LETTER,
    LINE_HEIGHT,
    WIDTH,
    Scene,
    Spec,
    name_axis,
    names_width,
    pixels,
    rows_height,
    unique,
    words,
)
from indmap.words.texts import Texts
from indmap.words.theme import Theme

TABLE_ROWS = 40
_CELL, _NAME_WIDTH, _HEADING_WIDTH, _HEADINGS_ACROSS = 30, 32, 12, 10
_COLUMN_WIDTH, _GAP = 30, 18
_CARDS, _CARD_HEIGHT = 3, 104


def heat_table(chart: HeatTable, exhibit: Exhibit, theme: Theme) -> Scene:
    """A matrix of cells shaded by class, each with its figure, or a dash where there is none."""
    drawn = values(exhibit, chart.value)
    places = zip(exhibit.data[chart.row], exhibit.data[chart.column], strict=True)
    filled = {place: value for place, value in zip(places, drawn, strict=True) if value is not None}
    grid = [(row, column) for row in chart.rows for column in chart.columns]
    unit, texts = shared_unit(exhibit, [filled.get(place) for place in grid], chart.format)
    rows = dict(zip(chart.rows, unique(wrap(name, _NAME_WIDTH) for name in chart.rows), strict=True))
    columns = dict(zip(chart.columns, unique(wrap(name, _HEADING_WIDTH) for name in chart.columns), strict=True))
    looks = class_looks(chart.classes, theme)
    cells, figures = [], []
    for place, text in zip(grid, texts, strict=True):
        at = {"name": rows[place[0]], "column": columns[place[1]]}
        class_ = class_of(filled.get(place), chart.classes)
        if place in filled:
            cells.append(at | {"look": chart.classes.labels[class_]})
        figures.append(at | {"words": text, "ink": looks[class_].ink if place in filled else theme.muted})
    wide, aside = len(columns) > _HEADINGS_ACROSS, names_width(list(rows.values()))
    upright = {"labelAngle": -90, "labelAlign": "left", "labelBaseline": "middle"} if wide else {"labelAngle": 0}
    orders: Spec = {"y": name_axis(list(rows.values()))}
    orders["x"] = {**name_axis(list(columns.values()), orient="top", labelOffset=0, **upright), "field": "column"}
    layer = {
        "data": {"values": cells},
        "mark": {"type": "rect", "strokeWidth": 2},
        "encoding": {**orders, **_parted(class_paints(chart.classes, theme, absent=False, aside=aside), theme)},
    }
    corner = words([{"words": unit, "ink": theme.muted}], {}, align="right", x=-8, y=-12)
    return Scene([layer, words(figures, orders), corner], rows_height(list(rows.values()), _CELL))


def _parted(paints: Spec, theme: Theme) -> Spec:
    """The channels with cells separated by the background colour instead of an outline."""
    fill = paints["fill"] | {"legend": paints["fill"]["legend"] | {"symbolStrokeColor": theme.outline}}
    return {"fill": fill, "stroke": {"value": theme.background}}


def table(_: Table, exhibit: Exhibit, theme: Theme) -> Scene:
    """The first rows of the table in words, figures to the right; a line says how many more there are."""
    text = marked(exhibit)
    shown = [[wrap(str(cell), _COLUMN_WIDTH) for cell in row] for row in text.head(TABLE_ROWS).to_numpy().tolist()]
    headings = [wrap(column.label, 16) for column in exhibit.columns]
    rights = [column.format not in (Format.TEXT, Format.DATE) for column in exhibit.columns]
    wide = [
        LETTER * max(len(line) for cell in column for line in cell) + _GAP
        for column in zip(headings, *shown, strict=True)
    ]
    stretch = max(1.0, WIDTH / sum(wide)) if wide else 1.0
    edges = [0.0, *pd.Series(wide, dtype=float).mul(stretch).cumsum().round(1).tolist()]
    places = [
        right - _GAP if to_right else left for left, right, to_right in zip(edges, edges[1:], rights, strict=False)
    ]
    marks, rules, y = _table_rows([headings, *shown], places, theme)
    if len(text) > TABLE_ROWS:
        more = Texts(exhibit.language)("sheet.more_rows", n=len(text) - TABLE_ROWS)
        marks.append({"x": 0.0, "y": y + 12, "words": more, "ink": theme.muted, "column": 0})
        y += 24
    sides = {"right": [place for place, right in enumerate(rights) if right]}
    left = [mark for mark in marks if mark["column"] not in sides["right"]]
    right = [mark for mark in marks if mark["column"] in sides["right"]]
    at = {"x": pixels("x"), "y": pixels("y")}
    layers = [words(left, at, align="left", lineBreak="\n"), words(right, at, align="right", lineBreak="\n")]
    return Scene([_rules(rules, edges[-1], theme), *layers], round(y), width=max(WIDTH, round(edges[-1])))


def _table_rows(
    rows: Sequence[Sequence[tuple[str, ...]]], places: Sequence[float], theme: Theme
) -> tuple[list[Spec], list[float], float]:
    """The text marks of all cells, the heights of the rules between rows, and the total height."""
    marks: list[Spec] = []
    rules: list[float] = []
    y = 0.0
    for place, row in enumerate(rows):
        ink = theme.muted if place == 0 else theme.ink
        for column, (cell, x) in enumerate(zip(row, places, strict=True)):
            marks.append({"x": x, "y": y + 14, "words": "\n".join(cell), "ink": ink, "column": column})
        y += LINE_HEIGHT * max(map(len, row), default=1) + 12
        rules.append(y)
    return marks, rules, y


def _rules(heights: Sequence[float], width: float, theme: Theme) -> Spec:
    rows = [{"y": height, "x": 0, "x2": width} for height in heights]
    return {
        "data": {"values": rows},
        "mark": {"type": "rule", "stroke": theme.line},
        "encoding": {"x": pixels("x"), "x2": {"field": "x2"}, "y": pixels("y")},
    }


def figures(_: Figures, exhibit: Exhibit, theme: Theme) -> Scene:
    """Cards in rows of three: what it is, the figure, what it is of, how far from plan."""
    inks = {"up": "ahead", "down": "behind"}
    letters = int(WIDTH / _CARDS / LETTER) - 2
    rows = []
    for place, card in enumerate(exhibit.data.to_dict("records")):
        x, y = (place % _CARDS) * WIDTH / _CARDS, (place // _CARDS) * _CARD_HEIGHT
        ink = theme.fills[inks[card["direction"]]] if card["direction"] in inks else theme.muted
        for name, down, size, colour in (
            ("label", 12, 13, theme.muted),
            ("value", 38, 24, theme.ink),
            ("context", 64, 12, theme.muted),
            ("delta", 82, 12, ink),
        ):
            text = "" if pd.isna(card[name]) else str(card[name])
            if text:
                text = "\n".join(wrap(text, letters if name != "value" else letters // 2))
                rows.append({"x": x, "y": y + down, "words": text, "ink": colour, "size": size})
    sized: Spec = {"size": {"field": "size", "type": "quantitative", "scale": None, "legend": None}}
    cards = words(rows, {"x": pixels("x"), "y": pixels("y"), **sized}, align="left", lineBreak="\n")
    return Scene([cards], max(1, -(-len(exhibit.data) // _CARDS)) * _CARD_HEIGHT)
