"""What was noticed in the file: filtered, a page at a time, with slips of the pen put right by a press."""

from collections.abc import Sequence

import streamlit as st

from indmap.exhibits import data
from indmap.exhibits.findings import Cut, Slip, chosen, slips
from indmap.exhibits.view import View
from indmap.register.layout import Spelling
from indmap.ui import downloads, kept, mapping, marked, plain, tables
from indmap.ui.rereading import read_again
from indmap.words.codelists import codelist
from indmap.words.fields import fields
from indmap.words.regions import division_at, in_division
from indmap.words.spellings import fold
from indmap.words.texts import Texts

PAGE = 100
"""Findings on one page of the table."""
_MOST_SLIPS = 20


def panel(view: View) -> None:
    """The findings of the register in use."""
    if view.register.findings.empty:
        return
    _slips(view)
    with st.container(border=True):
        plain.line(view.texts("data.findings_subtitle"), strong=True)
        found = chosen(view, _cut(view))
        pages = max(-(-len(found) // PAGE), 1)
        page = st.pagination(pages, key="findings.page") if pages > 1 else 1
        plain.line(view.texts("findings.shown", n=len(found), of=len(view.register.findings)))
        if len(found):
            tables.show(data.findings(view, found.iloc[(page - 1) * PAGE : page * PAGE]))
            downloads.menu("data.findings", view.texts, lambda: data.findings(view, found))
        marked.button(view)


def _cut(view: View) -> Cut:
    """The choice of severities, of a kind and of a field among those that occur."""
    found, catalogue, known = view.register.findings, codelist("findings"), fields()
    left, middle, right = st.columns(3)
    severities = left.multiselect(
        view.texts("data.severity"),
        list(codelist("severities")),
        format_func=lambda code: codelist("severities").label(code, view.language),
        placeholder=view.texts("findings.any"),
        key="findings.severity",
    )
    kind = middle.selectbox(
        view.texts("data.finding"),
        list(dict.fromkeys(found["code"])),
        index=None,
        format_func=lambda code: catalogue.label(code, view.language),
        placeholder=view.texts("findings.any"),
        key="findings.kind",
    )
    field = right.selectbox(
        view.texts("data.field"),
        [code for code in known if code in set(found["field"])],
        index=None,
        format_func=view.field,
        placeholder=view.texts("findings.any"),
        key="findings.field",
    )
    return Cut(tuple(severities), kind, field)


def _slips(view: View) -> None:
    """What was probably meant, to be accepted one way of writing at a time or all together."""
    offered = slips(view) if mapping.may_reread(view.register) else ()
    if not offered:
        return
    with st.container(border=True, key="findings-slips"):
        plain.line(view.texts("findings.slips"), strong=True)
        for place, slip in enumerate(offered[:_MOST_SLIPS]):
            words, button = st.columns([4, 1], vertical_alignment="center")
            code = in_division(slip.code, division_at(view.as_of)) if slip.field == "region" else slip.code
            label = view.label(fields()[slip.field].codelist or "", code or slip.code)
            with words:
                plain.line(view.texts("findings.slip", raw=slip.raw, label=label, n=slip.cells))
            if button.button(view.texts("findings.accept"), key=f"findings.accept.{place}"):
                _accept([slip], view.texts)
        if len(offered) > 1 and st.button(view.texts("findings.accept_all"), key="findings.accept_all"):
            _accept(offered, view.texts)


def _accept(accepted: Sequence[Slip], texts: Texts) -> None:
    """Read the file anew with these spellings explained."""
    spellings = tuple(Spelling(slip.field, fold(slip.raw), slip.code) for slip in accepted)
    kept.explain(spellings)
    read_again(texts)
