"""What is kept between runs, by content hash: never keyed by a frame, since Streamlit hashes only a sample of one."""

import gc
from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from indmap.analysis.facts import Facts, facts_of
from indmap.exhibits import projects
from indmap.ingest import read_register
from indmap.register.register import Register
from indmap.ui.readings import Readings
from indmap.words import files
from indmap.words.language import Language
from indmap.words.regions import Division

_MOST, _MOST_OPENED = 8, 2
_MOST_KEPT = 40
"""Registers kept that are held in memory: three years of months, which slippage looks back on, and a few more."""


@st.cache_resource(show_spinner=False)
def readings() -> Readings:
    """The registers read lately, for everyone who brings the same file."""
    return Readings(_MOST)


def readings_of_session() -> Readings:
    """The registers read from files that a password opened: seen by nobody else, and gone with the session."""
    found: Readings = st.session_state.setdefault("readings", Readings(_MOST_OPENED))
    return found


@st.cache_resource(show_spinner=False)
def sample(language: Language, day: date | None = None) -> Register:
    """The newest sample register, or an earlier month's, as a sender writing in ``language`` would send it.

    An earlier month that nobody wrote in that language is there in another.
    """
    paths = [path for path in files.samples() if day is None or day.isoformat() in path.stem]
    path = ([path for path in paths if path.stem.endswith(f"_{language.value}")] or paths)[-1]
    return read_register(path.read_bytes(), path.name)


def sample_days() -> tuple[date, ...]:
    """The days that the sample registers speak of, the newest first."""
    return tuple(sorted({date.fromisoformat(path.stem.split("_")[1]) for path in files.samples()}, reverse=True))


@st.cache_resource(max_entries=_MOST_KEPT, show_spinner=False)
def kept_register(snapshot: str, _load: Callable[[], Register]) -> Register:  # noqa: ARG001 - an id never changes what it names
    """The register of a snapshot, loaded once; whatever it takes to load it may fail."""
    return _load()


@st.cache_resource(max_entries=32, show_spinner=False)
def facts(key: str, as_of: date, division: Division, _register: Register) -> Facts:  # noqa: ARG001 - key is the key
    """The facts of a register as of a day in a division."""
    return facts_of(_register.projects, as_of, division)


@st.cache_resource(max_entries=_MOST, show_spinner=False)
def searchable(key: str, _register: Register) -> pd.Series:  # noqa: ARG001 - key is the key
    """What a search in a register looks through."""
    return projects.searchable(_register.projects)


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """Take everything imported so far out of the collector's sight, once.

    Streamlit collects garbage after every run; with pandas and Plotly loaded that is most of an idle rerun's time.
    """
    gc.collect()
    gc.freeze()
