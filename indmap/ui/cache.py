"""What is kept between runs, by content hash: never keyed by a frame, since Streamlit hashes only a sample of one."""

import gc
from datetime import date

import streamlit as st

from indmap.analysis.facts import Facts, facts_of
from indmap.ingest import read_register
from indmap.register.layout import Answers
from indmap.register.register import Register
from indmap.words import files
from indmap.words.language import Language
from indmap.words.regions import Division


@st.cache_resource(max_entries=8, show_spinner=False)
def read(sha256: str, name: str, answers: Answers, _content: bytes) -> Register:  # noqa: ARG001 - sha256 is the key
    """The register in a file's bytes; read once for everyone who brings the same file."""
    return read_register(_content, name, answers)


@st.cache_resource(show_spinner=False)
def sample(language: Language) -> Register:
    """The newest sample register, as a sender writing in ``language`` would send it."""
    path = [path for path in files.samples() if path.stem.endswith(f"_{language.value}")][-1]
    return read_register(path.read_bytes(), path.name)


@st.cache_resource(max_entries=32, show_spinner=False)
def facts(key: str, as_of: date, division: Division, _register: Register) -> Facts:  # noqa: ARG001 - key is the key
    """The facts of a register as of a day in a division."""
    return facts_of(_register.projects, as_of, division)


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """Take everything imported so far out of the collector's sight, once.

    Streamlit collects garbage after every run; with pandas and Plotly loaded that is most of an idle rerun's time.
    """
    gc.collect()
    gc.freeze()
