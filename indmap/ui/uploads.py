"""A file comes in: read, put in use, or refused in one sentence with everything as it was."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from indmap.errors import EncryptedFile, IndmapError
from indmap.ingest import join_registers, limits, read_register
from indmap.register.layout import Answers
from indmap.register.register import Register
from indmap.ui import downloads, faults, kept, mapping, plain, state
from indmap.words.numbers import word
from indmap.words.texts import Texts

_SEEN, _REFUSED, _WAITING = "upload.seen", "upload.refused", "upload.waiting"
FIRST_YEAR, LAST_YEAR = 2010, 2040


@dataclass(frozen=True)
class _Brought:
    """One file as it was brought, and what became of it: a register or a fault; ``is_locked`` by a password."""

    name: str
    content: bytes
    register: Register | None = None
    fault: IndmapError | None = None
    is_locked: bool = False


def panel(texts: Texts) -> None:
    """The place to load files, what became of them, the template and the way back to the sample."""
    with st.container(border=True):
        files = st.file_uploader(texts("uploads.label"), key="upload", accept_multiple_files=True)
        plain.line(texts("uploads.hint", limit=limits.current().upload_mb))
        if files and st.session_state.get(_SEEN) != _ids(files):
            _take(files, texts)
        _say_refusals(texts)
        if waiting := st.session_state.get(_WAITING):
            _ask_date(waiting, texts)
        mapping.panel(texts, lambda: _again(files, texts))
        with st.container(horizontal=True):
            downloads.blank_register(texts)
            if state.uploaded() is not None:
                st.button(texts("uploads.back_to_sample"), key="sample", on_click=_to_sample)


def _ids(files: Sequence[UploadedFile]) -> tuple[str, ...]:
    return tuple(file.file_id for file in files)


def _to_sample() -> None:
    """Back to the sample, and nothing more said of a file that was refused."""
    st.session_state[_REFUSED] = st.session_state[_WAITING] = None
    state.use(None)


def _take(files: Sequence[UploadedFile], texts: Texts) -> None:
    """Read the files; on a fault keep what was in use."""
    mapping.begin()
    _read_all(files, texts)


def _again(files: Sequence[UploadedFile], texts: Texts) -> None:
    """Read the files by what was settled about them since."""
    _read_all(files, texts)
    st.rerun()


def _read_all(files: Sequence[UploadedFile], texts: Texts) -> None:
    with st.spinner(texts("uploads.reading")):
        read = [_read(_Brought(file.name, file.getvalue()), Answers()) for file in files]
    st.session_state[_SEEN] = _ids(files)  # only now: a click while it reads starts the page anew, and the reading too
    _settle(read)


def _read(file: _Brought, answers: Answers) -> _Brought:
    """The file with its register or its fault; what a password opens is kept by nobody, nor is the password."""
    try:
        if answers.password:
            register = read_register(file.content, file.name, answers)
        else:
            register = mapping.read(file.name, file.content, answers)
    except EncryptedFile as fault:
        return replace(file, fault=fault, is_locked=True)
    except IndmapError as fault:
        return replace(file, fault=fault)
    return replace(file, register=register, fault=None)


def _settle(brought: Sequence[_Brought]) -> None:
    """Put the files in use as one register, once none is refused and a day is known."""
    st.session_state[_REFUSED] = st.session_state[_WAITING] = None
    if any(file.fault for file in brought):
        st.session_state[_REFUSED] = brought
        return
    register = join_registers([file.register for file in brought if file.register], kept.answers().doubles)
    if register.source.as_of is None:
        st.session_state[_WAITING] = brought
    else:
        _use(register)


def _say_refusals(texts: Texts) -> None:
    """One sentence for each file that is refused, and a question where a password would help."""
    brought: Sequence[_Brought] = st.session_state.get(_REFUSED) or ()
    for file in brought:
        if file.fault:
            said = faults.sentence(file.fault, texts)
            st.error(plain.escape(said if len(brought) == 1 else f"{file.name}: {said}"), icon=":material/error:")
    if any(isinstance(file.fault, EncryptedFile) for file in brought):
        _ask_password(brought, texts)


def _ask_password(brought: Sequence[_Brought], texts: Texts) -> None:
    """Ask for the password of the locked files; the box is emptied as soon as it is read."""
    with st.form("password", border=False, clear_on_submit=True):
        password = st.text_input(texts("uploads.password"), type="password", autocomplete="off")
        plain.line(texts("uploads.password_hint"))
        pressed = st.form_submit_button(texts("uploads.open"), type="primary")
    if pressed and password:
        with st.spinner(texts("uploads.reading")):
            tried = [_read(file, Answers(password=password)) if file.is_locked else file for file in brought]
        _settle(tried)
        if any(isinstance(file.fault, EncryptedFile) for file in tried):
            st.error(plain.escape(texts("uploads.wrong_password")), icon=":material/error:")
        else:
            st.rerun()


def _ask_date(brought: Sequence[_Brought], texts: Texts) -> None:
    """Ask what day the register speaks of, where no file says it: today is never assumed."""
    rows = sum(file.register.source.rows_accepted for file in brought if file.register)
    st.warning(plain.escape(texts("uploads.ask_date", n=rows)), icon=":material/event:")
    is_locked = any(file.is_locked for file in brought)
    with st.form("as_of", border=False, clear_on_submit=is_locked):
        day = _date_form(texts)
        password = st.text_input(texts("uploads.password"), type="password") if is_locked else ""
        pressed = st.form_submit_button(texts("uploads.use"), type="primary")
    if pressed and day is None:
        st.error(plain.escape(texts("uploads.no_such_date")))
    elif pressed:
        answers = Answers(as_of=day)
        _settle([_read(file, replace(answers, password=password if file.is_locked else None)) for file in brought])
        st.rerun()


def _date_form(texts: Texts) -> date | None:
    """A day by three boxes: the browser's own calendar knows no Kazakh."""
    boxes = st.columns(3)
    day = boxes[0].selectbox(texts("uploads.day"), range(1, 32), index=None, key="as_of.day")
    month = boxes[1].selectbox(
        texts("uploads.month"),
        range(1, 13),
        index=None,
        format_func=lambda number: word(f"month_{number}_of", texts.language),
        key="as_of.month",
    )
    years = range(LAST_YEAR, FIRST_YEAR - 1, -1)
    year = boxes[2].selectbox(texts("uploads.year"), years, index=None, key="as_of.year")
    if day is None or month is None or year is None or day > monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _use(register: Register) -> None:
    """The register goes by way of its columns, which a person may correct."""
    mapping.use(register)
    st.rerun()
