"""A part of a pack before files are made of it: moved, left out, looked at, put into other words."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from indmap.exhibits.charts import Figures
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.packs.draft import HEADING, INSTRUCTIONS, SENTENCES, Draft, Rewritten, moved
from indmap.packs.pack import QUALITY, Part
from indmap.ui import cards, drafts, orders, plain
from indmap.ui.asked import Asked
from indmap.ui.drafts import About

_OPEN, _LOOKED = "editing.open", "editing.looked"
_LOOKS = {
    **dict.fromkeys(("look", "hide"), ("look", "visibility")),
    "reword": ("word", "edit"),
    "our_words": ("ours", "undo"),
    "up": ("up", "arrow_upward"),
    "down": ("down", "arrow_downward"),
    "put_back": ("away", "add"),
    "leave_out": ("away", "remove"),
}
"""The key and the icon of each button of a part."""
_LONGEST, _LONGEST_SAID = 400, 1000
"""Letters of a heading, and of sentences that still stand on a slide."""
_LETTERS, _LINE = 90, 26
"""Letters of a line in a box for sentences, and pixels of its height."""


def buttons(now: Asked, part: Part, keys: tuple[str, ...]) -> None:
    """What can be done to a part; the appendix keeps its place and its words."""
    key, about = part.key, now.about
    away = key in now.draft.removed
    with st.container(horizontal=True, gap="small"):
        if not away and not part.is_empty:
            is_shown = st.session_state.get(_LOOKED) == key
            _button(now, part, "hide" if is_shown else "look", _toggle, (_LOOKED, key))
        if key == QUALITY:
            return
        if not away:
            _button(now, part, "reword", _toggle, (_OPEN, key))
        if now.draft.as_proposed(now.shown, key) != now.draft:
            _button(now, part, "our_words", _our_words, (now, key))
        if key != keys[0]:
            _button(now, part, "up", _order, (about, moved(keys, key, -1)))
        if key != keys[-1]:
            _button(now, part, "down", _order, (about, moved(keys, key, 1)))
        _button(now, part, "put_back" if away else "leave_out", _leave_out, (about, key))


def _button(now: Asked, part: Part, label: str, does: Callable[..., None], args: tuple[Any, ...]) -> None:
    """A button of a part, whose heading in its name is heard alone: seen, the button stands below that heading."""
    key, icon = _LOOKS[label]
    st.button(
        f"{now.view.texts(f'meeting.{label}')} *{plain.escape(part.heading)}*",
        key=f"editing.{key}.{part.key}",
        icon=f":material/{icon}:",
        type="tertiary",
        on_click=does,
        args=args,
    )


def opened(now: Asked, ours: Part, part: Part) -> None:
    """Where a part is opened: the boxes for its words, or what it shows as it will be."""
    if part.key in now.draft.removed:
        return
    if st.session_state.get(_OPEN) == part.key:
        _words(now, ours, part)
        if part.key == INSTRUCTIONS:
            orders.table(now)
    if st.session_state.get(_LOOKED) == part.key:
        for exhibit in part.shown:
            plain.line(exhibit.title, strong=True)
            show = cards.headline if isinstance(exhibit.chart, Figures) else cards.bare
            show(now.view, _maker(exhibit))


def _words(now: Asked, ours: Part, part: Part) -> None:
    """The boxes for a part's heading and sentences; what is emptied is ours again."""
    texts = now.view.texts
    boxes = {HEADING: ours.heading, SENTENCES: "\n".join(ours.sentences)}
    with st.form(f"editing.form.{part.key}"):
        longest = max(_LONGEST, len(part.heading))  # what is ours is never cut
        written = {HEADING: st.text_input(texts("meeting.heading"), value=part.heading, max_chars=longest)}
        if ours.sentences:
            said = "\n".join(part.sentences)
            tall = sum(1 + len(each) // _LETTERS for each in part.sentences) + 2
            longest = max(_LONGEST_SAID, len(said))
            written[SENTENCES] = st.text_area(
                texts("meeting.sentences"), value=said, max_chars=longest, height=tall * _LINE
            )
        pressed = st.form_submit_button(texts("meeting.save"), type="primary")
    if pressed:
        _rewrite(now, part.key, {what: Rewritten(boxes[what], words.strip()) for what, words in written.items()})
        st.session_state[_OPEN] = part.key if part.key == INSTRUCTIONS else None
        st.rerun()


def _maker(exhibit: Exhibit) -> cards.Maker:
    """What makes the exhibit of a part, for a card."""

    def shown(_view: View) -> Exhibit:
        return exhibit

    return shown


def _toggle(name: str, key: str) -> None:
    st.session_state[name] = None if st.session_state.get(name) == key else key


def _order(about: About, order: tuple[str, ...]) -> None:
    drafts.change(about, lambda draft: replace(draft, order=order))


def _leave_out(about: About, key: str) -> None:
    drafts.change(about, lambda draft: draft.leave_out(key))


def _our_words(now: Asked, key: str) -> None:
    drafts.change(now.about, lambda draft: draft.as_proposed(now.shown, key))


def _rewrite(now: Asked, part: str, written: dict[str, Rewritten]) -> None:
    def changed(draft: Draft) -> Draft:
        for what, words in written.items():
            draft = draft.rewrite(now.shown, part, what, words)
        return draft

    drafts.change(now.about, changed)
