"""What is doubtful in values that could be read: check digits, signs, shares, the order of dates."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from indmap.ingest.notes import Notes, Rows
from indmap.words.fields import Kind, of_kind

_OUTLIER = 5_000.0
_FEWEST_FOR_OUTLIERS = 12
_FEWEST_FOR_UNITS = 3
_LEAST_USUAL, _MOST_USUAL = 1e6, 1e12
_NEVER = 1e14
"""Tenge that no project costs, nor makes in a year: more than the whole economy does."""
_USUAL = 3e9
_UNITS = (1.0, 1e3, 1e6, 1e9)
_WEIGHTS = np.arange(1, 12)
_SECOND_WEIGHTS = np.array([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2])
_LONGEST_RAW = 200


@dataclass(frozen=True)
class Accepted:
    """The accepted rows: Arrow columns by field, the letter each stands under, and the rows' numbers in Excel."""

    columns: Mapping[str, Any]
    letters: Mapping[str, str]
    rows: Rows

    def numbers(self, name: str) -> npt.NDArray[Any]:
        """A column as an array."""
        found: npt.NDArray[Any] = self.columns[name].to_numpy(zero_copy_only=False)
        return found


def check(accepted: Accepted, notes: Notes) -> None:
    """The findings of every rule, added to ``notes``."""
    for rule in (_negative, _over_whole, _unusual, _order_of_dates, _check_digit):
        rule(accepted, notes)


def likely_unit(costs: npt.NDArray[np.float64], unit: float) -> float | None:
    """The unit that costs of projects look to be in, where they cannot be in the one they were read in.

    A project of the usual size costs more than a million tenge and less than a trillion.

    >>> likely_unit(np.array([1.2, 5.0, 23.4]), 1.0), likely_unit(np.array([1.2e9, 5e9, 23e9]), 1e9)
    (1000000000.0, None)
    """
    positive = costs[costs > 0]
    if positive.size < _FEWEST_FOR_UNITS:
        return None
    usual = float(np.median(positive))
    if _LEAST_USUAL <= usual <= _MOST_USUAL:
        return None
    return min(_UNITS, key=lambda each: abs(math.log(usual / unit * each / _USUAL)))


def is_bin(text: str) -> bool:
    """Whether twelve digits carry the right check digit.

    >>> is_bin("500140990012"), is_bin("500140990013"), is_bin("abc")
    (True, False, False)
    """
    if len(text) != 12 or not (text.isascii() and text.isdigit()):
        return False
    digits = np.array(list(map(int, text)))
    for weights in (_WEIGHTS, _SECOND_WEIGHTS):
        rest = int((digits[:11] * weights).sum()) % 11
        if rest != 10:
            return rest == int(digits[11])
    return False


def _negative(accepted: Accepted, notes: Notes) -> None:
    for name in of_kind(Kind.MONEY, Kind.INTEGER, Kind.SHARE):
        _flag("negative_value", name, accepted, notes, lambda values: values < 0)


def _over_whole(accepted: Accepted, notes: Notes) -> None:
    for name in of_kind(Kind.SHARE):
        _flag("share_over_100", name, accepted, notes, lambda values: values > 1 + 1e-9)


def _unusual(accepted: Accepted, notes: Notes) -> None:
    """A figure thousands of times the usual one, or beyond any: most often the wrong unit."""

    def is_unusual(values: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
        positive = values[values > 0]
        if positive.size < _FEWEST_FOR_OUTLIERS:
            return np.asarray(values > _NEVER)
        return np.asarray(values > min(_OUTLIER * np.median(positive), _NEVER))

    for name in of_kind(Kind.MONEY):
        _flag("unusual_magnitude", name, accepted, notes, is_unusual)


def _order_of_dates(accepted: Accepted, notes: Notes) -> None:
    if "start_date" not in accepted.columns:
        return
    start = accepted.numbers("start_date")
    for name in ("actual_date", "planned_date"):
        if name in accepted.columns:
            days = accepted.numbers(name)
            where = np.flatnonzero(days < start)
            raw = [str(day)[:10] for day in days[where]]
            notes.add("date_before_start", accepted.letters[name], accepted.rows[where], name, raw)


def _check_digit(accepted: Accepted, notes: Notes) -> None:
    if "bin" not in accepted.columns:
        return
    texts = accepted.columns["bin"].to_pylist()
    wrong = {text for text in set(texts) if text and not is_bin(text)}
    where = np.array([place for place, text in enumerate(texts) if text in wrong], np.int64)
    raw = [texts[place][:_LONGEST_RAW] for place in where.tolist()]
    notes.add("wrong_bin", accepted.letters["bin"], accepted.rows[where], "bin", raw)


def _flag(
    code: str,
    name: str,
    accepted: Accepted,
    notes: Notes,
    is_doubtful: Callable[[npt.NDArray[np.float64]], npt.NDArray[np.bool_]],
) -> None:
    if name in accepted.columns:
        values = accepted.numbers(name)
        where = np.flatnonzero(is_doubtful(values))
        raw = [f"{value:.15g}" for value in values[where].tolist()]
        notes.add(code, accepted.letters[name], accepted.rows[where], name, raw)
