"""From one total to another by steps, for the screen."""

from indmap.exhibits.charts import Waterfall
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import write
from indmap.render.labels import names
from indmap.render.looks import look
from indmap.render.plotly.marks import FULL, beside
from indmap.render.plotly.parts import LINE_HEIGHT, Drawing, Room, Spec, hidden_axis, lines, name_axis, pixels
from indmap.render.stairs import stairs
from indmap.words.theme import Theme

_ROW = 30
_NAME_WIDTH = 30


def waterfall(chart: Waterfall, exhibit: Exhibit, theme: Theme) -> Drawing:
    """Totals from the base, steps where the one before ended."""
    steps = stairs(chart, exhibit)
    labels = names(exhibit, chart.category, _NAME_WIDTH)
    said = [write(value, chart.format, exhibit.language) for value in exhibit.data[chart.value]]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [step.stop - step.start for step in steps],
        "base": [step.start for step in steps],
        "y": list(range(len(steps))),
        "width": FULL,
        "marker": {"color": [look(step.role, theme).fill for step in steps], "line": {"width": 0}},
        "hovertext": [
            lines([str(name), figure]) for name, figure in zip(exhibit.data[chart.category], said, strict=True)
        ],
        "hoverinfo": "text",
    }
    ends = [max(step.start, step.stop) for step in steps]
    words = [step.words for step in steps]
    low, high = min([0.0, *(min(step.start, step.stop) for step in steps)]), max([0.0, *ends])
    axes = {
        "barmode": "overlay",
        "xaxis": hidden_axis(low, high if high > low else low + 1),
        "yaxis": name_axis(labels, range=[len(labels) - 0.5, -0.5]),
    }
    room = waterfall_room(chart, exhibit)
    drawn = [_threads([step.stop for step in steps], theme), bars, beside(ends, words, "middle right", theme)]
    left = pixels(line for label in labels for line in label)
    return Drawing(drawn, axes, Room(room.rows, left=left, right=pixels(words)))


def _threads(stops: list[float], theme: Theme) -> Spec:
    """Thin lines from where each row ends down to the next."""
    x: list[float | None] = []
    y: list[float | None] = []
    for row, stop in enumerate(stops[:-1]):
        x += [stop, stop, None]
        y += [row, row + 1, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": theme.outline, "width": 1},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def waterfall_room(chart: Waterfall, exhibit: Exhibit) -> Room:
    """The room of the rows."""
    labels = names(exhibit, chart.category, _NAME_WIDTH)
    step = max(_ROW, LINE_HEIGHT * max((len(label) for label in labels), default=1) + 2)
    return Room(step * len(labels))
