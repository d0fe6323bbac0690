"""The register that the one in use is held against, and what is computed of both, kept by their keys."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from typing import TypeVar

import streamlit as st

from indmap.analysis.compare import Edition
from indmap.analysis.moved import Moved, Slipped, moved, moved_in, slipped, slipped_in
from indmap.errors import StoreFault
from indmap.exhibits import changes
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.register.register import Register
from indmap.ui import cache, cards, downloads, faults, history, kept, plain, state, tables
from indmap.ui.history import Listed
from indmap.words.codelists import codelist
from indmap.words.regions import Division

PAGE = 50
"""Events on one page of the table; the file has them all."""
LOOKED_BACK = 36
"""Registers that slippage looks back on: three years of months."""
_TABLE, _KINDS, _PLACE = "changes.movements", "changes.kinds", "changes.page"

Settled = tuple[tuple[str, str, bool], ...]
_T = TypeVar("_T")


def of(told: _T, make: Callable[[View, _T], Exhibit]) -> cards.Maker:
    """An exhibit's maker that takes what a view is told of beside it, as a card takes makers of views alone."""

    @wraps(make)
    def made(view: View) -> Exhibit:
        return make(view, told)

    return made


def offered(view: View) -> tuple[Listed, ...]:
    """The registers that the one in use can be held against: of its day or earlier, the newest first."""
    now = history.shown()
    seq = now.snapshot.seq if now.snapshot else float("inf")
    return tuple(
        each
        for each in history.registers(view)
        if each.id != now.id
        and (each.as_of < view.as_of or (each.as_of == view.as_of and each.snapshot and each.snapshot.seq < seq))
    )


def chosen(view: View) -> Listed | None:
    """The one it is held against: the one chosen, else the last of an earlier day, of the same sender if it may be."""
    others, sender = offered(view), history.shown().sender
    earlier = [each for each in others if each.as_of < view.as_of]
    picks = (
        [each for each in others if each.id == state.choice().against],
        [each for each in earlier if each.sender == sender],
        earlier,
        others,
    )
    return next((found[0] for found in picks if found), None)


def choice(view: View) -> None:
    """The box of the registers to be held against."""
    others, now = {each.id: each for each in offered(view)}, chosen(view)
    if now is None:
        if st.button(view.texts("changes.to_data"), icon=":material/upload_file:", key="changes.to_data"):
            st.switch_page("pages/data.py")
        return
    st.selectbox(
        view.texts("changes.against"),
        list(others),
        format_func=lambda id_: history.label(others[id_], view.texts),
        key=state.seeded("against", now.id),
        on_change=lambda: state.choose(against=st.session_state["choose.against"]),
        width=520,
    )


def moved_since(view: View) -> Moved | None:
    """What moved since the one it is held against, in the view's cut; None where there is none or it cannot be had."""
    listed = chosen(view)
    before = None if listed is None else _register(view, listed)
    if listed is None or before is None:
        return None
    keys = (before.key, listed.as_of, view.register.key, view.as_of)
    with st.spinner(view.texts("changes.working")):
        found = _moved(keys, view.division, settled(view), before, view.register)
    return moved_in(found, view.filters)


def slipped_until(view: View) -> Slipped:
    """How far the view's projects have slipped, from the registers up to its own."""
    read = history_of(view)
    keys = tuple((register.key, day) for day, register in read)
    with st.spinner(view.texts("changes.working")):
        found = _slipped(keys, view.division, settled(view), read)
    return slipped_in(found, view.facts.index)


def history_of(view: View) -> list[tuple[date, Register]]:
    """The registers of the view's sender up to its own, which is the last, each with its day."""
    now = history.shown()
    past = [each for each in offered(view) if each.sender == now.sender][: LOOKED_BACK - 1]
    read = [(each.as_of, register) for each in reversed(past) if (register := _register(view, each))]
    return [*read, (view.as_of, view.register)]


def movements(view: View, moved: Moved) -> None:
    """Every event, of the kinds chosen, a page at a time."""
    occur = moved.events["kind"].value_counts()
    kinds = st.multiselect(
        view.texts("changes.kinds"),
        [kind for kind in codelist("changes") if kind in occur],
        format_func=lambda kind: view.texts(
            "changes.kind_of", kind=codelist("changes").label(kind, view.language), n=int(occur[kind])
        ),
        key=_KINDS,
        placeholder=view.texts("changes.all_kinds"),
        select_all=False,
    )
    events = changes.in_order(moved, tuple(kinds))
    pages = max(-(-len(events) // PAGE), 1)
    page = st.pagination(pages, key=_PLACE) if pages > 1 else 1
    exhibit = changes.movements(view, moved, events.iloc[(page - 1) * PAGE : page * PAGE])
    with st.container(border=True):
        plain.line(exhibit.title, strong=True)
        if exhibit.is_empty:
            plain.line(exhibit.note)
            return
        tables.show(exhibit)
        downloads.menu(_TABLE, view.texts, lambda: changes.movements(view, moved, events))


def _register(view: View, listed: Listed) -> Register | None:
    """A register of the history; None after saying why it cannot be had."""
    try:
        return history.register_of(listed, view.language)
    except StoreFault as error:
        said = f"{history.label(listed, view.texts)}: {faults.sentence(error, view.texts)}"
        st.warning(plain.escape(said), icon=":material/history:")
        return None


def settled(view: View) -> Settled:
    """What people said to be one project or not; of the sample nobody says anything."""
    if view.is_sample:
        return ()
    try:
        return tuple((each.one, each.other, each.same) for each in kept.store().matches())
    except StoreFault:  # the frame says why
        return ()


def edition_of(day: date, register: Register, division: Division) -> Edition:
    """A register as of its day, its facts kept."""
    facts = cache.facts(register.key, day, division, register)
    return Edition(day, register.projects.reset_index(drop=True), facts)


@st.cache_resource(max_entries=8, show_spinner=False)
def _moved(
    keys: tuple[str, date, str, date], division: Division, settled: Settled, _before: Register, _after: Register
) -> Moved:
    return moved(edition_of(keys[1], _before, division), edition_of(keys[3], _after, division), settled)


@st.cache_resource(max_entries=8, show_spinner=False)
def _slipped(
    keys: tuple[tuple[str, date], ...],  # noqa: ARG001 - the key
    division: Division,
    settled: Settled,
    _read: Sequence[tuple[date, Register]],
) -> Slipped:
    return slipped([edition_of(day, register, division) for day, register in _read], settled)
