"""The table of official figures as a person fills it in."""

import pandas as pd

from indmap.analysis.official import Point
from indmap.ui.targets import points


def table(*rows):
    return pd.DataFrame(rows, columns=["year", "value", "source", "published"])


def test_whole_rows_become_figures_in_base_units():
    found, unwhole = points(table((2021, 18.5, " Bureau ", pd.Timestamp(2022, 2, 1)), (2020, 15, "Bureau", None)), 1e6)
    assert found == (Point(2020, 15e6, "Bureau"), Point(2021, 18.5e6, "Bureau", "2022-02-01"))
    assert unwhole == 0


def test_a_row_without_year_value_or_source_is_counted_and_not_guessed():
    rows = [
        (2020, 1, None, None),
        (None, 1, "a", None),
        (2020, None, "a", None),
        (2020, 0, "a", None),
        (1800, 1, "a", None),
    ]
    assert points(table(*rows, (2020, 1, "  ", None)), 1) == ((), 6)


def test_empty_rows_are_none():
    assert points(table((None, None, None, None)), 1) == ((), 0)
