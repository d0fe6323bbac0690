"""Tables laid out: no row is lost unsaid, nothing is wider than its box."""

from hypothesis import given
from hypothesis import strategies as some

from indmap.render.office.tables import Cell, Grid, laid

WORDS = some.text(alphabet="абвгқ \u00a0x", max_size=60)
ROWS = some.lists(some.tuples(WORDS, WORDS, WORDS), max_size=40)


@given(ROWS, some.floats(200, 900), some.floats(60, 500), some.sampled_from([10.0, 12.0, 14.0]))
def test_rows_are_shown_or_counted_and_fit(rows, width, height, size):
    grid = Grid(tuple(Cell(text) for text in ("a", "b", "c")), tuple(tuple(map(Cell, row)) for row in rows))
    found = laid(grid, width, height, size)
    assert len(found.grid.rows) + found.more == len(rows)
    assert len(found.heights) == len(found.grid.rows) + 1
    assert sum(found.widths) <= width * 1.0001
    assert sum(found.heights) <= height or not found.grid.rows
