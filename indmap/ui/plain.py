"""Text that is only text: nothing from a register is ever Markdown, HTML or a link."""

import html
import json
import re

import streamlit as st

from indmap.words.numbers import NBSP

# The buttons over tables go, since their CSV says no filters and lets a formula through, and so does the English
# hint in boxes; a card's controls stand at its foot, in line with its neighbour's, and cards of a row stand under each
# other where one has nothing to show, which would leave a hole beside the other; no text ends in a line of one short
# word; a figure's name and a badge break into lines; what is scrolled sideways is shaded at its right edge until its
# end is reached, in browsers that tie a style to that; buttons of one control keep all their edges where they wrap,
# and the chosen one its words in the page's ink, which the theme's own colour is too near to its ground for. Where a
# file is brought, the platform's English word and its limit, which is not ours, make way for our own word; unseen it
# stays, since a word set by a style alone is not every reader's name of a button.
_DRESS = """
[data-testid=stElementToolbar],[data-testid=InputInstructions]{display:none}
[data-testid=stFileUploaderDropzoneInstructions]{display:none}
[data-testid=stFileUploaderDropzone]>span button p{font-size:0;line-height:0;margin:0}
[data-testid=stLayoutWrapper]:has(>[class*=st-key-controls-]){margin-top:auto}
[data-testid=stGrid]:has([class*=st-key-nothing-]):has([class*=st-key-controls-]){grid-template-columns:1fr!important}
[data-testid=stGridCell]:not(:has([class*=st-key-controls-],[class*=st-key-nothing-],[data-testid=stMetric])){
 align-self:start;height:auto!important}
[data-testid=stMetricLabel],[data-testid=stMetricLabel] *{white-space:normal!important;overflow:visible;min-width:0}
[data-testid=stMain] :is(h1,h2){text-wrap:balance}
[data-testid=stMain] [data-testid=stHtml]{text-wrap:pretty}
.stMarkdownBadge{white-space:normal!important}
@keyframes indmap-more{0%,90%{box-shadow:inset -14px 0 12px -10px color-mix(in srgb,currentColor 28%,transparent)}}
[data-testid=stDataFrame] .dvn-scroller,[class*=st-key-wide-]{animation:indmap-more linear;
 animation-timeline:scroll(self inline)}
[class*=st-key-editing-] button em{position:absolute;clip-path:inset(50%);height:1px;width:1px;overflow:hidden;
 white-space:nowrap}
[data-testid=stButtonGroup] [role=radiogroup]>button:not(:last-child){margin:0 -1px -1px 0}
[data-testid=stButtonGroup] [role=radiogroup]>button:not([aria-checked=true]){border-color:#7A8998!important}
[data-testid=stButtonGroup] [role=radiogroup]>[aria-checked=true]{font-weight:600;z-index:1}
[data-testid=stButtonGroup] [data-selected=true],[data-testid=stButtonGroup] [data-selected=true] *{
 color:inherit!important}
"""
_UPLOAD = "[data-testid=stFileUploaderDropzone]>span button"
_PARTED = re.compile(r" (?=[—·] )")
_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&@/])")


def escape(text: str) -> str:
    r"""Our own words for places that read Markdown, with every mark taken literally.

    >>> escape("1. [a](b)")
    '1\\. \\[a\\]\\(b\\)'
    """
    return _MARKS.sub(r"\\\1", text)


def bound(text: str) -> str:
    r"""The text with each dash and dot kept on the line of the word before it.

    >>> bound("a — b · c")
    'a\xa0— b\xa0· c'
    """
    return _PARTED.sub(NBSP, text)


def line(text: str, *, strong: bool = False) -> None:
    """A line of text that may come from a register: small, or strong as a card's title and a heading to a reader."""
    tag, style = ("h2", "font-weight:600;font-size:1.125rem") if strong else ("div", "font-size:0.875rem;opacity:0.8")
    style += ";line-height:1.4;margin:0;padding:0;overflow-wrap:anywhere"
    st.html(f'<{tag} style="{style}">{html.escape(bound(text))}</{tag}>')


def dress(*styles: str, upload: str) -> None:
    """Set what Streamlit's theme has no setting for, the styles of our own tables, and the word that brings a file."""
    word = f"{_UPLOAD} [data-testid=stMarkdownContainer]::after{{content:{json.dumps(upload, ensure_ascii=False)}}}"
    st.html(f"<style>{_DRESS}{word}{''.join(styles)}</style>")


def set_language(code: str) -> None:
    """Tell the browser, and a screen reader, what language the page is in."""
    st.html(f"<script>document.documentElement.lang={code!r}</script>", unsafe_allow_javascript=True)
