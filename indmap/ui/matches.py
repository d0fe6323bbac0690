"""Doubtful matches of two registers: side by side, a person says same or different, and can take it back."""

from typing import Any

import pandas as pd
import streamlit as st

from indmap.analysis.identity import project_keys
from indmap.analysis.moved import Moved
from indmap.errors import IndmapError, StoreFault
from indmap.exhibits import matches as exhibits
from indmap.exhibits.view import View
from indmap.register.remarks import Match
from indmap.ui import faults, kept, plain, snapshots, tables
from indmap.words.texts import Texts

PAGE = 3
"""Pairs on one page."""


def panel(view: View, moved: Moved) -> None:
    """The pairs of the two registers that nobody has settled, and what was settled of them."""
    doubtful = moved.links.doubtful.sort_values("score", ascending=False, kind="stable")
    keys = _keys(moved)
    answered = [] if view.is_sample else _answered(view, keys)
    if doubtful.empty and not answered:
        return
    texts = view.texts
    with st.container(border=True, key="matches"):
        plain.line(texts("matches.title"), strong=True)
        plain.line(texts("matches.lead", n=len(doubtful)) if len(doubtful) else texts("matches.none_left"))
        if view.is_sample:
            plain.line(texts("matches.sample"))
        pages = max(-(-len(doubtful) // PAGE), 1)
        page = st.pagination(pages, key="matches.page") if pages > 1 else 1
        for pair in doubtful.iloc[(page - 1) * PAGE : page * PAGE].to_dict("records"):
            _ask(view, moved, pair, keys)
        if answered:
            _decided(texts, answered, _names(moved, keys))


def _keys(moved: Moved) -> tuple[pd.Series, pd.Series]:
    """The keys of the projects of both registers."""
    return project_keys(moved.whole.earlier.projects), project_keys(moved.whole.later.projects)


def _ask(view: View, moved: Moved, pair: dict[Any, Any], keys: tuple[pd.Series, pd.Series]) -> None:
    """One pair with why it is doubtful, and the two answers; equal keys cannot be told apart by their keys."""
    texts = view.texts
    earlier, later = int(pair["earlier"]), int(pair["later"])
    one, other = str(keys[0].iloc[earlier]), str(keys[1].iloc[later])
    with st.container(border=True, key=f"matches-{earlier}-{later}"):
        plain.line(view.label("doubts", str(pair["reason"])))
        tables.show(exhibits.side_by_side(view, moved, earlier, later))
        with st.container(horizontal=True):
            for same, name in ((True, "same"), (False, "different")):
                label = texts("matches.same") if same else texts("matches.different")
                st.button(
                    plain.escape(label),
                    key=f"matches.{earlier}.{later}.{name}",
                    disabled=view.is_sample,
                    on_click=_settle,
                    args=(one, other, same),
                )
        _say_failed(texts)


def _answered(view: View, keys: tuple[pd.Series, pd.Series]) -> list[Match]:
    """What was settled of a project of the earlier register and one of the later."""
    here, there = set(keys[0]), set(keys[1])
    try:
        found = kept.store().matches()
    except StoreFault as fault:
        plain.line(faults.sentence(fault, view.texts))
        return []
    return [
        each
        for each in found
        if (each.one in here and each.other in there) or (each.other in here and each.one in there)
    ]


def _names(moved: Moved, keys: tuple[pd.Series, pd.Series]) -> dict[str, str]:
    """What the projects of both registers are called, by their keys."""
    sides = (moved.whole.earlier.projects, moved.whole.later.projects)
    return {
        str(key): str(name)
        for known, projects in zip(keys, sides, strict=True)
        for key, name in zip(known, projects["name"], strict=True)
    }


def _decided(texts: Texts, answered: list[Match], called: dict[str, str]) -> None:
    """The answers that hold, each with the way back."""
    plain.line(texts("matches.decided", n=len(answered)))
    for place, each in enumerate(answered):
        words, button = st.columns([4, 1], vertical_alignment="center")
        one, other = (called.get(key, key) for key in (each.one, each.other))
        with words:
            said = texts(f"matches.was_{'same' if each.same else 'different'}", one=one, other=other)
            plain.line(f"{said} {each.by}".strip())
        button.button(
            texts("matches.take_back"),
            key=f"matches.back.{place}",
            on_click=_settle,
            args=(each.one, each.other, None),
        )


def _settle(one: str, other: str, same: bool | None) -> None:  # noqa: FBT001 - the answer to the question
    try:
        kept.store().settle_match(one, other, same, by=snapshots.actor())
    except IndmapError as fault:
        st.session_state["matches.failed"] = fault


def _say_failed(texts: Texts) -> None:
    if fault := st.session_state.pop("matches.failed", None):
        st.error(plain.escape(faults.sentence(fault, texts)), icon=":material/save:")
