# ruff: noqa: E501 - drawn tables are as wide as registers
"""Every page on a poor register: no card fails, and where a column is wanting its name is said."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from indmap.ui import frame, history
from indmap.words.codelists import codelist
from indmap.words.fields import fields
from indmap.words.language import Language
from indmap.words.texts import Texts
from tests.exhibits.views import view
from tests.pages.test_pages import ROOT, words

PAGES = [name for group in frame.PAGES.values() for name in group]
BARE = "| name | cost |\n| Smelter | 1 bn |"
ALL_IN = "| region | jobs | actual_date | stage |\n" + "| KZ-39 | 5 | 2021-03-15 | commissioned |\n" * 4
ALL_OUT = "| region | sector | jobs | stage |\n| KZ-39 | food | 5 | excluded |\n| KZ-79 | food | 7 | excluded |"
ABSURD = """
    | region | sector | cost   | jobs  | start_date | baseline_date | planned_date | expected_date | stage        | readiness | exports |
    | KZ-39  | food   | -5 bn  | -3    | 2030-01-01 | 2010          | 2010         | 2030          | construction | 500 %     | -1 m    |
    | KZ-39  | food   | 999 tn | 0     | 2021-12-31 | 2030-12-31    | 2010-01-01   | 2010-01-01    | construction | -10 %     | 0       |
    | KZ-79  | light  | 0      | 9999 m | 2010-01-01 | -            | 2021-06-30   | -             | -            | -         | -       |
    | KZ-79  | -      | 1      | 1     | -          | -             | 2030-12-31   | 2021-01-01    | design       | 0 %       | 1 tn    |
"""
POOR = {
    "a name and a cost": (BARE, Language.KK),
    "all commissioned, one region, no cost": (ALL_IN, Language.RU),
    "everything excluded, no dates": (ALL_OUT, Language.KK),
    "years 2010 to 2030, negative and absurd": (ABSURD, Language.EN),
}
NAMED = {
    "overview": ("planned_date", "jobs", "region"),
    "this_year": ("planned_date",),
    "regions": ("region",),
    "region": ("region",),
    "sectors": ("sector",),
    "priorities": ("export_share",),
    "targets": ("exports",),
}
"""The columns that pages ask for where a register has a name and a cost alone."""


def open_on(drawing: str, page: str, language: Language, name: str) -> AppTest:
    """A page with a drawn register in use, as one that was just brought."""
    at = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=120)
    at.session_state["framed"] = True
    at.session_state[history.UNKEPT] = replace(view(drawing, language).register, key=f"poor.{name}")
    at.query_params["lang"] = language.value
    return at.run()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", POOR)
def test_a_page_shows_what_can_be_shown(name: str, page: str) -> None:
    drawing, language = POOR[name]
    at = open_on(drawing, page, language, name)
    assert not at.exception
    assert not at.error
    assert at.title
    said = words(at)
    assert "nan" not in said.split()
    assert "None" not in said.split()
    if drawing is BARE:
        for field in NAMED.get(page, ()):
            assert fields()[field].label(language) in said, field
    if drawing is BARE and page == "meeting":
        akim, region = codelist("presets").label("regional", language), fields()["region"].label(language)
        assert Texts(language)("meeting.no_regional", preset=akim, field=region) in said, "why one pack is not offered"
