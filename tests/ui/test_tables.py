"""Columns of a table on a page are as wide as their words, wherever the longest ones stand."""

import pandas as pd
import pytest

from indmap.exhibits.charts import Table
from indmap.exhibits.encodings import Column, Format
from indmap.ui.tables import AROUND, FEW, HEAD, LETTER, ROW, ROWS, WIDEST, _config, _height
from tests.render.exhibits import exhibit

LONGEST = "Солтүстік Қазақстан облысы"


def config(names: list[str], figures: int = 1) -> dict:
    """What the grid is told of a table of names and so many columns of figures."""
    data = pd.DataFrame({"name": names} | {f"n{place}": range(len(names)) for place in range(figures)})
    counts = (Column(f"n{place}", f"Саны {place}", Format.COUNT) for place in range(figures))
    return _config(exhibit(Table(), data, (Column("name", "Өңір"), *counts)))


def test_the_longest_name_sets_the_width_though_it_stands_last():
    assert config(["Абай облысы"] * 30 + [LONGEST])["Өңір"]["width"] == round(LETTER * len(LONGEST)) + AROUND


def test_a_heading_longer_than_every_name_sets_it():
    assert config(["а"])["Өңір"]["width"] == round(LETTER * len("Өңір")) + AROUND


def test_a_name_without_end_takes_no_more_than_its_share():
    assert config(["а" * 500])["Өңір"]["width"] == WIDEST


def test_figures_are_measured_by_the_grid():
    assert config([LONGEST])["Саны 0"]["width"] is None


@pytest.mark.parametrize(("figures", "is_pinned"), [(FEW - 1, False), (FEW, True)])
def test_names_stay_in_sight_in_a_wide_table_and_say_their_width(figures, is_pinned):
    told = config([LONGEST], figures)
    assert told["Өңір"]["pinned"] is is_pinned
    assert told["Өңір"]["width"], "else the grid would keep them in sight on a phone, where they hide all others"
    assert not told["Саны 0"]["pinned"]


def test_where_rows_are_scrolled_one_of_them_is_cut_so_that_it_shows():
    assert [(_height(rows) - HEAD) % ROW > 0 for rows in (0, 1, ROWS, ROWS + 1, 500)] == [False] * 3 + [True] * 2
