"""Exhibits as tables: words and figures as written in the language, sorted by their values."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from indmap.exhibits.charts import Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import cells, stated, write
from indmap.ui import forms, leads
from indmap.words.language import Language
from indmap.words.numbers import ABSENT, NBSP, period
from indmap.words.theme import symbol

MOST = 500
"""Rows sent to the browser at once; the file has them all."""


FEW = 6
"""Columns that stand beside each other without being scrolled."""

LETTER, AROUND, WIDEST = 7.0, 22, 400
"""Pixels of a letter in a table, of the room around a cell's words, and of a column at the most."""

HEAD, ROW, ROWS = 38, 35, 20
"""Pixels of a table's head and of a row, and the rows that stand under each other: as many as there are regions."""


def show(exhibit: Exhibit) -> None:
    """The exhibit's rows as a table."""
    chart = exhibit.chart
    if isinstance(chart, Table) and chart.wrapped:
        forms.rows(exhibit, [_text(exhibit, column) for column in exhibit.columns])
    elif isinstance(chart, Table) and chart.pairs:
        forms.pairs([cells(exhibit, column) for column in exhibit.columns])
    elif leads.leads(exhibit):
        key = f"rows.{exhibit.key}"
        choose(exhibit, key, leads.from_table(exhibit, key))
    else:
        frame, height = _frame(exhibit)
        st.dataframe(
            frame,
            hide_index=True,
            height=height,
            placeholder=ABSENT,
            alt=exhibit.alt,
            lazy=False,
            column_config=_config(exhibit),
        )


def choose(exhibit: Exhibit, key: str, on_select: Callable[[], None]) -> None:
    """The exhibit's rows as a table of which one can be selected; the session holds which, under ``key``."""
    frame, height = _frame(exhibit)
    st.dataframe(
        frame,
        hide_index=True,
        height=height,
        placeholder=ABSENT,
        alt=exhibit.alt,
        lazy=False,
        column_config=_config(exhibit),
        key=key,
        on_select=on_select,
        selection_mode="single-row",
    )


def _config(exhibit: Exhibit) -> dict[str, Any]:
    """Each column of text as wide as its longest words: the grid itself measures the first rows alone.

    In a wide table the columns up to the one that names the row stay in sight while the others are scrolled.
    """
    text = next((place for place, each in enumerate(exhibit.columns) if each.format is Format.TEXT), -1)
    last = text if len(exhibit.columns) > FEW else -1
    return {
        column.label: st.column_config.Column(
            width=_width(exhibit, column, is_pinned=place <= last), pinned=place <= last
        )
        for place, column in enumerate(exhibit.columns)
    }


def _width(exhibit: Exhibit, column: Column, *, is_pinned: bool) -> int | None:
    """The pixels of a column; None lets the grid measure: a pinned one has to say its width to be let go on a phone."""
    if column.format is not Format.TEXT and not is_pinned:
        return None
    words = [column.label] if column.format is not Format.TEXT else [column.label, *_text(exhibit, column)[:MOST]]
    return min(round(LETTER * max(map(len, words))) + AROUND, WIDEST)


def _frame(exhibit: Exhibit) -> tuple[Styler, int]:
    """The rows as values with the words they are shown in, and the pixels they take."""
    data = exhibit.data.head(MOST).reset_index(drop=True)
    frame = pd.DataFrame({column.label: _values(exhibit, data, column) for column in exhibit.columns})
    writers: dict[Hashable, Any] = {
        column.label: partial(write, format_=column.format, language=exhibit.language)
        for column in exhibit.columns
        if column.format is not Format.TEXT
    }
    styled = frame.style.format(writers, na_rep=ABSENT)
    for column in exhibit.columns:
        if column.precision:
            _write_periods(styled, data, column, exhibit.language)
    return styled, _height(len(frame))


def _height(rows: int) -> int:
    """The pixels of so many rows; where more follow, half of the next one is seen, since nothing else would say so."""
    return HEAD + (ROW * max(rows, 1) if rows <= ROWS else ROW * ROWS + ROW // 2)


def _write_periods(styled: Styler, data: pd.DataFrame, column: Column, language: Language) -> None:
    """Dates in words no finer than they were stated; the values beneath them sort as dates."""
    known = data[data[column.name].notna()]
    for precision, rows in known.groupby(known[column.precision].map(stated)):
        writer = partial(_period, precision=str(precision), language=language)
        styled.format(writer, subset=pd.IndexSlice[rows.index, [column.label]], na_rep=ABSENT)


def _period(day: pd.Timestamp, precision: str, language: Language) -> str:
    return period(day.date(), precision, language)


def _text(exhibit: Exhibit, column: Column) -> list[str]:
    """A column's cells as written, a status with its symbol."""
    written = cells(exhibit, column)
    if not _is_status(exhibit, column):
        return written
    return [f"{sign}{NBSP}{text}" for sign, text in zip(_symbols(exhibit, exhibit.data), written, strict=True)]


def _values(exhibit: Exhibit, data: pd.DataFrame, column: Column) -> pd.Series:
    values = data[column.name]
    if not _is_status(exhibit, column):
        return values
    signs = _symbols(exhibit, data)
    return pd.Series([f"{sign} {text}" for sign, text in zip(signs, values, strict=True)], index=values.index)


def _is_status(exhibit: Exhibit, column: Column) -> bool:
    chart = exhibit.chart
    return isinstance(chart, Table) and bool(chart.status) and column.name == str(chart.status).removesuffix("_code")


def _symbols(exhibit: Exhibit, data: pd.DataFrame) -> list[str]:
    chart = exhibit.chart
    return [symbol(code) for code in data[chart.status]] if isinstance(chart, Table) and chart.status else []
