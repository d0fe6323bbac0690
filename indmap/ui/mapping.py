"""Which column is which field, as a person sees and corrects it; what was corrected is kept for later files."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from indmap.register.layout import Answers, ColumnMeaning, Layout
from indmap.register.register import Register
from indmap.ui import brought, column_boxes, faults, kept, money_units, plain, state
from indmap.ui.brought import File
from indmap.words.fields import fields
from indmap.words.numbers import money
from indmap.words.texts import Texts

_CORRECTED, _APPLIED = "mapping.corrected", "mapping.applied"

Again = Callable[[], None]
"""Reads everything that was brought once more, by what is settled now."""


def begin() -> None:
    """Forget what was corrected in the files that were brought before."""
    st.session_state[_CORRECTED] = set()
    brought.hold(())


def may_reread(register: Register) -> bool:
    """Whether the register's files are at hand."""
    return brought.are_of(register, brought.in_use())


def reread(change: Callable[[Answers], Answers]) -> Register:
    """The register of the files at hand with something more answered about each."""
    return brought.reread(Texts(state.choice().language), change)


def at_hand(register: Register) -> tuple[tuple[str, bytes, Answers], ...]:
    """The name, the bytes and the answers of each of a register's files, in its order; none where one is not here."""
    files = brought.in_use()
    return tuple((file.name, file.content, file.answers) for file in files) if may_reread(register) else ()


def doubtful(files: Sequence[File]) -> tuple[File, ...]:
    """The files whose cost states no unit, or had it corrected and not yet confirmed."""
    corrected = st.session_state.get(_CORRECTED) or set()
    return tuple(
        file for file in files if (cost := _cost(file.layout)) and (cost.unit is None or file.sha256 in corrected)
    )


def panel(texts: Texts, again: Again) -> None:
    """The total to be confirmed, and the columns of the files brought for a person to correct."""
    pending = brought.pending()
    files = pending or brought.in_use()
    kept.say_what_fails(texts)
    _apply(files, texts, again)
    if pending and all(file.register for file in pending) and (unsure := doubtful(pending)):
        _confirm(pending, unsure, texts, again)
    for file in files:
        if file.layout.columns:
            title = texts("mapping.title") if len(files) == 1 else f"{texts('mapping.title')}: {file.name}"
            key = f"mapping.{file.sha256[:8]}"
            box = st.expander(plain.escape(title), key=key, expanded=file.fault is not None, on_change="rerun")
            if box.open:
                with box:
                    _editor(file, texts)


def _confirm(files: Sequence[File], doubtful: Sequence[File], texts: Texts, again: Again) -> None:
    """The total cost in words, by the unit read or another, before it is used."""
    file = doubtful[0]
    cost = _cost(file.layout)
    if cost is None:
        return
    now = (cost.unit or 1.0, cost.currency)
    with st.container(border=True, key="mapping-total"):
        name = "cost" if cost.currency in (None, fields()["cost"].currency) else "cost_foreign"
        registers = [each.register for each in files if each.register]
        total = sum(float(register.projects[name].sum()) for register in registers)
        rows = sum(register.source.rows_accepted for register in registers)
        said = money(total, texts.language, cost.currency or "KZT")
        st.warning(plain.escape(texts("mapping.total", n=rows, total=said, heading=cost.heading)))
        unit = money_units.choose(texts, f"mapping.{file.sha256[:8]}.total_unit", replace(cost, unit=now[0]))
        if unit != now:
            for each in doubtful:
                kept.hold(_with_unit(each.layout, unit), each.sha256)
                st.session_state.setdefault(_CORRECTED, set()).add(each.sha256)
            again()
        with st.container(horizontal=True):
            if st.button(texts("mapping.use_total"), type="primary", key="mapping.use"):
                for each in doubtful:
                    kept.remember(_with_unit(each.layout, unit), each.sha256)
                    st.session_state.setdefault(_CORRECTED, set()).discard(each.sha256)
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
def _editor(file: File, texts: Texts) -> None:
    """The columns with what each is taken for, and the button that reads the file anew."""
    chosen, is_clear = column_boxes.show(file.layout.columns, f"mapping.{file.sha256[:8]}", texts)
    if st.button(texts("mapping.apply"), type="primary", disabled=not is_clear, key=f"mapping.{file.sha256[:8]}.apply"):
        st.session_state[_APPLIED] = file.sha256, replace(file.layout, columns=chosen)
        st.rerun()  # the whole page: a reading is stopped by a click outside of this part


def _apply(files: Sequence[File], texts: Texts, again: Again) -> None:
    """Keep what was settled in the editor, where the file can be read so, and read all anew."""
    sha256, layout = st.session_state.pop(_APPLIED, ("", None))
    file = next((each for each in files if each.sha256 == sha256), None)
    if file is None or layout is None:
        return
    if fault := brought.read([file], texts, layout)[0].fault:
        st.error(plain.escape(faults.sentence(fault, texts)), icon=":material/error:")
        return
    kept.remember(layout, file.sha256)
    before, after = _cost(file.layout), _cost(layout)
    is_sure = before and after and before.sure == 1 and (before.unit, before.currency) == (after.unit, after.currency)
    if after and not is_sure:
        st.session_state.setdefault(_CORRECTED, set()).add(file.sha256)
    again()


def _cost(layout: Layout) -> ColumnMeaning | None:
    return next((column for column in layout.columns if column.field == "cost"), None)
