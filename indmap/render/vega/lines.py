"""Lines over time as pictures."""

from collections.abc import Sequence

from indmap.exhibits.charts import Lines
from indmap.exhibits.encodings import Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import brief
from indmap.render.labels import names, spread, ticks, ticks_near, values
from indmap.render.looks import look
from indmap.render.vega.parts import LETTER, Scene, Spec, name_axis, tick_axis, unique, words
from indmap.words.theme import Theme

_HEIGHT = 320
_NAME_WIDTH = 12
_LABEL_SHARE = 0.06
_DASHES = {"dash": [7, 5], "dot": [2, 4], "solid": [1, 0]}


def line_chart(chart: Lines, exhibit: Exhibit, theme: Theme) -> Scene:
    """Lines with the last figure of each at its end; the range of a forecast is shaded behind them."""
    labels = unique(names(exhibit, chart.category, _NAME_WIDTH))
    parts = [(series, values(exhibit, series.column)) for series in chart.series]
    band = [values(exhibit, column) for column in chart.band or ()]
    known = [value for part in (*(part for _, part in parts), *band) for value in part if value is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    whole = chart.format is Format.COUNT
    marks = ticks(low, high, whole=whole) if chart.from_zero else ticks_near(low, high)
    y = _axis(marks, chart, exhibit)
    ends = _ends(labels, parts, chart, exhibit, (marks[-1] - marks[0]) * _LABEL_SHARE, theme)
    right = round(LETTER * max((len(row["words"]) for row in ends), default=0)) + 8
    x = {"x": name_axis(labels, labelAngle=0, labelOffset=0, domain=True, domainColor=theme.ink)}
    x["x"]["scale"] |= {"type": "point", "padding": 0.3, "range": [0, {"expr": f"width - {right}"}]}
    layers = [_band(labels, band, chart, x, y, theme)] if band else []
    layers.append(_lines(labels, parts, chart, x, y, theme))
    for is_last, dy in ((True, 0), (False, 11)):  # a line that ends within the plot has its figure below it
        rows = [row for row in ends if (row["name"] == labels[-1]) == is_last]
        layers.append(words(rows, {**x, "y": {"field": "at", **y}}, align="left", dx=6, dy=dy))
    return Scene(layers, _HEIGHT)


def _lines(
    labels: Sequence[str],
    parts: Sequence[tuple[Series, Sequence[float | None]]],
    chart: Lines,
    x: Spec,
    y: Spec,
    theme: Theme,
) -> Spec:
    rows = [
        {"name": name, "at": value, "look": series.label, "run": f"{place}.{run}", "order": order}
        for place, (series, part) in enumerate(parts)
        for order, (name, value, run) in enumerate(zip(labels, part, _runs(part), strict=True))
        if value is not None
    ]
    looks = [look(series.role, theme) for series in chart.series]
    dashes = [_DASHES["dash" if each.is_hollow else "dot" if each.is_hatched else "solid"] for each in looks]
    domain = [series.label for series in chart.series]
    legend = {"title": None, "symbolType": "stroke", "symbolSize": 300} if len(domain) > 1 else None

    def keyed(values_: Sequence[object]) -> Spec:
        scale = {"domain": domain, "range": list(values_)}
        return {"field": "look", "type": "nominal", "scale": scale, "legend": legend}

    return {
        "data": {"values": rows},
        "mark": {"type": "line", "strokeWidth": 2.5, "interpolate": _shape(chart)}
        | {"point": {"size": 30} if any(sum(v is not None for v in part) == 1 for _, part in parts) else False},
        "encoding": {
            **x,
            "y": {"field": "at", **y},
            "detail": {"field": "run", "type": "nominal"},
            "order": {"field": "order", "type": "quantitative"},
            "stroke": keyed([each.line for each in looks]),
            "strokeDash": keyed(dashes),
        },
    }


def _shape(chart: Lines) -> str:
    return "step" if chart.steps else "linear"


def _runs(part: Sequence[float | None]) -> list[int]:
    """The number of each point's run without gaps: a line per run, so that none bridges a missing value."""
    run, runs = 0, []
    for value in part:
        run += value is None
        runs.append(run)
    return runs


def _band(
    labels: Sequence[str], band: Sequence[Sequence[float | None]], chart: Lines, x: Spec, y: Spec, theme: Theme
) -> Spec:
    rows = [
        {"name": name, "low": low, "high": high}
        for name, low, high in zip(labels, *band, strict=True)
        if low is not None and high is not None
    ]
    return {
        "data": {"values": rows},
        "mark": {
            "type": "area",
            "fill": look("forecast", theme).fill,
            "fillOpacity": 0.28,
            "interpolate": _shape(chart),
        },
        "encoding": {**x, "y": {"field": "low", **y}, "y2": {"field": "high"}},
    }


def _ends(
    labels: Sequence[str],
    parts: Sequence[tuple[Series, Sequence[float | None]]],
    chart: Lines,
    exhibit: Exhibit,
    gap: float,
    theme: Theme,
) -> list[Spec]:
    """The last figure of each line as text rows, at least ``gap`` apart; one where lines end at the same point."""
    last = [
        (max(place for place, value in enumerate(part) if value is not None), part, series)
        for series, part in parts
        if any(value is not None for value in part)
    ]
    ends = [(place, part[place] or 0.0) for place, part, _ in last]
    last = [each for at, each in enumerate(last) if ends[at] not in ends[:at]]  # one point, one figure
    heights = spread([part[place] or 0.0 for place, part, _ in last], gap)
    return [
        {
            "name": labels[place],
            "at": height,
            "words": brief(part[place], chart.format, exhibit.language),
            "ink": look(series.role, theme).line,
        }
        for (place, part, series), height in zip(last, heights, strict=True)
    ]


def _axis(marks: Sequence[float], chart: Lines, exhibit: Exhibit) -> Spec:
    top = marks[-1] if marks[-1] > marks[0] else marks[0] + 1
    return {
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [marks[0], top], "nice": False, "zero": False},
        "axis": tick_axis(marks, [brief(mark, chart.format, exhibit.language) for mark in marks]),
    }
