"""Projects: a frame with one row a project and the data dictionary's fields as columns.

Every register has all columns; missing values are NaN, NaT or NA, never zero.

======== ===========================================================================================
kind     column
======== ===========================================================================================
text     ``str``
code     categorical over the whole codelist, so that its integer codes mean the same in every register
number   ``float64``, integers too, so that values can be missing
share    ``float64``, a fraction (0.82), not per cent
money    ``float64`` in base units of the field's currency; an amount in another currency stands in
         ``<field>_foreign`` with its ``<field>_currency`` and is outside the totals
date     ``datetime64[us]``, the last day of the stated period (the first for ``start_date``), with
         ``<field>_precision`` (categorical over the codelist ``precisions``)
======== ===========================================================================================

Also ``<field>_stated`` (``yes``/``no``) for the two criteria that may be answered in words, and ``file``, ``sheet`` and
``row``, the position of the project in its workbook.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

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
    """Projects from columns by name; columns that are not given are all missing.

    To save memory, given columns are not copied, and all missing columns of one type share an array until written to.
    """
    types = {name: _type(kind, of) for name, kind, of in column_kinds()}
    given = {name: pd.Series(columns[name], dtype=of) for name, of in types.items() if columns.get(name) is not None}
    absent = {of: pd.Series(None, range(rows), of) for of in {types[name] for name in types if name not in given}}
    return pd.DataFrame({name: given[name] if name in given else absent[of] for name, of in types.items()}, copy=False)


def no_projects() -> Projects:
    """Projects without a row."""
    return typed({}, 0)


def _type(kind: Kind, of: str | None) -> str | pd.CategoricalDtype:
    if kind is Kind.CODE:
        return pd.CategoricalDtype(list(codelist(of or "").codes))
    if kind is Kind.TEXT:
        return "str"
    return "datetime64[us]" if kind is Kind.DATE else "float64"
