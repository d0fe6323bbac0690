"""A Plotly figure that is already what it should be."""

from typing import Any

from plotly.basedatatypes import BaseFigure


class PlainFigure(BaseFigure):  # type: ignore[misc]
    """A dict of data and layout that Streamlit takes for a figure.

    Building a real one validates every property, which costs more than all our numbers do; the dicts are validated
    once, by the tests.
    """

    def __init__(self, figure: dict[str, Any]) -> None:
        self.__dict__["_plain"] = figure

    def to_dict(self) -> dict[str, Any]:
        """The figure as it is."""
        plain: dict[str, Any] = self.__dict__["_plain"]
        return plain
