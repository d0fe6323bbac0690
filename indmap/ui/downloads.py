"""The files of a card, and of a page: pictures and a sheet of exactly what is drawn, made when asked for."""

import re
import threading
from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st
from streamlit import runtime

from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.packs.pictures import pictures
from indmap.render import sheet, vega
from indmap.render.template import template
from indmap.words.texts import Texts

MIME = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

_ON_PAGE = "downloads.on_page"


@st.cache_resource(show_spinner=False)
def warm() -> None:
    """Start the drawing of pictures beside the server, once: the first one takes seconds, which nobody need wait.

    A run without a server, as in a test, starts nothing that could outlive it.
    """
    if runtime.exists():
        threading.Thread(target=vega.warm, name="pictures", daemon=True).start()


def begin(page: str) -> None:
    """Begin a page: what it offers files of is gathered from here on."""
    st.session_state[_ON_PAGE] = (page, {})


def of_page(view: View) -> None:
    """A button for the pictures of all that the page has offered files of, in one; they are made on the click."""
    page, makers = st.session_state.get(_ON_PAGE, ("", {}))
    if len(makers) > 1:
        st.download_button(
            view.texts("card.pictures_of_page"),
            partial(_pictures, page, tuple(makers.values())),
            file_name=f"indmap_{page}_{view.as_of.isoformat()}_{view.language.value}_pictures.zip",
            mime="application/zip",
            icon=":material/photo_library:",
            key=f"pictures.{page}",
            on_click="ignore",
            type="tertiary",
        )


def _pictures(page: str, makers: Sequence[Callable[[], Exhibit]]) -> bytes:
    return pictures((make() for make in makers), of=page)


def menu(key: str, texts: Texts, make: Callable[[], Exhibit]) -> None:
    """A button that opens the choice of files; nothing is made before it is asked for."""
    st.session_state.setdefault(_ON_PAGE, ("", {}))[1][key] = make
    opener = st.popover(
        texts("card.download"), icon=":material/download:", key=f"files.{key}", on_change="rerun", type="tertiary"
    )
    if not opener.open:
        return
    exhibit = make()
    with opener:
        for picture in vega.Picture:
            st.download_button(
                picture.name,
                partial(vega.picture, exhibit, picture),
                file_name=f"{file_stem(exhibit)}.{picture.value}",
                mime=MIME[picture.value],
                key=f"{exhibit.key}.{picture.value}",
                on_click="ignore",
                width="stretch",
            )
        st.download_button(
            "XLSX",
            partial(sheet.workbook, exhibit),
            file_name=f"{file_stem(exhibit)}.xlsx",
            mime=MIME["xlsx"],
            key=f"{exhibit.key}.xlsx",
            on_click="ignore",
            width="stretch",
        )


def blank_register(texts: Texts) -> None:
    """The template that a register can be filled into."""
    st.download_button(
        texts("uploads.template"),
        partial(template, texts.language),
        file_name=f"indmap_template_{texts.language.value}.xlsx",
        mime=MIME["xlsx"],
        icon=":material/download:",
        key="template",
        on_click="ignore",
    )


def file_stem(exhibit: Exhibit) -> str:
    """A file name that says what it is and of when, safe on every system.

    Made of our own words alone: nothing from a register reaches a file name.
    """
    day = exhibit.as_of.isoformat() if exhibit.as_of else ""
    return re.sub(r"[^a-z0-9_-]+", "_", f"indmap_{exhibit.key}_{day}_{exhibit.language.value}")
