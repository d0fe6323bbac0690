"""Layout of texts: names wrapped into lines, labels beside marks, ticks of an axis."""

import math
import textwrap
from collections.abc import Sequence

import pandas as pd

from indmap.exhibits.charts import Scatter
from indmap.exhibits.encodings import Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import brief
from indmap.words.language import Language
from indmap.words.numbers import ABSENT, NBSP, number, scaled, word

_SCALES: dict[str | None, float] = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

_SMALLEST_SHARE = 0.06
_LETTERS_ACROSS = 42  # letters that a bar as long as the longest one holds, in a narrow card


def wrap(text: str, width: int) -> tuple[str, ...]:
    """The text in lines of at most ``width`` characters; words are broken only if longer than a line.

    >>> wrap("Шығыс Қазақстан облысы", 16)
    ('Шығыс Қазақстан', 'облысы')
    """
    return tuple(textwrap.wrap(text, width, break_on_hyphens=False)) or ("",)


def names(exhibit: Exhibit, column: str, width: int) -> list[tuple[str, ...]]:
    """A column's values as names on an axis, each wrapped into lines."""
    return [wrap(ABSENT if pd.isna(value) else str(value), width) for value in exhibit.data[column]]


def heading(exhibit: Exhibit, column: str) -> str:
    """A column's label in the exhibit."""
    return next((each.label for each in exhibit.columns if each.name == column), column)


def values(exhibit: Exhibit, column: str) -> list[float | None]:
    """A column of figures to be drawn: integral ones as int, missing ones as None."""
    return [_figure(value) for value in exhibit.data[column]]


def scale(format_: Format) -> float:
    """The factor that a workbook's number format cannot apply: differences of shares are shown in percentage points."""
    return 100.0 if format_ is Format.POINTS else 1.0


def _figure(value: object) -> float | None:
    if pd.isna(value):  # type: ignore[call-overload]
        return None
    figure = float(value)  # type: ignore[arg-type]
    return int(figure) if figure.is_integer() else figure


def sides(chart: Scatter, exhibit: Exhibit) -> list[str]:
    """The side on which each name of a scatter stands: above, below, right or left of its point."""
    return [str(side) for side in exhibit.data[chart.sides]] if chart.sides else ["above"] * len(exhibit.data)


def figures(exhibit: Exhibit, column: str, format_: Format, *, signed: bool = False) -> list[str]:
    """A column of figures as labels beside their marks; a dash if missing."""
    texts = [brief(value, format_, exhibit.language) or ABSENT for value in exhibit.data[column]]
    if not signed:
        return texts
    above = [value is not None and value > 0 for value in values(exhibit, column)]
    return [f"+{text}" if plus and text[0] != "+" else text for text, plus in zip(texts, above, strict=True)]


def shared_unit(exhibit: Exhibit, drawn: Sequence[float | None], format_: Format) -> tuple[str, list[str]]:
    """The unit of the largest figure, and all figures in that unit without its name, for labels with little room.

    The unit is empty if the figures need none.
    """
    known = [abs(value) for value in drawn if value is not None]
    unit = scaled(max(known, default=0.0))[1] if format_ in (Format.MONEY, Format.USD) else None
    if not unit:
        return "", [brief(value, format_, exhibit.language) or ABSENT for value in drawn]
    return word(unit, exhibit.language), [_in_unit(value, _SCALES[unit], exhibit.language) for value in drawn]


def against(
    exhibit: Exhibit, done: Sequence[float | None], planned: Sequence[float | None], format_: Format
) -> list[str]:
    """Labels of done and planned values, both in the unit of the larger: 0.5 / 6.5 bn."""
    labels = []
    for pair in zip(done, planned, strict=True):
        unit, (own, plan) = shared_unit(exhibit, pair, format_)
        labels.append(f"{own} / {plan}{NBSP}{unit}" if unit else f"{own} / {plan}")
    return labels


def _in_unit(value: float | None, scale: float, language: Language) -> str:
    """A figure in a unit, with about three digits."""
    if value is None:
        return ABSENT
    size = abs(value) / scale
    return number(value / scale, language, 2 if size < 1 else 1 if size < 100 else 0, trim=True)


def inner(value: float | None, longest: float, format_: Format, language: Language) -> str:
    """The label of a bar's segment; empty if it does not fit inside.

    >>> inner(8, 100, Format.COUNT, Language.EN), inner(3, 100, Format.COUNT, Language.EN)
    ('8', '')
    """
    share = (value or 0) / longest
    if share < _SMALLEST_SHARE:
        return ""
    text = brief(value, format_, language)
    return text if share >= (len(text) + 1) / _LETTERS_ACROSS else ""


def ticks(lowest: float, highest: float, most: int = 5, *, whole: bool = False) -> tuple[float, ...]:
    """Round values that cover the range and zero, in steps of 1, 2 or 5 times a power of ten.

    ``whole`` is for counts: steps are at least 1.

    >>> ticks(0, 396)
    (0.0, 100.0, 200.0, 300.0, 400.0)
    >>> ticks(0, 2), ticks(0, 2, whole=True)
    ((0.0, 0.5, 1.0, 1.5, 2.0), (0.0, 1.0, 2.0))
    """
    low, high = min(lowest, 0.0), max(highest, 0.0)
    if low == high:
        return (0.0,)
    rough = (high - low) / (most - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= rough * 0.999)
    step = max(step, 1.0) if whole else step
    first, last = math.floor(low / step), math.ceil(high / step)
    return tuple(place * step for place in range(first, last + 1))


def whole_ticks(start: float, highest: float, most: int = 6) -> tuple[float, ...]:
    """The start and round whole values after it.

    >>> whole_ticks(1, 38)
    (1, 10.0, 20.0, 30.0, 40.0)
    """
    return (start, *(tick for tick in ticks(0, highest, most) if tick > start and tick.is_integer()))


def padded(drawn: Sequence[float | None], *more: float, by: float = 0.08) -> tuple[float, float]:
    """The range of all values with a margin on both sides.

    >>> padded([0.0, 40.0, None], 50.0, by=0.1)
    (-5.0, 55.0)
    """
    known = [value for value in (*drawn, *more) if value is not None]
    low, high = min(known), max(known)
    air = ((high - low) or abs(high) or 1.0) * by
    return low - air, high + air


def ticks_within(lowest: float, highest: float, most: int = 5) -> tuple[float, ...]:
    """Round values inside a range, which need not include zero.

    >>> ticks_within(17.2, 52.6)
    (20.0, 30.0, 40.0, 50.0)
    """
    step = ticks(0.0, highest - lowest, most)[1]
    places = range(math.ceil(lowest / step), math.floor(highest / step) + 1)
    return tuple(place * step for place in places)


def power_ticks(lowest: float, highest: float) -> tuple[float, ...]:
    """Powers of ten in a range above zero; also 2 and 5 times these if the range is short.

    >>> power_ticks(2e8, 4e11), power_ticks(3, 60)
    ((1000000000.0, 10000000000.0, 100000000000.0), (5.0, 10.0, 20.0, 50.0))
    """
    powers = range(math.floor(math.log10(lowest)), math.ceil(math.log10(highest)) + 1)
    times = (1,) if highest > 1000 * lowest else (1, 2, 5)
    steps = [each * 10.0**power for power in powers for each in times]
    return tuple(step for step in steps if lowest <= step <= highest)


def span_words(exhibit: Exhibit, low: str, high: str, format_: Format) -> list[str]:
    """Labels of ranges, from one figure to another; a single figure if both are the same."""
    ends = zip(figures(exhibit, low, format_), figures(exhibit, high, format_), strict=True)
    return [one if one == other else f"{one}–{other}" for one, other in ends]


def ticks_near(lowest: float, highest: float, most: int = 5) -> tuple[float, ...]:
    """Round values that cover the range of an index, not from zero.

    >>> ticks_near(100, 148)
    (100.0, 120.0, 140.0, 160.0)
    """
    spread_ = ticks(0.0, max(highest - lowest, abs(highest) * 0.02, 1e-9), most)
    step = spread_[1]
    first, last = math.floor(lowest / step), math.ceil(max(highest, lowest + step) / step)
    return tuple(place * step for place in range(first, last + 1))


def spread(places: Sequence[float], gap: float, highest: float = math.inf) -> list[float]:
    """Positions of labels moved at least ``gap`` apart: upwards, and down from ``highest`` where they exceed it.

    >>> spread([10.0, 10.5, 3.0], 2.0), spread([10.0, 10.0, 3.0], 2.0, highest=10.0)
    ([10.0, 12.0, 3.0], [8.0, 10.0, 3.0])
    """
    moved = list(places)
    order = sorted(range(len(places)), key=lambda each: places[each])
    below, above = -math.inf, highest
    for place in order:
        moved[place] = below = max(moved[place], below + gap)
    for place in reversed(order):
        moved[place] = min(moved[place], above)
        above = moved[place] - gap
    return moved
