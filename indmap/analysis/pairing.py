"""Pairing: one-to-one matching of the rows of two registers, by keys that occur once on each side.

Keys are integers, equal for equal texts on both sides; -1 stands for a missing text and matches nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

Integers: TypeAlias = npt.NDArray[np.intp]
"""An array of row positions or of keys."""
Sides: TypeAlias = tuple[Integers, Integers]
"""The keys of the earlier and the later register's rows; or paired positions in both."""


class Pairing:
    """The later row that each earlier row is paired with (-1 for none), and how; barred pairs are never made."""

    def __init__(self, earlier: int, later: int) -> None:
        self.partner: Integers = np.full(earlier, -1)
        self.how = np.full(earlier, "", object)
        self.is_taken = np.zeros(later, bool)
        self._keys: tuple[npt.NDArray[Any], npt.NDArray[Any]] | None = None
        self._barred: frozenset[tuple[str, str]] = frozenset()

    def bar(self, keys: tuple[npt.NDArray[Any], npt.NDArray[Any]], said: Mapping[tuple[str, str], bool]) -> None:
        """From now on, never pair rows whose keys a person settled as different projects."""
        self._keys, self._barred = keys, frozenset(pair for pair, same in said.items() if not same)

    def left(self) -> Sides:
        """The rows that are not paired yet."""
        return np.flatnonzero(self.partner < 0), np.flatnonzero(~self.is_taken)

    def take(self, one: Integers, other: Integers, how: str) -> None:
        """Pair these rows, except barred ones; all must be unpaired."""
        free = self.may(one, other)
        self.partner[one[free]] = other[free]
        self.how[one[free]] = how
        self.is_taken[other[free]] = True

    def may(self, one: Integers, other: Integers) -> npt.NDArray[np.bool_]:
        """Whether each pair is not barred."""
        allowed = np.ones(len(one), bool)
        if self._keys is not None and self._barred:
            pairs = zip(self._keys[0][one], self._keys[1][other], strict=True)
            allowed = np.array([(min(pair), max(pair)) not in self._barred for pair in pairs], bool)
        return allowed

    def frame(self) -> pd.DataFrame:
        """The pairs: ``earlier``, ``later``, ``how``, in the order of the earlier register."""
        one = np.flatnonzero(self.partner >= 0)
        return pd.DataFrame({"earlier": one, "later": self.partner[one], "how": pd.array(self.how[one], dtype="str")})


def joint(one: pd.Series, other: pd.Series) -> Sides:
    """The texts of both sides as keys; missing and empty ones are -1."""
    both = pd.concat([one, other], ignore_index=True)
    numbers, _ = pd.factorize(both.where(both != ""))
    return numbers[: len(one)], numbers[len(one) :]


def together(*marks: Sides, needed: Sequence[bool] | None = None) -> Sides:
    """Several keys combined into one: -1 where a needed one is -1; others that are -1 on both sides count as equal."""
    wanted = needed or [True] * len(marks)
    size = len(marks[0][0])
    all_of = np.concatenate(marks[0])
    is_absent = (all_of < 0) & wanted[0]
    for mark, need in zip(marks[1:], wanted[1:], strict=True):
        numbers = np.concatenate(mark)
        is_absent |= (numbers < 0) & need
        all_of, _ = pd.factorize((all_of + 1) * (int(numbers.max(initial=0)) + 2) + numbers + 1)
    all_of = np.where(is_absent, -1, all_of)
    return all_of[:size], all_of[size:]


def once(keys: Sides) -> Sides:
    """The row positions, on each side, of the keys that occur exactly once on both."""
    one, other = keys
    size = int(max(one.max(initial=-1), other.max(initial=-1))) + 1
    here, there = np.bincount(one[one >= 0], minlength=size), np.bincount(other[other >= 0], minlength=size)
    place = np.full(size, -1)
    known = np.flatnonzero(other >= 0)
    place[other[known]] = known
    found = np.flatnonzero(one >= 0)
    found = found[(here[one[found]] == 1) & (there[one[found]] == 1)]
    return found, place[one[found]]


def shared(keys: Sides) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Whether each row's key also occurs on the other side."""
    one, other = keys
    return np.isin(one, other[other >= 0]), np.isin(other, one[one >= 0])


def only(keys: Sides, kept: tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]) -> Sides:
    """The keys, set to -1 for rows that are not to be paired."""
    return np.where(kept[0], keys[0], -1), np.where(kept[1], keys[1], -1)


def counted(keys: Sides) -> Sides:
    """The keys combined with their occurrence number, so that the first of equal rows matches the first, and so on."""
    one, other = (np.asarray(pd.Series(side).groupby(side).cumcount(), np.intp) for side in keys)
    return together(keys, (one, other))


def crossed(keys: Sides, most: int) -> Sides:
    """All pairs of row positions that share a key, except keys with more than ``most`` such pairs."""
    one, other = keys
    size = int(max(one.max(initial=-1), other.max(initial=-1))) + 1
    here, there = np.bincount(one[one >= 0], minlength=size), np.bincount(other[other >= 0], minlength=size)
    few = np.append(here * there <= most, False)  # the last place is that of absent keys
    rows = [np.flatnonzero(few[side]) for side in keys]
    sides = [pd.DataFrame({"key": side[place], "place": place}) for side, place in zip(keys, rows, strict=True)]
    found = sides[0].merge(sides[1], on="key", suffixes=("_one", "_other"))
    return found["place_one"].to_numpy(np.intp), found["place_other"].to_numpy(np.intp)
