"""What was ordered, who answers for it by when, and what is overdue?"""

from indmap.exhibits import instructions
from indmap.ui import frame
from indmap.ui import instructions as kept_ones

view = frame.open_page("instructions", with_cut=False)
found = kept_ones.known()
frame.headline(view, instructions.opening(view, found, kept_ones.today()))
kept_ones.panel(view, found)
frame.close_page(view)
