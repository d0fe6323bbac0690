"""A file comes in: read, put in use, or refused in one sentence with everything as it was."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from indmap.ingest import limits, make_ready
from indmap.ui import brought, downloads, faults, history, mapping, plain, progress, snapshots, state
from indmap.ui.brought import File
from indmap.words.numbers import word
from indmap.words.texts import Texts

_SEEN = "upload.seen"
FIRST_YEAR, LAST_YEAR = 2010, 2040


def panel(texts: Texts) -> None:
    """The place to load files, what became of them, the template and the way back to the sample."""
    snapshots.fetch()
    with st.container(border=True):
        files = st.file_uploader(texts("uploads.label"), key="upload", accept_multiple_files=True, on_change=_changed)
        plain.line(texts("uploads.hint", limit=limits.current().upload_mb))
        if progress.was_stopped():
            _say_stopped(files, texts)
        elif files and st.session_state.get(_SEEN) != _ids(files):
            _take(files, texts)
        make_ready()
        pending = brought.pending()
        _say_refusals(pending, texts)
        if _is_undated(pending):
            _ask_date(pending, texts)
        snapshots.say(texts)
        mapping.panel(texts, lambda: _again(texts))
        with st.container(horizontal=True):
            downloads.blank_register(texts)
            if state.uploaded() is not None:
                st.button(texts("uploads.back_to_sample"), key="sample", on_click=_to_sample)


def _changed() -> None:
    """Whatever is said of files that were taken away again is said no more."""
    progress.forget()
    if not st.session_state["upload"]:
        mapping.begin()


def _ids(files: Sequence[UploadedFile]) -> tuple[str, ...]:
    return tuple(file.file_id for file in files)


def _to_sample() -> None:
    """Back to the sample, and nothing more said of a file that was refused."""
    mapping.begin()
    brought.let_go()
    state.use(None, history.samples()[0].id)


def _take(files: Sequence[UploadedFile], texts: Texts) -> None:
    """Read the files; on a fault keep what was in use."""
    new = [brought.file(file.name, file.getvalue()) for file in files]
    mapping.begin()
    read = brought.read(new, texts)
    st.session_state[_SEEN] = _ids(files)  # only now: a click while it reads starts the page anew, and the reading too
    _settle(read, texts)


def _again(texts: Texts) -> None:
    """Read the files by what was settled about them since."""
    _settle(brought.read(brought.pending() or brought.in_use(), texts), texts)
    st.rerun()


def _settle(files: Sequence[File], texts: Texts) -> None:
    """Put the files in use as one register, once none is refused, a day is known and no unit is in doubt."""
    brought.hold(files)
    if files and all(file.register for file in files) and not _is_undated(files) and not mapping.doubtful(files):
        snapshots.accept(brought.use(files), texts)
        st.rerun()


def _is_undated(files: Sequence[File]) -> bool:
    """Whether the files are read, and none says as of what day."""
    return bool(files) and all(file.register and file.register.source.as_of is None for file in files)


def _say_stopped(files: Sequence[UploadedFile], texts: Texts) -> None:
    """One line, and the way to read the files after all."""
    st.info(plain.escape(texts("uploads.cancelled")), icon=":material/block:")
    if files:
        st.button(texts("uploads.once_more"), key="upload.once_more", on_click=_once_more)


def _once_more() -> None:
    progress.forget()
    st.session_state.pop(_SEEN, None)


def _say_refusals(files: Sequence[File], texts: Texts) -> None:
    """One sentence for each file that is refused, and a question where a password would help."""
    for file in files:
        if file.fault:
            said = faults.sentence(file.fault, texts)
            st.error(plain.escape(said if len(files) == 1 else f"{file.name}: {said}"), icon=":material/error:")
    if any(file.is_locked for file in files):
        _ask_password(files, texts)


def _ask_password(files: Sequence[File], texts: Texts) -> None:
    """Ask for the password of the locked files; the box is emptied as soon as it is read."""
    with st.form("password", border=False, clear_on_submit=True):
        password = st.text_input(texts("uploads.password"), type="password", autocomplete="off")
        plain.line(texts("uploads.password_hint"))
        pressed = st.form_submit_button(texts("uploads.open"), type="primary")
    if pressed and password:
        opened = brought.open_locked(files, password, texts)
        if any(file.is_locked for file in opened):
            st.error(plain.escape(texts("uploads.wrong_password")), icon=":material/error:")
        if any(now.was_opened != before.was_opened for now, before in zip(opened, files, strict=True)):
            _settle(brought.read(opened, texts), texts)
            st.rerun()


def _ask_date(files: Sequence[File], texts: Texts) -> None:
    """Ask what day the register speaks of, where no file says it: today is never assumed."""
    rows = sum(file.register.source.rows_accepted for file in files if file.register)
    st.warning(plain.escape(texts("uploads.ask_date", n=rows)), icon=":material/event:")
    with st.form("as_of", border=False):
        day = _date_form(texts)
        pressed = st.form_submit_button(texts("uploads.use"), type="primary")
    if pressed and day is None:
        st.error(plain.escape(texts("uploads.no_such_date")))
    elif pressed:
        _settle(brought.read([replace(file, answers=replace(file.answers, as_of=day)) for file in files], texts), texts)
        st.rerun()


def _date_form(texts: Texts) -> date | None:
    """A day by three boxes: the browser's own calendar knows no Kazakh."""
    boxes, choose = st.columns(3), texts("corrections.choose")
    day = boxes[0].selectbox(texts("uploads.day"), range(1, 32), index=None, key="as_of.day", placeholder=choose)
    month = boxes[1].selectbox(
        texts("uploads.month"),
        range(1, 13),
        index=None,
        format_func=lambda number: word(f"month_{number}_of", texts.language),
        key="as_of.month",
        placeholder=choose,
    )
    years = range(LAST_YEAR, FIRST_YEAR - 1, -1)
    year = boxes[2].selectbox(texts("uploads.year"), years, index=None, key="as_of.year", placeholder=choose)
    if day is None or month is None or year is None or day > monthrange(year, month)[1]:
        return None
    return date(year, month, day)
