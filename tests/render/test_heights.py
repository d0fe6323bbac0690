"""Where the figure of a column stands, so that nobody reads it as the plan's."""

import pandas as pd
import pytest

from indmap.exhibits.charts import Columns
from indmap.exhibits.encodings import Column, Format, Series
from indmap.render.heights import figures_of, highest, parts
from indmap.render.labels import ticks
from indmap.words.language import Language
from indmap.words.theme import Mode, theme
from tests.render.exhibits import exhibit

LIGHT = theme(Mode.LIGHT)
NEAR = 2.0


def figure(plan, actual, forecast=None):
    data = pd.DataFrame({"month": ["may"], "plan": [plan], "actual": [actual], "forecast": [forecast]})
    series = tuple(Series(name, name, name) for name in ("plan", "actual", "forecast"))
    chart = Columns("month", series, Format.COUNT)
    shown = exhibit(chart, data, (Column("month", "month"),), Language.EN)
    return figures_of(chart, shown, parts(chart, shown, LIGHT), NEAR, LIGHT)[0]


@pytest.mark.parametrize(
    ("plan", "actual", "at", "words", "is_inside"),
    [
        (6, 3, 3, "3", False),  # the plan's line is well above the figure
        (5, 5, 5, "5", False),  # one height, one figure
        (4, 7, 7, "7", False),  # the plan is behind the column
        (5, 4, 4, "4", True),  # the line would run through the figure
        (2, 1, 2, "1/2", False),  # and the column is too low to hold it
        (5, None, 0, "", False),  # nothing stands, nothing is said
    ],
)
def test_where_a_figure_stands(plan, actual, at, words, is_inside):
    found = figure(plan, actual)
    assert (found.at, found.words, found.is_inside) == (at, words, is_inside)


def test_a_figure_inside_takes_the_ink_of_the_part_it_stands_on():
    found = figure(11, 4, 6)
    assert (found.at, found.words, found.ink) == (10, "10", LIGHT.labels["forecast"])
    assert found.behind == LIGHT.fills["forecast"]


def test_parts_stand_on_top_of_each_other_and_the_plan_on_the_ground():
    data = pd.DataFrame({"month": ["may"], "plan": [9.0], "actual": [4.0], "forecast": [6.0]})
    chart = Columns("month", tuple(Series(n, n, n) for n in ("plan", "actual", "forecast")), Format.COUNT)
    found = parts(chart, exhibit(chart, data, ()), LIGHT)
    assert [part.starts for part in found] == [[0.0], [0.0], [4.0]]
    assert highest(found) == 10


@pytest.mark.parametrize("top", range(1, 12))
def test_an_axis_of_counts_has_whole_steps(top):
    marks = ticks(0, top, whole=True)
    assert all(mark == int(mark) for mark in marks)
    assert len(set(marks)) == len(marks)
