"""How does one region stand, project by project, and who answers?"""

from indmap.exhibits import overview, region
from indmap.ui import cards, controls, frame, listing

view = controls.one_region(frame.open_page("region"))
frame.headline(view, region.opening(view))
cards.headline(view, region.figures)
cards.row(view, overview.by_month)
listing.panel(view, region.in_order(view), region.projects)
frame.close_page(view)
