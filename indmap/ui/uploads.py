"""A file comes in: read, put in use, or refused in one sentence with everything as it was."""

import hashlib
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from indmap.errors import IndmapError
from indmap.ingest import limits
from indmap.register.layout import Answers
from indmap.register.register import Register
from indmap.ui import cache, downloads, faults, plain, state
from indmap.words.numbers import word
from indmap.words.texts import Texts

_SEEN, _WAITING, _REFUSED = "upload.seen", "upload.waiting", "upload.refused"
FIRST_YEAR, LAST_YEAR = 2010, 2040


@dataclass(frozen=True)
class _Waiting:
    """A file that was read but does not say its date."""

    name: str
    content: bytes
    register: Register


def panel(texts: Texts) -> None:
    """The place to load a file, what became of it, the template and the way back to the sample."""
    with st.container(border=True):
        file = st.file_uploader(texts("uploads.label"), key="upload")
        plain.line(texts("uploads.hint", limit=limits.current().upload_mb))
        if file is not None and st.session_state.get(_SEEN) != file.file_id:
            st.session_state[_SEEN] = file.file_id
            _take(file, texts)
        if refused := st.session_state.get(_REFUSED):
            st.error(plain.escape(faults.sentence(refused, texts)), icon=":material/error:")
        if waiting := st.session_state.get(_WAITING):
            _ask_date(waiting, texts)
        with st.container(horizontal=True):
            downloads.blank_register(texts)
            if state.uploaded() is not None:
                st.button(texts("uploads.back_to_sample"), key="sample", on_click=state.use, args=(None,))


def _take(file: UploadedFile, texts: Texts) -> None:
    """Read the file; on a fault keep what was in use."""
    st.session_state[_REFUSED] = st.session_state[_WAITING] = None
    content = file.getvalue()
    try:
        with st.spinner(texts("uploads.reading")):
            register = cache.read(hashlib.sha256(content).hexdigest(), file.name, Answers(), content)
    except IndmapError as fault:
        st.session_state[_REFUSED] = fault
        return
    if register.source.as_of is None:
        st.session_state[_WAITING] = _Waiting(file.name, content, register)
    else:
        _use(register)


def _ask_date(waiting: _Waiting, texts: Texts) -> None:
    """Ask what day the register speaks of, where the file does not say: today is never assumed."""
    rows = waiting.register.source.rows_accepted
    st.warning(plain.escape(texts("uploads.ask_date", n=rows)), icon=":material/event:")
    with st.form("as_of", border=False):
        day = _date_form(texts)
        pressed = st.form_submit_button(texts("uploads.use"), type="primary")
    if pressed and day is None:
        st.error(plain.escape(texts("uploads.no_such_date")))
    elif pressed:
        _use(cache.read(waiting.register.source.sha256, waiting.name, Answers(as_of=day), waiting.content))


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
    st.session_state[_WAITING] = None
    state.use(register)
    st.rerun()
