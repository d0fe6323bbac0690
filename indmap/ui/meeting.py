"""The page of the meeting: what files to make, in which languages, and the files once they are made."""

from collections.abc import Sequence

import streamlit as st

from indmap.exhibits.narrative import Narrative
from indmap.exhibits.view import View
from indmap.packs.presets import REGIONAL
from indmap.ui import drafts, editing, formats, kept, making, plain, state
from indmap.ui.asked import Asked, asked
from indmap.words.codelists import codelist
from indmap.words.language import Language

_EVERY = ""
_MOST_TEMPLATE = 50


def opening(view: View) -> Narrative:
    """Which files are at hand, of how many parts."""
    now = asked(view)
    pack = now.pack(now.language, now.place)
    edited = sum(part.edited for part in pack.parts)
    texts = view.texts
    lead = texts("meeting.lead_edited", n=edited) if edited else texts("meeting.lead")
    name = codelist("presets").label(now.preset, view.language)
    return Narrative(texts("meeting.message", name=name, n=len(pack.parts)), lead)


def panel(view: View) -> None:
    """The choice, the button that makes the files, what it made, and what is in them."""
    now = asked(view)
    with st.container(border=True, key="meeting"):
        _preset(now)
        _lists(now)
        template = _template(now) if formats.DECK in now.formats else None
        if view.is_sample:
            plain.line(view.texts("meeting.sample"))
        label = view.texts("meeting.build", n=now.count)
        clicked = st.button(label, key="meeting.build", type="primary", icon=":material/description:")
        if clicked:
            making.run(now.jobs(template), now.count, now.fingerprint(template), view.texts)
        making.show(now.fingerprint(template), view.texts)
    editing.panel(now)
    kept.say_what_fails(view.texts)


def _preset(now: Asked) -> None:
    texts, names = now.view.texts, codelist("presets")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            texts("meeting.preset"),
            list(now.presets),
            format_func=lambda code: names.label(code, texts.language),
            key=state.seeded("meeting.preset", now.preset),
            required=True,
            on_change=_take,
            args=("preset",),
            wrap=True,
        )
        if now.preset == REGIONAL:
            st.selectbox(
                now.view.field("region"),
                [_EVERY, *now.places],
                format_func=lambda code: now.view.label("regions", code) if code else texts("meeting.every_region"),
                key=state.seeded("meeting.region", now.region),
                on_change=_take,
                args=("region",),
                width=320,
            )
    if REGIONAL not in now.presets:
        regional = names.label(REGIONAL, texts.language)
        plain.line(texts("meeting.no_regional", preset=regional, field=now.view.field("region")))


def _lists(now: Asked) -> None:
    """Languages and formats, one or several of each."""
    texts, names = now.view.texts, codelist("formats")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            texts("meeting.languages"),
            [each.value for each in Language],
            selection_mode="multi",
            format_func=lambda code: Language(code).autonym,
            key=state.seeded("meeting.languages", [each.value for each in now.languages]),
            on_change=_take,
            args=("languages",),
            wrap=True,
        )
        st.segmented_control(
            texts("meeting.formats"),
            list(formats.offered()),
            selection_mode="multi",
            format_func=lambda code: names.label(code, texts.language),
            key=state.seeded("meeting.formats", list(now.formats)),
            on_change=_take,
            args=("formats",),
            wrap=True,
        )


def _template(now: Asked) -> bytes | None:
    """An organisation's own template, where one is given."""
    texts = now.view.texts
    with st.expander(plain.escape(texts("meeting.template")), key="meeting.template", icon=":material/slideshow:"):
        given = st.file_uploader(
            texts("meeting.template_rule"),
            type=["pptx", "potx"],
            max_upload_size=_MOST_TEMPLATE,
            key="meeting.template_file",
        )
    return given.getvalue() if given else None


def _take(name: str) -> None:
    chosen: str | Sequence[str] = st.session_state[f"choose.meeting.{name}"]
    drafts.choose(**{name: chosen if isinstance(chosen, str) else list(chosen)})
