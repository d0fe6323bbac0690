"""What stands in a cell of the files at hand, exactly as the file has it."""

from string import digits

import streamlit as st

from indmap.errors import IndmapError
from indmap.exhibits.view import View
from indmap.ingest.cells import as_text
from indmap.ingest.grid import Grid
from indmap.ingest.raw import raw_sheets
from indmap.register.layout import Answers
from indmap.ui import mapping

_LAST = "standing.last"


def text_at(view: View, sheet: str, address: str) -> str | None:
    """The text of a cell, its sheet called as findings call it; None where it cannot be looked up."""
    parts = view.register.source.parts or (view.register.source,)
    for part, file in zip(parts, mapping.at_hand(view.register), strict=False):
        prefix = f"{part.name}: " if view.register.source.parts else ""
        if sheet.startswith(prefix):
            grid = _grid(part.sha256, sheet.removeprefix(prefix), file)
            return _cell(grid, address) if grid else None
    return None


def _cell(grid: Grid, address: str) -> str | None:
    letter = address.rstrip(digits)
    row = int(address[len(letter) :] or 0) - grid.top
    if letter not in grid.letters or not 0 <= row < len(grid.rows):
        return None
    return as_text(grid.rows[row][grid.letters.index(letter)])


def _grid(sha256: str, sheet: str, file: tuple[str, bytes, Answers]) -> Grid | None:
    """The sheet's cells, fetched once for as long as one asks about the same sheet; kept in this session alone."""
    last: tuple[tuple[str, str], Grid | None] | None = st.session_state.get(_LAST)
    if last is None or last[0] != (sha256, sheet):
        name, content, answers = file
        try:
            grid = next(iter(raw_sheets(content, name, answers, [sheet])), None)
        except IndmapError:
            grid = None
        last = st.session_state[_LAST] = ((sha256, sheet), grid)
    return last[1]
