"""From what is shown to the same cut elsewhere: a bar, a tile or a row of a table leads on."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from indmap.exhibits.charts import HeatTable
from indmap.exhibits.exhibit import Exhibit
from indmap.ui import plain, state
from indmap.words.codelists import codelist
from indmap.words.texts import Texts

OPENED = "projects.opened"
"""Where the session holds the place in the register of the project whose sheet is to be opened."""
_LISTS = {"regions": "region", "sectors": "projects"}
"""The codelists whose codes lead on, each with the page that shows one of its codes whole."""
_CROSSED = {"region": "regions", "sector": "sectors"}
"""The columns of a matrix that together are a cut, each with the filter it sets."""


def leads(exhibit: Exhibit) -> bool:
    """Whether the rows of the exhibit lead to a project's sheet, to a region or a sector, or to a cut by both."""
    data = exhibit.data
    if isinstance(exhibit.chart, HeatTable):
        return not data.empty and _CROSSED.keys() <= set(data)
    return not data.empty and ("position" in data or ("code" in data and _list_of(data["code"].iloc[0]) is not None))


def from_chart(exhibit: Exhibit, key: str) -> Callable[[], None]:
    """What a press on a mark of a chart does; the session holds under ``key`` which mark it was."""

    def follow() -> None:
        points = st.session_state[key]["selection"]["points"]
        if points and (place := row_of(exhibit, points[0])) is not None:
            _follow(exhibit, place)

    return follow


def from_table(exhibit: Exhibit, key: str) -> Callable[[], None]:
    """What choosing a row of a table does."""

    def follow() -> None:
        if rows := st.session_state[key]["selection"]["rows"]:
            _follow(exhibit, int(rows[0]))

    return follow


def menu(exhibit: Exhibit, texts: Texts) -> None:
    """A button that opens the choice of a wrapped table's projects, whose rows are text and take no press."""
    opener = st.popover(
        texts("passport.open"),
        icon=":material/list_alt:",
        key=f"sheets.{exhibit.key}",
        on_change="rerun",
        type="tertiary",
    )
    if not opener.open:
        return
    with opener:
        for name, position in zip(exhibit.data["name"].astype(str), exhibit.data["position"], strict=True):
            key = f"sheet.{exhibit.key}.{position}"
            args = (int(position),)
            st.button(plain.escape(name), key=key, on_click=open_project, args=args, type="tertiary")


def open_project(position: int) -> None:
    """Have a project's sheet opened on the page of projects."""
    st.session_state[OPENED] = position
    st.session_state["wanted"] = "projects"


def _follow(exhibit: Exhibit, place: int) -> None:
    row = exhibit.data.iloc[place]
    if isinstance(exhibit.chart, HeatTable):
        _cut(**{name: (str(row[column]),) for column, name in _CROSSED.items()})
        st.session_state["wanted"] = "projects"
        return
    if "position" in exhibit.data:
        if row["position"] >= 0:  # a project that is gone from the register has no sheet
            open_project(int(row["position"]))
        return
    code = str(row["code"])
    if name := _list_of(code):
        _cut(**{name: (code,)})
        st.session_state["wanted"] = _LISTS[name]


def _cut(**codes: tuple[str, ...]) -> None:
    state.choose(filters=replace(state.choice().filters, **codes))  # type: ignore[arg-type]


def row_of(exhibit: Exhibit, point: Mapping[str, Any]) -> int | None:
    """The row of the data behind a mark: a tile carries its code, a cell its row, a bar stands at its row's number."""
    if isinstance(exhibit.chart, HeatTable):
        cell = point.get("customdata")
        cell = cell[0] if isinstance(cell, list) else cell
        return int(cell) if isinstance(cell, int | float) and 0 <= cell < len(exhibit.data) else None
    if (code := point.get("customdata")) and "code" in exhibit.data:
        code = code[0] if isinstance(code, list) else code
        places = [place for place, each in enumerate(exhibit.data["code"]) if each == code]
        return places[0] if places else None
    place = point.get("y")
    return int(place) if isinstance(place, int | float) and 0 <= place < len(exhibit.data) else None


def _list_of(code: object) -> str | None:
    return next((name for name in _LISTS if code in codelist(name)), None)
