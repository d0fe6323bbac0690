"""Small tables as text: sentences wrap, and on a narrow screen each row becomes a block of its own.

Everything passes ``html.escape``: what comes from a register is text and nothing else.
"""

import html
from collections.abc import Sequence

import streamlit as st

from indmap.exhibits.encodings import Format
from indmap.exhibits.exhibit import Exhibit
from indmap.words.numbers import ABSENT

STYLE = """
.indmap-rows{container-type:inline-size}
.indmap-rows table{width:100%;border-collapse:collapse;font-size:.875rem;line-height:1.4}
.indmap-rows th,.indmap-rows td{padding:.4rem .6rem;border-bottom:1px solid rgba(128,140,155,.4);
 text-align:left;vertical-align:top;overflow-wrap:break-word}
.indmap-rows th{font-weight:400;opacity:.8}
.indmap-rows .figure{text-align:right;white-space:nowrap}
@container (max-width:560px){
 .indmap-rows thead{position:absolute;clip-path:inset(50%);height:1px;width:1px;overflow:hidden}
 .indmap-rows table,.indmap-rows tbody{display:block}
 .indmap-rows tr{display:block;padding:.5rem 0;border-bottom:1px solid rgba(128,140,155,.4)}
 .indmap-rows td{display:grid;grid-template-columns:minmax(min-content,2fr) minmax(0,3fr);gap:.6rem;
  border:0;padding:.15rem 0}
 .indmap-rows td.figure{text-align:left;white-space:normal}
 .indmap-rows td::before{content:attr(data-head);opacity:.8}
 .indmap-rows td:first-child{display:block;font-weight:600}
 .indmap-rows td:first-child::before{content:none}
 .indmap-rows td.absent{display:none}
}
.indmap-pairs{columns:18rem;column-gap:2rem;margin:0!important;padding:0!important;font-size:.875rem;line-height:1.35}
.indmap-pairs div{break-inside:avoid;display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:.6rem;
 margin:0!important;padding:.25rem 0!important;border-bottom:1px solid rgba(128,140,155,.4)}
.indmap-pairs dt{font-weight:400;opacity:.8}
.indmap-pairs dd{margin:0;overflow-wrap:anywhere}
"""


def rows(exhibit: Exhibit, columns: Sequence[Sequence[str]]) -> None:
    """The exhibit's rows under its headings; the first column names the row."""
    heads = [html.escape(column.label) for column in exhibit.columns]
    figure = [" figure" if column.format not in (Format.TEXT, Format.DATE) else "" for column in exhibit.columns]
    head = "".join(f'<th class="{side}" scope="col">{word}</th>' for word, side in zip(heads, figure, strict=True))
    body = "".join(
        "<tr>{}</tr>".format(
            "".join(
                f'<td data-head="{label}" class="{side}{" absent" if text == ABSENT else ""}">{html.escape(text)}</td>'
                for label, side, text in zip(heads, figure, row, strict=True)
            )
        )
        for row in zip(*columns, strict=True)
    )
    st.html(
        f'<div class="indmap-rows"><table aria-label="{html.escape(exhibit.title)}">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def pairs(columns: Sequence[Sequence[str]]) -> None:
    """Fields and their values, in as many columns as the page is wide."""
    entries = "".join(
        f"<div><dt>{html.escape(field)}</dt><dd>{html.escape(value)}</dd></div>"
        for field, value in zip(*columns, strict=True)
    )
    st.html(f'<dl class="indmap-pairs">{entries}</dl>')
