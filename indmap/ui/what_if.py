"""The scenario: projects left out or delayed for this session alone; nothing here is ever kept."""

from dataclasses import replace

import streamlit as st

from indmap.analysis.what_if import Scenario
from indmap.exhibits import projects
from indmap.exhibits.view import View
from indmap.ui import plain

_SCENARIO = "what_if.scenario"
_CHOSEN, _MONTHS, _SEARCH = "what_if.chosen", "what_if.months", "what_if.search"
MOST = 100
"""Projects offered at once; a search narrows them."""
_LONGEST_SEARCH, _LATEST = 200, 60


def with_scenario(view: View) -> View:
    """The view with what is supposed of its register; of another register nothing is."""
    of, scenario = st.session_state.get(_SCENARIO, ("", Scenario()))
    return replace(view, scenario=scenario) if of == view.register.key else view


def banner(view: View) -> None:
    """That nothing of this is fact, where it cannot be overlooked."""
    st.warning(plain.escape(view.texts("what_if.banner")), icon=":material/science:")
    outside = len(set(view.scenario.places) - set(view.facts.index))
    if outside:
        plain.line(view.texts("what_if.outside", n=outside))


def panel(view: View) -> None:
    """Projects to choose, what to suppose of them, and the way back."""
    texts = view.texts
    with st.container(border=True):
        plain.line(texts("what_if.panel"), strong=True)
        words = st.text_input(texts("what_if.search"), key=_SEARCH, icon=":material/search:", max_chars=_LONGEST_SEARCH)
        found = [int(place) for place in projects.search(view, words).index[:MOST]]
        chosen = [place for place in st.session_state.get(_CHOSEN, []) if place in view.facts.index]
        names = view.register.projects["name"].iloc[list(dict.fromkeys([*chosen, *found]))]
        st.multiselect(
            texts("what_if.choose", most=MOST),
            [int(place) for place in names.index],
            format_func=lambda place: str(names[place]),
            key=_CHOSEN,
            placeholder=texts("what_if.choose_placeholder"),
            select_all=False,
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.number_input(texts("what_if.months"), min_value=1, max_value=_LATEST, value=3, key=_MONTHS, width=180)
            for name, act in (("delay", _delay), ("exclude", _exclude), ("take_back", _take_back)):
                key = f"what_if.{name}"
                st.button(texts(f"what_if.{name}"), key=key, on_click=act, args=(view,), disabled=not chosen)
            st.button(texts("what_if.reset"), key="what_if.reset", on_click=_reset, disabled=not view.scenario)


def _delay(view: View) -> None:
    _suppose(view, view.scenario.delaying(st.session_state[_CHOSEN], int(st.session_state[_MONTHS])))


def _exclude(view: View) -> None:
    _suppose(view, view.scenario.excluding(st.session_state[_CHOSEN]))


def _take_back(view: View) -> None:
    _suppose(view, view.scenario.without(st.session_state[_CHOSEN]))


def _suppose(view: View, scenario: Scenario) -> None:
    st.session_state[_SCENARIO] = (view.register.key, scenario)
    st.session_state[_CHOSEN] = []


def _reset() -> None:
    st.session_state.pop(_SCENARIO, None)
    st.session_state[_CHOSEN] = []
