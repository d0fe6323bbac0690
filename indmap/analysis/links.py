"""Links: one-to-one matches between the projects of two registers; ties are never guessed.

In this order: settled by a person · code and name · code, where name, company or BIN agrees · BIN and name · name,
company and region before June 2022 · name alone, where nothing contradicts. Codes contradict a match only if both
registers use the same codes, since a register may be renumbered. Of several rows with the same key, those equal in all
columns are matched first, then the last one left on each side; what remains is doubtful.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz import fuzz, process

from indmap.analysis import doubts
from indmap.analysis.identity import MARKS, decisions, folded, identifies, marks_of, project_keys, same_as
from indmap.analysis.pairing import Integers, Pairing, Sides, counted, joint, once, only, shared, together
from indmap.register.projects import Projects

_MOSTLY_SHARED = 0.2
"""The share of common codes from which two registers are taken to use the same codes."""
_ALIKE = 60
"""The similarity of names, 0 to 100, from which they support a match by code."""
_LASTING = ("cost", "jobs", "baseline_date", "planned_date", "sector", "locality", "product", "capacity")
_OFTEN = (
    "stage",
    "actual_date",
    "expected_date",
    "readiness",
    "spent",
    "responsible",
    "name",
    "company",
    "bin",
    "region",
)
_PASSING = (*_LASTING, *_OFTEN)


@dataclass(frozen=True, eq=False)
class Links:
    """The matches between the rows of two registers, by row position.

    ``pairs``: ``earlier``, ``later``, ``how`` (codelist ``matches``). ``gone`` and ``new`` are the unmatched rows.
    ``doubtful``: candidates among these for a person to settle: ``earlier``, ``later``, ``score`` (0 to 1), ``reason``
    (codelist ``doubts``); in a split or a merger one of the two may be matched.
    """

    pairs: pd.DataFrame
    gone: Integers
    new: Integers
    doubtful: pd.DataFrame


def link(earlier: Projects, later: Projects, settled: Sequence[tuple[str, str, bool]] = ()) -> Links:
    """The links between two registers; ``settled``: pairs of keys and whether they are one project, oldest first."""
    pairing, same_codes = paired(earlier, later, settled)
    gone, new = pairing.left()
    pairs = pairing.frame()
    doubtful = doubts.doubts(earlier, later, pairs, (gone, new), same_codes=same_codes)
    open_to_doubt = pairing.may(doubtful["earlier"].to_numpy(np.intp), doubtful["later"].to_numpy(np.intp))
    return Links(pairs, gone, new, doubtful[open_to_doubt].reset_index(drop=True))


def paired(
    earlier: Projects, later: Projects, settled: Sequence[tuple[str, str, bool]], *, same_codes: bool | None = None
) -> tuple[Pairing, bool]:
    """The matches without a search for doubtful ones, and whether both registers use the same codes.

    ``same_codes`` is found from the two if None; it is given where they are only some rows of registers.
    """
    pairing = Pairing(len(earlier), len(later))
    if settled:
        _pair_settled(pairing, (earlier, later), settled)
    _pair_untouched(pairing, (earlier, later))
    if same_codes is None:
        same_codes = _share_codes(earlier["project_id"], later["project_id"])
    if all(map(len, pairing.left())):
        _Rest.of(pairing, (earlier, later), same_codes=same_codes).pair()
    return pairing, same_codes


def _pair_settled(pairing: Pairing, sides: tuple[Projects, Projects], settled: Sequence[tuple[str, str, bool]]) -> None:
    """Match keys settled as the same; a key that is in both registers stands for itself, not for its renames."""
    said, roots = decisions(settled), same_as(settled)
    one, other = (project_keys(side) for side in sides)
    pairing.bar((one.to_numpy(object), other.to_numpy(object)), said)
    parted = {key for (key, again), same in said.items() if key == again and not same}
    stays = (set(one) & set(other)) - parted
    named = tuple(keys.where(~keys.isin(stays)).map(roots) for keys in (one, other))
    pairing.take(*once(joint(named[0].astype("str"), named[1].astype("str"))), "settled")


def _pair_untouched(pairing: Pairing, sides: tuple[Projects, Projects]) -> None:
    """Match rows that are spelt exactly as before, so that only the rest needs folding."""

    def raw(mark: str) -> Sides:
        return joint(sides[0][mark].astype("str"), sides[1][mark].astype("str"))

    def free(keys: Sides) -> Sides:
        return only(keys, (pairing.partner < 0, ~pairing.is_taken))

    code, name = raw("project_id"), raw("name")
    pairing.take(*once(free(together(code, name))), "code")
    if (pairing.partner < 0).any() and not pairing.is_taken.all():
        whole = together(name, raw("company"), raw("region"), raw("bin"), needed=[True, False, False, False])
        pairing.take(*once(free(only(whole, (code[0] < 0, code[1] < 0)))), "whole")


@dataclass(eq=False)
class _Rest:
    """The rows not yet matched, with their marks as integers; positions are relative to these rows."""

    pairing: Pairing
    sides: tuple[Projects, Projects]
    rows: Sides
    marks: dict[str, Sides]
    names: tuple[npt.NDArray[Any], npt.NDArray[Any]]
    same_codes: bool
    is_free: tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]] = field(init=False)

    @classmethod
    def of(cls, pairing: Pairing, sides: tuple[Projects, Projects], *, same_codes: bool) -> "_Rest":
        rows = pairing.left()
        left = tuple(side.iloc[place] for side, place in zip(sides, rows, strict=True))
        one, other = (marks_of(side) for side in left)
        marks = {mark: joint(one[mark], other[mark]) for mark in MARKS}
        names = (one["name"].to_numpy(object), other["name"].to_numpy(object))
        return cls(pairing, (left[0], left[1]), rows, marks, names, same_codes)

    def pair(self) -> None:
        """All passes over the remaining rows, the strictest first."""
        self.is_free = (np.ones(len(self.rows[0]), bool), np.ones(len(self.rows[1]), bool))
        code, bin_, name, company, region = (self.marks[mark] for mark in MARKS)
        self._pass(together(code, name), "code", ())
        if self.same_codes:
            self._pass_by_code(code, leave_names=True)
        against = ("code",) if self.same_codes else ()
        self._pass(together(bin_, name), "bin", against)
        whole = together(name, company, region, needed=[True, False, False])
        self._pass(whole, "whole", (*against, "bin"))
        if self.same_codes:
            self._pass_by_code(code, leave_names=False)
        self._pass(name, "name", (*against, "bin", "company", "region"), ties=False)

    def _pass(self, keys: Sides, how: str, against: Sequence[str], *, ties: bool = True) -> None:
        self._take(once(only(keys, self.is_free)), how, against)
        common = shared(only(keys, self.is_free))
        if not ties or not common[0].any():
            return
        for columns, alike in ((_PASSING, True), (_LASTING, False)):
            finer = together(only(keys, self.is_free), self._figures(columns, shared(only(keys, self.is_free))))
            self._take(once(counted(finer) if alike else finer), how, against)
        self._take(once(only(keys, self.is_free)), how, against)

    def _pass_by_code(self, code: Sides, *, leave_names: bool) -> None:
        """Match equal codes where another mark agrees; at first only rows whose names match no other row."""
        one, other = once(only(code, self.is_free))
        agrees = self._agree(one, other)
        if leave_names:
            names = only(together(self.marks["name"], self.marks["company"]), self.is_free)
            elsewhere = shared(names)
            agrees &= ~(elsewhere[0][one] | elsewhere[1][other])
        self._take((one[agrees], other[agrees]), "code", ())
        if not leave_names:
            self._pass(together(code, self.marks["company"]), "code", ())

    def _agree(self, one: Integers, other: Integers) -> npt.NDArray[np.bool_]:
        agrees = np.zeros(len(one), bool)
        for mark in ("name", "company", "bin"):
            here, there = self.marks[mark][0][one], self.marks[mark][1][other]
            agrees |= (here == there) & (here >= 0)
        rest = np.flatnonzero(~agrees)
        if len(rest):
            names = (list(self.names[0][one[rest]]), list(self.names[1][other[rest]]))
            agrees[rest] = process.cpdist(*names, scorer=fuzz.ratio) >= _ALIKE
        return agrees

    def _take(self, places: Sides, how: str, against: Sequence[str]) -> None:
        one, other = places
        clear = self.pairing.may(self.rows[0][one], self.rows[1][other])
        for mark in against:
            here, there = self.marks[mark][0][one], self.marks[mark][1][other]
            clear &= (here < 0) | (there < 0) | (here == there)
        one, other = one[clear], other[clear]
        self.pairing.take(self.rows[0][one], self.rows[1][other], how)
        self.is_free[0][one] = False
        self.is_free[1][other] = False

    def _figures(self, columns: Sequence[str], wanted: tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]) -> Sides:
        """The values of the wanted rows in these columns, as one integer key per row; -1 for other rows."""
        texts = []
        for side, mask in zip(self.sides, wanted, strict=True):
            values = [side[column].to_numpy(object)[mask] for column in columns]
            texts.append(pd.Series(["\x1f".join(map(str, row)) for row in zip(*values, strict=True)], dtype="object"))
        numbers = joint(*texts)
        found = (np.full(len(wanted[0]), -1), np.full(len(wanted[1]), -1))
        for place, (mask, each) in enumerate(zip(wanted, numbers, strict=True)):
            found[place][mask] = each
        return found


def _share_codes(earlier: pd.Series, later: pd.Series) -> bool:
    """Whether both registers use the same project codes, as written or folded."""
    given = [codes.fillna("") for codes in (earlier, later)]
    if not all((codes != "").any() for codes in given) or not all(map(identifies, given)):
        return False
    return _have_common(*given) or _have_common(*(pd.Series(folded(codes)) for codes in given))


def _have_common(earlier: pd.Series, later: pd.Series) -> bool:
    one, other = (np.unique(side[side >= 0]) for side in joint(earlier, later))
    common = len(np.intersect1d(one, other, assume_unique=True))
    return common >= max(1, _MOSTLY_SHARED * min(len(one), len(other)))
