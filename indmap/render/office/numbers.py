"""Number formats of a chart's figures, which its workbook keeps in base units."""

from collections.abc import Sequence

from indmap.exhibits.encodings import Format
from indmap.words.language import Language
from indmap.words.numbers import scaled, word

_PLAIN = {
    Format.SHARE: "0%",
    Format.GROWTH: "0.0%",
    Format.POINTS: "+0;-0;0",
    Format.SCORE: "0.0",
    Format.YEAR: "0",
    Format.DECIMAL: "#,##0.0",
    Format.DATE: "dd.mm.yyyy",
}
_LEAST = 0.05  # of a unit, the least that one decimal does not show as 0
_SCALES = {"thousand": 1, "million": 2, "billion": 3, "trillion": 4}


def number_format(format_: Format, values: Sequence[float | None], *, sums: bool = False) -> str:
    """The number format: money in one unit; ``sums`` hides zeros, for series over many categories.

    >>> number_format(Format.MONEY, [145e9, 2.4e9])
    '[=0]0;[<99950000000]#,##0.0,,,;#,##0,,,'
    """
    if format_ in _PLAIN:
        return _PLAIN[format_]
    unit = _unit(values) if format_ in (Format.MONEY, Format.USD) else None
    zero = '[=0]""' if sums else "[=0]0"
    if not unit:
        return f"{zero};#,##0"
    commas = "," * _SCALES[unit]
    border = round(99.95 * 1000 ** _SCALES[unit])
    return f"{zero};[<{border}]#,##0.0{commas};#,##0{commas}"


def unit_in(number: str, language: Language) -> str:
    """The unit of a number format of ours; empty if figures are written in full.

    >>> unit_in("[=0]0;[<99950000000]#,##0.0,,,;#,##0,,,", Language.EN), unit_in("0%", Language.EN)
    ('bn', '')
    """
    places = len(number) - len(number.rstrip(","))
    return next((word(name, language) for name, commas in _SCALES.items() if commas == places), "")


def _unit(values: Sequence[float | None]) -> str | None:
    """The unit of the largest figure, or the next smaller one if the smallest figure would be shown as 0."""
    sizes = [abs(value) for value in values if value]
    unit = scaled(max(sizes, default=0.0))[1]
    if unit is None or min(sizes) >= _LEAST * 1000 ** _SCALES[unit]:
        return unit
    return next((name for name, commas in _SCALES.items() if commas == _SCALES[unit] - 1), unit)
