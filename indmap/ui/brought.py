"""The files a person brought: those not yet in use, with what became of them, and those of the register in use."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from indmap.errors import EncryptedFile, IndmapError, MissingColumns
from indmap.ingest import join_registers, unlock_file
from indmap.ingest.outcome import Listener
from indmap.ingest.wire import layout_from
from indmap.register.layout import Answers, Layout
from indmap.register.register import Register
from indmap.ui import cache, kept, progress, state
from indmap.words.texts import Texts

_PENDING, _IN_USE = "brought.pending", "brought.in_use"
_NOTHING, _UNSAID = Layout("", 0, 0, ()), Answers()


@dataclass(frozen=True)
class File:
    """A file as it was brought, and what became of it: a register or a fault.

    ``content`` is what is read: of a file that a password opened, its bytes without the lock, which this session alone
    has and nothing stores; the password is not kept. ``sha256`` is of the file as it was brought.
    """

    name: str
    content: bytes = field(repr=False)
    sha256: str
    answers: Answers = _UNSAID
    layout: Layout = _NOTHING
    register: Register | None = None
    fault: IndmapError | None = None
    was_opened: bool = False

    @property
    def is_locked(self) -> bool:
        """Whether only a password helps."""
        return isinstance(self.fault, EncryptedFile)


def file(name: str, content: bytes) -> File:
    """A file just brought; without its lock, where this session has opened it."""
    sha256 = hashlib.sha256(content).hexdigest()
    known = next((each for each in (*pending(), *in_use()) if each.sha256 == sha256 and each.was_opened), None)
    return File(name, known.content, sha256, was_opened=True) if known else File(name, content, sha256)


def pending() -> tuple[File, ...]:
    """The files that were brought and are not in use: one is refused, or something is asked about them."""
    found: tuple[File, ...] = st.session_state.get(_PENDING, ())
    return found


def in_use() -> tuple[File, ...]:
    """The files of the register in use; none where it is the sample."""
    register = state.uploaded()
    return files_of(register) if register else ()


def are_of(register: Register | None, files: Sequence[File]) -> bool:
    """Whether the register was made of these files and no others."""
    parts = (register.source.parts or (register.source,)) if register else ()
    return {part.sha256 for part in parts} == {each.sha256 for each in files}


def hold(files: Sequence[File]) -> None:
    """Have these files wait for what is asked about them."""
    st.session_state[_PENDING] = tuple(files)


def use(files: Sequence[File]) -> Register:
    """The files as one register that nothing more is asked about."""
    register = joined(files)
    st.session_state[_PENDING] = ()
    bring_back(files)
    return register


def bring_back(files: Sequence[File]) -> None:
    """Have these files at hand for the register that they make."""
    st.session_state[_IN_USE] = tuple(replace(each, register=None) for each in files)


def files_of(register: Register) -> tuple[File, ...]:
    """The files at hand that a register was read from, in its order; none where one is not here."""
    found: tuple[File, ...] = st.session_state.get(_IN_USE, ())
    return found if are_of(register, found) else ()


def has_opened() -> bool:
    """Whether a file that a password opened is at hand, which nobody could bring back."""
    found: tuple[File, ...] = st.session_state.get(_IN_USE, ())
    return any(each.was_opened for each in found)


def let_go() -> None:
    """Have no files: those in use are given up for the sample."""
    st.session_state[_PENDING] = st.session_state[_IN_USE] = ()


def joined(files: Sequence[File]) -> Register:
    """The files as one register; the first fault where there is any."""
    for each in files:
        if each.fault:
            raise each.fault
    return join_registers([each.register for each in files if each.register], kept.answers().doubles)


def read(files: Sequence[File], texts: Texts, layout: Layout | None = None) -> tuple[File, ...]:
    """The files with what reading them gave, by all that is settled, or by a layout that is not settled yet.

    What is said on the page meanwhile lets a person end it; then the run ends here, and nothing has changed.
    """
    with progress.shown([each.name for each in files], texts) as watch:
        return tuple(_read(each, watch(place), layout) for place, each in enumerate(files))


def open_locked(files: Sequence[File], password: str, texts: Texts) -> tuple[File, ...]:
    """The files, those without their lock that the password opens; they are to be read again."""
    with progress.shown([each.name for each in files], texts) as watch:
        return tuple(
            _opened(each, password, watch(place)) if each.is_locked else each for place, each in enumerate(files)
        )


def reread(texts: Texts, change: Callable[[Answers], Answers] = lambda answers: answers) -> Register:
    """The register in use read anew from its files, with something more answered about each."""
    files = read([replace(each, answers=change(each.answers)) for each in in_use()], texts)
    register = joined(files)
    bring_back(files)
    return register


def plain_layout(layout: Layout | None) -> Layout | None:
    """The layout as an answer: without the cells shown beside it."""
    if layout is None:
        return None
    return replace(layout, columns=tuple(replace(column, examples=()) for column in layout.columns))


def _read(each: File, watch: progress.Watch, layout: Layout | None) -> File:
    said = replace(kept.answers(), as_of=each.answers.as_of, sheet=each.answers.sheet)
    answers = replace(said, layout=plain_layout(layout))
    listener = Listener(watch, lambda found: plain_layout(kept.settled(found, each.sha256)))
    readings = cache.readings_of_session() if each.was_opened else cache.readings()
    try:
        register = readings.read(each.sha256, each.name, each.content, answers, listener)
    except IndmapError as fault:
        understood = layout_from(fault.values["layout"]) if isinstance(fault, MissingColumns) else _NOTHING  # type: ignore[arg-type]
        return replace(each, answers=said, layout=understood, register=None, fault=fault)
    if each.was_opened:
        register = replace(register, source=replace(register.source, sha256=each.sha256))
    return replace(each, answers=said, layout=register.source.layout, register=register, fault=None)


def _opened(each: File, password: str, watch: progress.Watch) -> File:
    try:
        content = unlock_file(each.content, each.name, password, Listener(watch))
    except IndmapError as fault:
        return replace(each, fault=fault)
    return replace(each, content=content, was_opened=True, fault=None)
