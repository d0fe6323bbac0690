"""Projects: a frame with one row a project and the data dictionary's fields as columns.

Every field is there in every register; what a register does not say is absent (NaN, NaT, NA), never zero.

======== ===========================================================================================
kind     column
======== ===========================================================================================
text     ``str``
code     categorical over the whole codelist, so that its integer codes mean the same in every register
number   ``float64``; integers too, since absent is not zero
share    ``float64``, a fraction (0.82), not per cent
money    ``float64`` in base units of the field's currency; an amount in another currency stands in
         ``<field>_foreign`` with its ``<field>_currency`` and is outside the totals
date     ``datetime64[us]``, the last day of the stated period (the first for ``start_date``), with
         ``<field>_precision`` (categorical over the codelist ``precisions``)
======== ===========================================================================================

Beside them: ``<field>_stated`` (``yes``/``no``) for the two criteria that may be answered in words, and ``file``,
``sheet`` and ``row``, where a person finds the project.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

import numpy as np
import pandas as pd

from indmap.words.codelists import codelist
from indmap.words.fields import Kind, fields, of_kind

Projects: TypeAlias = pd.DataFrame

STATED = ("import_substitution", "raw_materials")


def column_kinds() -> Iterator[tuple[str, Kind, str | None]]:
    """Every column of Projects with its kind and, for codes, its codelist."""
    for code, field in fields().items():
        yield code, field.kind, field.codelist
    for code in of_kind(Kind.MONEY):
        yield f"{code}_foreign", Kind.NUMBER, None
        yield f"{code}_currency", Kind.TEXT, None
    for code in of_kind(Kind.DATE):
        yield f"{code}_precision", Kind.CODE, "precisions"
    for code in STATED:
        yield f"{code}_stated", Kind.CODE, "answers"
    yield "file", Kind.TEXT, None
    yield "sheet", Kind.TEXT, None
    yield "row", Kind.INTEGER, None


def typed(columns: Mapping[str, object], rows: int) -> Projects:
    """Projects from columns by name; a column that is not given is absent throughout."""
    return pd.DataFrame({name: _column(columns.get(name), kind, of, rows) for name, kind, of in column_kinds()})


def no_projects() -> Projects:
    """Projects without a row."""
    return typed({}, 0)


def _column(values: object, kind: Kind, of: str | None, rows: int) -> pd.Series:
    if kind is Kind.CODE:
        categories = pd.CategoricalDtype(list(codelist(of or "").codes))
        return pd.Series([None] * rows if values is None else values, dtype=categories)
    if kind is Kind.TEXT:
        return pd.Series([None] * rows if values is None else values, dtype="str")
    if kind is Kind.DATE:
        return pd.Series(np.full(rows, "NaT", "datetime64[us]") if values is None else values).astype("datetime64[us]")
    return pd.Series(np.full(rows, np.nan) if values is None else values).astype("float64")
