"""What is shown leads on: which exhibits do, and which row a mark stands for."""

import pytest

from indmap.exhibits import overview, projects, regions, scoring, sections, sectors
from indmap.ui import leads
from tests.exhibits.views import sample_view


@pytest.fixture(scope="module")
def shown():
    return sample_view()


@pytest.mark.parametrize("make", [regions.tiles, regions.outline, regions.gaps, regions.comparison, sectors.delivered])
def test_regions_and_sectors_lead_on(shown, make) -> None:
    assert leads.leads(make(shown))


def test_projects_lead_to_their_sheets_and_months_nowhere(shown) -> None:
    assert leads.leads(projects.table(shown, projects.search(shown, "")))
    assert leads.leads(scoring.table(shown))
    assert leads.leads(scoring.unscored(shown))
    assert not leads.leads(overview.by_month(shown))
    assert not leads.leads(sections.delivered(shown)), "no page shows one section"


def test_a_tile_carries_its_code_and_a_bar_stands_at_its_row(shown) -> None:
    tiles = regions.tiles(shown)
    place = leads.row_of(tiles, {"customdata": "KZ-79", "x": 0, "y": -300})
    assert place is not None
    assert tiles.data["code"].iloc[place] == "KZ-79"
    assert leads.row_of(regions.gaps(shown), {"x": -0.2, "y": 2}) == 2


def test_a_cell_of_sectors_by_regions_leads_to_both_and_stands_for_its_row(shown) -> None:
    crossed = sectors.crossed(shown)
    assert leads.leads(crossed)
    assert not leads.leads(sections.crossed(shown)), "no filter holds one section"
    assert leads.row_of(crossed, {"customdata": 3, "x": 1, "y": 0}) == 3
    assert leads.row_of(crossed, {"x": 1, "y": 0}) is None, "the words of a cell are no place of their own"
    assert leads.row_of(crossed, {"customdata": len(crossed.data)}) is None


@pytest.mark.parametrize("point", [{}, {"y": None}, {"y": 99}, {"y": -1}, {"y": "x"}, {"customdata": "KZ-00"}])
def test_a_press_beside_everything_leads_nowhere(shown, point) -> None:
    assert leads.row_of(regions.gaps(shown), point) is None
