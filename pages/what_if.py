"""What would the year be, if projects were left out or came later?"""

from indmap.exhibits import what_if
from indmap.ui import cards, frame
from indmap.ui import what_if as scenario

view = scenario.with_scenario(frame.open_page("what_if"))
frame.headline(view, what_if.opening(view))
scenario.banner(view)
cards.headline(view, what_if.figures)
scenario.panel(view)
cards.row(view, what_if.steps, what_if.statuses)
cards.row(view, what_if.chosen)
frame.close_page(view)
