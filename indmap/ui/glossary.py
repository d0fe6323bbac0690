"""The glossary with its search."""

import streamlit as st

from indmap.exhibits import glossary
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.ui import cards, plain

LONGEST_SEARCH = 100


def panel(view: View) -> None:
    """The box to search in, and the terms found."""
    with st.container(border=True):
        wanted = st.text_input(
            view.texts("method.search"), key="method.search", icon=":material/search:", max_chars=LONGEST_SEARCH
        )
        plain.line(view.texts("glossary.glossary_subtitle"), strong=True)

        def found(shown: View) -> Exhibit:
            return glossary.glossary(shown, wanted[:LONGEST_SEARCH])

        cards.bare(view, found)
