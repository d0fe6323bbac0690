"""Dates with the precision they were stated in, from every way of writing them that registers use.

Own patterns only: general date parsers take «N/A» for July and «12.2021» for the 12th. Whatever is outside 1990 to
2060 is no date.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from indmap.words.spellings import fold, spellings

EARLIEST, LATEST = 1990, 2060
_EPOCH = date(1899, 12, 30)
_CLOCK = r"(?:[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?"
_PATTERNS = (
    re.compile(rf"(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}}){_CLOCK}"),
    re.compile(rf"(?P<d>\d{{1,2}})[-/. ](?P<m>\d{{1,2}})[-/. ](?P<y>\d{{4}}|\d\d){_CLOCK}"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)"),
    re.compile(r"(?P<m>\d{1,2})[-/.](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})"),
)
_YEAR_MARK = re.compile(r"\s*(?:г|ж|y)\.?\s*$", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:-|–|—|−|\.\.\.?|…|/)\s*")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_PARENTHESES = re.compile(r"\([^)]*\)")
_LONGEST = 80


class Precision(StrEnum):
    """How finely a date was stated, finest first; the codes of the codelist ``precisions``."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


@dataclass(frozen=True)
class When:
    """A stated period: its first and last day, and how finely each end was stated."""

    first: date
    last: date
    precision: Precision
    first_precision: Precision


def read_date(value: object) -> When | None:
    """The period that a cell states, or None.

    >>> read_date("IV кв. 2021").last, read_date("2021 жылғы желтоқсан").first
    (datetime.date(2021, 12, 31), datetime.date(2021, 12, 1))
    """
    if isinstance(value, datetime):
        return _day(value.year, value.month, value.day)
    if isinstance(value, date):
        return _day(value.year, value.month, value.day)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return _of_number(float(value)) if isinstance(value, int | float) else _of_text(value)


def _of_number(value: float) -> When | None:
    """A year, or the serial number that a spreadsheet counts days by."""
    if not EARLIEST <= value <= 60_000:  # NaN and infinity fail this too
        return None
    if value <= LATEST:
        return _span(int(value), 1, 12, Precision.YEAR) if value == int(value) else None
    day = _EPOCH + timedelta(days=int(value))
    return _day(day.year, day.month, day.day)


def _of_text(text: str) -> When | None:
    text = text.strip().replace("\u00a0", " ")
    if not text or len(text) > _LONGEST or not any(letter.isdigit() for letter in text):
        return None
    plain = _YEAR_MARK.sub("", text)
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(plain):
            return _of_parts(**{part: int(number) for part, number in match.groupdict().items()})
    return _of_words(text) or _of_range(plain)


def _of_parts(y: int, m: int, d: int | None = None) -> When | None:
    year = y if y > 99 else 2000 + y
    if d is None:
        return _span(year, m, m, Precision.MONTH) if 1 <= m <= 12 else None
    return _day(year, m, d) if m <= 12 else _day(year, d, m)


def _of_range(text: str) -> When | None:
    """Two dates with a dash between them: from the first day of one to the last day of the other."""
    ends = [part for part in _RANGE.split(text) if part]
    if len(ends) != 2:
        return None
    last = _of_text(ends[1])
    first = _of_text(ends[0])
    if first is None and last is not None:  # «январь – май 2021»: the year stands once
        first = _of_text(f"{ends[0]} {last.last.year}")
    if first is None or last is None or first.first > last.last:
        return None
    return When(first.first, last.last, last.precision, first.first_precision)


def _of_words(text: str) -> When | None:
    """A date in words, whatever order the language puts them in."""
    known = spellings("dates")
    numbers: list[int] = []
    codes: list[str] = []
    bare = _PARENTHESES.sub(" ", text) if _PARENTHESES.sub("", text).strip() else text
    if len(_RANGE.findall(bare.strip(" -+"))) and not any(letter.isalpha() for letter in bare):
        return None
    for token in _TOKEN.findall(bare):
        if token.isdecimal():
            if len(token) > 4:
                return None
            numbers.append(int(token))
        elif (code := known.get(fold(token))) is None:
            return None
        elif code.startswith("n"):
            numbers.append(int(code[1:]))
        elif code != "of":
            codes.append(code)
    return _assembled(numbers, codes) if len(codes) <= 1 else None


def _assembled(numbers: Sequence[int], codes: Sequence[str]) -> When | None:
    """A year with, at most, a month and its day, or a quarter, or a half, in any order."""
    unit = codes[0] if codes else ""
    if not unit:
        return _span(numbers[0], 1, 12, Precision.YEAR) if len(numbers) == 1 and numbers[0] > 99 else None
    years = [number for number in numbers if number > 99]
    rest = [number for number in numbers if number <= 99]
    if len(years) > 1:
        return None
    if not years:
        if not rest:
            return None
        years = [2000 + rest.pop()]  # «4Q21», «дек.21»: the two-digit year comes last
    if unit.startswith("month_"):
        month = int(unit.removeprefix("month_"))
        if len(rest) > 1:
            return None
        return _day(years[0], month, rest[0]) if rest else _span(years[0], month, month, Precision.MONTH)
    return _part_of_year(years[0], unit, rest)


def _part_of_year(year: int, unit: str, rest: Sequence[int]) -> When | None:
    months = 3 if unit == Precision.QUARTER else 6
    if len(rest) != 1 or not 1 <= rest[0] <= 12 // months:
        return None
    last = rest[0] * months
    return _span(year, last - months + 1, last, Precision(unit))


def _day(year: int, month: int, day: int) -> When | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return When(found, found, Precision.DAY, Precision.DAY) if EARLIEST <= year <= LATEST else None


def _span(year: int, first_month: int, last_month: int, precision: Precision) -> When | None:
    if not EARLIEST <= year <= LATEST:
        return None
    last = date(year, last_month, monthrange(year, last_month)[1])
    return When(date(year, first_month, 1), last, precision, precision)
