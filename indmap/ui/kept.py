"""What a person settled, kept for later files: in the store, else in this session alone."""

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import streamlit as st

from indmap.errors import StoreFault
from indmap.register.layout import Answers, ColumnMeaning, Correction, Double, Layout, Spelling
from indmap.store import Store, data_folder
from indmap.ui import faults, plain
from indmap.words.spellings import fold
from indmap.words.texts import Texts

_SPELLINGS, _DOUBLES, _CORRECTIONS, _SERIES = "spellings", "doubles", "corrections", "official_series"
_DRAFTS = "drafts"
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
        store().remember_mapping(layout.shape, layout.columns)
    except StoreFault as fault:
        st.session_state[_FAULT] = fault


def explain(spellings: Sequence[Spelling]) -> None:
    """Keep ways of writing that a person explained, for every later file."""
    _keep(_SPELLINGS, {f"{each.field}|{each.folded}": each.code for each in spellings})


def decide(double: Double) -> None:
    """Keep a decision about two rows that look alike, for every later file that has both."""
    _keep(_DOUBLES, {_pair(double): asdict(double)})


def take_back(double: Double) -> None:
    """Have nothing decided about two rows."""
    _keep(_DOUBLES, {_pair(double): None})


def correct(correction: Correction) -> None:
    """Keep a known error of a source, for every later file that still makes it."""
    _keep(_CORRECTIONS, {_cell(correction): asdict(correction)})


def let_stand(correction: Correction) -> None:
    """Have a cell read as it stands again."""
    _keep(_CORRECTIONS, {_cell(correction): None})


def enter(target: str, series: Mapping[str, object]) -> None:
    """Keep the official series of a target."""
    _keep(_SERIES, {target: series})


def entered() -> Mapping[str, Mapping[str, Any]]:
    """The official series kept, by target."""
    return _known(_SERIES)


def keep_draft(question: str, record: Mapping[str, object]) -> None:
    """Keep the draft of files for a meeting."""
    _keep(_DRAFTS, {question: record})


def drafts() -> Mapping[str, Mapping[str, Any]]:
    """The drafts kept."""
    return _known(_DRAFTS)


def answers() -> Answers:
    """What was settled of this or an earlier file and holds for every later one: spellings, corrections, doubles."""
    spelled = [(*question.split("|", 1), code) for question, code in _known(_SPELLINGS).items()]
    return Answers(
        spellings=tuple(Spelling(*each) for each in spelled),
        corrections=tuple(Correction(**each) for each in _known(_CORRECTIONS).values()),
        doubles=tuple(Double(**each) for each in _known(_DOUBLES).values()),
    )


def _pair(double: Double) -> str:
    return "|".join(sorted((double.later, double.earlier)))


def _cell(correction: Correction) -> str:
    return "|".join((correction.shape, correction.field, fold(correction.project)))


def _keep(about: str, said: Mapping[str, object]) -> None:
    """Keep answers by question, None for one that is taken back: in the session, and in the store where it can be."""
    _session(about).update(said)
    try:
        for question, answer in said.items():
            store().remember_answer(about, question, answer)
    except StoreFault as fault:
        st.session_state[_FAULT] = fault


def _known(about: str) -> dict[str, Any]:
    """The answers kept, by question in order; the session's own win."""
    stored: Mapping[str, Any] = {}
    try:
        stored = store().answers_for(about)
    except StoreFault as fault:
        st.session_state[_FAULT] = fault
    return {
        question: answer for question, answer in sorted({**stored, **_session(about)}.items()) if answer is not None
    }


def _session(about: str) -> MutableMapping[str, Any]:
    found: MutableMapping[str, Any] = st.session_state.setdefault(f"kept.{about}", {})
    return found


def say_what_fails(texts: Texts) -> None:
    """One line where nothing can be kept beyond this session, and why."""
    if fault := st.session_state.get(_FAULT):
        sentence = faults.sentence(fault, texts)
        st.warning(plain.escape(f"{texts('mapping.not_kept')} {sentence}"), icon=":material/save:")


def _as_settled(column: ColumnMeaning, kept: ColumnMeaning, reason: str) -> ColumnMeaning:
    """The column with the meaning kept; it keeps its own reason where that says the same and is beyond doubt."""
    says_the_same = (column.field, column.unit, column.currency) == (kept.field, kept.unit, kept.currency)
    if says_the_same and (column.field is None or column.sure == 1):
        return column
    return replace(column, field=kept.field, unit=kept.unit, currency=kept.currency, reason=reason, sure=1.0)


def _in_session() -> MutableMapping[str, tuple[str, tuple[ColumnMeaning, ...]]]:
    """By shape: the file that a person settled it on, and the columns."""
    found: MutableMapping[str, tuple[str, tuple[ColumnMeaning, ...]]] = st.session_state.setdefault(_KEPT, {})
    return found


def _in_store(layout: Layout) -> tuple[ColumnMeaning, ...] | None:
    try:
        return store().mapping_for(layout.shape, layout.columns)
    except StoreFault as fault:
        st.session_state[_FAULT] = fault
        return None


def store() -> Store:
    """What everything is kept in; a StoreFault where it cannot be opened."""
    return _store(data_folder())


@st.cache_resource(show_spinner=False)
def _store(folder: Path) -> Store:
    return Store.open(folder)
