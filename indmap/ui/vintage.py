"""The vintage looked at: the box of every register that can be looked at, and how old the one in use is."""

from datetime import UTC, datetime

import streamlit as st

from indmap.ui import faults, history, plain, state
from indmap.ui.history import Listed
from indmap.words.texts import Texts

FRESH = 35
"""Days after which a monthly register is overdue."""


def box(listed: Listed, texts: Texts) -> None:
    """The registers kept, the newest first; the sample's months where there are none or one of them is in use."""
    everything = history.everything()
    own = [each for each in everything if not each.is_sample]
    offered = {each.id: each for each in everything if not own or listed.is_sample or not each.is_sample}
    st.sidebar.selectbox(
        texts("history.as_of"),
        list(offered),
        format_func=lambda id_: history.label(offered[id_], texts),
        key=state.seeded("register", listed.id),
        on_change=lambda: state.choose(register=st.session_state["choose.register"]),
    )


def badges(listed: Listed, texts: Texts) -> None:
    """The day of a register of one's own, amber once the next one is overdue, and whether a newer one is there."""
    if listed.is_sample:
        st.badge(texts("common.sample"), icon=":material/info:", color="orange")
        return
    age = (datetime.now(UTC).date() - listed.as_of).days
    said = texts("common.as_of", day=listed.as_of)
    if age > FRESH:
        said = f"{said} · {texts('history.age', n=age)}"
    st.badge(plain.escape(said), icon=":material/event:", color="orange" if age > FRESH else "green")
    if any(not each.is_sample and each.as_of > listed.as_of for each in history.everything()):
        st.badge(texts("history.not_newest"), icon=":material/history:", color="violet")


def say_what_fails(texts: Texts) -> None:
    """One line where registers cannot be listed, and where the one asked for is gone or cannot be loaded."""
    if fault := history.fault():
        _warn(f"{texts('history.unlisted')} {faults.sentence(fault, texts)}")
    if failed := history.failed():
        _warn(f"{faults.sentence(failed, texts)} {texts('history.shown_instead')}")
    elif not fault and history.is_gone():
        key = "history.gone_own" if state.choice().register == history.OWN else "history.gone"
        _warn(f"{texts(key)} {texts('history.shown_instead')}")


def _warn(sentence: str) -> None:
    st.warning(plain.escape(sentence), icon=":material/history:")
