"""Which column is which field, as a person sees and corrects it; what was corrected is kept for later files."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from indmap.errors import IndmapError, MissingColumns
from indmap.ingest import join_registers, read_register
from indmap.ingest.wire import layout_from
from indmap.register.layout import Answers, ColumnMeaning, Layout
from indmap.register.register import Register
from indmap.ui import cache, column_boxes, faults, kept, money_units, plain, state
from indmap.words.fields import fields
from indmap.words.numbers import money
from indmap.words.texts import Texts

_FILES, _UNSURE, _CORRECTED, _ANSWERS = "mapping.files", "mapping.unsure", "mapping.corrected", "mapping.answers"

Again = Callable[[], None]
"""Reads everything that was brought once more, by what is settled now."""


@dataclass(frozen=True)
class _File:
    """A file that was brought: its bytes, what was answered about it, and how its columns were understood."""

    name: str
    content: bytes
    answers: Answers
    layout: Layout
    sha256: str
    is_refused: bool
    is_locked: bool


def begin() -> None:
    """Forget the files that were brought before."""
    st.session_state[_FILES], st.session_state[_CORRECTED], st.session_state[_ANSWERS] = {}, set(), {}
    st.session_state[_UNSURE] = None


def read(name: str, content: bytes, answers: Answers) -> Register:
    """The register in a file, its columns taken as they were settled for an earlier file with the same header.

    What a password opens is cached nowhere, and the password is not kept.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    answers = _remembered(sha256, answers)
    file = _File(
        name, content, answers, Layout("", 0, 0, ()), sha256, is_refused=True, is_locked=bool(answers.password)
    )
    register, fault = _tried(file, None)
    layout = register.source.layout if register else _understood(fault)
    if settled := kept.settled(layout, sha256):
        register, fault = _tried(file, settled)
        layout = register.source.layout if register else settled
    answers = replace(answers, password=None)
    file = replace(file, layout=layout, answers=answers, is_refused=register is None)
    st.session_state.setdefault(_FILES, {})[sha256] = file
    if fault:
        raise fault
    return register  # type: ignore[return-value]


def may_reread(register: Register) -> bool:
    """Whether the register's files are at hand and no password is needed for them."""
    files: Mapping[str, _File] = st.session_state.get(_FILES) or {}
    made_of = {part.sha256 for part in register.source.parts or (register.source,)}
    return made_of == set(files) and not any(file.is_locked for file in files.values())


def reread(change: Callable[[Answers], Answers]) -> Register:
    """The register of the files at hand with something more answered about each."""
    files: Mapping[str, _File] = dict(st.session_state[_FILES])
    for sha256, file in files.items():
        st.session_state[_ANSWERS][sha256] = change(file.answers)
    registers = [read(file.name, file.content, Answers()) for file in files.values()]
    return join_registers(registers, kept.answers().doubles)


def at_hand(register: Register) -> tuple[tuple[str, bytes, Answers], ...]:
    """The name, the bytes and the answers of each file of a register; none where they cannot be read once more."""
    files: Mapping[str, _File] = st.session_state.get(_FILES) or {}
    if not may_reread(register):
        return ()
    of = [files[part.sha256] for part in register.source.parts or (register.source,)]
    return tuple((file.name, file.content, file.answers) for file in of)


def use(register: Register) -> None:
    """Put a register in use; where a unit of cost is not stated or was corrected, show the total first."""
    if _doubtful():
        st.session_state[_UNSURE] = register
    else:
        st.session_state[_UNSURE] = None
        state.use(register)


def panel(texts: Texts, again: Again) -> None:
    """The total to be confirmed, and the columns of the files brought for a person to correct."""
    files: Mapping[str, _File] = st.session_state.get(_FILES) or {}
    unsure: Register | None = st.session_state.get(_UNSURE)
    kept.say_what_fails(texts)
    if unsure and (doubtful := _doubtful()):
        _confirm(unsure, doubtful, texts, again)
    in_use = state.uploaded()
    shown = {part.sha256 for part in (in_use.source, *in_use.source.parts)} if in_use else set()
    for file in files.values():
        if not file.is_locked and (file.is_refused or unsure or file.sha256 in shown):
            title = texts("mapping.title") if len(files) == 1 else f"{texts('mapping.title')}: {file.name}"
            key = f"mapping.{file.sha256[:8]}"
            box = st.expander(plain.escape(title), key=key, expanded=file.is_refused, on_change="rerun")
            if box.open:
                with box:
                    _editor(file, texts, again)


def _remembered(sha256: str, answers: Answers) -> Answers:
    """The answers with what was answered about this file before; all but the password is kept for the next time."""
    known = st.session_state.setdefault(_ANSWERS, {})
    before: Answers = known.get(sha256, Answers())
    together = replace(kept.answers(), as_of=answers.as_of or before.as_of, layout=before.layout, sheet=before.sheet)
    known[sha256] = together
    return replace(together, password=answers.password)


def _understood(fault: MissingColumns | None) -> Layout:
    """The layout of a table that lacks columns, as far as it was understood."""
    return layout_from(fault.values["layout"] if fault else {})  # type: ignore[arg-type]


def _doubtful() -> tuple[_File, ...]:
    """The files whose cost states no unit, or had it corrected and not yet confirmed."""
    files: Mapping[str, _File] = st.session_state.get(_FILES) or {}
    corrected = st.session_state.get(_CORRECTED) or set()
    return tuple(
        file
        for file in files.values()
        if (cost := _cost(file.layout)) and (cost.unit is None or file.sha256 in corrected)
    )


def _confirm(register: Register, doubtful: Sequence[_File], texts: Texts, again: Again) -> None:
    """The total cost in words, by the unit read or another, before it is used."""
    file = doubtful[0]
    cost = _cost(file.layout)
    if cost is None:
        return
    now = (cost.unit or 1.0, cost.currency)
    with st.container(border=True, key="mapping-total"):
        name = "cost" if cost.currency in (None, fields()["cost"].currency) else "cost_foreign"
        total = money(float(register.projects[name].sum()), texts.language, cost.currency or "KZT")
        rows = register.source.rows_accepted
        st.warning(plain.escape(texts("mapping.total", n=rows, total=total, heading=cost.heading)))
        unit = money_units.choose(texts, f"mapping.{file.sha256[:8]}.total_unit", replace(cost, unit=now[0]))
        if unit != now:
            for each in doubtful:
                kept.hold(_with_unit(each.layout, unit), each.sha256)
                st.session_state[_CORRECTED].add(each.sha256)
            again()
        with st.container(horizontal=True):
            if st.button(texts("mapping.use_total"), type="primary", key="mapping.use"):
                for each in doubtful:
                    kept.remember(_with_unit(each.layout, unit), each.sha256)
                    st.session_state[_CORRECTED].discard(each.sha256)
                again()
            if st.button(texts("mapping.leave"), key="mapping.leave"):
                begin()
                st.rerun()


def _with_unit(layout: Layout, unit: money_units.Unit) -> Layout:
    """The layout with this unit for its cost."""
    columns = tuple(
        replace(column, unit=unit[0], currency=unit[1], reason="person", sure=1.0) if column.field == "cost" else column
        for column in layout.columns
    )
    return replace(layout, columns=columns)


@st.fragment
def _editor(file: _File, texts: Texts, again: Again) -> None:
    """The columns with what each is taken for, and the button that reads the file anew."""
    chosen, is_clear = column_boxes.show(file.layout.columns, f"mapping.{file.sha256[:8]}", texts)
    if st.button(texts("mapping.apply"), type="primary", disabled=not is_clear, key=f"mapping.{file.sha256[:8]}.apply"):
        _apply(file, replace(file.layout, columns=chosen), texts, again)


def _apply(file: _File, layout: Layout, texts: Texts, again: Again) -> None:
    """Keep what was settled, where the file can be read so, and read all anew."""
    fault: IndmapError | None
    try:
        with st.spinner(texts("uploads.reading")):
            _, fault = _tried(file, layout)
    except IndmapError as other:
        fault = other
    if fault:
        st.error(plain.escape(faults.sentence(fault, texts)), icon=":material/error:")
        return
    kept.remember(layout, file.sha256)
    before, after = _cost(file.layout), _cost(layout)
    if after and (before is None or (before.unit, before.currency) != (after.unit, after.currency)):
        st.session_state[_CORRECTED].add(file.sha256)
    again()


def _tried(file: _File, layout: Layout | None) -> tuple[Register, None] | tuple[None, MissingColumns]:
    """The file's register as laid out, or the fault that a person can mend by a better layout."""
    answers = replace(file.answers, layout=_plain(layout)) if layout else file.answers
    try:
        if answers.password:
            return read_register(file.content, file.name, answers), None
        return cache.read(file.sha256, file.name, answers, file.content), None
    except MissingColumns as fault:
        return None, fault


def _plain(layout: Layout) -> Layout:
    """The layout as an answer: without the cells shown beside it."""
    return replace(layout, columns=tuple(replace(column, examples=()) for column in layout.columns))


def _cost(layout: Layout) -> ColumnMeaning | None:
    return next((column for column in layout.columns if column.field == "cost"), None)
