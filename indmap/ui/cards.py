"""Cards: one shell for every exhibit, with its table and its files; each card fails alone."""

import json
import logging
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import Any

import streamlit as st

from indmap.exhibits.charts import Columns, Figures, Flow, HeatTable, Ranges, Table, Timeline
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.render import plotly as screen
from indmap.ui import downloads, leads, legends, plain, tables
from indmap.ui.figures import PlainFigure
from indmap.words.texts import Texts
from indmap.words.theme import Mode, theme

_log = logging.getLogger(__name__)

WIDE_ENOUGH = 640
"""Pixels of a screen below which a chart with a long side of its own is scrolled rather than squeezed."""

FEW_COLUMNS = 4
"""Columns of a matrix that a phone shows beside their names."""

Maker = Callable[[View], Exhibit]
"""Makes an exhibit of a view."""

Slot = Maker | Mapping[str, Maker]
"""What one card shows: an exhibit, or one of several by the keys of their names."""


def headline(view: View, make: Maker) -> None:
    """Headline figures, as many beside each other as the page is wide."""
    exhibit = _made(view, make)
    if exhibit is None:
        return
    with st.grid(len(exhibit.data), min_column_width=170):
        for row in exhibit.data.astype("str").to_dict("records"):
            _figure(row)
    if exhibit.note:
        plain.line(exhibit.note)
    _controls(exhibit, view.texts)


def row(view: View, *slots: Slot) -> None:
    """Cards beside each other, under each other where the page is narrow."""
    with st.grid(len(slots), min_column_width=420):
        boxes = [st.container(border=True, height="stretch") for _ in slots]
    made = []
    for box, slot in zip(boxes, slots, strict=True):
        with box:
            made.append(_made(view, _chosen(view, slot)))
    tallest = max((screen.height(exhibit) for exhibit in made if exhibit and _is_drawn(exhibit)), default=0)
    for box, exhibit in zip(boxes, made, strict=True):
        if exhibit is not None:
            with box:
                _card(exhibit, view.texts, tallest)


def folded(view: View, title: str, make: Maker) -> None:
    """A card under the words of a key, made only when it is opened."""
    box = st.expander(plain.escape(view.texts(title)), key=f"folded.{title}", on_change="rerun")
    if box.open and (exhibit := _made(view, make)):
        with box:
            _card(exhibit, view.texts)


def bare(view: View, make: Maker, *, titled: bool = False) -> None:
    """An exhibit without a box of its own; without a title too, where what is around it has one."""
    if exhibit := _made(view, make):
        if titled and not exhibit.is_empty:
            plain.line(exhibit.title, strong=True)
        if not exhibit.is_empty:
            with _alone(view.texts, exhibit.key):
                _body(exhibit, 0)
        if exhibit.note:
            plain.line(exhibit.note)
        if not exhibit.is_empty:
            _controls(exhibit, view.texts)


def mode() -> Mode:
    """The surface the browser draws on."""
    return Mode.DARK if st.context.theme.type == "dark" else Mode.LIGHT


def _chosen(view: View, slot: Slot) -> Maker:
    """The slot's maker; where it offers several, the one switched on."""
    if not isinstance(slot, Mapping):
        return slot
    names = list(slot)
    key = f"slot.{names[0]}"
    chosen = st.segmented_control(
        view.texts("card.show"),
        names,
        format_func=view.texts,
        key=key,
        default=names[0],
        required=True,
        label_visibility="collapsed",
    )
    return slot[chosen or names[0]]


def _card(exhibit: Exhibit, texts: Texts, tallest: int = 0) -> None:
    if exhibit.is_empty:
        _nothing(exhibit)
        return
    plain.line(exhibit.title, strong=True)
    if exhibit.message:
        plain.line(exhibit.subtitle)
    with _alone(texts, exhibit.key):
        _body(exhibit, tallest)
    if exhibit.note:
        plain.line(exhibit.note)
    _controls(exhibit, texts)


def _nothing(exhibit: Exhibit) -> None:
    """The words of an exhibit without data: what it would be, and why it is not."""
    with st.container(key=f"nothing-{exhibit.key.replace('.', '-')}"):
        plain.line(exhibit.title, strong=True)
        if exhibit.message:
            plain.line(exhibit.subtitle)
        if exhibit.note:
            plain.line(exhibit.note)


def _body(exhibit: Exhibit, tallest: int) -> None:
    figure = screen.figure(exhibit, mode()) if _is_drawn(exhibit) else None
    if figure is None:
        tables.show(exhibit)
        return
    if isinstance(exhibit.chart, Columns):  # columns fill the height that a neighbour's many bars ask for
        figure["layout"]["height"] = max(tallest, screen.height(exhibit))
    legends.show(screen.legend(exhibit, mode()), theme(mode()))
    draw(exhibit, figure)


def draw(exhibit: Exhibit, figure: dict[str, Any]) -> None:
    """The chart itself; the benchmark's floor leaves it out."""
    follow: Any = leads.from_chart(exhibit, exhibit.key) if leads.leads(exhibit) else "ignore"
    with _wide(exhibit) if _is_long(exhibit) else nullcontext():
        st.plotly_chart(
            PlainFigure(figure),
            theme=None,
            config=screen.config(exhibit.language),
            key=exhibit.key,
            alt=exhibit.alt,
            on_select=follow,
            selection_mode="points",
        )


@contextmanager
def _wide(exhibit: Exhibit) -> Iterator[None]:
    """A box that is scrolled sideways on a phone, by the arrow keys too."""
    box = f".st-key-wide-{exhibit.key.replace('.', '-')}"
    scrolled = f"{box}{{overflow-x:auto}}{box}>div{{min-width:{WIDE_ENOUGH}px}}"
    with st.container(key=box.removeprefix(".st-key-")):
        yield
    reached = f"for(const box of document.querySelectorAll({json.dumps(box)}))"
    called = Texts(exhibit.language)("card.chart")  # our own word: what a register says never gets into a script
    reached += f"Object.assign(box,{{tabIndex:0,role:'group',ariaLabel:{json.dumps(called)}}})"
    style = f"<style>@media(max-width:{WIDE_ENOUGH}px){{{scrolled}}}</style>"
    st.html(f"{style}<script>{reached}</script>", unsafe_allow_javascript=True)


def _is_long(exhibit: Exhibit) -> bool:
    """Whether names, marks and words beside each other would leave a phone nothing to draw in."""
    chart = exhibit.chart
    is_long = isinstance(chart, Timeline | Ranges | Flow)
    return is_long or (isinstance(chart, HeatTable) and len(chart.columns) > FEW_COLUMNS)


def _is_drawn(exhibit: Exhibit) -> bool:
    """Whether the card shows a chart: there is one, and the person did not switch to the table."""
    has_chart = not isinstance(exhibit.chart, Table | Figures)
    return has_chart and st.session_state.get(f"table.{exhibit.key}") != "table"


def _figure(row: Mapping[Hashable, str]) -> None:
    """One headline figure; an arrow only where up or down means good or bad."""
    good = row["direction"] == "up"
    with st.container(border=True, height="stretch", gap=None):
        st.metric(
            plain.escape(row["label"]),
            row["value"],
            row["delta"] or None,
            delta_arrow="off" if row["direction"] not in ("up", "down") else "up" if good else "down",
            delta_color="off" if row["direction"] not in ("up", "down") else "green" if good else "red",
        )
        plain.line(row["context"])


def _controls(exhibit: Exhibit, texts: Texts) -> None:
    """Chart or table, and the files of exactly what is drawn."""
    name = f"controls-{exhibit.key.replace('.', '-')}"
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key=name):
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
        elif isinstance(exhibit.chart, Table) and exhibit.chart.wrapped and "position" in exhibit.data:
            leads.menu(exhibit, texts)
        downloads.menu(exhibit.key, texts, lambda: exhibit)


def _made(view: View, make: Maker) -> Exhibit | None:
    """The exhibit, or None after saying that this card failed."""
    with _alone(view.texts, f"{make.__module__.rpartition('.')[2]}.{make.__name__}"):
        return make(view)
    return None


@contextmanager
def _alone(texts: Texts, code: str) -> Iterator[None]:
    """Whatever goes wrong inside is said in this card, and the others live; the details go to the log alone."""
    try:
        yield
    except Exception:  # noqa: BLE001 - whatever it is
        _log.exception("card %s failed", code)
        st.error(plain.escape(texts("card.failed", code=code)), icon=":material/error:")
