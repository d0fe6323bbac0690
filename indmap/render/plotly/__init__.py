"""Exhibit to a Plotly figure for the screen: plain data, nothing imported, the same bytes for the same exhibit."""

from indmap.render.plotly.figure import config, figure, height, legend

__all__ = ["config", "figure", "height", "legend"]
