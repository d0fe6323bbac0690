"""Which projects will be in by 31 December, which not, and why?"""

from indmap.exhibits import ahead, outlook, this_year
from indmap.ui import cards, frame

view = frame.open_page("this_year")
frame.headline(view, this_year.opening(view))
cards.headline(view, this_year.figures)
cards.row(view, outlook.cumulative, ahead.causes)
cards.row(view, {"ahead.timeline_tab": ahead.timeline, "ahead.table_tab": ahead.table})
cards.row(view, ahead.months)
cards.folded(view, "outlook.basis_subtitle", outlook.basis)
frame.close_page(view)
