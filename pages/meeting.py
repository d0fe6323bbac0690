"""What do I carry into the room?"""

from indmap.ui import frame, meeting

view = frame.open_page("meeting")
frame.headline(view, meeting.opening(view))
meeting.panel(view)
frame.close_page(view)
