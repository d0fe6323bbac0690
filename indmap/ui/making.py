"""Files in the making: how far they have come, the way to stop it, and what was made."""

import io
import logging
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from indmap.errors import IndmapError
from indmap.ui import faults, plain
from indmap.words.texts import Texts

_log = logging.getLogger(__name__)

_MADE, _COUNT = "making.made", "making.count"
_MOST_BUTTONS = 12
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
    """Files made of what was asked for: what each is, its name, media type and content; what failed, in words.

    ``count`` is how many were asked for: with fewer in all the making was stopped.
    """

    of: str
    count: int
    files: tuple[tuple[str, str, str, bytes], ...] = ()
    failed: tuple[str, ...] = ()

    @property
    def is_stopped(self) -> bool:
        """Whether files that were asked for were not come to."""
        return len(self.files) + len(self.failed) < self.count


def run(jobs: Iterable[Job], count: int, of: str, texts: Texts) -> None:
    """Make so many files one after another; a click on the button, like any other on the page, ends it.

    What was made until then is kept: it is whole.
    """
    made = Made(of, count)
    st.session_state[_MADE] = made
    st.session_state[_COUNT] = st.session_state.get(_COUNT, 0) + 1
    spot = st.empty()
    with spot.container(border=True, key="making"):
        bar = st.progress(0.0)
        st.button(texts("meeting.stop"), key=f"making.stop.{st.session_state[_COUNT]}", icon=":material/close:")
    for place, job in enumerate(jobs):
        line = texts("meeting.making", place=place + 1, of=count, name=job.said)
        bar.progress(place / count, text=plain.escape(line))  # a click that came meanwhile ends the run here
        made = _with(made, job, texts)
        st.session_state[_MADE] = made
    spot.empty()


def show(of: str, texts: Texts) -> None:
    """What was made, to be saved; or that it is no longer what is asked for, or that it was stopped."""
    made: Made | None = st.session_state.get(_MADE)
    if made is None:
        return
    if made.of != of:
        st.info(plain.escape(texts("meeting.outdated")), icon=":material/info:")
        return
    for line in made.failed:
        st.error(plain.escape(line), icon=":material/error:")
    if made.is_stopped:
        line = texts("meeting.stopped", n=len(made.files), of=made.count)
        st.info(plain.escape(line), icon=":material/info:")
    elif made.files:
        st.success(plain.escape(texts("meeting.ready", n=len(made.files))), icon=":material/check:")
    _offer(made, texts)


def _offer(made: Made, texts: Texts) -> None:
    """The files to be saved: all in one, and each; of very many one is chosen first."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="making.files"):
        if len(made.files) > 1:
            _button(texts("meeting.all"), "indmap.zip", "application/zip", partial(zipped, made), main=True)
        shown = made.files
        if len(shown) > _MOST_BUTTONS:
            said = [each[0] for each in shown]
            place = st.selectbox(
                texts("meeting.one_file"), range(len(said)), format_func=said.__getitem__, key="making.one", width=420
            )
            shown = (shown[place],)
        for said_, name, mime, content in shown:
            _button(said_, name, mime, content, main=len(made.files) == 1)


def zipped(made: Made) -> bytes:
    """Every file made, in one."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as bundle:
        for _, name, _, part in made.files:
            bundle.writestr(zipfile.ZipInfo(name, _DAY), part, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _with(made: Made, job: Job, texts: Texts) -> Made:
    """What was made with one more file, or with the words why there is none: one file fails alone."""
    try:
        return replace(made, files=(*made.files, (job.said, job.name, job.mime, job.make())))
    except IndmapError as fault:
        return replace(made, failed=(*made.failed, f"{job.said}: {faults.sentence(fault, texts)}"))
    except Exception:  # noqa: BLE001 - whatever it is; the details go to the log
        _log.exception("file %s failed", job.name)
        return replace(made, failed=(*made.failed, texts("meeting.failed", name=job.said)))


def _button(said: str, name: str, mime: str, content: bytes | Callable[[], bytes], *, main: bool) -> None:
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
