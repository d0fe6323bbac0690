"""The traces that bars and columns share."""

from collections.abc import Sequence

from indmap.exhibits.charts import Bars, Columns, DivergingBars, StackedBars
from indmap.exhibits.encodings import Series
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import write
from indmap.render.looks import Entry, Form, look
from indmap.render.plotly.parts import Spec, lines, marker, safe, texts
from indmap.words.theme import Theme

WIDE, FULL, NARROW = 0.78, 0.66, 0.42
"""Thickness of a plan, of a bar alone, of a bar before its plan, as shares of a row."""


def bar_trace(
    series: Series,
    drawn: Sequence[float | None],
    exhibit: Exhibit,
    chart: Bars | StackedBars | Columns | DivergingBars,
    theme: Theme,
    width: float,
) -> Spec:
    """A trace of horizontal bars at 0, 1, 2 …; its hover says name, series and figure in full."""
    names_ = [str(name) for name in exhibit.data[chart.category]]
    figures_ = [write(value, chart.format, exhibit.language) for value in drawn]
    label = f"{series.label}: " if series.label else ""
    return {
        "type": "bar",
        "orientation": "h",
        "name": safe(series.label),
        "x": list(drawn),
        "y": list(range(len(drawn))),
        "width": width,
        "marker": marker(look(series.role, theme), theme),
        "hovertext": [lines([name, f"{label}{figure}"]) for name, figure in zip(names_, figures_, strict=True)],
        "hoverinfo": "text",
    }


def series_legend(series: Sequence[Series], theme: Theme, form: Form = Form.AREA) -> tuple[Entry, ...]:
    """The entries of several series."""
    return tuple(Entry(each.label, look(each.role, theme), form) for each in series)


def beside(
    ends: Sequence[float], words: Sequence[str], side: str | list[str], theme: Theme, y: Sequence[float] | None = None
) -> Spec:
    """Figures beside or above the ends of bars."""
    where = range(len(words)) if y is None else y
    padded = [f" {safe(word)} " for word in words] if side != "top center" else [safe(word) for word in words]
    return texts(ends, where, padded, textposition=side, textfont={"color": theme.ink})
