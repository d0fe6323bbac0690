"""A pack changed before files are made of it: its parts moved, left out or put into a person's own words."""

from dataclasses import replace

import streamlit as st

from indmap.packs.draft import Draft, Rewritten, arranged, moved, word_key
from indmap.packs.pack import QUALITY, Pack, Part
from indmap.ui import drafts, plain
from indmap.ui.asked import Asked

_OPEN = "editing.open"
_LONGEST = 400


def panel(now: Asked) -> None:
    """The parts in their order, each with what can be done to it; the words are of the pack looked at."""
    texts, pack = now.view.texts, now.ours(now.language, now.place)
    with st.expander(plain.escape(texts("meeting.parts")), key="meeting.parts", icon=":material/edit:"):
        parts = arranged(pack, now.draft)
        keys = tuple(part.key for part in parts if part.key != QUALITY)
        for place, part in enumerate(parts, 1):
            with st.container(horizontal=True, vertical_alignment="center", key=f"editing.{part.key}"):
                _row(now, pack, part, place, keys)
            if st.session_state.get(_OPEN) == part.key:
                _words(now, pack, part)
        st.button(texts("meeting.as_proposed"), key="editing.reset", on_click=drafts.forget, args=(now.preset,))


def _row(now: Asked, pack: Pack, part: Part, place: int, keys: tuple[str, ...]) -> None:
    """One part: its heading as it will stand, and its buttons; the appendix keeps its place."""
    texts, preset = now.view.texts, now.preset
    heading = now.draft.rewritten(pack, part.key, "heading", part.heading)
    away = part.key in now.draft.removed
    said = f"{place}. {heading or part.heading}"
    marks = [texts("packs.edited")] * (heading is not None) + [texts("meeting.left_out")] * away
    plain.line(f"{said} ({', '.join(marks)})" if marks else said)
    if part.key == QUALITY:
        return
    for name, icon, steps in (("up", "arrow_upward", -1), ("down", "arrow_downward", 1)):
        st.button(
            texts(f"meeting.{name}"),
            icon=f":material/{icon}:",
            key=f"editing.{name}.{part.key}",
            on_click=_order,
            args=(preset, moved(keys, part.key, steps)),
        )
    st.button(texts("meeting.reword"), key=f"editing.word.{part.key}", on_click=_toggle, args=(part.key,))
    label = texts("meeting.put_back" if away else "meeting.leave_out")
    st.button(label, key=f"editing.away.{part.key}", on_click=_leave_out, args=(preset, part.key))


def _words(now: Asked, pack: Pack, part: Part) -> None:
    """The boxes for a part's heading; what is emptied is ours again."""
    texts = now.view.texts
    kept = now.draft.rewritten(pack, part.key, "heading", part.heading)
    with st.form(f"editing.form.{part.key}"):
        heading = st.text_input(texts("meeting.heading"), value=kept or part.heading, max_chars=_LONGEST)
        if now.draft.outdated(pack, part.key, "heading", part.heading):
            plain.line(texts("meeting.words_lapsed"))
        pressed = st.form_submit_button(texts("meeting.save"), type="primary")
    if pressed:
        _rewrite(now.preset, word_key(pack, part.key, "heading"), Rewritten(part.heading, heading.strip()))
        st.session_state[_OPEN] = None
        st.rerun()


def _toggle(key: str) -> None:
    st.session_state[_OPEN] = None if st.session_state.get(_OPEN) == key else key


def _order(preset: str, order: tuple[str, ...]) -> None:
    drafts.change(preset, lambda draft: replace(draft, order=order))


def _leave_out(preset: str, key: str) -> None:
    def changed(draft: Draft) -> Draft:
        rest = tuple(each for each in draft.removed if each != key)
        return replace(draft, removed=rest if key in draft.removed else (*draft.removed, key))

    drafts.change(preset, changed)


def _rewrite(preset: str, key: str, words: Rewritten) -> None:
    def changed(draft: Draft) -> Draft:
        rest = {name: each for name, each in draft.words.items() if name != key}
        is_ours = words.now in ("", words.was)
        return replace(draft, words=rest if is_ours else {**rest, key: words})

    drafts.change(preset, changed)
