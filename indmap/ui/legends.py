"""The legend of a chart, in lines as wide as the card: what Plotly's own would cost a second drawing for."""

import html
from collections.abc import Sequence

import streamlit as st

from indmap.render.looks import Entry, Form, Look
from indmap.words.theme import Theme

_HATCHES = {
    "/": "repeating-linear-gradient(-45deg,{over} 0 1px,transparent 1px 4px)",
    "x": "repeating-linear-gradient(45deg,{over} 0 1px,transparent 1px 4px),"
    "repeating-linear-gradient(-45deg,{over} 0 1px,transparent 1px 4px)",
    ".": "radial-gradient({over} 1px,transparent 1.4px) 0 0/4px 4px",
    "-": "repeating-linear-gradient(0deg,{over} 0 1px,transparent 1px 4px)",
}

_SHAPES = {Form.CIRCLE: ";border-radius:50%", Form.DIAMOND: ";transform:rotate(45deg) scale(.8)"}


def show(entries: Sequence[Entry], theme: Theme) -> None:
    """The entries in their order; nothing where there are none."""
    if not entries:
        return
    items = "".join(
        '<span style="display:inline-flex;align-items:center;gap:6px;white-space:nowrap">'
        f"{_key(entry, theme)}{html.escape(entry.label)}</span>"
        for entry in entries
    )
    st.html(f'<div style="display:flex;flex-wrap:wrap;gap:2px 16px;font-size:0.8125rem">{items}</div>')


def _key(entry: Entry, theme: Theme) -> str:
    """What stands for the marks: a stretch of a line, or a patch in the shape of an area or a point."""
    if entry.form is not Form.LINE:
        return _patch(entry.look, theme, _SHAPES.get(entry.form, ""))
    style = "dashed" if entry.look.is_hollow else "dotted" if entry.look.is_hatched else "solid"
    return f'<span style="width:22px;flex:none;border-top:2.5px {style} {entry.look.line}"></span>'


def _patch(look: Look, theme: Theme, shape: str) -> str:
    fill = "transparent" if look.is_hollow else look.fill
    layers = f"{_HATCHES[look.hatch].format(over=look.over(theme.background))}," if look.is_hatched else ""
    background = f"background:{layers}linear-gradient({fill},{fill})" if not look.is_hollow else ""
    return (
        f'<span style="display:inline-block;width:13px;height:13px;flex:none;box-sizing:border-box;'
        f'border:1.5px solid {look.line};{background}{shape}"></span>'
    )
