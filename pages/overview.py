"""Will we commission what was promised this year, and where not?"""

from indmap.exhibits import concentration, method, overview, season, since
from indmap.ui import cards, compare, frame

view = frame.open_page("overview")
frame.headline(view, overview.opening(view))
cards.headline(view, overview.figures)
cards.row(view, overview.by_month, overview.status_by_region)
cards.row(view, overview.to_call)
cards.row(view, season.path, concentration.largest)
cards.row(view, compare.of(compare.moved_since(view), since.table))
cards.folded(view, "method.status_rule_subtitle", method.status_rule)
frame.close_page(view)
