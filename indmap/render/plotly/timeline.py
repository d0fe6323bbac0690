"""One line a project from one date to another, for the screen."""

from dataclasses import replace

from indmap.exhibits.charts import Timeline
from indmap.exhibits.exhibit import Exhibit
from indmap.render.days import as_number, dates, marked, month_marks, span_of
from indmap.render.labels import names
from indmap.render.looks import SOLID, Entry, Form, look
from indmap.render.plotly.marks import series_legend
from indmap.render.plotly.parts import LINE_HEIGHT, Drawing, Room, Spec, lines, name_axis, pixels, safe, texts
from indmap.words.numbers import NBSP
from indmap.words.theme import Theme

_ROW = 28
_NAME_WIDTH = 30
_ABOVE = 24


def timeline(chart: Timeline, exhibit: Exhibit, theme: Theme) -> Drawing:
    """From a hollow mark to a full one, and the day as a line through all rows."""
    starts, stops = dates(exhibit, chart.start.column), dates(exhibit, chart.stop.column)
    words = [str(word) for word in exhibit.data[chart.words].fillna("")]
    low, high = span_of([*starts, *stops, as_number(chart.day)])
    labels = names(exhibit, chart.category, _NAME_WIDTH)
    rows = list(range(len(labels)))
    ends = [max((day for day in pair if day is not None), default=None) for pair in zip(starts, stops, strict=True)]
    traces = [
        _spans(starts, stops, theme),
        _marks(chart, exhibit, starts, first=True, theme=theme),
        _marks(chart, exhibit, stops, first=False, theme=theme),
        texts(ends, rows, [f"{NBSP * 3}{safe(word)}" for word in words], textposition="middle right"),
    ]
    marks = month_marks(low, high)
    axes = {
        "xaxis": {
            "range": [low, high],
            "tickvals": [mark for mark, _ in marks],
            "ticktext": [word for _, word in marks],
            "tickangle": 0,
            "tickfont": {"color": theme.muted},
            "gridcolor": theme.line,
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": name_axis(labels, range=[len(labels) - 0.5, -0.5]),
        "shapes": [_day_line(chart, theme)],
        "annotations": [_day_words(chart, theme)],
    }
    left = pixels(line for label in labels for line in label)
    rows_ = timeline_room(chart, exhibit)
    return Drawing(traces, axes, Room(rows_.rows, _ABOVE, LINE_HEIGHT + 8, left, pixels(words)))


def _spans(starts: list[float | None], stops: list[float | None], theme: Theme) -> Spec:
    """The lines between the two dates, of all rows as one trace."""
    x: list[float | None] = []
    y: list[float | None] = []
    for row, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        if start is not None and stop is not None:
            x += [start, stop, None]
            y += [row, row, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": theme.outline, "width": 2},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _marks(chart: Timeline, exhibit: Exhibit, days: list[float | None], *, first: bool, theme: Theme) -> Spec:
    series = chart.start if first else chart.stop
    seen = look(series.role, theme)
    written = exhibit.data[series.column].dt.strftime("%d.%m.%Y").fillna("–")
    labels = exhibit.data[chart.category].astype(str)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": safe(series.label),
        "x": days,
        "y": list(range(len(days))),
        "marker": {
            "size": 11,
            "symbol": "circle",
            "color": theme.background if seen.is_hollow else seen.fill,
            "line": {"color": seen.line, "width": 2},
        },
        "cliponaxis": False,
        "hovertext": [lines([name, f"{series.label}: {day}"]) for name, day in zip(labels, written, strict=True)],
        "hoverinfo": "text",
    }


def _day_line(chart: Timeline, theme: Theme) -> Spec:
    at = as_number(chart.day)
    return {
        "type": "line",
        "x0": at,
        "x1": at,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": theme.ink, "width": 1.5, "dash": "dot"},
    }


def _day_words(chart: Timeline, theme: Theme) -> Spec:
    return {
        "x": as_number(chart.day),
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "text": safe(chart.day_label),
        "showarrow": False,
        "font": {"color": theme.ink},
    }


def timeline_room(chart: Timeline, exhibit: Exhibit) -> Room:
    """The room of the rows, the day's words above and the months below."""
    labels = names(exhibit, chart.category, _NAME_WIDTH)
    step = max(_ROW, LINE_HEIGHT * max((len(label) for label in labels), default=1) + 2)
    return Room(step * len(labels), _ABOVE, LINE_HEIGHT + 8)


def timeline_legend(chart: Timeline, exhibit: Exhibit, theme: Theme) -> tuple[Entry, ...]:
    """What the marks that are drawn stand for; a mark is too small for a hatch."""
    entries = series_legend(marked(chart, exhibit), theme, Form.CIRCLE)
    return tuple(
        replace(entry, look=replace(entry.look, hatch=SOLID)) if entry.look.is_hatched else entry for entry in entries
    )
