"""Which akim is behind plan, in count, money and jobs?"""

from indmap.exhibits import regions
from indmap.ui import cards, controls, frame

view = frame.open_page("regions")
frame.headline(view, regions.opening(view))
cards.headline(view, regions.figures)
controls.division(view)
cards.row(view, {"regions.tiles_tab": regions.tiles, "regions.map_tab": regions.outline}, regions.gaps)
cards.row(view, regions.comparison)
frame.close_page(view)
