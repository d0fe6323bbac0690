"""What a person settled about a header, kept for later files: in the store, else in this session alone."""

from collections.abc import MutableMapping, Sequence
from dataclasses import replace
from pathlib import Path

import streamlit as st

from indmap.errors import StoreFault
from indmap.register.layout import ColumnMeaning, Layout, Spelling
from indmap.store import Store, data_folder
from indmap.ui import faults, plain
from indmap.words.texts import Texts

_SPELLINGS = "spellings"
_KEPT, _FAULT = "kept.mappings", "kept.fault"


def settled(layout: Layout, sha256: str) -> Layout | None:
    """The layout with the meanings settled for its header, or None where nothing is settled or nothing differs."""
    of, columns = _in_session().get(layout.shape) or ("", _in_store(layout))
    if not columns or len(columns) != len(layout.columns):
        return None
    reason = "person" if of == sha256 else "remembered"
    meant = tuple(_as_settled(column, kept, reason) for column, kept in zip(layout.columns, columns, strict=True))
    return replace(layout, columns=meant) if meant != layout.columns else None


def hold(layout: Layout, sha256: str) -> None:
    """Keep the meanings that a person gave the columns of a file, for this session."""
    _in_session()[layout.shape] = (sha256, layout.columns)


def remember(layout: Layout, sha256: str) -> None:
    """Keep the meanings for every later file with this header."""
    hold(layout, sha256)
    try:
        _store(data_folder()).remember_mapping(layout.shape, layout.columns)
    except StoreFault as fault:
        st.session_state[_FAULT] = fault


def explain(spellings: Sequence[Spelling]) -> None:
    """Keep ways of writing that a person explained, for every later file."""
    known = _explained_in_session()
    for each in spellings:
        known[each.field, each.folded] = each.code
    try:
        for each in spellings:
            _store(data_folder()).remember_answer(_SPELLINGS, f"{each.field}|{each.folded}", each.code)
    except StoreFault as fault:
        st.session_state[_FAULT] = fault


def explained() -> tuple[Spelling, ...]:
    """The ways of writing that were explained, of this file or of an earlier one."""
    known = dict(_explained_in_session())
    try:
        for question, code in _store(data_folder()).answers_for(_SPELLINGS).items():
            field, _, folded = question.partition("|")
            known.setdefault((field, folded), str(code))
    except StoreFault as fault:
        st.session_state[_FAULT] = fault
    return tuple(Spelling(field, folded, code) for (field, folded), code in sorted(known.items()))


def _explained_in_session() -> MutableMapping[tuple[str, str], str]:
    found: MutableMapping[tuple[str, str], str] = st.session_state.setdefault(f"kept.{_SPELLINGS}", {})
    return found


def say_what_fails(texts: Texts) -> None:
    """One line where nothing can be kept beyond this session, and why."""
    if fault := st.session_state.get(_FAULT):
        sentence = faults.sentence(fault, texts)
        st.warning(plain.escape(f"{texts('mapping.not_kept')} {sentence}"), icon=":material/save:")


def _as_settled(column: ColumnMeaning, kept: ColumnMeaning, reason: str) -> ColumnMeaning:
    """The column with the meaning kept; it keeps its own reason where that says the same."""
    if (column.field, column.unit, column.currency) == (kept.field, kept.unit, kept.currency):
        return column
    return replace(column, field=kept.field, unit=kept.unit, currency=kept.currency, reason=reason, sure=1.0)


def _in_session() -> MutableMapping[str, tuple[str, tuple[ColumnMeaning, ...]]]:
    """By shape: the file that a person settled it on, and the columns."""
    found: MutableMapping[str, tuple[str, tuple[ColumnMeaning, ...]]] = st.session_state.setdefault(_KEPT, {})
    return found


def _in_store(layout: Layout) -> tuple[ColumnMeaning, ...] | None:
    try:
        return _store(data_folder()).mapping_for(layout.shape, layout.columns)
    except StoreFault as fault:
        st.session_state[_FAULT] = fault
        return None


@st.cache_resource(show_spinner=False)
def _store(folder: Path) -> Store:
    return Store.open(folder)
