"""The heat table for the screen."""

from collections.abc import Sequence
from dataclasses import replace

from indmap.exhibits.charts import HeatTable
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import write
from indmap.render.labels import heading, shared_unit, values, wrap
from indmap.render.looks import Entry, class_looks, class_of
from indmap.render.plotly.areas import class_entries
from indmap.render.plotly.parts import (
    LETTER,
    LINE_HEIGHT,
    Drawing,
    Room,
    Spec,
    corner,
    lines,
    name_axis,
    pixels,
    safe,
    texts,
)
from indmap.words.theme import Theme

_ROW = 32
_NAME_WIDTH, _HEADING_WIDTH = 28, 14
_HEADINGS_ACROSS = 8
_TARGET = 28
"""Pixels of a cell that take a press."""


def heat_table(chart: HeatTable, exhibit: Exhibit, theme: Theme) -> Drawing:
    """A matrix of cells shaded by class, the figure in each; a dash where there is none."""
    figures = values(exhibit, chart.value)
    places = zip(exhibit.data[chart.row], exhibit.data[chart.column], strict=True)
    filled = {place: value for place, value in zip(places, figures, strict=True) if value is not None}
    looks = class_looks(chart.classes, theme)
    grid = [(row, column) for row in chart.rows for column in chart.columns]
    classes = [class_of(filled[place], chart.classes) if place in filled else None for place in grid]
    across = len(chart.columns)
    cells = {
        "type": "heatmap",
        "x": list(range(across)),
        "y": list(range(len(chart.rows))),
        "z": [classes[start : start + across] for start in range(0, len(grid), across or 1)],
        "zmin": 0,
        "zmax": len(chart.classes.labels),
        "colorscale": _steps([look.fill for look in looks]),
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hoverongaps": False,
        "hoverinfo": "skip",
    }
    unit, words = shared_unit(exhibit, [filled.get(place) for place in grid], chart.format)
    written = texts(
        [chart.columns.index(column) for _, column in grid],
        [chart.rows.index(row) for row, _ in grid],
        [safe(word) for word in words],
        textposition="middle center",
        textfont={"color": [theme.muted if place is None else looks[place].ink for place in classes]},
    )
    left = pixels(line for name in chart.rows for line in wrap(name, _NAME_WIDTH))
    drawn = [cells, written, _targets(chart, exhibit, figures)]
    return Drawing(drawn, _axes(chart, unit, theme), replace(heat_room(chart, exhibit), left=left))


def heat_legend(chart: HeatTable, exhibit: Exhibit, theme: Theme) -> tuple[Entry, ...]:  # noqa: ARG001
    """The classes in their order."""
    return class_entries(chart.classes, theme, absent=False)


def _steps(fills: list[str]) -> list[list[float | str]]:
    """A colour scale in steps, one a class."""
    share = 1 / len(fills)
    return [[end, fill] for place, fill in enumerate(fills) for end in (place * share, (place + 1) * share)]


def _targets(chart: HeatTable, exhibit: Exhibit, figures: Sequence[float | None]) -> Spec:
    """What the pointer and a press fall on, unseen, each with its row of the data: a matrix itself takes no press."""
    places = zip(exhibit.data[chart.row], exhibit.data[chart.column], strict=True)
    filled = [
        (row, place, value) for row, (place, value) in enumerate(zip(places, figures, strict=True)) if value is not None
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [chart.columns.index(column) for _, (_, column), _ in filled],
        "y": [chart.rows.index(name) for _, (name, _), _ in filled],
        "marker": {"symbol": "square", "size": _TARGET, "opacity": 0},
        "hoverinfo": "text",
        "hovertext": [_title(chart, exhibit, place, value) for _, place, value in filled],
        "customdata": [row for row, _, _ in filled],
        "showlegend": False,
    }


def _title(chart: HeatTable, exhibit: Exhibit, place: tuple[str, str], value: float) -> str:
    figure = write(value, chart.format, exhibit.language)
    return lines([*place, f"{heading(exhibit, chart.value)}: {figure}"])


def _axes(chart: HeatTable, unit: str, theme: Theme) -> Spec:
    rows = [wrap(name, _NAME_WIDTH) for name in chart.rows]
    columns = [wrap(name, _HEADING_WIDTH) for name in chart.columns]
    upright = {"tickangle": -90} if _is_wide(chart) else {}
    return {
        "xaxis": name_axis(columns, side="top", range=[-0.5, len(columns) - 0.5], **upright),
        "yaxis": name_axis(rows, range=[len(rows) - 0.5, -0.5]),
        "annotations": [corner(unit, theme, y=1)],
    }


def _is_wide(chart: HeatTable) -> bool:
    """Whether the headings have to stand upright."""
    return len(chart.columns) > _HEADINGS_ACROSS


def _above(chart: HeatTable) -> int:
    """The pixels of the headings."""
    headings = [wrap(name, _HEADING_WIDTH) for name in chart.columns]
    if _is_wide(chart):
        return LETTER * max(len(line) for heading_ in headings for line in heading_) + 12
    return LINE_HEIGHT * max((len(heading_) for heading_ in headings), default=1) + 12


def heat_room(chart: HeatTable, exhibit: Exhibit) -> Room:  # noqa: ARG001 - the chart names its rows
    """The room of the rows and of the headings."""
    tallest = max((len(wrap(name, _NAME_WIDTH)) for name in chart.rows), default=1)
    rows = max(_ROW, LINE_HEIGHT * tallest + 8) * len(chart.rows)
    return Room(rows, _above(chart))
