"""Controls that belong to one page: boundaries, search, the table of projects and one project's sheet."""

import streamlit as st

from indmap.analysis.facts import Facts
from indmap.exhibits import projects
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.ui import cards, downloads, plain, state, tables
from indmap.words.codelists import codelist
from indmap.words.regions import Division

PAGE = 50
"""Projects on one page of the table; the whole register is never sent."""
LONGEST_SEARCH = 200
_TABLE, _OPENED = "projects.table", "projects.opened"


def division(view: View) -> None:
    """The boundaries drawn: those of the register's date until a person switches."""
    st.segmented_control(
        view.texts("regions.division"),
        list(Division),
        format_func=lambda code: codelist("divisions").label(code.value, view.language),
        key=state.seeded("division", view.division),
        required=True,
        on_change=lambda: state.choose(division=st.session_state["choose.division"]),
    )


def words_searched() -> str:
    """The words searched for; the box itself is drawn under the headline that they decide."""
    return str(st.session_state.get("projects.search", ""))[:LONGEST_SEARCH]


def project_table(view: View, found: Facts) -> None:
    """The projects found, a page at a time, and the sheet of the one selected."""
    st.text_input(
        view.texts("projects.search"), key="projects.search", icon=":material/search:", max_chars=LONGEST_SEARCH
    )
    pages = max(-(-len(found) // PAGE), 1)
    page = st.pagination(pages, key="projects.page") if pages > 1 else 1
    shown = found.iloc[(page - 1) * PAGE : page * PAGE]
    exhibit = projects.table(view, shown)
    if exhibit.is_empty:
        plain.line(exhibit.note)
        return
    plain.line(view.texts("projects.select"))
    with st.container(border=True):
        tables.choose(exhibit, _TABLE, _note_selection)
        downloads.menu(_TABLE, view.texts, lambda: projects.table(view, found))
    selected = st.session_state.pop(_OPENED, None)
    if selected is not None and selected < len(shown):
        _sheet(view, int(shown.index[selected]))


def _note_selection() -> None:
    """Remember for this run alone which row was selected, so that a sheet put away does not come back by itself."""
    rows = st.session_state[_TABLE]["selection"]["rows"]
    if rows:
        st.session_state[_OPENED] = rows[0]


def _sheet(view: View, position: int) -> None:
    """One project's sheet over the page, whole at a glance."""

    def passport(view: View) -> Exhibit:
        return projects.passport(view, position)

    title = str(view.register.projects["name"].iloc[position])
    st.dialog(plain.escape(title), width="large")(lambda: cards.bare(view, passport))()
