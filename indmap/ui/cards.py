"""Cards: one shell for every exhibit, with its table and its files; each card fails alone."""

import logging
from collections.abc import Callable

import streamlit as st

from indmap.exhibits.exhibit import Exhibit, Figures, Table
from indmap.exhibits.view import View
from indmap.render import plotly as screen
from indmap.ui import downloads, plain, tables
from indmap.ui.figures import PlainFigure
from indmap.words.texts import Texts
from indmap.words.theme import Mode

_log = logging.getLogger(__name__)

Maker = Callable[[View], Exhibit]
"""Makes an exhibit of a view."""


def headline(view: View, make: Maker) -> None:
    """Headline figures, as many beside each other as the page is wide."""
    exhibit = _made(view, make)
    if exhibit is None:
        return
    with st.grid(len(exhibit.data), min_column_width=210):
        for row in exhibit.data.itertuples():
            arrow = {"up": "up", "down": "down"}.get(row.direction, "off")
            st.metric(
                plain.escape(row.label),
                row.value,
                row.delta or None,
                delta_arrow=arrow,
                delta_color="off" if arrow == "off" else "inverse" if arrow == "down" else "normal",
                help=None,
                border=True,
                height="stretch",
                delta_description=row.context or None,
            )
    _controls(exhibit, view.texts)


def card(view: View, *makers: Maker) -> None:
    """Cards beside each other, under each other where the page is narrow."""
    with st.grid(len(makers), min_column_width=420):
        for make in makers:
            with st.container(border=True, height="stretch"):
                _card(view, make)


def tabs(view: View, makers: dict[str, Maker]) -> None:
    """One card that shows one of several exhibits; only the open one is made."""
    with st.container(border=True):
        key = "form." + "+".join(makers)
        chosen = st.segmented_control(
            view.texts("card.show"),
            list(makers),
            format_func=view.texts,
            key=key,
            default=next(iter(makers)),
            required=True,
            label_visibility="collapsed",
        )
        _card(view, makers[chosen])


def folded(view: View, make: Maker) -> None:
    """A card that is opened when wanted, and made only then."""
    exhibit = _made(view, make)
    if exhibit is not None:
        with st.expander(plain.escape(exhibit.subtitle)):
            _card(view, make)


def mode() -> Mode:
    """The surface the browser draws on."""
    return Mode.DARK if st.context.theme.type == "dark" else Mode.LIGHT


def _card(view: View, make: Maker) -> None:
    exhibit = _made(view, make)
    if exhibit is None:
        return
    plain.line(exhibit.title, strong=True)
    if exhibit.message:
        plain.line(exhibit.subtitle)
    if not exhibit.is_empty:
        _body(exhibit)
    if exhibit.note:
        plain.line(exhibit.note)
    if not exhibit.is_empty:
        _controls(exhibit, view.texts)


def _body(exhibit: Exhibit) -> None:
    figure = None if _as_table(exhibit) else screen.figure(exhibit, mode())
    if figure is None:
        tables.show(exhibit)
        return
    st.plotly_chart(
        PlainFigure(figure), theme=None, config=screen.config(exhibit.language), key=exhibit.key, alt=exhibit.alt
    )


def _as_table(exhibit: Exhibit) -> bool:
    return st.session_state.get(f"table.{exhibit.key}", "chart") == "table"


def _controls(exhibit: Exhibit, texts: Texts) -> None:
    """Chart or table, and the files of exactly what is drawn."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        if not isinstance(exhibit.chart, Table | Figures):
            st.segmented_control(
                texts("card.form"),
                ["chart", "table"],
                format_func=lambda form: texts(f"card.{form}"),
                default="chart",
                required=True,
                key=f"table.{exhibit.key}",
                label_visibility="collapsed",
            )
        downloads.menu(exhibit.key, texts, lambda: exhibit)


def _made(view: View, make: Maker) -> Exhibit | None:
    """The exhibit, or None after saying that this card failed; the details go to the log alone."""
    try:
        return make(view)
    except Exception:
        name = f"{make.__module__.rpartition('.')[2]}.{make.__name__}"
        _log.exception("card %s failed", name)
        st.error(plain.escape(view.texts("card.failed", code=name)), icon=":material/error:")
        return None
