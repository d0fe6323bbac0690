"""The rows of a waterfall, laid out before any medium draws them."""

from collections.abc import Sequence
from dataclasses import dataclass

from indmap.exhibits.charts import Waterfall
from indmap.exhibits.exhibit import Exhibit
from indmap.render.labels import figures, values


@dataclass(frozen=True)
class Step:
    """One row: start and end of its bar, its role, and its formatted figure, signed if it is a change."""

    start: float
    stop: float
    role: str
    words: str


def stairs(chart: Waterfall, exhibit: Exhibit) -> Sequence[Step]:
    """The rows of an exhibit: totals start from zero, changes where the row before ended."""
    plain = figures(exhibit, chart.value, chart.format)
    signed = figures(exhibit, chart.value, chart.format, signed=True)
    steps = []
    level = 0.0
    for row, value in enumerate(values(exhibit, chart.value)):
        amount = value or 0.0
        if exhibit.data[chart.total].iloc[row]:
            steps.append(Step(0.0, amount, "actual", plain[row]))
            level = amount
        else:
            steps.append(Step(level, level + amount, "ahead" if amount >= 0 else "behind", signed[row]))
            level += amount
    return steps
