"""What is the state of this project?"""

from indmap.exhibits import projects
from indmap.ui import controls, frame

view = frame.open_page("projects")
found = projects.search(view, controls.words_searched())
frame.headline(view, projects.opening(view, found))
controls.project_table(view, found)
frame.close_page(view)
