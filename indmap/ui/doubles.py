"""Projects that may be given twice: both rows side by side, a person decides, and can take the decision back."""

import streamlit as st

from indmap.exhibits import doubles
from indmap.exhibits.doubles import Pair
from indmap.exhibits.view import View
from indmap.ingest.decided import keys_of
from indmap.ingest.joined import columns_of
from indmap.register.layout import Double, Verdict
from indmap.register.register import Register
from indmap.ui import downloads, kept, mapping, plain, tables
from indmap.ui.rereading import read_again

PAGE = 3
"""Pairs on one page."""


def panel(view: View) -> None:
    """The pairs of the register in use that are undecided, and the decisions that hold for it."""
    register = view.register
    found = _pairs(register.key, register) if "possible_double" in set(register.findings["code"]) else ()
    settled = _settled(register)
    if not found and not settled:
        return
    with st.container(border=True, key="doubles"):
        plain.line(view.texts("doubles.title"), strong=True)
        plain.line(view.texts("doubles.lead", n=len(found)) if found else view.texts("doubles.none_left"))
        pages = max(-(-len(found) // PAGE), 1)
        page = st.pagination(pages, key="doubles.page") if pages > 1 else 1
        for number, pair in enumerate(found[(page - 1) * PAGE : page * PAGE], (page - 1) * PAGE + 1):
            _ask(view, pair, number)
        if found:
            downloads.menu("doubles.listed", view.texts, lambda: doubles.listed(view))
        _decided(view, settled)


def _ask(view: View, pair: Pair, number: int) -> None:
    """One pair and the three decisions; without the file's bytes at hand nothing can be read by them."""
    texts = view.texts
    with st.container(border=True, key=f"doubles-{number}"):
        tables.show(doubles.side_by_side(view, pair))
        is_fixed = not mapping.may_reread(view.register)
        labels = {
            Verdict.LATER: texts("doubles.set_aside", n=2),
            Verdict.EARLIER: texts("doubles.set_aside", n=1),
            Verdict.APART: texts("doubles.keep_both"),
        }
        with st.container(horizontal=True):
            for verdict, label in labels.items():
                key = f"doubles.{number}.{verdict}"
                if st.button(plain.escape(label), key=key, disabled=is_fixed):
                    names = view.register.projects["name"]
                    called = (str(names.iloc[pair.later]), str(names.iloc[pair.earlier]))
                    kept.decide(Double(pair.later_key, pair.earlier_key, verdict, called))
                    read_again(texts)
        if is_fixed:
            plain.line(texts("doubles.not_at_hand"))


def _decided(view: View, settled: tuple[Double, ...]) -> None:
    """The decisions that hold for this register, each with the way back."""
    if not settled:
        return
    texts = view.texts
    plain.line(texts("doubles.decided", n=len(settled)))
    for place, each in enumerate(settled):
        words, button = st.columns([4, 1], vertical_alignment="center")
        later, earlier = each.names
        said = {
            Verdict.APART: texts("doubles.were_apart", one=earlier, other=later),
            Verdict.LATER: texts("doubles.was_aside", aside=later, kept=earlier),
            Verdict.EARLIER: texts("doubles.was_aside", aside=earlier, kept=later),
        }
        with words:
            plain.line(said[each.verdict])
        is_fixed = not mapping.may_reread(view.register)
        if button.button(texts("doubles.take_back"), key=f"doubles.back.{place}", disabled=is_fixed):
            kept.take_back(each)
            read_again(texts)


def _settled(register: Register) -> tuple[Double, ...]:
    """The decisions about projects of this register: one that stays for both, or two that are two."""
    decided = kept.answers().doubles
    known = _keys(register.key, register) if decided else frozenset()
    return tuple(each for each in decided if _holds(each, known))


def _holds(double: Double, known: frozenset[str]) -> bool:
    both = {double.later, double.earlier}
    return both <= known if double.verdict is Verdict.APART else bool(both & known)


@st.cache_resource(max_entries=8, show_spinner=False)
def _pairs(key: str, _register: Register) -> tuple[Pair, ...]:  # noqa: ARG001 - key is the key
    return doubles.pairs(_register.projects, kept.answers().doubles)


@st.cache_resource(max_entries=8, show_spinner=False)
def _keys(key: str, _register: Register) -> frozenset[str]:  # noqa: ARG001 - key is the key
    return frozenset(keys_of(columns_of(_register.projects)))
