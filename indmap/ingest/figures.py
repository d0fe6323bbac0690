"""Figures written as text: every separator met, per cent, brackets for minus, units inside the cell."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from indmap.ingest.units import NO_UNIT, Unit, unit_of
from indmap.words.spellings import fold, spellings

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f'’`]+")
_MINUS = str.maketrans("−–—", "---")
_BODY = re.compile(
    r"^(?P<before>[^\d+\-.,(]*)(?P<body>[+-]?\(?[+-]?[.,]?\d[\d.,\s]*(?:[eE][+-]?\d+)?\)?)(?P<after>\D*)$"
)
_SPACED = re.compile(r"^[+-]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?$")
_EXPONENT = re.compile(r"^[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d{1,3}$")
_GROUPED = re.compile(r"^\d{1,3}(?:\.\d{3})+$")
_FOOTNOTE = re.compile(r"(?<=[\w)%])\s*[*\u00b9\u00b2\u00b3\u2070-\u2079]+$")
_NUMBER = re.compile(r"\d(?:[\d\s.,]*\d)?")
_BETWEEN = re.compile(r"\.\.+|[-/\u2026\u00f7]")
_ABOUT = re.compile(r"[+~<>\u2248\u2264\u2265\u00b1]")
_MOST_WORDS = 3
_LONGEST = 60


@dataclass(frozen=True)
class Convention:
    """What a lone comma or point before exactly three digits means in a column."""

    comma_groups: bool = False
    point_groups: bool = False


@dataclass(frozen=True)
class Figure:
    """A number as written, and the unit that stands beside it in the cell."""

    value: float
    unit: Unit = NO_UNIT


def read_figure(text: str, convention: Convention = Convention()) -> Figure | None:
    """The figure in a cell, or None.

    >>> read_figure("42 606 533.12").value, read_figure("2.254,62 €").value, read_figure("(1 234)").value
    (42606533.12, 2254.62, -1234.0)
    """
    text = _FOOTNOTE.sub("", _SPACES.sub(" ", text.translate(_MINUS)).strip())
    match = _BODY.match(text) if 0 < len(text) <= _LONGEST else None
    if match is None:
        return None
    unit = NO_UNIT
    for side in (match["before"], match["after"]):
        if side.strip(" .,"):
            found = unit_of(side)
            if found is None:
                return None
            unit = found | unit
    value = _signed(match["body"].strip(" ,"), convention)
    return None if value is None else Figure(value, unit)


def is_range(text: str) -> bool:
    """Whether the text bounds a figure instead of giving it: from one to another, up to, more than, about.

    >>> is_range("250-300"), is_range("> 500 млн тенге"), is_range("12 34")
    (True, True, False)
    """
    text = _SPACES.sub(" ", text.translate(_MINUS)).strip()
    numbers = len(_NUMBER.findall(text)) if len(text) <= _LONGEST else 0
    if numbers not in (1, 2):
        return False
    rest = _NUMBER.sub(" ", text)
    is_about, is_between = bool(_ABOUT.search(rest)), bool(_BETWEEN.search(rest))
    words, is_bound = _without_bounds(fold(_ABOUT.sub(" ", _BETWEEN.sub(" ", rest))).split())
    if words and unit_of(" ".join(words)) is None:
        return False
    return is_bound or is_about or (numbers == 2 and is_between)


def _without_bounds(words: list[str]) -> tuple[list[str], bool]:
    """The words left after those that bound a figure, and whether there were any."""
    known, rest, place = spellings("bounds"), list[str](), 0
    while place < len(words):
        span = next((n for n in range(_MOST_WORDS, 0, -1) if " ".join(words[place : place + n]) in known), 0)
        rest += [] if span else [words[place]]
        place += span or 1
    return rest, len(rest) < len(words)


def convention_of(texts: Iterable[str], *, whole: bool) -> Convention:
    """How a column uses commas and points, from all of its cells; a column of whole numbers can only group by them.

    >>> convention_of(["1,234", "12,345", "400,300"], whole=False).comma_groups
    True
    """
    if whole:
        return Convention(comma_groups=True, point_groups=True)
    doubtful, decimal, groups = {",": 0, ".": 0}, {",": 0, ".": 0}, {",": 0, ".": 0}
    for text in texts:
        for mark, other in ((",", "."), (".", ",")):
            pieces = text.split(mark)
            digits = len(pieces[-1]) - len(pieces[-1].lstrip("0123456789"))
            if len(pieces) > 2 or (len(pieces) == 2 and other in pieces[-1]):
                groups[mark] += 1
            elif len(pieces) == 2 and (digits != 3 or other in pieces[0] or pieces[0].strip(" +-") in ("", "0")):
                decimal[mark] += 1
            elif len(pieces) == 2:
                doubtful[mark] += 1
    return Convention(
        comma_groups=not decimal[","] and (groups[","] > 0 or decimal["."] > 0 or doubtful[","] >= 3),
        point_groups=not decimal["."] and (groups["."] > 0 or decimal[","] > 0),
    )


def _signed(body: str, convention: Convention) -> float | None:
    sign = 1.0
    if body.startswith("(") and body.endswith(")"):
        sign, body = -1.0, body[1:-1].strip()
    elif "(" in body or ")" in body:
        return None
    if body[:1] in "+-" and body:
        sign, body = (-sign if body[0] == "-" else sign), body[1:].strip()
    if _EXPONENT.match(body):
        return sign * float(body.replace(",", "."))
    if " " in body:
        if not _SPACED.match(body):
            return None
        body = body.replace(" ", "")
        return sign * float(body.replace(",", "."))
    value = _unsigned(body, convention)
    return None if value is None else sign * value


def _unsigned(body: str, convention: Convention) -> float | None:
    commas, points = body.count(","), body.count(".")
    if commas and points:
        decimal = "," if body.rfind(",") > body.rfind(".") else "."
        grouping = "." if decimal == "," else ","
        if body.count(decimal) > 1:
            return None
        whole, _, fraction = body.partition(decimal)
        return _joined(whole.replace(grouping, "."), fraction)
    mark = "," if commas else "."
    if commas + points > 1:
        return _joined(body.replace(mark, "."), "")
    whole, _, fraction = body.partition(mark)
    grouped = convention.comma_groups if commas else convention.point_groups
    if grouped and len(fraction) == 3 and 1 <= len(whole) <= 3 and whole != "0":
        return float(whole + fraction)
    return _joined(whole or "0", fraction)


def _joined(whole: str, fraction: str) -> float | None:
    if not (whole.isdigit() or _GROUPED.match(whole)) or not whole.isascii() or (fraction and not fraction.isdigit()):
        return None
    return float(f"{whole.replace('.', '')}.{fraction or '0'}")
