"""Is my file in, and what must I fix?"""

from indmap.exhibits import data, totals
from indmap.ui import archive, cards, corrections, discipline, doubles, findings, frame, uploads

view = frame.open_page("data", with_cut=False)
frame.headline(view, data.opening(view))
uploads.panel(view.texts)
archive.panel(view)
discipline.panel(view)
cards.row(view, data.kinds_of_findings)
doubles.panel(view)
findings.panel(view)
corrections.panel(view)
cards.row(view, totals.beside_ours)
cards.row(view, data.reading, data.completeness)
cards.row(view, data.mapping)
frame.close_page(view)
