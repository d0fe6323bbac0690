"""Identity: what identifies a project from one register to the next, however it is spelt.

The code; else BIN and name; else name, company and region. Texts are folded, a company's legal form is removed, and a
region is reduced to its unit before June 2022, so that no border change makes another project.
"""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from indmap.register.projects import Projects
from indmap.words.codelists import codelist
from indmap.words.regions import Division, in_division
from indmap.words.spellings import fold, spellings

MARKS = ("code", "bin", "name", "company", "region")
"""The attributes that identify a project."""

_MOST_REPEATED = 0.2
"""The share of duplicates above which codes name groups of projects."""
_MOSTLY = 0.9
"""The share of consecutive codes from which they only number the rows; ``_FEWEST`` codes are needed to tell."""
_FEWEST = 3
_DIGITS = r"\d+"


def marks_of(projects: Projects) -> pd.DataFrame:
    """The marks of each project as folded texts, one column per mark, empty where missing; the same rows and index."""
    return pd.DataFrame(
        {
            "code": folded(projects["project_id"]),
            "bin": folded(projects["bin"]),
            "name": folded(projects["name"]),
            "company": _each(projects["company"], company_mark),
            "region": old_extent(projects["region"]),
        }
    )


def folded(values: pd.Series) -> npt.NDArray[Any]:
    """The texts folded; missing ones are empty."""
    return _each(values, _folded)


def project_keys(projects: Projects) -> pd.Series:
    """A short key of each project (``str``), the same in every register that gives it the same marks.

    Rows with the same marks share a key. Codes that merely number the rows, or name groups of them, are ignored.
    """
    marks = marks_of(projects)
    known = {mark: marks[mark].to_numpy(object) for mark in MARKS}
    by_code = (known["code"] != "") & identifies(marks["code"])
    by_bin = (known["bin"] != "") & (known["name"] != "")
    whole = known["name"] + "\x1f" + known["company"] + "\x1f" + known["region"]
    texts = np.where(
        by_code,
        "code\x1f" + known["code"],
        np.where(by_bin, "bin\x1f" + known["bin"] + "\x1f" + known["name"], "name\x1f" + whole),
    )
    hashed = [hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest() for text in texts]
    return pd.Series(hashed, index=projects.index, dtype="str")


def identifies(codes: pd.Series) -> bool:
    """Whether a register's codes identify projects: rarely duplicated, and not just row numbers."""
    given = codes[codes != ""]
    if given.empty:
        return False
    if given.duplicated().sum() > max(2, len(given) * _MOST_REPEATED):
        return False
    if len(given) < _FEWEST or not given.str.fullmatch(_DIGITS).all():
        return True
    steps = np.diff([int(code[:15]) for code in given])
    return bool((steps == 1).mean() < _MOSTLY)


@lru_cache(maxsize=2**18)  # names come again every month
def company_mark(text: str) -> str:
    """A company's name, folded and without its legal form.

    >>> company_mark("ТОО «Учебный проект»") == company_mark("Учебный проект, ЖШС")
    True
    """
    whole = fold(text)
    words = whole.split(" ")
    forms, longest = _legal_forms()
    for count in range(min(longest, len(words) - 1), 0, -1):
        if " ".join(words[-count:]) in forms:
            words = words[:-count]
            break
    for count in range(min(longest, len(words) - 1), 0, -1):
        if forms.get(" ".join(words[:count])) == "around":
            words = words[count:]
            break
    return " ".join(words)


def old_extent(regions: pd.Series) -> npt.NDArray[Any]:
    """The unit before June 2022 that contains each region; empty where the region is missing."""
    units = [in_division(str(code), Division.D2018) or str(code) for code in regions.cat.categories]
    return np.array([*units, ""], object)[regions.cat.codes.to_numpy()]


def is_split_unit(regions: pd.Series) -> npt.NDArray[np.bool_]:
    """Whether each region is an old unit that was split in 2022, so that the new region is unknown."""
    listed = codelist("regions")
    wide = [bool(listed.text(str(code), "parts")) for code in regions.cat.categories]
    return np.array([*wide, False])[regions.cat.codes.to_numpy()]


def same_as(settled: Sequence[tuple[str, str, bool]]) -> dict[str, str]:
    """Each settled key with the one key of its project: the transitive closure of pairs settled as the same."""
    root: dict[str, str] = {}

    def top(key: str) -> str:
        while root.setdefault(key, key) != key:
            key = root[key]
        return key

    for (one, other), same in decisions(settled).items():
        if same:
            first, second = sorted((top(one), top(other)))
            root[second] = first
    return {key: top(key) for key in list(root)}


def decisions(settled: Sequence[tuple[str, str, bool]]) -> dict[tuple[str, str], bool]:
    """The last answer about each pair of keys, the pair in alphabetical order."""
    said: dict[tuple[str, str], bool] = {}
    for one, other, same in settled:
        said[min(one, other), max(one, other)] = same
    return said


@lru_cache(maxsize=2**18)
def _folded(text: str) -> str:
    return fold(text)


@cache
def _legal_forms() -> tuple[Mapping[str, str], int]:
    """Folded legal forms by position (``after`` the name, or ``around`` it), and the word count of the longest."""
    forms = spellings("legal_forms")
    return forms, max(len(form.split(" ")) for form in forms)


def _each(values: pd.Series, change: Any) -> npt.NDArray[Any]:  # noqa: ANN401 - lru_cache has no plain type
    """``change`` applied to every value, but only once per distinct value; empty where missing."""
    places, found = pd.factorize(values)
    return np.array([*(change(str(text)) for text in found), ""], object)[places]
