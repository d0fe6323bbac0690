"""Exhibits as tables: words and figures as written in the language, sorted by their values."""

from collections.abc import Hashable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from indmap.exhibits.charts import Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import write
from indmap.ui import plain
from indmap.words.numbers import ABSENT
from indmap.words.theme import symbol

MOST = 500
"""Rows sent to the browser at once; the file has them all."""


TALLEST = 38 + 35 * 20
"""Pixels of a table at the most: the head and twenty rows, as many as there are regions."""


def show(exhibit: Exhibit, *, key: str | None = None) -> list[int]:
    """The exhibit's rows as a table; gives the place of the selected row where ``key`` is given."""
    data = exhibit.data.head(MOST)
    frame = pd.DataFrame({column.label: _values(exhibit, data, column) for column in exhibit.columns})
    writers: dict[Hashable, Any] = {
        column.label: partial(write, format_=column.format, language=exhibit.language)
        for column in exhibit.columns
        if column.format is not Format.TEXT
    }
    styled = frame.style.format(writers, na_rep=ABSENT)
    if isinstance(exhibit.chart, Table) and exhibit.chart.wrapped:
        _show_wrapped(exhibit, frame)
        return []
    height = min(38 + 35 * max(len(frame), 1), TALLEST)
    if key is None:
        st.dataframe(styled, hide_index=True, height=height, placeholder=ABSENT, alt=exhibit.alt, lazy=False)
        return []
    state = st.dataframe(
        styled,
        hide_index=True,
        height=height,
        placeholder=ABSENT,
        alt=exhibit.alt,
        lazy=False,
        key=key,
        on_select="rerun",
        selection_mode="single-row",
    )
    return list(state["selection"]["rows"])


def _show_wrapped(exhibit: Exhibit, frame: pd.DataFrame) -> None:
    """A few rows whose sentences wrap; this widget reads Markdown, so every mark is taken literally."""
    words = pd.DataFrame(
        {
            column.label: [plain.escape(write(value, column.format, exhibit.language)) for value in frame[column.label]]
            for column in exhibit.columns
        }
    )
    st.table(words.set_index(exhibit.columns[0].label))


def _values(exhibit: Exhibit, data: pd.DataFrame, column: Column) -> pd.Series:
    values = data[column.name]
    chart = exhibit.chart
    if isinstance(chart, Table) and chart.status and column.name == chart.status.removesuffix("_code"):
        return pd.Series(
            [f"{symbol(code)} {words}" for code, words in zip(data[chart.status], values, strict=True)],
            index=values.index,
        )
    return values
