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
_LAST_WORD = re.compile(r"[\s.,]*(?P<word>[^\W\d_]+)\.?$")
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)[\s.,]+(?=\d)")
_FOOTNOTE = re.compile(r"(?<=\w)\s*\*+$")
_LETTER_O = re.compile(r"(?<=\d)[Oo\u041e\u043e](?=\d)")
_SERIAL = re.compile(r"\d{4,5}(?:\.0+)?")
_ROMAN = re.compile(r"(?P<number>[IV\u0406]{1,3})(?P<word>[^\W\d_]{2,})")
_FIRST_WORD = re.compile(r"^\S+")
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
    text = _LETTER_O.sub("0", _FOOTNOTE.sub("", text.strip().replace("\u00a0", " ")))
    if not text or len(text) > _LONGEST or not any(letter.isdigit() for letter in text):
        return None
    if _SERIAL.fullmatch(text):
        return _of_number(float(text))
    plain = _without_year_word(text)
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(plain):
            return _of_parts(**{part: int(number) for part, number in match.groupdict().items()})
    return _of_words(text) or _of_range(plain)


def _without_year_word(text: str) -> str:
    """The text without a remark in brackets, and without the words around it that only go along with a date."""
    known = spellings("dates")
    if any(int(number) > 31 for number in re.findall(r"\d+", " ".join(_PARENTHESES.findall(text)))):
        return text
    text = (_PARENTHESES.sub(" ", text).strip() or text).strip(" ,")
    while (match := _LAST_WORD.search(text)) and known.get(fold(match["word"])) == "of":
        text = text[: match.start()]
    while (match := _WORD_BEFORE.match(text)) and known.get(fold(match["word"])) == "of":
        text = text[match.end() :]
    return text


def _of_parts(y: int, m: int, d: int | None = None) -> When | None:
    year = y if y > 99 else _century(y)
    if d is None:
        return _span(year, m, m, Precision.MONTH) if 1 <= m <= 12 else None
    return _day(year, m, d) if m <= 12 else _day(year, d, m)


def _century(two_digits: int) -> int:
    return (1900 if two_digits >= EARLIEST % 100 else 2000) + two_digits


def _of_range(text: str) -> When | None:
    """Two dates with a dash or a word between them: from the first day of one to the last day of the other."""
    codes = [(word, spellings("dates").get(fold(word))) for word in text.split()]
    text = " ".join("-" if code == "to" else word for word, code in codes if code != "from")
    ends = [part for part in _RANGE.split(text) if part]
    if len(ends) != 2:
        return None
    last = _of_text(ends[1])
    first = _of_text(ends[0])
    if first is None and last is not None:  # «январь – май 2021»: the year stands once
        first = _of_text(f"{ends[0]} {last.last.year}") or _of_text(_FIRST_WORD.sub(ends[0], ends[1]))
    if first is None or last is None or first.first > last.last:
        return None
    return When(first.first, last.last, last.precision, first.first_precision)


def _of_words(text: str) -> When | None:
    """A date in words, whatever order the language puts them in."""
    numbers: list[int] = []
    codes: list[str] = []
    bare = _without_year_word(text)
    if len(_RANGE.findall(bare.strip(" -+"))) and not any(letter.isalpha() for letter in bare):
        return None
    is_number_last = False
    for token in _TOKEN.findall(bare):
        read = _of_token(token)
        if read is None:
            return None
        numbers += [number for number in read if isinstance(number, int)]
        codes += [code for code in read if isinstance(code, str)]
        is_number_last = isinstance(read[-1], int) if read else is_number_last
    return _assembled(numbers, codes, has_year=is_number_last) if len(codes) <= 1 else None


def _of_token(token: str) -> Sequence[int | str] | None:
    """The numbers and codes that one token stands for: none for a word that only goes along, None where unknown."""
    known = spellings("dates")
    if token.isdecimal():
        return None if len(token) > 4 else (int(token),)
    if (code := known.get(fold(token))) is not None:
        if code in ("from", "to"):
            return None
        return () if code == "of" else (int(code[1:]),) if code.startswith("n") else (code,)
    if glued := _ROMAN.fullmatch(token):
        parts = [_of_token(part) for part in (glued["number"], glued["word"])]
        return [each for part in parts if part for each in part] if None not in parts else None
    return None


def _assembled(numbers: Sequence[int], codes: Sequence[str], *, has_year: bool) -> When | None:
    """A year with, at most, a month and its day, or a quarter, or a half, in any order.

    ``has_year`` says that a number comes last, and so may be a year of two digits: 4Q21, but not 21-Dec.
    """
    unit = codes[0] if codes else ""
    if not unit:
        return _span(numbers[0], 1, 12, Precision.YEAR) if len(numbers) == 1 and numbers[0] > 99 else None
    years = [number for number in numbers if number > 99]
    rest = [number for number in numbers if number <= 99]
    if len(years) > 1 or not (years or (rest and has_year)):
        return None
    if not years:
        years = [_century(rest.pop())]
    if unit.startswith("month_"):
        month = int(unit.removeprefix("month_"))
        if len(rest) > 1:
            return None
        return _day(years[0], month, rest[0]) if rest else _span(years[0], month, month, Precision.MONTH)
    return part_of_year(years[0], unit, rest)


def part_of_year(year: int, unit: str, rest: Sequence[int]) -> When | None:
    """A quarter or a half of a year, by the code of its precision and its number."""
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
