"""The weights of the criteria: four numbers that always sum to a hundred, a threshold, and locks."""

from dataclasses import replace

import streamlit as st

from indmap.analysis import priority, weights
from indmap.exhibits import priorities
from indmap.exhibits.view import View
from indmap.ui import downloads, plain, state
from indmap.words.codelists import codelist

STEP = 5
"""Points that a press of plus or minus moves a weight by; any whole number may be typed."""

_SHOWN, _REMEMBERED = "weights.shown", 8


def panel(view: View) -> None:
    """The weights and the threshold; each weight that is set makes the others give way or grow."""
    st.session_state[_SHOWN] = [*st.session_state.get(_SHOWN, []), view.preference.weights][-_REMEMBERED:]
    with st.container(border=True):
        plain.line(view.texts("weights.panel"), strong=True)
        plain.line(view.texts("weights.giving_way"))
        with st.grid(len(view.preference.weights), min_column_width=200):
            for place, code in enumerate(codelist("criteria")):
                _weight(view, place, code)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.number_input(
                view.texts("weights.threshold"),
                min_value=0,
                max_value=weights.WHOLE,
                step=STEP,
                key=state.seeded("threshold", view.preference.threshold),
                on_change=_take_threshold,
                width=200,
            )
            st.button(
                view.texts("weights.equal"),
                key="weights.equal",
                on_click=_take_all,
                args=(weights.equal(),),
                disabled=view.preference.weights == weights.equal(),
            )
    _way_out(view)


def _weight(view: View, place: int, code: str) -> None:
    """One weight and its lock; it cannot be set where it is locked or nothing else could give way."""
    now = view.preference
    others = set(range(len(now.weights))) - {place}
    with st.container():
        st.number_input(
            view.label("criteria", code),
            min_value=0,
            max_value=weights.most(now.weights, place, now.locked),
            step=STEP,
            key=state.seeded(f"weight.{code}", now.weights[place]),
            on_change=_take_weight,
            disabled=place in now.locked or others <= now.locked,
        )
        st.checkbox(
            view.texts("weights.lock"),
            key=state.seeded(f"lock.{code}", place in now.locked),
            on_change=_take_lock,
            args=(place, code),
        )


def _way_out(view: View) -> None:
    """Where nothing can be ranked for want of whole columns: to do without them, or a template that has them."""
    if len(priorities.ranking(view).ranked):
        return
    lacking = priority.unstated(view.register.projects, view.preference.weights)
    if not lacking:
        return
    left = [
        0 if code in lacking else weight
        for code, weight in zip(codelist("criteria"), view.preference.weights, strict=True)
    ]
    if any(left):
        named = ", ".join(view.label("criteria", code) for code in lacking)
        st.button(
            view.texts("weights.without", criteria=named),
            key="weights.without",
            on_click=_take_all,
            args=(weights.shared(weights.WHOLE, left),),
        )
    downloads.blank_register(view.texts)


def _take_weight() -> None:
    """Take the weight that was set; a box whose answer to it has not reached the browser still says its old value.

    Each press sends what every box shows. Pressed twice in a row, the others say what they showed before the first
    press, as if they had been set too.
    """
    now = state.choice().preference
    keys = [f"choose.weight.{code}" for code in codelist("criteria")]
    sent = [int(st.session_state[key]) for key in keys]
    changed = [place for place, weight in enumerate(now.weights) if sent[place] != weight]
    if len(changed) > 1:
        shown: list[weights.Weights] = st.session_state.get(_SHOWN, [])
        changed = [place for place in changed if sent[place] not in {each[place] for each in shown}] or changed[:1]
    for place in changed:
        now = now.with_weight(place, sent[place])
    state.choose(preference=now)
    for key, weight in zip(keys, now.weights, strict=True):
        st.session_state[key] = weight  # so that the boxes' own calls after this one find nothing changed


def _take_lock(place: int, code: str) -> None:
    now = state.choice().preference
    locked = now.locked | {place} if st.session_state[f"choose.lock.{code}"] else now.locked - {place}
    state.choose(preference=replace(now, locked=locked))


def _take_threshold() -> None:
    state.choose(preference=replace(state.choice().preference, threshold=st.session_state["choose.threshold"]))


def _take_all(found: weights.Weights) -> None:
    state.choose(preference=replace(state.choice().preference, weights=found, locked=frozenset()))
