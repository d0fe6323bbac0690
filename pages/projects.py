"""What is the state of this project?"""

from indmap.exhibits import projects
from indmap.ui import compared, frame, listing, notes

view = frame.open_page("projects")
found = listing.found(view)
frame.headline(view, projects.opening(view, found))
listing.search(view, found)
compared.panel(view)
notes.of_cut(view)
frame.close_page(view)
