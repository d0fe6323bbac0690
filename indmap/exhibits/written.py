"""An exhibit's values as written in its language, the same in every medium."""

from collections.abc import Callable

import pandas as pd

from indmap.exhibits.encodings import Format
from indmap.exhibits.exhibit import Exhibit
from indmap.words import numbers
from indmap.words.language import Language

_WRITERS: dict[Format, Callable[[float, Language], str]] = {
    Format.COUNT: numbers.number,
    Format.MONEY: numbers.money,
    Format.USD: lambda value, language: numbers.money(value, language, "USD"),
    Format.SHARE: numbers.share,
    Format.POINTS: numbers.points,
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


def brief(value: object, format_: Format, language: Language) -> str:
    """One value as a label beside its mark: no currency, the subtitle has it."""
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return ""
    if format_ in (Format.MONEY, Format.USD, Format.COUNT):
        whole = format_ is Format.COUNT
        amount = float(value)  # type: ignore[arg-type]
        return numbers.number(amount, language) if whole else numbers.short(amount, language)
    return write(value, format_, language)


def written(exhibit: Exhibit) -> pd.DataFrame:
    """The exhibit's table in words: headings and values as text, columns in order."""
    return pd.DataFrame(
        {
            column.label: [write(value, column.format, exhibit.language) for value in exhibit.data[column.name]]
            for column in exhibit.columns
        },
        dtype="str",
    )
