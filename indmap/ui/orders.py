"""The instructions of a pack as a table that a person edits: reworded, added, removed, given to another, put off."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from indmap.packs.draft import Order
from indmap.ui import drafts, plain
from indmap.ui.asked import Asked
from indmap.words.language import Language

_SAVES = "orders.saves"
_LONGEST, _LONGEST_NAME = 1000, 200
_HEAD, _LINE, _LETTERS = 40, 21, 24
"""Pixels of the table's head and of a line, and the letters of a line where the screen is narrow."""
_LEAST, _MOST, _TALLEST = 4, 10, 800
"""Lines of a row, and pixels of the table."""


def table(now: Asked) -> None:
    """The instructions in the language looked at; nothing changes before it is saved."""
    texts, before = now.view.texts, now.orders()
    saves = st.session_state.get(_SAVES, 0)
    plain.line(texts("meeting.orders_rule"))
    row = _height(before, now.language)
    with st.form("orders.form"):
        edited = st.data_editor(
            frame(before, now.language),
            num_rows="dynamic",
            hide_index=True,
            row_height=row,
            height=min(_HEAD + row * (len(before) + 1), _TALLEST),  # the last row is there to be filled
            key=f"orders.{now.about.digest}.{now.shown.key}.{now.language}.{saves}",
            column_config=_columns(now),
            alt=texts("packs.heading_instructions"),
        )
        pressed = st.form_submit_button(texts("meeting.save"), key="orders.save", type="primary")
    if pressed:
        _save(now, before, edited)


def frame(orders: Sequence[Order], language: Language) -> pd.DataFrame:
    """The instructions as the table has them."""
    return pd.DataFrame(
        {
            "what": pd.Series([order.words(language) for order in orders], dtype="str"),
            "who": pd.Series([order.answering(language) for order in orders], dtype="str"),
            "until": pd.to_datetime(pd.Series([order.until for order in orders], dtype="object")),
        }
    )


def read(edited: pd.DataFrame, before: Sequence[Order], language: Language, ours: Collection[str]) -> tuple[Order, ...]:
    """The instructions that a table says: a row without words is none, a new one is written in this language alone.

    ``ours`` are the texts that we proposed, in every language.
    """
    found = []
    for place, row in zip(edited.index, edited.to_dict("records"), strict=True):
        what = _text(row["what"])
        if not what:
            continue
        is_old = isinstance(place, int) and 0 <= place < len(before)
        order = before[place] if is_old else Order({})
        found.append(order.edited(what, _text(row["who"]), _day(row["until"]), language, ours))
    return tuple(found)


def _height(orders: Sequence[Order], language: Language) -> int:
    """The pixels of a row in which the longest words stand whole on a narrow screen."""
    lines = [-(-len(order.words(language)) // _LETTERS) for order in orders]
    return _LINE * min(max([_LEAST, *lines]), _MOST)


def _columns(now: Asked) -> dict[str, Any]:
    texts, of = now.view.texts, st.column_config
    return {
        "what": of.TextColumn(texts("slides.what"), max_chars=_LONGEST, width=220),
        "who": of.TextColumn(now.view.field("responsible"), max_chars=_LONGEST_NAME, width=160),
        "until": of.DateColumn(texts("slides.until"), format="DD.MM.YYYY", width=110),
    }


def _save(now: Asked, before: Sequence[Order], edited: pd.DataFrame) -> None:
    proposed = now.proposed()
    ours = {text for order in proposed for words in (order.what, order.who) for text in words.values()}
    written = read(edited, before, now.language, ours)
    pack = now.shown
    drafts.change(now.about, lambda draft: draft.instruct(pack, None if written == proposed else written))
    st.session_state[_SAVES] = st.session_state.get(_SAVES, 0) + 1
    st.rerun()


def _text(value: object) -> str:
    return "" if value is None or pd.isna(value) else str(value).strip()  # type: ignore[call-overload]


def _day(value: object) -> date | None:
    return None if value is None or pd.isna(value) else pd.Timestamp(value).date()  # type: ignore[call-overload,arg-type]
