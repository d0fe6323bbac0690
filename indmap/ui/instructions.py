"""Instructions as they are kept: listed, given, carried on from one meeting to the next."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial

import streamlit as st

from indmap.analysis.identity import project_keys
from indmap.errors import IndmapError, StoreFault
from indmap.exhibits import instructions as exhibits
from indmap.exhibits.view import View
from indmap.register.register import Register
from indmap.register.remarks import About, Instruction
from indmap.ui import archive, downloads, faults, kept, plain, snapshots, tables
from indmap.words.codelists import codelist

LONGEST = 1000
"""Letters of an instruction or a remark."""
_FAILED = "instructions.failed"


def known() -> tuple[Instruction, ...]:
    """Every instruction kept; none where the store cannot be reached, and ``panel`` says why."""
    st.session_state[_FAILED] = None
    try:
        return kept.store().instructions()
    except StoreFault as fault:
        st.session_state[_FAILED] = fault
        return ()


def today() -> date:
    """The day that deadlines are held against: the real one, whatever register is looked at."""
    return datetime.now(archive.zone()).date()


def panel(view: View, found: Sequence[Instruction]) -> None:
    """The table, the open ones alone unless asked for more; one of them carried on; a new one given."""
    texts = view.texts
    _say_failed(view)
    with st.container(border=True, key="instructions"):
        closed = sum(not exhibits.is_open(each) for each in found)
        with_closed = bool(closed) and st.toggle(texts("instructions.show_closed", n=closed), key="instructions.all")
        shown = [each for each in found if with_closed or exhibits.is_open(each)]
        if shown:
            make = partial(exhibits.table, view, shown, today(), names_of(view))
            plain.line(texts("instructions.table_subtitle"), strong=True)
            tables.show(make())
            downloads.menu("instructions.table", texts, make)
            _one(view, shown)
        else:
            plain.line(texts("instructions.none_listed"))
    give(view, About(day=view.as_of), "instructions")


def of_project(view: View, project: str) -> None:
    """The instructions about one project, and the way to give one."""
    found = [each for each in known() if each.about.project == project]
    _say_failed(view)
    if found:
        exhibit = exhibits.table(view, found, today(), names_of(view))
        plain.line(view.texts("instructions.on_project"), strong=True)
        tables.show(exhibit)
    give(view, About(project=project, day=view.as_of), "instructions.project")


def give(view: View, about: About, key: str) -> None:
    """A form for a new instruction."""
    texts = view.texts
    with (
        st.expander(plain.escape(texts("instructions.give")), icon=":material/add_task:"),
        st.form(f"{key}.form", border=False, clear_on_submit=True),
    ):
        text = st.text_area(texts("instructions.text"), max_chars=LONGEST, key=f"{key}.text")
        with st.container(horizontal=True):
            body = st.text_input(view.field("responsible"), max_chars=200, key=f"{key}.responsible")
            deadline = st.date_input(
                texts("instructions.deadline"), value=None, format="DD.MM.YYYY", key=f"{key}.deadline"
            )
        if st.form_submit_button(texts("instructions.save"), key=f"{key}.save"):
            if not text.strip():
                st.error(plain.escape(texts("instructions.no_text")))
                return
            kept_it = _try(
                view,
                lambda: kept.store().add_instruction(
                    text, about, responsible=body, deadline=deadline, by=snapshots.actor()
                ),
            )
            if kept_it:
                st.rerun()


def names_of(view: View) -> Mapping[str, str]:
    """The names of the register's projects by their keys."""
    return _names(view.register.key, view.register)


def keys_of(register: Register) -> list[str]:
    """The keys of a register's projects, row by row."""
    return _keys(register.key, register)


def _one(view: View, shown: Sequence[Instruction]) -> None:
    """One instruction with all that became of it, and a form that carries it on."""
    texts = view.texts
    by_id = {each.id: each for each in exhibits.in_order(shown, today())}
    chosen = st.selectbox(
        texts("instructions.carry_on"),
        list(by_id),
        index=None,
        format_func=lambda id_: texts("instructions.numbered", number=by_id[id_].seq, text=by_id[id_].text[:90]),
        placeholder=texts("instructions.choose"),
        key="instructions.chosen",
    )
    if chosen is None:
        return
    found = by_id[chosen]
    for line in exhibits.became(view, found):
        plain.line(line)
    _carry_on(view, found)


def _carry_on(view: View, found: Instruction) -> None:
    """A form with what an instruction is now."""
    texts, states = view.texts, codelist("instruction_states")
    stage = f"instructions.change.{found.id}.{len(found.changes)}"
    with st.form(stage):
        with st.container(horizontal=True):
            state = st.selectbox(
                texts("instructions.state"),
                list(states),
                index=list(states).index(found.state),
                format_func=lambda code: states.label(code, view.language),
                key=f"{stage}.state",
            )
            body = st.text_input(
                view.field("responsible"), value=found.responsible, max_chars=200, key=f"{stage}.responsible"
            )
            deadline = st.date_input(
                texts("instructions.deadline"), value=found.deadline, format="DD.MM.YYYY", key=f"{stage}.deadline"
            )
        remark = st.text_input(texts("instructions.remark"), max_chars=LONGEST, key=f"{stage}.remark")
        saves = st.form_submit_button(texts("instructions.save"), key=f"{stage}.save")
    if saves and _try(
        view,
        lambda: kept.store().change_instruction(
            found.id, state=state, responsible=body, deadline=deadline, remark=remark, by=snapshots.actor()
        ),
    ):
        st.rerun()


def _try(view: View, write: Callable[[], object]) -> bool:
    """Whether something could be kept; else one line says why not."""
    try:
        write()
    except IndmapError as fault:
        st.error(plain.escape(faults.sentence(fault, view.texts)), icon=":material/save:")
        return False
    return True


def _say_failed(view: View) -> None:
    if fault := st.session_state.get(_FAILED):
        st.warning(plain.escape(faults.sentence(fault, view.texts)), icon=":material/save:")


@st.cache_resource(max_entries=40, show_spinner=False)
def _keys(key: str, _register: Register) -> list[str]:  # noqa: ARG001 - key is the key
    return [str(each) for each in project_keys(_register.projects)]


@st.cache_resource(max_entries=4, show_spinner=False)
def _names(key: str, _register: Register) -> dict[str, str]:
    names = _register.projects["name"].fillna("").astype("str")
    return dict(zip(_keys(key, _register), names, strict=True))
