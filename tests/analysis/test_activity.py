"""Sections of economic activity, from OKED codes as registers write them."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.analysis.activity import section, with_sections
from indmap.analysis.facts import facts_of
from indmap.words.codelists import codelist
from indmap.words.regions import Division
from tests.exhibits.views import AS_OF
from tests.table import projects


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("24.41", "C"),
        ("2441", "C"),
        ("01.47", "A"),
        ("1.47", "A"),
        ("07290", "B"),
        ("C24", "C"),
        ("с", None),  # Cyrillic, whatever was meant
        ("D", "D"),
        ("34", None),  # no such division
        ("завод", None),
        ("", None),
    ],
)
def test_a_code_names_its_section(written: str, expected: str | None) -> None:
    assert section(written) == expected


def test_each_project_gets_the_section_of_its_code_and_none_where_there_is_none() -> None:
    drawn = projects(
        """
        | name    | oked  |
        | Smelter | 24.41 |
        | Farm    | 01.47 |
        | Plant   | 35.11 |
        | Unsaid  | -     |
        """
    )
    facts = with_sections(facts_of(drawn, AS_OF, Division.D2018), drawn)
    assert [None if pd.isna(code) else code for code in facts["section"]] == ["C", "A", "D", None]


@given(st.text())
def test_anything_written_names_a_section_or_none(written: str) -> None:
    assert section(written) in {*codelist("sections"), None}


def test_no_division_is_in_two_sections() -> None:
    sections = codelist("sections")
    spans = sorted((int(sections.text(code, "oked_from")), int(sections.text(code, "oked_to"))) for code in sections)
    assert all(low <= high for low, high in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
