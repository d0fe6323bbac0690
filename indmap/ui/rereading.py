"""The files at hand read once more by what was just settled."""

import streamlit as st

from indmap.ui import mapping, snapshots
from indmap.words.texts import Texts


def read_again(texts: Texts) -> None:
    """Put the register of the files at hand in use anew, keep it, and show it; the reading says how far it is."""
    snapshots.accept(mapping.reread(lambda answers: answers), texts)
    st.rerun()
