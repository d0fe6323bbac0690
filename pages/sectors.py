"""Which industries carry the year's money, jobs and exports, and which lag?"""

from indmap.exhibits import sectors
from indmap.ui import cards, frame

view = frame.open_page("sectors")
frame.headline(view, sectors.opening(view))
cards.headline(view, sectors.figures)
cards.row(view, sectors.delivered, sectors.per_job)
cards.row(view, sectors.crossed)
frame.close_page(view)
