"""An accepted register is kept by itself; what became of it is said in one line, and it can be withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from indmap.errors import StoreFault
from indmap.register.layout import Answers
from indmap.register.register import Register
from indmap.register.snapshot import Snapshot
from indmap.ui import brought, faults, history, kept, plain, state
from indmap.ui.brought import File
from indmap.words.texts import Texts

_OUTCOME = "snapshots.outcome"
LONGEST = 200
"""Letters of a sender's name or of a reason."""
_MOST_FETCHED = 50_000_000
"""Bytes of the kept files that are brought back to be corrected without being asked for."""


@dataclass(frozen=True)
class Outcome:
    """What became of an accepted register: a snapshot, new or there before, or why there is none.

    ``was`` is the earlier reading of the same files, which the new one takes the place of.
    """

    key: str
    snapshot: Snapshot | None = None
    is_new: bool = True
    was: Snapshot | None = None
    fault: StoreFault | None = None


def accept(register: Register, texts: Texts) -> None:
    """Keep the register just read from the files brought, and put it in use.

    What a password opened is not kept unasked: the store would have in clear what somebody had locked.
    """
    files = brought.files_of(register)
    if any(file.was_opened for file in files):
        _settle(Outcome(register.key), register)
    else:
        _keep(register, files, texts)


def say(texts: Texts) -> None:
    """What became of the register in use, for as long as it is the one that was just accepted."""
    outcome: Outcome | None = st.session_state.get(_OUTCOME)
    register = state.uploaded()
    if outcome is None or register is None or register.key != outcome.key:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="snapshots-outcome"):
        _line(outcome, texts)
        if outcome.snapshot:
            st.button(texts("history.withdraw"), key="snapshots.withdraw", on_click=ask, args=(outcome.snapshot.id,))
        elif outcome.fault is None:
            st.button(texts("history.keep_rows"), key="snapshots.keep", on_click=_keep_rows, args=(register, texts))
    if outcome.snapshot:
        _ask_sender(history.shown().snapshot or outcome.snapshot, texts)


def _ask_sender(snapshot: Snapshot, texts: Texts) -> None:
    """Who sent it, asked and never demanded."""
    key = f"snapshots.sender.{snapshot.id[: history.SHORT]}"
    st.text_input(
        texts("history.sender"),
        snapshot.sender,
        key=key,
        max_chars=LONGEST,
        placeholder=texts("history.optional"),
        on_change=lambda: history.name_sender(snapshot, str(st.session_state[key] or "").strip(), actor()),
    )


def ask(snapshot: str) -> None:
    """Have the reason asked for which a snapshot is withdrawn."""
    st.session_state["snapshots.asked"] = snapshot


def dialog(texts: Texts) -> None:
    """The reason, where it was asked for, and the button that withdraws."""
    asked = st.session_state.pop("snapshots.asked", None)
    found = next((each for each in history.snapshots() if each.id == asked), None)
    if found:
        title = texts("history.withdraw_title", number=found.seq)
        st.dialog(plain.escape(title))(lambda: _reason(found, texts))()


def actor() -> str:
    """Who is at the page, where a sign-in says it; else nobody is named."""
    return str(st.user.get("email") or st.user.get("name") or "") if st.user.get("is_logged_in") else ""


def fetch() -> None:
    """Bring back the files of the kept register in use, so that it can be corrected as if they were just brought."""
    register, snapshot = state.uploaded(), history.shown().snapshot
    if register is None or snapshot is None or not snapshot.files or brought.in_use() or brought.has_opened():
        return
    if sum(size for _, _, size in snapshot.files) > _MOST_FETCHED:
        return
    said = Answers(as_of=snapshot.answers.as_of, sheet=snapshot.answers.sheet)
    parts = register.source.parts or (register.source,)
    try:
        found = [
            File(name, kept.store().original(sha256), sha256, said, part.layout)
            for (name, sha256, _), part in zip(snapshot.files, parts, strict=True)
        ]
    except (StoreFault, ValueError):
        return  # the page says that they are not at hand
    brought.bring_back(found)


def _keep(register: Register, files: Sequence[File], texts: Texts) -> None:
    """Save the register, unless this very reading is there; an earlier reading of the same files counts no more."""
    try:
        with st.spinner(texts("history.saving")):
            there = _readings(files)
            same = next((each for each in there if _says_the_same(each, register)), None)
            if same:
                there_already = same.key == register.key
                found = register if there_already else kept.store().snapshot_register(same.id)
                _settle(Outcome(same.key, same, is_new=False), found)
                return
            answers = replace(files[0].answers, layout=None) if files else Answers()
            content = [(file.content, file.name) for file in files]
            snapshot, is_new = kept.store().save_snapshot(
                register, content, answers, by=actor(), sender=_sender(register)
            )
            for each in there if is_new else ():
                reason = texts("history.read_anew", number=snapshot.seq)
                kept.store().withdraw(each.id, reason, actor())
    except StoreFault as fault:
        _settle(Outcome(register.key, fault=fault), register)
        return
    _settle(Outcome(register.key, snapshot, is_new, there[-1] if is_new and there else None), register)


def _keep_rows(register: Register, texts: Texts) -> None:
    """Save what was read from a locked file, without the file."""
    _keep(register, (), texts)


def _readings(files: Sequence[File]) -> tuple[Snapshot, ...]:
    """The snapshots that were read from these very files and count."""
    history.refresh()
    wanted = {file.sha256 for file in files}
    return tuple(
        each
        for each in history.snapshots()
        if files and not each.withdrawn and not each.damaged and {sha256 for _, sha256, _ in each.files} == wanted
    )


def _says_the_same(snapshot: Snapshot, register: Register) -> bool:
    """Whether a snapshot of the same files holds what was read now, whatever the files are called."""
    if snapshot.key == register.key:
        return True
    if snapshot.as_of != register.source.as_of or snapshot.rows != len(register.projects):
        return False
    there = kept.store().snapshot_register(snapshot.id)
    return there.projects.drop(columns="file").equals(register.projects.drop(columns="file")) and len(
        there.findings
    ) == len(register.findings)


def _sender(register: Register) -> str:
    """Who sent it, where every row says the same."""
    stated = register.projects["sender"].dropna().unique()
    return str(stated[0]) if len(stated) == 1 else ""


def _settle(outcome: Outcome, register: Register) -> None:
    st.session_state[_OUTCOME] = outcome
    history.use(register, outcome.snapshot)


def _line(outcome: Outcome, texts: Texts) -> None:
    snapshot = outcome.snapshot
    if outcome.fault:
        said = f"{texts('history.not_kept')} {faults.sentence(outcome.fault, texts)}"
        st.warning(plain.escape(said), icon=":material/save:")
    elif snapshot is None:
        st.info(plain.escape(texts("history.locked")), icon=":material/lock:")
    elif not outcome.is_new:
        plain.line(texts("history.kept_before", number=snapshot.seq, day=snapshot.as_of, name=snapshot.source.name))
    elif outcome.was:
        plain.line(texts("history.kept_anew", number=snapshot.seq, day=snapshot.as_of, was=outcome.was.seq))
    else:
        plain.line(texts("history.kept", number=snapshot.seq, day=snapshot.as_of))


def _reason(found: Snapshot, texts: Texts) -> None:
    """Why it counts no more, and the button; what was kept stays in the list of withdrawn ones."""
    plain.line(texts("history.withdraw_hint"))
    reason = st.text_input(texts("history.reason"), max_chars=LONGEST, key="snapshots.reason")
    if st.button(texts("history.withdraw"), type="primary", key="snapshots.confirm"):
        if not reason.strip():
            st.error(plain.escape(texts("history.no_reason")))
            return
        try:
            kept.store().withdraw(found.id, reason, actor())
        except StoreFault as fault:
            st.error(plain.escape(faults.sentence(fault, texts)))
            return
        if state.choice().register == found.id[: history.SHORT]:
            state.choose(register="")
        st.rerun()
