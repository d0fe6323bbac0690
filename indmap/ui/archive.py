"""The registers kept: listed, looked at, taken away, withdrawn; the trail, the back-up, the look for damage."""

import re
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path, PurePath
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from indmap.errors import StoreFault
from indmap.exhibits import snapshots as exhibits
from indmap.exhibits.view import View
from indmap.register.snapshot import Snapshot
from indmap.render.bundle import safe_stem
from indmap.ui import downloads, faults, history, kept, plain, snapshots, state, tables
from indmap.words.codelists import codelist
from indmap.words.texts import Texts


def panel(view: View) -> None:
    """What is kept, and what can be done with it; the sample's months are never among it."""
    texts = view.texts
    with st.container(border=True, key="snapshots"):
        plain.line(texts("history.snapshots_subtitle"), strong=True)
        everything = tuple(reversed(history.snapshots()))
        if fault := history.fault():
            plain.line(faults.sentence(fault, texts))
        if not everything:
            plain.line(texts("history.none"))
            return
        aside = sum(each.withdrawn is not None for each in everything)
        with_aside = bool(aside) and st.toggle(texts("history.show_withdrawn", n=aside), key="snapshots.all")
        shown = [each for each in everything if with_aside or not each.withdrawn]
        listed = partial(exhibits.table, view, shown, zone())
        exhibit = listed()
        if exhibit.is_empty:
            plain.line(exhibit.note)
        else:
            tables.show(exhibit)
            downloads.menu("history.snapshots", texts, listed)
            _one(shown, texts)
        _safety(view, everything)
    snapshots.dialog(texts)


def _one(shown: Sequence[Snapshot], texts: Texts) -> None:
    """A box with the snapshots, and what can be done with the one chosen."""
    by_id = {each.id: each for each in shown}
    chosen = st.selectbox(
        texts("history.which"),
        list(by_id),
        index=None,
        format_func=lambda id_: _called(by_id[id_], texts),
        placeholder=texts("history.choose"),
        key="snapshots.chosen",
    )
    if chosen is None:
        return
    found = by_id[chosen]
    with st.container(horizontal=True):
        if not found.withdrawn and not found.damaged:
            st.button(texts("history.look"), key="snapshots.look", on_click=_look, args=(found,))
        for place, (name, sha256, _) in enumerate(found.files):
            st.download_button(
                plain.escape(texts("history.original", name=name)),
                partial(_original, sha256),
                file_name=f"{safe_stem(name)}{_ending(name)}",
                key=f"snapshots.original.{place}",
                icon=":material/download:",
                on_click="ignore",
            )
        if not found.withdrawn:
            st.button(texts("history.withdraw"), key="snapshots.withdraw_one", on_click=snapshots.ask, args=(found.id,))


def _called(snapshot: Snapshot, texts: Texts) -> str:
    """A snapshot in a list: its number, its day and who sent it or its file."""
    name = snapshot.sender or snapshot.source.name
    if snapshot.as_of is None:
        return texts("history.numbered_undated", number=snapshot.seq, name=name)
    return texts("history.numbered", number=snapshot.seq, day=snapshot.as_of, name=name)


def _look(snapshot: Snapshot) -> None:
    state.choose(register=snapshot.id[: history.SHORT])


def _ending(name: str) -> str:
    """The ending of a file that we read, none of any other."""
    ending = PurePath(name).suffix.lower()
    return ending if re.fullmatch(r"\.[a-z]{2,5}", ending) else ""


def _original(sha256: str) -> bytes:
    return kept.store().original(sha256)


def _safety(view: View, everything: Sequence[Snapshot]) -> None:
    """The back-up, the look for damage, and the trail; each only when asked for."""
    texts = view.texts
    with st.container(horizontal=True):
        st.download_button(
            texts("history.back_up"),
            _copy,
            file_name=f"indmap_{datetime.now(UTC):%Y-%m-%d}.sqlite",
            mime="application/vnd.sqlite3",
            icon=":material/download:",
            key="snapshots.back_up",
            on_click="ignore",
        )
        wants = st.button(texts("history.verify"), icon=":material/verified:", key="snapshots.verify")
    if wants:
        _verify(everything, texts)
    box = st.expander(texts("history.trail_subtitle"), key="snapshots.trail", on_change="rerun")
    if box.open:
        with box:
            _trail(view, everything)


def _copy() -> bytes:
    """The whole store in one file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy.sqlite"
        kept.store().back_up(path)
        return path.read_bytes()


def _verify(everything: Sequence[Snapshot], texts: Texts) -> None:
    """Whether all that is kept is as it was written, and else what is not."""
    try:
        with st.spinner(texts("history.verifying")):
            found, lines = kept.store().verify(), kept.store().length()
    except StoreFault as fault:
        st.error(plain.escape(faults.sentence(fault, texts)))
        return
    if not found:
        st.success(plain.escape(texts("history.whole", n=len(everything), lines=lines)), icon=":material/verified:")
    kinds = codelist("damages")
    for damage in found:
        said = f"{kinds.label(damage.kind, texts.language)} {damage.object}".strip()
        st.error(plain.escape(texts("history.broken", what=said)), icon=":material/error:")


def _trail(view: View, everything: Sequence[Snapshot]) -> None:
    try:
        entries = kept.store().trail()
    except StoreFault as fault:
        st.error(plain.escape(faults.sentence(fault, view.texts)))
        return
    make = partial(exhibits.trail, view, entries, everything, zone())
    tables.show(make())
    downloads.menu("history.trail", view.texts, make)


def zone() -> tzinfo:
    """The browser's own clock, else UTC."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
