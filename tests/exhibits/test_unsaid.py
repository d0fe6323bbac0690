"""What a register does not say is not told as a number, and no column of dashes is shown."""

from indmap.analysis.filters import Filters
from indmap.exhibits import overview, projects, region, regions, sectors, this_year
from tests.exhibits.views import plain, view

UNDATED = """
    | name  | cost  | jobs | stage        |
    | Mill  | 20 bn | 100  | construction |
    | Mine  | 10 bn | 50   | suspended    |
    | Plant | 30 bn | 10   | commissioned |
"""
UNPRICED = """
    | name  | region | jobs | planned_date | actual_date | stage        | delay_reason |
    | Mill  | KZ-39  | 100  | 2021-03-31   | -           | construction | equipment    |
    | Plant | KZ-39  | 10   | 2021-12-31   | 2021-02-28  | commissioned | -            |
    | Mine  | -      | 50   | 2020-12-31   | 2021-02-28  | commissioned | -            |
    | Dam   | -      | 50   | -            | -           | excluded     | -            |
"""


def cards(exhibit):
    """The headline figures by their names: what each says, and of what."""
    rows = exhibit.data[["label", "value", "context", "delta"]].to_numpy().tolist()
    return {row[0]: [plain(text) for text in row[1:]] for row in rows}


def headings(exhibit):
    return [column.name for column in exhibit.columns]


def test_without_a_single_date_nobody_is_said_to_lack_one():
    all_years = view(UNDATED, filters=Filters())
    missing = "Not computable: the register has no column “Planned commissioning”, or it is empty."
    assert cards(overview.figures(all_years))["Need attention"] == ["1", f"Suspended 1; {missing}", ""]
    assert overview.to_call(all_years).data["name"].tolist() == ["Mine"]  # not Mill, of whose date nothing is known
    assert cards(region.figures(all_years))["Need attention"] == ["—", missing, ""]


def test_columns_that_say_nothing_of_the_five_to_call_are_left_out():
    called = overview.to_call(view(UNPRICED, filters=Filters()))
    assert called.data["name"].tolist() == ["Mill"]  # its date has passed
    assert headings(called) == ["name", "status", "region", "planned_date", "reason"]


def test_the_short_table_of_projects_leaves_out_what_the_register_never_says():
    found = view(UNPRICED, filters=Filters())
    short = projects.table(found, found.facts, short=True)
    assert headings(short) == ["name", "status", "region", "jobs", "planned_date", "reason"]
    assert short.title == "In the register’s order"  # no cost puts one before another


def test_the_plan_to_date_is_held_against_those_whose_date_is_known():
    # due by 28 September: Mill, Mine; commissioned of the three with a date: Plant, Mine; two for two
    assert cards(overview.figures(view(UNPRICED, filters=Filters())))["Commissioned"][2] == "as planned"


def test_the_excluded_are_named():
    assert plain(overview.figures(view(UNPRICED, filters=Filters())).note).startswith(
        "Taken out of the plan: 1 project (Dam)."
    )


def test_without_sectors_or_regions_none_are_counted():
    undivided = view(UNDATED, filters=Filters())
    said, why, _ = cards(sectors.figures(undivided))["Sectors with projects"]
    assert (said, "“Sector”" in why) == ("—", True)
    assert regions.tiles(undivided).is_empty
    assert "the columns “Region”, “Planned commissioning”" in regions.tiles(undivided).note


def test_a_year_that_is_done_is_told_as_that_year_whatever_others_hold():
    done = view(
        "| name | planned_date | actual_date |\n| A | 2021-03-31 | 2021-03-01 |\n| B | 2025-12-31 | - |",
        filters=Filters(),
    )
    assert plain(this_year.opening(done).message).startswith("1 of 1 project commissioned in 2021")
    assert cards(this_year.figures(done))["Left to commission in 2021"][0] == "0"
