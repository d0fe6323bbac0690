"""Which investor projects deserve support first?"""

from indmap.exhibits import priorities, scoring
from indmap.ui import cards, frame, weights

view = frame.open_page("priorities")
frame.headline(view, priorities.opening(view))
weights.panel(view)
cards.headline(view, priorities.figures)
cards.row(view, priorities.contributions, priorities.ranges)
cards.row(view, priorities.by_cost, scoring.coverage)
cards.row(view, scoring.table)
cards.row(view, scoring.unscored)
cards.folded(view, "scoring.rule_subtitle", scoring.rule)
frame.close_page(view)
