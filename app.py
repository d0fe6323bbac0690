"""The dashboard: page settings, navigation and the page asked for."""

from indmap.ui import frame

frame.run()
