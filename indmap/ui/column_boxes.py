"""One box a column with the field it is taken for, and the first rows as they would be taken."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from indmap.register.layout import ColumnMeaning
from indmap.ui import money_units, plain
from indmap.words.codelists import codelist
from indmap.words.fields import Kind, fields
from indmap.words.numbers import share
from indmap.words.texts import Texts


def show(columns: Sequence[ColumnMeaning], key: str, texts: Texts) -> tuple[tuple[ColumnMeaning, ...], bool]:
    """What a person takes the columns for, and whether no field is taken twice; ``key`` begins the boxes' keys."""
    plain.line(texts("mapping.intro"))
    chosen = tuple(_box(column, f"{key}.{column.letter}", texts) for column in columns)
    _preview(chosen, texts)
    named = [column.field for column in chosen if column.field]
    twice = sorted({field for field in named if named.count(field) > 1})
    if twice:
        names = ", ".join(fields()[field].label(texts.language) for field in twice)
        st.error(plain.escape(texts("mapping.twice", names=names)))
    return chosen, not twice


def _box(column: ColumnMeaning, key: str, texts: Texts) -> ColumnMeaning:
    """What a person takes a column for: a field, and a unit where the field is money."""
    known, options = fields(), ["", *fields()]
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    field = left.selectbox(
        plain.escape(f"{column.letter} · {column.heading}"),
        options,
        index=options.index(column.field or ""),
        format_func=lambda code: known[code].label(texts.language) if code else texts("mapping.left_out"),
        key=f"{key}.field",
    )
    with right:
        if field and known[field].kind is Kind.MONEY:
            unit = money_units.choose(texts, f"{key}.unit", money_units.suggested(column, field))
        else:
            plain.line(_how_known(column, texts))
            unit = (column.unit, column.currency) if field == column.field else (None, None)
    if (field or None, *unit) == (column.field, column.unit, column.currency):
        return column
    return replace(column, field=field or None, unit=unit[0], currency=unit[1], reason="person", sure=1.0)


def _how_known(column: ColumnMeaning, texts: Texts) -> str:
    if column.field is None and not column.is_settled:
        return ""
    reason = codelist("column_reasons").label(column.reason, texts.language)
    return reason if column.is_settled else f"{reason}, {share(column.sure, texts.language)}"


def _preview(columns: Sequence[ColumnMeaning], texts: Texts) -> None:
    """The first rows under the fields chosen, as they stand in the file."""
    shown = {fields()[column.field].label(texts.language): column.examples for column in columns if column.field}
    longest = max(map(len, shown.values()), default=0)
    if longest:
        plain.line(texts("mapping.preview"))
        filled = {name: [*cells, *[""] * (longest - len(cells))] for name, cells in shown.items()}
        st.dataframe(filled, hide_index=True, lazy=False, alt=texts("mapping.preview"))
