"""Is my file in, and what must I fix?"""

from indmap.exhibits import data
from indmap.ui import cards, frame, uploads

view = frame.open_page("data", with_cut=False)
frame.headline(view, data.opening(view))
uploads.panel(view.texts)
cards.card(view, data.reading, data.completeness)
cards.card(view, data.mapping)
cards.card(view, data.kinds_of_findings)
cards.card(view, data.findings)
frame.close_page(view)
