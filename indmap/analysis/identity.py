"""Identity: by what a project is known from one register to the next, whoever typed it.

The code; else BIN and name; else name, company and the region's old extent. Texts are folded, the company's legal
form is taken off, and a region is taken in its extent of before June 2022, so that no border change moves a project.
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
"""What a project is known by."""

_MOST_REPEATED = 0.2
_MOSTLY = 0.9
_FEWEST = 3
_DIGITS = r"\d+"


def marks_of(projects: Projects) -> pd.DataFrame:
    """The marks of each project as folded texts, one column a mark, empty where absent; rows as they stand."""
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
    """The texts folded; empty where absent."""
    return _each(values, _folded)


def project_keys(projects: Projects) -> pd.Series:
    """A short key of each project, the same in every register that knows it by the same marks; ``str``.

    Two rows that claim to be one project have one key. Codes that number the rows or groups of them are no marks.
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
    """Whether a register's codes name projects: seldom given twice, and not just the rows numbered in order."""
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
    """A company's name folded, without its legal form.

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
    """The unit of before June 2022 that holds each region; empty where it is absent."""
    units = [in_division(str(code), Division.D2018) or str(code) for code in regions.cat.categories]
    return np.array([*units, ""], object)[regions.cat.codes.to_numpy()]


def is_split_unit(regions: pd.Series) -> npt.NDArray[np.bool_]:
    """Whether each region is an old extent that was split since, so that its part is not known."""
    listed = codelist("regions")
    wide = [bool(listed.text(str(code), "parts")) for code in regions.cat.categories]
    return np.array([*wide, False])[regions.cat.codes.to_numpy()]


def same_as(settled: Sequence[tuple[str, str, bool]]) -> dict[str, str]:
    """Each key that a person said to be another's, with one key for all that are one project through all renames."""
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
    """What was said last of each pair of keys, in the keys' order."""
    said: dict[tuple[str, str], bool] = {}
    for one, other, same in settled:
        said[min(one, other), max(one, other)] = same
    return said


@lru_cache(maxsize=2**18)
def _folded(text: str) -> str:
    return fold(text)


@cache
def _legal_forms() -> tuple[Mapping[str, str], int]:
    """Folded legal forms, each with where it may stand (``after`` the name, or ``around`` it), and their most words."""
    forms = spellings("legal_forms")
    return forms, max(len(form.split(" ")) for form in forms)


def _each(values: pd.Series, change: Any) -> npt.NDArray[Any]:  # noqa: ANN401 - lru_cache has no plain type
    """Every value changed, each spelling once; empty where absent."""
    places, found = pd.factorize(values)
    return np.array([*(change(str(text)) for text in found), ""], object)[places]
