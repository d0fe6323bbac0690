"""The section of economic activity that a project's OKED code belongs to."""

import re
from functools import cache

import pandas as pd

from indmap.analysis.facts import Facts
from indmap.register.projects import Projects
from indmap.words.codelists import codelist

_DIVISION = re.compile(r"\s*([A-Ua-u])?\s*\.?\s*([0-9]{1,2})(?![0-9])|\s*([A-Ua-u])\s*$|\s*([0-9]{2})[0-9]{1,3}")


def with_sections(facts: Facts, projects: Projects) -> Facts:
    """The facts with a column ``section``, categorical over the codelist ``sections``, NaN without a valid code.

    ``projects`` has the same rows as the facts, in the same order.
    """
    codes = projects["oked"]
    found = {text: section(text) for text in codes.dropna().unique()}
    kinds = pd.CategoricalDtype(list(codelist("sections").codes))
    return facts.assign(section=pd.Series(codes.map(found).to_numpy(object), index=facts.index, dtype=kinds))


def section(oked: str) -> str | None:
    """The section of an OKED code as written in a register; None if it has none.

    >>> section("24.41"), section("01470"), section("C"), section("34")
    ('C', 'A', 'C', None)
    """
    said = _DIVISION.match(oked)
    if not said:
        return None
    letter, division = said.group(3), said.group(2) or said.group(4)
    return letter.upper() if letter else _by_division().get(int(division))


@cache
def _by_division() -> dict[int, str]:
    sections = codelist("sections")
    return {
        division: code
        for code in sections
        for division in range(int(sections.text(code, "oked_from")), int(sections.text(code, "oked_to")) + 1)
    }
