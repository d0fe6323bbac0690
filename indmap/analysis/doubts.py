"""Doubtful matches: pairs of rows that may be one project, for a person to settle; and splits and mergers.

Candidates are pairs of unmatched rows that share a name, a code, a BIN, a company and region, or have similar names. A
key shared by very many rows identifies nothing and is skipped.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz import fuzz, process

from indmap.analysis.identity import MARKS, marks_of
from indmap.analysis.pairing import Integers, Sides, crossed, joint, together
from indmap.analysis.splits import splits
from indmap.register.projects import Projects

_MOST_PAIRS = 400
"""Pairs that share a key; a key with more is skipped."""
_MOST_NEAR = 40_000
"""Pairs of names compared with each other at once."""
_MOST_LEFT = 5_000
"""Unmatched rows on one side; with more the registers are different portfolios, and similar names mean nothing."""
_RENAMED, _NEAR, _ADDED = 70, 88, 60
"""Similarities of names, 0 to 100: of a renamed project; of one project by its name alone; to ignore added words."""
_NUMBERS = r"\d+|\b[ivxіх]+\b"

COLUMNS = ("earlier", "later", "score", "reason")


def doubts(
    earlier: Projects, later: Projects, pairs: pd.DataFrame, left: tuple[Integers, Integers], *, same_codes: bool
) -> pd.DataFrame:
    """Candidates by row position: ``earlier``, ``later``, ``score``, ``reason``; the likeliest first per earlier row.

    ``left`` are the unmatched rows of each side.
    """
    if not len(left[0]) and not len(left[1]):
        return _as_typed(pd.DataFrame(columns=list(COLUMNS)))
    if not len(left[0]) or not len(left[1]):  # a matched project may have been split
        return _as_typed(splits(earlier, later, pairs, left))
    rows = _Left.of((earlier.iloc[left[0]], later.iloc[left[1]]), same_codes=same_codes)
    one, other = rows.candidates()
    score, reason = rows.judge(one, other)
    found = pd.DataFrame({"earlier": left[0][one], "later": left[1][other], "score": score, "reason": reason})
    found = pd.concat([splits(earlier, later, pairs, left), found[found["reason"] != ""]], ignore_index=True)
    return _as_typed(found.drop_duplicates(["earlier", "later"]))


def _as_typed(found: pd.DataFrame) -> pd.DataFrame:
    found = found[list(COLUMNS)].astype({"earlier": "int64", "later": "int64", "score": "float64", "reason": "str"})
    return found.sort_values(["earlier", "score", "later"], ascending=[True, False, True], ignore_index=True)


@dataclass(frozen=True, eq=False)
class _Left:
    """The unmatched rows of both sides: their marks as integers, their names, and the numbers in their names."""

    sides: tuple[Projects, Projects]
    marks: dict[str, Sides]
    names: tuple[npt.NDArray[Any], npt.NDArray[Any]]
    numbers: tuple[npt.NDArray[Any], npt.NDArray[Any]]
    same_codes: bool

    @classmethod
    def of(cls, sides: tuple[Projects, Projects], *, same_codes: bool) -> "_Left":
        one, other = (marks_of(side) for side in sides)
        marks = {mark: joint(one[mark], other[mark]) for mark in MARKS}
        marks["sector"] = joint(*(side["sector"].astype("str") for side in sides))
        names = (one["name"].to_numpy(object), other["name"].to_numpy(object))
        numbers = tuple(side["name"].str.findall(_NUMBERS).str.join(" ").to_numpy(object) for side in (one, other))
        return cls(sides, marks, names, (numbers[0], numbers[1]), same_codes)

    def candidates(self) -> Sides:
        """Every candidate pair, once."""
        marks = self.marks
        found = [
            crossed(marks["name"], _MOST_PAIRS),
            crossed(marks["bin"], _MOST_PAIRS),
            crossed(together(marks["company"], marks["region"]), _MOST_PAIRS),
            self._near(),
        ]
        if self.same_codes:
            found.append(crossed(marks["code"], _MOST_PAIRS))
        pairs = pd.DataFrame(
            {
                "one": np.concatenate([one for one, _ in found]),
                "other": np.concatenate([other for _, other in found]),
            }
        )
        pairs = pairs.drop_duplicates()
        return pairs["one"].to_numpy(np.intp), pairs["other"].to_numpy(np.intp)

    def judge(self, one: Integers, other: Integers) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
        """The score of each pair, 0 to 1, and the reason to suspect one project; empty where there is none."""
        alike = self._alike(one, other)
        name, company, bin_ = (self._same(mark, one, other) for mark in ("name", "company", "bin"))
        region, sector, code = (self._same(mark, one, other) for mark in ("region", "sector", "code"))
        owner = (company == 1) | (bin_ == 1)
        owner_differs = ~owner & ((company == 0) | (bin_ == 0))
        region_fits, numbers_fit = region != 0, self.numbers[0][one] == self.numbers[1][other]
        same_cost, same_date = self._equal("cost", one, other), self._equal("planned_date", one, other)
        recoded = (code == 0) & self.same_codes
        looks_renamed = numbers_fit & ((alike >= _RENAMED) | (same_cost & (sector != 0)))
        cases = [
            ((name == 1) & recoded & ~owner_differs & region_fits, "recoded"),
            ((name == 1) & owner_differs & region_fits, "company_changed"),
            ((name == 1) & owner & (region == 0), "region_changed"),
            ((name == 1) & region_fits & ~owner_differs, "tie"),
            ((code == 1) & self.same_codes, "code_reused"),
            (owner & region_fits & (looks_renamed | (same_cost & same_date)) & ~recoded, "renamed"),
            (owner & region_fits & looks_renamed & recoded & same_cost, "recoded"),
            ((alike >= _NEAR) & numbers_fit & region_fits & (sector != 0) & ~owner_differs & ~recoded, "near_name"),
        ]
        reason = np.select([case for case, _ in cases], [reason for _, reason in cases], "")
        known = [(0.2, owner, owner | owner_differs), (0.1, region == 1, region >= 0), (0.1, sector == 1, sector >= 0)]
        score = 0.6 * alike / 100 + sum(weight * same for weight, same, _ in known)
        score = score / (0.6 + sum(weight * is_known for weight, _, is_known in known))
        return score.round(3), reason

    def _near(self) -> Sides:
        """Pairs of similar names: among all rows if there are few, else within a region and sector."""
        whole = (np.zeros(len(self.names[0]), np.intp), np.zeros(len(self.names[1]), np.intp))
        is_small = len(whole[0]) * len(whole[1]) <= _MOST_NEAR
        keys = whole if is_small else together(self.marks["region"], self.marks["sector"], needed=[False, False])
        found: list[Sides] = [(np.zeros(0, np.intp), np.zeros(0, np.intp))]
        if max(map(len, keys)) > _MOST_LEFT:
            return found[0]
        for key in np.intersect1d(*keys):
            one, other = (np.flatnonzero(side == key) for side in keys)
            if len(one) * len(other) <= _MOST_NEAR:
                names = (list(self.names[0][one]), list(self.names[1][other]))
                scorer = fuzz.token_set_ratio if is_small else fuzz.ratio
                near = np.argwhere(process.cdist(*names, scorer=scorer, score_cutoff=_NEAR) > 0)
                found.append((one[near[:, 0]], other[near[:, 1]]))
        return np.concatenate([one for one, _ in found]), np.concatenate([other for _, other in found])

    def _alike(self, one: Integers, other: Integers) -> npt.NDArray[Any]:
        """How similar the names are, 0 to 100; a name that only adds words to the other one counts as equal."""
        names = (list(self.names[0][one]), list(self.names[1][other]))
        letters = process.cpdist(*names, scorer=fuzz.ratio)
        words = process.cpdist(*names, scorer=fuzz.token_set_ratio)
        return np.where(letters >= _ADDED, np.maximum(letters, words), letters)

    def _same(self, mark: str, one: Integers, other: Integers) -> npt.NDArray[Any]:
        """1 where the marks are equal, 0 where they differ, -1 where either is missing."""
        here, there = self.marks[mark][0][one], self.marks[mark][1][other]
        return np.where((here < 0) | (there < 0), -1, (here == there).astype(int))

    def _equal(self, field: str, one: Integers, other: Integers) -> npt.NDArray[np.bool_]:
        here, there = self.sides[0][field].to_numpy()[one], self.sides[1][field].to_numpy()[other]
        return np.asarray(here == there)
