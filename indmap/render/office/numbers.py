"""How figures of a chart are written by the workbook behind it, which keeps them in base units."""

from collections.abc import Sequence

from indmap.exhibits.encodings import Format
from indmap.words.numbers import scaled

_PLAIN = {
    Format.SHARE: "0%",
    Format.POINTS: "+0%;-0%;0%",
    Format.SCORE: "0.0",
    Format.YEAR: "0",
    Format.DECIMAL: "#,##0.0",
    Format.DATE: "dd.mm.yyyy",
}
_SCALES = {"thousand": 1, "million": 2, "billion": 3, "trillion": 4}


def number_format(format_: Format, values: Sequence[float | None], *, sums: bool = False) -> str:
    """The workbook's own format: money in the unit of the largest; zeros are left unsaid in sums over many places.

    >>> number_format(Format.MONEY, [145e9, 2.4e9])
    '[=0]0;[<99950000000]#,##0.0,,,;#,##0,,,'
    """
    if format_ in _PLAIN:
        return _PLAIN[format_]
    largest = max([abs(value) for value in values if value is not None], default=0.0)
    unit = scaled(largest)[1] if format_ in (Format.MONEY, Format.USD) else None
    zero = '[=0]""' if sums else "[=0]0"
    if not unit:
        return f"{zero};#,##0"
    commas = "," * _SCALES[unit]
    border = round(99.95 * 1000 ** _SCALES[unit])
    return f"{zero};[<{border}]#,##0.0{commas};#,##0{commas}"
