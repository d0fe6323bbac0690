"""Which industries carry the year's money, jobs and exports, and which lag?"""

from indmap.exhibits import sectors
from indmap.ui import cards, controls, frame

view = frame.open_page("sectors")
frame.headline(view, sectors.opening(view))
cards.headline(view, sectors.figures)
divided = controls.divided(view)
cards.row(view, divided.delivered, divided.per_job)
cards.row(view, divided.crossed)
frame.close_page(view)
