"""Fills of Office files: a hatch is seen on whatever is beneath it."""

from indmap.render.office.paint import fill, rgb, role_paint
from indmap.words.theme import Mode, theme


def test_a_hatch_over_the_papers_own_white_is_drawn_in_the_colour_of_its_line():
    painted = role_paint("no_data", theme(Mode.LIGHT))
    assert (painted.fill, painted.over) == (rgb("#FFFFFF"), rgb("#5B6B7A"))
    assert painted.over in fill(painted)
