"""Exhibit to a picture: SVG by Vega-Lite, PNG and PDF made of the same SVG, without a browser or the network."""

from indmap.render.vega.picture import Picture, drawing, picture, warm

__all__ = ["Picture", "drawing", "picture", "warm"]
