"""A file comes in: read, put in use, or refused in one sentence with everything as it was."""

import hashlib
from calendar import monthrange
from dataclasses import replace
from datetime import date

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from indmap.errors import IndmapError
from indmap.register import Answers, Register
from indmap.ui import cache, downloads, plain, state
from indmap.words.numbers import word
from indmap.words.texts import Texts

_SEEN, _WAITING, _REFUSED = "upload.seen", "upload.waiting", "upload.refused"
FIRST_YEAR, LAST_YEAR = 2010, 2040


def panel(texts: Texts) -> None:
    """The place to load a file, what became of it, the template and the way back to the sample."""
    with st.container(border=True):
        file = st.file_uploader(texts("uploads.label"), key="upload")
        plain.line(texts("uploads.hint"))
        if file is not None and st.session_state.get(_SEEN) != file.file_id:
            st.session_state[_SEEN] = file.file_id
            _take(file, texts)
        if refused := st.session_state.get(_REFUSED):
            st.error(plain.escape(texts(refused.key, **refused.values)), icon=":material/error:")
        if waiting := st.session_state.get(_WAITING):
            _ask_date(*waiting, texts)
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
        st.session_state[_WAITING] = (file.name, content, register)
    else:
        _use(register)


def _ask_date(name: str, content: bytes, register: Register, texts: Texts) -> None:
    """Ask what day the register speaks of, where the file does not say: today is never assumed."""
    st.warning(plain.escape(texts("uploads.ask_date", n=register.source.rows_accepted)), icon=":material/event:")
    with st.form("as_of", border=False):
        day_box, month_box, year_box = st.columns(3)
        day = day_box.selectbox(texts("uploads.day"), range(1, 32), index=None, key="as_of.day")
        month = month_box.selectbox(
            texts("uploads.month"),
            range(1, 13),
            index=None,
            format_func=lambda number: word(f"month_{number}_of", texts.language),
            key="as_of.month",
        )
        year = year_box.selectbox(
            texts("uploads.year"), range(LAST_YEAR, FIRST_YEAR - 1, -1), index=None, key="as_of.year"
        )
        if not st.form_submit_button(texts("uploads.use"), type="primary"):
            return
    if None in (day, month, year) or day > monthrange(year, month)[1]:
        st.error(plain.escape(texts("uploads.no_such_date")))
        return
    answers = replace(Answers(), as_of=date(year, month, day))
    _use(cache.read(register.source.sha256, name, answers, content))


def _use(register: Register) -> None:
    st.session_state[_WAITING] = None
    state.use(register)
    st.rerun()
