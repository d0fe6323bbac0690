"""An exhibit's values as written in its language, the same in every medium."""

from collections.abc import Callable
from decimal import Decimal

import pandas as pd

from indmap.exhibits.charts import Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.words import numbers
from indmap.words.language import Language
from indmap.words.theme import symbol

_WRITERS: dict[Format, Callable[[float, Language], str]] = {
    Format.COUNT: numbers.number,
    Format.MONEY: numbers.money,
    Format.USD: lambda value, language: numbers.money(value, language, "USD"),
    Format.SHARE: numbers.share,
    Format.POINTS: numbers.points,
    Format.GROWTH: lambda value, language: numbers.share(value, language, 1),
    Format.SCORE: lambda value, language: numbers.number(value, language, 1),
    Format.YEAR: lambda value, _: str(int(value)),
    Format.DECIMAL: lambda value, language: numbers.number(value, language, 3, trim=True),
}


def write(value: object, format_: Format, language: Language) -> str:
    r"""One value as a person reads it; a dash where it is absent.

    >>> write(145e9, Format.MONEY, Language.EN).replace("\u00a0", " ")
    '145 bn tenge'
    """
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return numbers.ABSENT
    if isinstance(value, pd.Timestamp):
        return numbers.date_short(value.date(), language)
    if format_ is Format.TEXT:
        return str(value)
    return _WRITERS[format_](float(value), language)  # type: ignore[arg-type]


def cells(exhibit: Exhibit, column: Column) -> list[str]:
    """A column's values as a person reads them, dates no finer than they were stated."""
    values = exhibit.data[column.name]
    if not column.precision:
        return [write(value, column.format, exhibit.language) for value in values]
    return [
        numbers.ABSENT if pd.isna(day) else numbers.period(day.date(), stated(precision), exhibit.language)
        for day, precision in zip(values, exhibit.data[column.precision], strict=True)
    ]


def stated(precision: object) -> str:
    """The precision of a date; a day where none is noted."""
    return "day" if pd.isna(precision) else str(precision)  # type: ignore[call-overload]


def brief(value: object, format_: Format, language: Language) -> str:
    """One value as a label beside its mark: no currency and no unit of points, the subtitle has it."""
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return ""
    if format_ in (Format.MONEY, Format.USD, Format.COUNT, Format.SCORE):
        whole = format_ in (Format.COUNT, Format.SCORE)
        amount = float(value)  # type: ignore[arg-type]
        return numbers.number(amount, language) if whole else numbers.short(amount, language)
    if format_ is Format.POINTS:
        return numbers.number(Decimal(str(value)).scaleb(2), language, sign=True)
    return write(value, format_, language)


def whole(value: float, format_: Format, language: Language) -> str:
    """The label of a whole at the end of its parts: points as fine as what is held against a threshold."""
    return write(value, format_, language) if format_ is Format.SCORE else brief(value, format_, language)


def written(exhibit: Exhibit) -> pd.DataFrame:
    """The exhibit's table in words: headings and values as text, columns in order."""
    return pd.DataFrame(
        {column.label: cells(exhibit, column) for column in exhibit.columns},
        dtype="str",
    )


def marked(exhibit: Exhibit) -> pd.DataFrame:
    """The same; in a table with statuses each status stands behind its symbol."""
    text, chart = written(exhibit), exhibit.chart
    if isinstance(chart, Table) and chart.status:
        symbols = [symbol(str(code)) for code in exhibit.data[chart.status]]
        for place, column in enumerate(exhibit.columns):
            if column.name == chart.status.removesuffix("_code"):
                text.isetitem(
                    place, [f"{sign} {cell}" for sign, cell in zip(symbols, text.iloc[:, place], strict=True)]
                )
    return text
