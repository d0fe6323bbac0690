"""What is being read, how far it has come, and the way to stop it."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indmap.ingest.outcome import Stage
from indmap.ui import plain
from indmap.words.codelists import codelist
from indmap.words.texts import Texts

Watch = Callable[[Stage, float], None]

_STOPPED, _COUNT = "progress.stopped", "progress.count"
_PATIENCE = 0.4
"""Seconds that a reading may take before anything is said of it."""


@contextmanager
def shown(names: Sequence[str], texts: Texts) -> Iterator[Callable[[int], Watch]]:
    """While files of these names are read: gives each, by its place, what is to be told of its reading.

    A click on the button, like any other on the page, ends the run, and with it the reading.
    """
    forget()
    display = _Display(names, texts, st.empty())
    yield lambda place: partial(display.say, place)
    display.spot.empty()


def was_stopped() -> bool:
    """Whether a person stopped the last reading."""
    return bool(st.session_state.get(_STOPPED))


def forget() -> None:
    """Say no more of a reading that was stopped."""
    st.session_state[_STOPPED] = False


@dataclass
class _Display:
    """One line, a bar and a button in a spot of the page, there once the reading takes long enough to be seen."""

    names: Sequence[str]
    texts: Texts
    spot: DeltaGenerator
    started: float = field(default_factory=time.monotonic)
    bar: DeltaGenerator | None = None

    def say(self, place: int, stage: Stage, _seconds: float) -> None:
        passed = time.monotonic() - self.started
        if passed < _PATIENCE:
            return
        stages = list(Stage)
        done = (place + stages.index(stage) / len(stages)) / len(self.names)
        if self.bar is None:
            st.session_state[_COUNT] = st.session_state.get(_COUNT, 0) + 1
            key = f"reading.stop.{st.session_state[_COUNT]}"  # one run may read twice
            with self.spot.container(border=True):
                self.bar = st.progress(done)
                st.button(self.texts("uploads.cancel"), key=key, on_click=_stop, icon=":material/close:")
        self.bar.progress(done, text=plain.escape(self._line(place, stage, int(passed))))

    def _line(self, place: int, stage: Stage, seconds: int) -> str:
        word = codelist("reading_stages").label(stage, self.texts.language)
        name, of = self.names[place], len(self.names)
        if of == 1:
            return self.texts("uploads.progress", name=name, stage=word, seconds=seconds)
        return self.texts("uploads.progress_of", name=name, stage=word, seconds=seconds, place=place + 1, of=of)


def _stop() -> None:
    st.session_state[_STOPPED] = True
