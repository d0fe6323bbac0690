"""Files in the making: how far they have come, the way to stop it, and what was made."""

import io
import logging
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import streamlit as st

from indmap.errors import IndmapError
from indmap.ui import faults, plain
from indmap.words.texts import Texts

_log = logging.getLogger(__name__)

_MADE, _STOPPED, _COUNT = "making.made", "making.stopped", "making.count"
_DAY = (2000, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Job:
    """A file to make: what it is called to a person and on a disk, and how it is made."""

    said: str
    name: str
    mime: str
    make: Callable[[], bytes]


@dataclass(frozen=True)
class Made:
    """The files made of what was asked for, each with its words, name and media type; and what could not be made."""

    of: str
    files: tuple[tuple[str, str, str, bytes], ...]
    failed: tuple[str, ...] = ()


def run(jobs: Iterable[Job], count: int, of: str, texts: Texts) -> None:
    """Make so many files one after another; a click on the button, like any other on the page, ends it."""
    st.session_state[_STOPPED], st.session_state[_MADE] = False, None
    st.session_state[_COUNT] = st.session_state.get(_COUNT, 0) + 1
    spot = st.empty()
    with spot.container(border=True, key="making"):
        bar = st.progress(0.0)
        key = f"making.stop.{st.session_state[_COUNT]}"
        st.button(texts("meeting.stop"), key=key, on_click=_stop, icon=":material/close:")
    files, failed = [], []
    for place, job in enumerate(jobs):
        line = texts("meeting.making", place=place + 1, of=count, name=job.said)
        bar.progress(place / count, text=plain.escape(line))
        try:
            files.append((job.said, job.name, job.mime, job.make()))
        except IndmapError as fault:
            failed.append(f"{job.said}: {faults.sentence(fault, texts)}")
        except Exception:  # noqa: BLE001 - one file fails alone; the details go to the log
            _log.exception("file %s failed", job.name)
            failed.append(texts("meeting.failed", name=job.said))
    st.session_state[_MADE] = Made(of, tuple(files), tuple(failed))
    spot.empty()


def show(of: str, texts: Texts) -> None:
    """What was made, to be saved; or that it is no longer what is asked for, or that it was stopped."""
    made: Made | None = st.session_state.get(_MADE)
    if made is None:
        if st.session_state.get(_STOPPED):
            st.info(plain.escape(texts("meeting.stopped")), icon=":material/info:")
        return
    if made.of != of:
        st.info(plain.escape(texts("meeting.outdated")), icon=":material/info:")
        return
    for line in made.failed:
        st.error(plain.escape(line), icon=":material/error:")
    if made.files:
        st.success(plain.escape(texts("meeting.ready", n=len(made.files))), icon=":material/check:")
    with st.container(horizontal=True, key="making.files"):
        if len(made.files) > 1:
            _button(texts("meeting.all"), "indmap.zip", "application/zip", zipped(made), main=True)
        for said, name, mime, content in made.files:
            _button(said, name, mime, content, main=len(made.files) == 1)


def zipped(made: Made) -> bytes:
    """Every file made, in one."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as bundle:
        for _, name, _, part in made.files:
            bundle.writestr(zipfile.ZipInfo(name, _DAY), part, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _button(said: str, name: str, mime: str, content: bytes, *, main: bool) -> None:
    st.download_button(
        plain.escape(said),
        content,
        file_name=name,
        mime=mime,
        icon=":material/download:",
        key=f"making.file.{name}",
        on_click="ignore",
        type="primary" if main else "secondary",
    )


def _stop() -> None:
    st.session_state[_STOPPED] = True
