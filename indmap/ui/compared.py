"""Up to three projects side by side, chosen from their sheets, for this session."""

import streamlit as st

from indmap.exhibits import passport
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.ui import cards, plain

_COMPARED = "projects.compared"


def positions(view: View) -> tuple[int, ...]:
    """The places of the projects compared; of another register, or outside the cut, none are."""
    key, chosen = st.session_state.get(_COMPARED, ("", ()))
    return tuple(each for each in chosen if each in view.facts.index) if key == view.register.key else ()


def button(view: View, position: int) -> None:
    """Put the project beside the others, or take it out again; the page then shows it."""
    chosen = positions(view)
    full = len(chosen) >= passport.MOST_COMPARED and position not in chosen
    if full:
        plain.line(view.texts("passport.compare_full", most=passport.MOST_COMPARED))
    label = view.texts("passport.take_out" if position in chosen else "passport.compare")
    if st.button(
        label,
        icon=":material/compare:",
        key="passport.compare",
        disabled=full,
        on_click=_turn,
        args=(view, position),
    ):
        st.rerun()  # the whole page, not the sheet alone


def panel(view: View) -> None:
    """The projects compared, if there are any."""
    chosen = positions(view)
    if not chosen:
        return

    def side_by_side(view: View) -> Exhibit:
        return passport.compared(view, chosen)

    cards.row(view, side_by_side)
    st.button(view.texts("passport.clear"), key="passport.clear", on_click=_clear)


def _turn(view: View, position: int) -> None:
    """Put a project beside the others, or take it out."""
    chosen = positions(view)
    left = tuple(each for each in chosen if each != position)
    st.session_state[_COMPARED] = (view.register.key, left if position in chosen else (*chosen, position))


def _clear() -> None:
    st.session_state.pop(_COMPARED, None)
