"""A timeline as a picture: one line per project from one date to another."""

from collections.abc import Sequence

from indmap.exhibits.charts import Timeline
from indmap.exhibits.exhibit import Exhibit
from indmap.render.days import as_number, dates, month_marks, span_of
from indmap.render.labels import names
from indmap.render.looks import look
from indmap.render.vega.parts import (
    LETTER,
    NAME_WIDTH,
    Entry,
    Scene,
    Spec,
    keyed,
    name_axis,
    names_width,
    rows_height,
    tick_axis,
    unique,
    words,
)
from indmap.words.theme import Theme


def timeline(chart: Timeline, exhibit: Exhibit, theme: Theme) -> Scene:
    """From a hollow mark to a full one, and the day as a line through all rows."""
    starts, stops = dates(exhibit, chart.start.column), dates(exhibit, chart.stop.column)
    said = [str(word) for word in exhibit.data[chart.words].fillna("")]
    low, high = span_of([*starts, *stops, as_number(chart.day)])
    labels = unique(names(exhibit, chart.category, NAME_WIDTH))
    y = {"y": name_axis(labels)}
    right = round(LETTER * max((len(word) for word in said), default=0)) + 14
    x = _axis(low, high, right)
    rows = list(zip(labels, starts, stops, said, strict=True))
    spans = [{"name": name, "start": one, "stop": two} for name, one, two, _ in rows if None not in (one, two)]
    ends = [
        {"name": name, "at": max(each for each in (one, two) if each is not None), "words": word, "ink": theme.ink}
        for name, one, two, word in rows
        if one is not None or two is not None
    ]
    layers = [
        {
            "data": {"values": spans},
            "mark": {"type": "rule", "stroke": theme.outline, "strokeWidth": 2},
            "encoding": {**y, "x": {"field": "start", **x}, "x2": {"field": "stop"}},
        },
        *_day(chart, x, theme),
        _marks(chart, rows, x, y, names_width(labels), theme),
        words(ends, {**y, "x": {"field": "at", **x}}, align="left", dx=10),
    ]
    return Scene(layers, rows_height(labels))


def _marks(
    chart: Timeline,
    rows: Sequence[tuple[str, float | None, float | None, str]],
    x: Spec,
    y: Spec,
    aside: float,
    theme: Theme,
) -> Spec:
    ends = ((1, chart.start), (2, chart.stop))
    drawn = [(place, end) for place, end in ends if any(row[place] is not None for row in rows)]
    looks = [look(end.role, theme) for _, end in drawn]
    entries = [
        Entry(end.label, theme.background if seen.is_hollow else seen.fill, seen.line)
        for (_, end), seen in zip(drawn, looks, strict=True)
    ]
    points = [
        {"name": row[0], "at": row[place], "look": end.label}
        for place, end in drawn
        for row in rows
        if row[place] is not None
    ]
    return {
        "data": {"values": points},
        "mark": {"type": "point", "shape": "circle", "size": 90, "strokeWidth": 2, "opacity": 1, "filled": False},
        "encoding": {**y, "x": {"field": "at", **x}, **keyed(entries, aside=aside)},
    }


def _day(chart: Timeline, x: Spec, theme: Theme) -> list[Spec]:
    at = [{"at": as_number(chart.day), "words": chart.day_label, "ink": theme.ink}]
    rule = {"type": "rule", "stroke": theme.ink, "strokeDash": [2, 3], "strokeWidth": 1.5}
    return [
        {"data": {"values": at}, "mark": rule, "encoding": {"x": {"field": "at", **x}}},
        words(at, {"x": {"field": "at", **x}, "y": {"value": -8}}, align="center"),
    ]


def _axis(low: float, high: float, right: int) -> Spec:
    marks = month_marks(low, high)
    return {
        "type": "quantitative",
        "title": None,
        "scale": {
            "domain": [low, high],
            "range": [0, {"expr": f"width - {right}"}],
            "nice": False,
            "zero": False,
        },
        "axis": tick_axis([mark for mark, _ in marks], [word for _, word in marks]),
    }
