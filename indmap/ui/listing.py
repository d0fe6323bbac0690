"""Projects listed a page at a time, searched, and the sheet of the one selected."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from indmap.analysis.facts import Facts
from indmap.exhibits import passport, projects
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.ui import cache, cards, compared, downloads, leads, plain, sheet, tables

PAGE = 50
"""Projects on one page of the table; the whole register is never sent."""
LONGEST_SEARCH = 200
_SEARCH, _COLUMNS = "projects.search", "projects.columns"

Lister = Callable[[View, Facts], Exhibit]
"""Makes the table of the projects given."""


def found(view: View) -> Facts:
    """The projects that hold the words searched for; the box itself is drawn under the headline that they decide."""
    words = str(st.session_state.get(_SEARCH, ""))[:LONGEST_SEARCH]
    texts = cache.searchable(view.register.key, view.register) if words.strip() else None
    return projects.search(view, words, texts)


def search(view: View, found: Facts) -> None:
    """The box of the search, the set of columns, and the projects found."""
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    left.text_input(view.texts("projects.search"), key=_SEARCH, icon=":material/search:", max_chars=LONGEST_SEARCH)
    columns = right.segmented_control(
        view.texts("passport.columns"),
        ["short", "full"],
        format_func=lambda name: view.texts("passport.short" if name == "short" else "passport.full"),
        default="short",
        required=True,
        key=_COLUMNS,
    )
    panel(view, found, partial(projects.table, short=columns == "short"), projects.table)


def panel(view: View, found: Facts, make: Lister, whole: Lister | None = None) -> None:
    """Projects a page at a time; the file holds them all, in every column where ``whole`` makes it."""
    pages = max(-(-len(found) // PAGE), 1)
    page = st.pagination(pages, key="projects.page") if pages > 1 else 1
    exhibit = make(view, found.iloc[(page - 1) * PAGE : page * PAGE])
    if exhibit.is_empty:
        plain.line(exhibit.note)
        return
    with st.container(border=True):
        plain.line(exhibit.subtitle, strong=True)
        plain.line(view.texts("projects.select"))
        tables.choose(exhibit, exhibit.key, partial(_note_selection, exhibit))
        downloads.menu(exhibit.key, view.texts, lambda: (whole or make)(view, found))
    position = st.session_state.pop(leads.OPENED, None)
    if position is not None and position in view.facts.index:
        _sheet(view, int(position))


def _note_selection(exhibit: Exhibit) -> None:
    """Remember for this run alone which row was selected, so that a sheet put away does not come back by itself."""
    rows = st.session_state[exhibit.key]["selection"]["rows"]
    if rows and rows[0] < len(exhibit.data):
        st.session_state[leads.OPENED] = int(exhibit.data["position"].iloc[rows[0]])


def _sheet(view: View, position: int) -> None:
    """One project's sheet over the page: its state, what was noticed, its history, every field on demand."""

    def at(make: Callable[[View, int], Exhibit]) -> cards.Maker:
        def made(view: View) -> Exhibit:
            return make(view, position)

        return made

    def draw() -> None:
        cards.bare(view, at(passport.state))
        compared.button(view, position)
        plain.line(view.texts("passport.noticed_subtitle"), strong=True)
        cards.bare(view, at(passport.noticed))
        sheet.more(view, position)
        cards.folded(view, "passport.all_fields", at(projects.passport))

    title = str(view.register.projects["name"].iloc[position])
    st.dialog(plain.escape(title), width="large")(draw)()
