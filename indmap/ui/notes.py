"""Notes tied to a project or a cut: shown where they belong, written there, withdrawn with a reason."""

from urllib.parse import urlencode

import streamlit as st

from indmap.analysis import filters as cuts
from indmap.errors import IndmapError, StoreFault
from indmap.exhibits.view import View
from indmap.register.remarks import About, Note
from indmap.ui import faults, kept, plain, snapshots
from indmap.words.numbers import date_short

LONGEST = 2000
"""Letters of a note."""


def of_cut(view: View) -> None:
    """The notes on what the filters in force let through; of the sample nobody writes any."""
    if not view.is_sample:
        query = urlencode(sorted(cuts.to_query(view.filters).items()), doseq=True)
        panel(view, About(query=query, day=view.as_of), "notes.cut")


def panel(view: View, about: About, key: str) -> None:
    """The notes on a project or a cut, and a form for one more."""
    texts = view.texts
    try:
        found = [each for each in kept.store().notes() if _same(each.about, about)]
    except StoreFault as fault:
        st.warning(plain.escape(faults.sentence(fault, texts)), icon=":material/save:")
        return
    title = texts("notes.title_with", n=len(found)) if found else texts("notes.title")
    with st.expander(plain.escape(title), icon=":material/sticky_note_2:", expanded=bool(found)):
        for note in found:
            _one(view, note, key)
        with st.form(f"{key}.form", border=False, clear_on_submit=True):
            text = st.text_area(texts("notes.text"), max_chars=LONGEST, key=f"{key}.text")
            saves = st.form_submit_button(texts("notes.save"), key=f"{key}.save")
        if saves and text.strip():
            try:
                kept.store().add_note(text, about, by=snapshots.actor())
            except IndmapError as fault:
                st.error(plain.escape(faults.sentence(fault, texts)), icon=":material/save:")
                return
            st.rerun()


def _same(one: About, other: About) -> bool:
    """Whether both are tied to the same thing, of whatever day."""
    return (one.project, one.query) == (other.project, other.query)


def _one(view: View, note: Note, key: str) -> None:
    """One note, who wrote it when, of which day's register, and the way to take it back."""
    texts = view.texts
    of_day = texts("notes.of_day", day=note.about.day) if note.about.day else ""
    said = " · ".join(part for part in (date_short(note.at.date(), view.language), note.by, of_day) if part)
    words, button = st.columns([4, 1], vertical_alignment="center")
    with words:
        st.markdown(plain.escape(note.text))
        plain.line(said)
    if button.button(texts("notes.withdraw"), key=f"{key}.back.{note.id}"):
        try:
            kept.store().withdraw_note(note.id, texts("notes.taken_back"), snapshots.actor())
        except IndmapError as fault:
            st.error(plain.escape(faults.sentence(fault, texts)), icon=":material/save:")
            return
        st.rerun()
