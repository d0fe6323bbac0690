"""Frames drawn as tables, so that a test shows its input as a person would see it.

    projects('''
        | name   | region | cost   | planned_date | stage        |
        | Smelter | KZ-39 | 145 bn | 2021-06-30   | commissioned |
        | Cannery | KZ-79 | -      | 2021-Q4      | construction |
    ''')

``-`` is absent. Money may be written with ``tn``, ``bn``, ``m`` or ``k``, shares as ``82 %``, and dates as a day
(``2021-06-30``), a month (``2021-06``), a quarter (``2021-Q2``), a half-year (``2021-H1``) or a year (``2021``): the
last day of the period, with its precision beside it.
"""

import re
from calendar import monthrange
from functools import cache

import pandas as pd

from indmap.register.projects import Projects, column_kinds, typed
from indmap.words.fields import Kind

_SCALES = {"tn": 1e12, "bn": 1e9, "m": 1e6, "k": 1e3, "%": 0.01, "": 1.0}
_AMOUNT = re.compile(r"(-?[\d.]+)\s*(tn|bn|m|k|%|)")
_PERIODS = (
    ("day", re.compile(r"(\d{4})-(\d\d)-(\d\d)")),
    ("month", re.compile(r"(\d{4})-(\d\d)")),
    ("quarter", re.compile(r"(\d{4})-Q([1-4])")),
    ("half", re.compile(r"(\d{4})-H([12])")),
    ("year", re.compile(r"(\d{4})")),
)
_LAST_MONTH = {"quarter": 3, "half": 6}


def rows(drawing: str) -> list[dict[str, str | None]]:
    """The drawn rows, each by its headings; ``-`` and nothing are None."""
    lines = [line.strip().strip("|") for line in drawing.strip().splitlines() if line.strip()]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [
        {name: None if text in ("", "-") else text for name, text in zip(cells[0], row, strict=True)}
        for row in cells[1:]
    ]


def projects(drawing: str) -> Projects:
    """Projects from a drawing; a project that is not named is called after its place."""
    return _projects(drawing).copy()


@cache
def _projects(drawing: str) -> Projects:
    drawn = rows(drawing)
    kinds = {name: kind for name, kind, _ in column_kinds()}
    given: dict[str, list[object]] = {
        name: [_value(row[name], kinds[name]) for row in drawn] for name in (drawn[0] if drawn else ())
    }
    for name in [name for name in given if kinds[name] is Kind.DATE]:
        precisions = [None if row[name] is None else _period(row[name])[1] for row in drawn]
        given[name] = [None if row[name] is None else _period(row[name])[0] for row in drawn]
        given.setdefault(f"{name}_precision", precisions)
    count = len(drawn)
    given.setdefault("name", [f"Project {place}" for place in range(1, count + 1)])
    given.setdefault("sheet", ["Projects"] * count)
    given.setdefault("row", [float(place) for place in range(2, count + 2)])
    return typed(given, count)


def _value(text: str | None, kind: Kind) -> object:
    if text is None or kind in (Kind.TEXT, Kind.CODE, Kind.DATE):
        return text
    number, unit = _AMOUNT.fullmatch(text).groups()
    return float(number) * _SCALES[unit]


def _period(text: str) -> tuple[pd.Timestamp, str]:
    """The last day of a stated period, and how finely it was stated."""
    for precision, pattern in _PERIODS:
        if found := pattern.fullmatch(text):
            year, *rest = (int(part) for part in found.groups())
            if precision == "day":
                return pd.Timestamp(year, *rest), precision
            month = 12 if precision == "year" else rest[0] * _LAST_MONTH.get(precision, 1)
            return pd.Timestamp(year, month, monthrange(year, month)[1]), precision
    raise ValueError(text)
