"""A pack before files are made of it: which of those asked for, and what is on each of its parts."""

from dataclasses import replace

import streamlit as st

from indmap.packs.draft import HEADING, INSTRUCTIONS, SENTENCES, Draft, untranslated, word_key
from indmap.packs.pack import QUALITY, Part
from indmap.packs.presets import REGIONAL
from indmap.ui import drafts, parts, plain, state
from indmap.ui.asked import SHOWN_LANGUAGE, SHOWN_REGION, Asked
from indmap.ui.drafts import About
from indmap.words.language import Language


def panel(now: Asked) -> None:
    """The pack as the files will have it, part by part, each with what can be done to it."""
    texts = now.view.texts
    with st.container(border=True, key="editing"):
        of = [] if now.language is now.view.language else [now.language.autonym]
        plain.line(" · ".join([texts("meeting.parts"), *of]), strong=True)
        _which(now)
        _other(now)
        plain.line(" · ".join(line for line in (now.shown.title, now.shown.subtitle) if line))
        found = now.parts()
        keys = tuple(ours.key for ours, _ in found if ours.key != QUALITY)
        number = 0
        for ours, part in found:
            number += _is_in(now, part)
            with st.container(border=True, gap="small", key=f"editing.{part.key}"):
                _page(now, ours, part, number)
                parts.buttons(now, part, keys)
                parts.opened(now, ours, part)
        if now.draft != Draft():
            st.button(
                texts("meeting.as_proposed"),
                icon=":material/undo:",
                key="editing.reset",
                on_click=drafts.forget,
                args=(now.about,),
            )


def _which(now: Asked) -> None:
    """Which of the packs asked for is looked at, where there are several."""
    texts = now.view.texts
    regions = now.regions
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if len(now.languages) > 1:
            st.segmented_control(
                texts("meeting.shown_language"),
                [each.value for each in now.languages],
                format_func=lambda code: Language(code).autonym,
                key=state.seeded(SHOWN_LANGUAGE, now.language.value),
                required=True,
                on_change=_look_at,
                args=(SHOWN_LANGUAGE,),
            )
        if now.preset == REGIONAL and len(regions) > 1:
            st.selectbox(
                texts("meeting.shown_region"),
                regions,
                format_func=lambda code: now.view.label("regions", code),
                key=state.seeded(SHOWN_REGION, now.place),
                on_change=_look_at,
                args=(SHOWN_REGION,),
                width=420,
            )


def _other(now: Asked) -> None:
    """Where nothing is changed here but was for another register or cut: that it is so, and the way to take it over."""
    found = drafts.other(now.about) if now.draft == Draft() else None
    if found is None:
        return
    draft, about = found
    texts = now.view.texts
    cut = replace(now.view, filters=about.filters).cut
    line = texts("meeting.other_draft", name=about.name or texts("common.sample"), day=about.as_of, cut=cut)
    st.info(plain.escape(line), icon=":material/info:")
    st.button(texts("meeting.take_over"), key="editing.take_over", on_click=_take_over, args=(now.about, draft))


def _page(now: Asked, ours: Part, part: Part, number: int) -> None:
    """What is on a part, in words: its heading, marked where it is edited, its sentences, what it shows."""
    texts = now.view.texts
    marks = [texts("packs.edited")] * part.edited
    if not _is_in(now, part):
        marks.append(texts("meeting.left_out") if part.key in now.draft.removed else part.reason.rstrip("."))
    said = f"{number}. {part.heading}" if _is_in(now, part) else part.heading
    mark = plain.escape(f" ({', '.join(marks)})") if marks else ""
    st.markdown(f"**{plain.escape(said)}**{mark}")
    if part.key in now.draft.removed:
        return
    for sentence in part.sentences:
        plain.line(sentence)
    said_ = {part.heading, *part.sentences}
    if titles := [each.subtitle if each.title in said_ else each.title for each in part.shown]:
        plain.line(texts("meeting.shows", titles="; ".join(dict.fromkeys(titles))))
    for line in (*_lapsed(now, ours), *_elsewhere(now, part)):
        plain.line(line)


def _lapsed(now: Asked, ours: Part) -> list[str]:
    """A person's words that do not hold here, since they were put in place of others than ours are."""
    words = {HEADING: ours.heading, SENTENCES: "\n".join(ours.sentences)}
    found = [now.draft.outdated(now.shown, ours.key, what, was) for what, was in words.items()]
    return [now.view.texts("meeting.words_lapsed", words=old) for old in found if old]


def _elsewhere(now: Asked, part: Part) -> list[str]:
    """What the files in other languages have in place of a person's words."""
    texts, pack, draft = now.view.texts, now.shown, now.draft
    others = [each for each in now.languages if each is not now.language]
    said = []
    for what in (HEADING, SENTENCES):
        if word_key(pack, part.key, what) in draft.words and part.edited:
            without = [
                each for each in others if word_key(replace(pack, language=each), part.key, what) not in draft.words
            ]
            said += [texts("meeting.only_here", language=each.autonym) for each in without]
    if part.key == INSTRUCTIONS and part.edited:
        given = draft.instructions.get(pack.key, ())
        for each in now.languages:
            if numbers := untranslated(given, each):
                listed = ", ".join(map(str, numbers))
                said.append(texts("meeting.untranslated", language=each.autonym, numbers=listed))
    return list(dict.fromkeys(said))


def _is_in(now: Asked, part: Part) -> bool:
    return part.key not in now.draft.removed and not part.is_empty


def _look_at(name: str) -> None:
    st.session_state[name] = st.session_state[f"choose.{name}"]


def _take_over(about: About, draft: Draft) -> None:
    drafts.change(about, lambda _: draft)
