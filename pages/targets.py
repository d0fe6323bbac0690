"""Are we on the path to the targets, and what do these projects add?"""

from indmap.exhibits import additions, targets
from indmap.ui import cards, frame
from indmap.ui import targets as inputs

view = inputs.with_aims(frame.open_page("targets"))
frame.headline(view, targets.opening(view))
cards.headline(view, targets.figures)
cards.row(view, targets.exports_path, targets.productivity_path)
cards.row(view, targets.arithmetic)
inputs.assumptions(view)
cards.row(view, additions.exports_steps, additions.productivity_steps)
inputs.panel(view)
cards.row(view, targets.official)
cards.folded(view, "additions.assumptions_subtitle", additions.assumptions)
frame.close_page(view)
