"""Real registers made by others, on every page: every exhibit is made, no card fails."""

import os
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from indmap.analysis.facts import facts_of
from indmap.analysis.filters import Filters
from indmap.exhibits.view import View
from indmap.exhibits.written import written
from indmap.ingest import read_register
from indmap.register.register import Register
from indmap.ui import frame, history
from indmap.words.language import Language
from indmap.words.regions import division_at
from indmap.words.texts import Texts
from tests.exhibits.views import makers, openings
from tests.pages.test_pages import open_page

FOREIGN = Path(os.environ.get("INDMAP_FOREIGN_FILES", "../shared"))
READ = {
    "aiddata_huawei_projects.xlsx": date(2017, 12, 31),
    "au_resource_energy_projects_2024.xlsx": date(2024, 10, 31),
    "gem_iron_ore_mines_2024.xlsx": date(2024, 12, 31),
    "mn_songino_budget.csv": date(2013, 6, 30),
    "uk_gmpp_2018.csv": date(2018, 9, 30),
    "uk_gmpp_2020.csv": date(2020, 9, 30),
}
"""Those that are read into rows, and the day that a person would say where the file does not."""
PAGES = [name for group in frame.PAGES.values() for name in group]


@cache
def read(name: str) -> Register:
    path = FOREIGN / "registers" / name
    if not path.is_file():
        pytest.skip(f"no foreign file registers/{name}: set INDMAP_FOREIGN_FILES")
    register = read_register(path.read_bytes(), name)
    source = replace(register.source, as_of=register.source.as_of or READ[name])
    return replace(register, source=source)


@pytest.mark.parametrize("name", READ)
def test_every_exhibit_is_made_of_it(name: str) -> None:
    register = read(name)
    day = register.source.as_of
    division = division_at(day)
    facts = facts_of(register.projects, day, division)
    shown = View(register, facts, Filters(), "cost", day, division, Texts(Language.KK))
    for key, make in makers().items():
        exhibit = make(shown)
        assert exhibit.subtitle, key
        assert len(written(exhibit)) == len(exhibit.data), key
        assert exhibit.note or exhibit.message or not exhibit.is_empty, key
    assert all(openings(shown).values())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", READ)
def test_it_opens_on_a_page_without_a_failed_card(name: str, page: str) -> None:
    at = open_page(page, Language.RU, {history.UNKEPT: read(name)})
    assert at.session_state["register"].source.name == name
    assert not at.exception
    assert not at.error
    assert at.title
