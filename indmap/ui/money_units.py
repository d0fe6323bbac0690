"""The unit of a column of money, chosen from the usual ones."""

from dataclasses import replace
from typing import TypeAlias

import streamlit as st

from indmap.ingest.units import split_unit
from indmap.register.layout import ColumnMeaning
from indmap.words.fields import fields
from indmap.words.numbers import word
from indmap.words.texts import Texts

Unit: TypeAlias = tuple[float | None, str | None]
"""A factor to base units, None where it is not stated, and a currency's code."""

_SCALES = {1.0: "", 1e3: "thousand", 1e6: "million", 1e9: "billion", 1e12: "trillion"}
_CURRENCIES = ("KZT", "USD", "EUR", "RUB")


def choose(texts: Texts, key: str, column: ColumnMeaning) -> Unit:
    """A box with the column's unit, and what a person makes of it."""
    now: Unit = (column.unit, column.currency)
    usual: list[Unit] = [(scale, currency) for currency in _CURRENCIES for scale in _SCALES]
    options = usual if now in usual else [now, *usual]
    found = st.selectbox(
        texts("mapping.unit"), options, index=options.index(now), format_func=lambda unit: name(unit, texts), key=key
    )
    return found if found is not None else now


def name(unit: Unit, texts: Texts) -> str:
    """A unit in words."""
    scale, currency = unit
    if scale is None:
        return texts("mapping.no_unit")
    words = (_SCALES.get(scale, f"{scale:g}"), currency)
    return " ".join(word(each, texts.language) if each.isalpha() else each for each in words if each)


def suggested(column: ColumnMeaning, field: str) -> ColumnMeaning:
    """The column with the unit its heading says, where it was not read as money before."""
    if column.field == field:
        return column
    unit = split_unit(column.heading)[1]
    scale = unit.scale or (1.0 if unit.currency else None)
    return replace(column, unit=scale, currency=unit.currency or fields()[field].currency)
