"""How is this computed, and what do the words mean?"""

from indmap.exhibits import glossary, method
from indmap.ui import cards, frame
from indmap.ui import glossary as terms

view = frame.open_page("method")
frame.headline(view, method.opening(view))
cards.row(view, method.kpis)
cards.row(view, method.status_rule)
terms.panel(view)
cards.row(view, glossary.dictionary)
cards.row(view, glossary.statement)
frame.close_page(view)
