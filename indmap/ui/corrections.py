"""Known errors of the source: listed with what became of them, added from a finding or by hand, and removed."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from indmap.exhibits import corrections
from indmap.exhibits.doubles import place
from indmap.exhibits.view import View
from indmap.register.layout import Correction
from indmap.ui import downloads, kept, mapping, plain, standing, tables
from indmap.ui.rereading import read_again
from indmap.words.spellings import fold

_MOST = 200
_WAYS = ("from_finding", "by_hand")
_OUR_OWN = ("corrected", "possible_double")


@dataclass(frozen=True)
class _Cell:
    """The cell to be corrected: a project's field, where it stands and what it says."""

    project: str
    field: str
    sheet: str
    address: str
    says: str = ""


def panel(view: View) -> None:
    """The corrections kept, and a form for one more where the files can be read by it."""
    settled, texts = kept.answers().corrections, view.texts
    is_fixed = not mapping.may_reread(view.register)
    if is_fixed and not settled:
        return
    with st.container(border=True, key="corrections"):
        plain.line(texts("corrections.title"), strong=True)
        plain.line(texts("corrections.lead"))
        if settled:
            tables.show(corrections.table(view, settled))
            downloads.menu("corrections.table", texts, lambda: corrections.table(view, settled))
        if is_fixed:
            plain.line(texts("corrections.not_at_hand"))
            return
        if settled:
            _remove(view, settled)
        box = st.expander(texts("corrections.add"), key="corrections.add", on_change="rerun")
        if box.open:
            with box:
                _add(view)


def _remove(view: View, settled: Sequence[Correction]) -> None:
    """A box with the corrections, and the button that has the cell read as it stands again."""
    words, button = st.columns([4, 1], vertical_alignment="bottom")
    chosen = words.selectbox(
        view.texts("corrections.which"),
        range(len(settled)),
        index=None,
        format_func=lambda each: f"{settled[each].project} · {view.field(settled[each].field)}",
        placeholder=view.texts("corrections.choose"),
        key="corrections.which",
    )
    if button.button(view.texts("corrections.remove"), key="corrections.remove", disabled=chosen is None):
        kept.let_stand(settled[chosen or 0])
        read_again(view.texts)


def _add(view: View) -> None:
    """Which cell, what it says, what is right and why."""
    way = st.segmented_control(
        view.texts("corrections.add"),
        _WAYS,
        format_func=lambda each: view.texts(f"corrections.{each}"),
        default=_WAYS[0],
        required=True,
        key="corrections.way",
        label_visibility="collapsed",
    )
    cell = _of_finding(view) if way == _WAYS[0] else _by_hand(view)
    if cell is None:
        return
    key = f"corrections.{cell.field}.{cell.sheet}.{cell.address}"
    stands = standing.text_at(view, cell.sheet, cell.address)
    with st.form(key, border=False):
        plain.line(f"{cell.project} · {view.field(cell.field)} · {cell.sheet}!{cell.address}")
        said = cell.says if stands is None else stands
        says = st.text_input(view.texts("corrections.says"), said, key=f"{key}.says")
        value = st.text_input(view.texts("corrections.value"), key=f"{key}.value")
        reason = st.text_input(view.texts("corrections.reason"), key=f"{key}.reason")
        is_pressed = st.form_submit_button(view.texts("corrections.save"), type="primary", key="corrections.save")
    if is_pressed and value:  # outside the form, which takes no button that stops the reading
        kept.correct(Correction(cell.project, cell.field, says.strip(), value.strip(), reason.strip()))
        read_again(view.texts)


def _of_finding(view: View) -> _Cell | None:
    """The cell of a finding that stands on a project's row."""
    found = view.register.findings
    found = found[(found["cell"] != "") & (found["field"] != "") & ~found["code"].isin(_OUR_OWN)]
    about = (found[column] for column in ("field", "sheet", "cell", "raw"))
    cells = [_Cell(*each) for each in zip(corrections.names_of(view, found), *about, strict=True) if each[0]]
    chosen = st.selectbox(
        view.texts("corrections.finding"),
        range(len(cells[:_MOST])),
        index=None,
        format_func=lambda at: (
            f"{cells[at].sheet}!{cells[at].address} · {view.field(cells[at].field)}: {cells[at].says}"
        ),
        placeholder=view.texts("corrections.choose"),
        key="corrections.finding",
    )
    return None if chosen is None else cells[chosen]


def _by_hand(view: View) -> _Cell | None:
    """The cell of a project, found by a part of its name, and of one of the file's columns."""
    projects, source = view.register.projects, view.register.source
    query = st.text_input(view.texts("corrections.search"), key="corrections.search")
    rows = [row for row, name in enumerate(projects["name"]) if fold(query) in fold(name)][:_MOST] if query else []
    row = st.selectbox(
        view.texts("corrections.project"),
        rows,
        index=None,
        format_func=lambda each: f"{projects['name'].iloc[each]} · {place(view, each)}",
        placeholder=view.texts("corrections.choose"),
        key="corrections.project",
    )
    if row is None:
        return None
    project = projects.iloc[row]
    part = next((part for part in source.parts if part.name == project["file"]), source)
    field = st.selectbox(
        view.texts("corrections.field"),
        part.layout.fields,
        index=None,
        format_func=view.field,
        placeholder=view.texts("corrections.choose"),
        key="corrections.field",
    )
    if field is None:
        return None
    letter = next(column.letter for column in part.layout.columns if column.field == field)
    sheet = f"{project['file']}: {project['sheet']}" if source.parts else str(project["sheet"])
    return _Cell(str(project["name"]), field, sheet, f"{letter}{int(project['row'])}")
