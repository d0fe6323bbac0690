"""The registers that can be looked at, and which of them is: kept ones, this session's own, the sample's months."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import streamlit as st

from indmap.errors import StoreFault, WrongSetting
from indmap.exhibits.view import View
from indmap.register.register import Register
from indmap.register.snapshot import Snapshot
from indmap.store import data_folder
from indmap.ui import cache, kept, state
from indmap.words.language import Language
from indmap.words.texts import Texts

SHORT = 8
"""Digits of a snapshot's id in a link."""

OWN = "own"
_SAMPLE, _SENDERS = "sample-", "senders"
UNKEPT = "history.unkept"
"""Where a session has its own register that is not kept."""

_SHOWN = "history.shown"
_LISTED, _FAULT, _FAILED = "history.listed", "history.fault", "history.failed"


@dataclass(frozen=True)
class Listed:
    """A register that can be looked at; ``id`` is what a link calls it.

    ``snapshot`` is None for a month of the sample, and for a register of this session that is not kept.
    """

    id: str
    as_of: date
    name: str = ""
    sender: str = ""
    snapshot: Snapshot | None = None

    @property
    def is_sample(self) -> bool:
        """Whether it is a month of the sample."""
        return self.id.startswith(_SAMPLE)


def kept_registers() -> tuple[Listed, ...]:
    """Those that are kept, count and can be loaded, the newest first."""
    return tuple(
        Listed(each.id[:SHORT], each.as_of, each.source.name, each.sender, each)
        for each in reversed(snapshots())
        if each.as_of and not each.withdrawn and not each.damaged
    )


def samples() -> tuple[Listed, ...]:
    """The months of the sample, the newest first."""
    return tuple(Listed(f"{_SAMPLE}{day}", day) for day in cache.sample_days())


def registers(view: View) -> tuple[Listed, ...]:
    """Those of one history with the view's, the newest first: the sample's months, or all that are kept."""
    return samples() if view.is_sample else kept_registers()


def everything() -> tuple[Listed, ...]:
    """Whatever can be looked at: this session's own, then what is kept, then the sample's months."""
    own = unkept()
    of_session = (Listed(OWN, own.source.as_of, own.source.name),) if own and own.source.as_of else ()
    return (*of_session, *kept_registers(), *samples())


def current() -> Listed:
    """The one in use: the one chosen, else the first of everything."""
    offered, wanted = everything(), state.choice().register
    return next((each for each in offered if each.id == wanted), offered[0])


def is_gone() -> bool:
    """Whether the register that a link or an earlier choice names can no longer be looked at."""
    wanted = state.choice().register
    return bool(wanted) and wanted not in {each.id for each in everything()}


def shown() -> Listed:
    """The one that the page shows, once it is opened: the one in use, or what had to stand in for it."""
    found: Listed = st.session_state[_SHOWN]
    return found


def in_use(language: Language) -> tuple[Listed, Register]:
    """The one in use with its register; where that cannot be loaded, the next that can, and ``failed`` says why."""
    refresh()
    st.session_state[_FAILED] = None
    for listed in (current(), *everything()):
        try:
            register = register_of(listed, language)
        except StoreFault as error:
            st.session_state[_FAILED] = st.session_state[_FAILED] or error
            continue
        state.show(None if listed.is_sample else register)
        st.session_state[_SHOWN] = listed
        return listed, register
    raise AssertionError  # the sample needs no store


def register_of(listed: Listed, language: Language) -> Register:
    """The register itself, loaded once; a StoreFault where it is not as it was written or cannot be reached."""
    if listed.is_sample:
        return cache.sample(language, listed.as_of)
    snapshot, own = listed.snapshot, unkept()
    if snapshot is None:
        if own is None:
            raise WrongSetting(name="register", value=listed.id)
        return own
    return cache.kept_register(snapshot.id, lambda: kept.store().snapshot_register(snapshot.id))


def earlier(view: View) -> tuple[Register, str] | None:
    """The register before the view's and what it is called; None where there is none of an earlier day.

    Of several of one day it is the one from the same sender, else the last. Where it cannot be loaded, ``failed``
    says why.
    """
    before = [each for each in registers(view) if each.as_of < view.as_of]
    if not before:
        return None
    day, sender = before[0].as_of, shown().sender
    found = next((each for each in before if each.as_of == day and each.sender == sender), before[0])
    try:
        return register_of(found, view.language), label(found, view.texts)
    except StoreFault as error:
        st.session_state[_FAILED] = error
        return None


def label(listed: Listed, texts: Texts) -> str:
    """What a register is called in a list: its day, and who sent it or its file."""
    called = texts("common.sample") if listed.is_sample else listed.sender or listed.name
    return texts("history.listed", day=listed.as_of, name=called)


def unkept() -> Register | None:
    """This session's own register that is not kept."""
    return st.session_state.get(UNKEPT)


def have(register: Register | None) -> None:
    """Have a register of one's own in this session alone, or none."""
    st.session_state[UNKEPT] = register


def use(register: Register, snapshot: Snapshot | None) -> None:
    """Put an accepted register in use, kept as this snapshot or in this session alone."""
    have(None if snapshot else register)
    if snapshot:
        cache.kept_register(snapshot.id, lambda: register)  # it need not be loaded: it is here
    state.use(register, snapshot.id[:SHORT] if snapshot else OWN)


def fault() -> StoreFault | None:
    """Why the kept registers cannot be listed, where they cannot."""
    return st.session_state.get(_FAULT)


def failed() -> StoreFault | None:
    """Why the register asked for, or the one before it, cannot be loaded, where it cannot."""
    return st.session_state.get(_FAILED)


def snapshots() -> tuple[Snapshot, ...]:
    """Every snapshot, withdrawn ones too, by day and number, as they were when the page was opened."""
    if _LISTED not in st.session_state:
        refresh()
    found: tuple[Snapshot, ...] = st.session_state[_LISTED]
    return found


def refresh() -> None:
    """List the snapshots as they are now, none where the store fails; once a run, since a silent server takes long."""
    st.session_state[_FAULT] = None
    try:
        store = kept.store()
        st.session_state[_LISTED] = _snapshots(data_folder(), store.path, store.length())
    except StoreFault as error:
        st.session_state[_FAULT] = error
        st.session_state[_LISTED] = ()


def name_sender(snapshot: Snapshot, sender: str, by: str) -> None:
    """Say who sent what is kept; the snapshot stays as it was written, and this is said beside it."""
    try:
        kept.store().remember_answer(_SENDERS, snapshot.id, sender, by)
    except StoreFault as error:
        st.session_state[_FAULT] = error


@st.cache_resource(max_entries=4, show_spinner=False)
def _snapshots(folder: Path, path: str, length: int) -> tuple[Snapshot, ...]:  # noqa: ARG001 - the key
    senders = kept.store().answers_for(_SENDERS)
    found = kept.store().snapshots(withdrawn=True)
    return tuple(replace(each, sender=senders.get(each.id, each.sender)) for each in found)
