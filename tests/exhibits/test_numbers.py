# ruff: noqa: E501 - drawn tables are as wide as registers
"""What exhibits say of a small register, against numbers made by hand."""

import pandas as pd
import pytest

from indmap.analysis.filters import Filters
from indmap.exhibits import data, effect, overview, projects, regions, sectors, slides
from indmap.exhibits.encodings import Format
from indmap.exhibits.written import brief, write, written
from indmap.register.findings import findings_frame
from indmap.words.language import Language
from indmap.words.regions import Division
from tests.exhibits.views import plain, view

DRAWN = """
    | name    | company | region | sector     | cost   | jobs | output | planned_date | actual_date | stage        | locality |
    | Smelter | Alpha   | KZ-KAR | metallurgy | 100 bn | 300  | 60 bn  | 2021-06-30   | 2021-06-15  | commissioned | Жайрем   |
    | Cannery | Beta    | KZ-KAR | food       | 20 bn  | 100  | 20 bn  | 2021-06-30   | -           | construction | -        |
    | Mill    | Beta    | KZ-KAR | food       | 80 bn  | 400  | -      | 2021-12-31   | -           | construction | -        |
    | Pipes   | Gamma   | KZ-39  | machinery  | 12 bn  | 150  | 9 bn   | 2021-12-31   | -           | construction | -        |
    | Sewing  | -       | KZ-39  | light      | 1 bn   | 90   | -      | 2021-03-31   | 2021-04-30  | commissioned | -        |
    | Wind    | Delta   | KZ-39  | light      | 7 bn   | -    | -      | 2021-11-30   | -           | suspended    | -        |
    | Left    | Delta   | KZ-39  | light      | 9 bn   | 10   | -      | 2021-05-31   | -           | excluded     | -        |
"""


def rows(exhibit):
    """The written table as lists of text, headings first."""
    table = written(exhibit)
    return [list(table.columns), *([plain(text) for text in row] for row in table.to_numpy().tolist())]


def test_the_headline_figures():
    figures = overview.figures(view(DRAWN))
    assert rows(figures) == [
        ["Figure", "Value", "Context"],
        ["Commissioned", "2", "33% of 6"],
        ["Investment commissioned", "101 bn", "46% of 220 bn tenge"],
        ["Jobs commissioned", "390", "38% of 1,040"],
        ["Need attention", "2", "worth 27 bn tenge; Delayed 1, Suspended 1"],
        ["Left to commission", "4", "in 94 days, 1.3 a month needed"],
    ]
    assert plain(figures.note) == (
        "Taken out of the plan: 1 project (Left). The plan as approved holds 7 projects, as amended 6; "
        "29% of the plan as approved is commissioned. "
        "“Permanent jobs” is known for 5 of 6 projects; the others are left out."
    )
    assert figures.data["delta"].tolist() == ["\u22121 vs plan", "", "", "", ""]  # two in, three were due
    assert figures.data["direction"].tolist() == ["down", "", "", "", ""]


def test_over_all_years_no_pace_is_claimed():
    assert rows(overview.figures(view(DRAWN, filters=Filters())))[-1] == ["Left to commission", "4", ""]


def test_the_year_by_month():
    exhibit = overview.by_month(view(DRAWN, measure="cost"))
    assert [row for row in rows(exhibit)[1:] if set(row[1:]) - {"0 tenge", "—"}] == [
        ["Mar", "1 bn tenge", "0 tenge", "—"],
        ["Apr", "0 tenge", "1 bn tenge", "—"],
        ["Jun", "120 bn tenge", "100 bn tenge", "—"],
        ["Nov", "7 bn tenge", "—", "—"],  # planned only: no expected date and no typical slip, so no forecast
        ["Dec", "92 bn tenge", "—", "—"],
    ]
    assert exhibit.message == "June carries 55% of the year’s plan"
    assert plain(exhibit.note) == "4 projects with no expected date ahead: not in the forecast."


def test_status_by_region():
    exhibit = overview.status_by_region(view(DRAWN))
    assert rows(exhibit) == [
        ["Region", "Commissioned", "On track", "Delayed", "Suspended", "Excluded"],
        ["Kostanay Region", "1", "1", "0", "1", "1"],
        ["Karaganda Region", "1", "1", "1", "0", "0"],
    ]
    assert exhibit.message == ""  # two regions with one each: neither is the worst


def test_the_worst_region_is_named_where_there_is_one():
    exhibit = overview.status_by_region(view(DRAWN, measure="cost"))
    assert exhibit.message == "74% of what needs attention is in Karaganda Region"  # 20 of 27


def test_whom_to_call():
    exhibit = overview.to_call(view(DRAWN))
    assert exhibit.data["name"].tolist() == ["Cannery", "Wind"]
    assert plain(exhibit.message) == "All that needs attention: 2 projects, 27 bn tenge"
    more = view(DRAWN + "| Late | - | KZ-39 | light | 1 bn | 5 | - | 2021-05-31 | - | construction | - |\n" * 4)
    assert plain(overview.to_call(more).message) == "The largest in need of attention: 5 projects, 30 bn tenge"


def test_whom_to_call_where_no_cost_is_known():
    exhibit = overview.to_call(
        view("""
        | name | planned_date | stage        |
        | Late | 2021-06-30   | construction |
        | Old  | 2021-02-28   | construction |
        | Good | 2021-12-31   | construction |
    """)
    )
    assert exhibit.data["name"].tolist() == ["Old", "Late"]
    assert (exhibit.message, exhibit.subtitle) == (
        "",
        "Projects needing attention, earliest date first (“Cost” is not filled in)",
    )


def test_dates_are_written_no_finer_than_they_were_stated_and_sorted_as_dates():
    exhibit = projects.table(shown := view(COARSE, Language.RU), projects.search(shown, ""))
    assert [row[6] for row in rows(exhibit)[1:]] == ["IV кв. 2021", "дек 2021", "31.12.2021", "2021"]
    assert set(exhibit.data["planned_date"]) == {pd.Timestamp("2021-12-31")}


COARSE = """
    | name | planned_date |
    | A    | 2021-Q4      |
    | B    | 2021-12      |
    | C    | 2021-12-31   |
    | D    | 2021         |
"""


def test_regions_against_plan():
    exhibit = regions.gaps(view(DRAWN, measure="cost"))
    assert rows(exhibit) == [
        ["Region", "Gap to plan", "Commissioned, %", "Projects"],
        ["Karaganda Region", "−10 pp", "50%", "3"],  # 100 of 200 in, 120 of 200 due
        ["Kostanay Region", "0 pp", "5%", "3"],
    ]
    assert plain(exhibit.message) == "Furthest behind plan: Karaganda Region, −10 pp"
    assert regions.opening(view(DRAWN, measure="cost")).message.replace("\u00a0", " ") == (
        "1 of 2 regions meets the plan to date"
    )


def test_regions_in_figures():
    table = dict(zip(*rows(regions.comparison(view(DRAWN)))[0:2], strict=True))
    assert table == {
        "Region": "Karaganda Region",
        "Projects": "3",
        "Commissioned": "1",
        "Need attention": "1",
        "% by number": "33%",
        "% by investment": "50%",
        "% by jobs": "38%",
        "Cost": "200 bn tenge",
        "Permanent jobs": "800",
        "Investment a job": "250 m tenge",
        "Jobs per 1 bn tenge": "4.0",  # 800 of 200
    }


def test_the_map_has_every_unit_and_hatches_those_without_projects():
    for make in (regions.tiles, regions.outline):
        exhibit = make(view(DRAWN))
        assert len(exhibit.data) == 17
        assert exhibit.data["gap"].notna().sum() == 2
        assert exhibit.data["projects"].sum() == 6


def test_in_todays_borders_an_old_unit_is_shown_apart():
    today = view(DRAWN, division=Division.D2022)
    by_region = overview.status_by_region(today)
    assert set(by_region.data["label"]) == {"Kostanay Region", "Ulytau Region", "Karaganda Region (before 2022)"}
    tiles = regions.tiles(today)
    assert len(tiles.data) == 20
    assert "place unknown: 2 projects" in plain(tiles.note)


def test_sectors():
    assert rows(sectors.delivered(view(DRAWN, measure="cost")))[1:] == [
        ["Food and agro-industry", "100 bn tenge", "0 tenge", "0%", "2"],  # of two equal plans, that of more projects
        ["Metallurgy and metal products", "100 bn tenge", "100 bn tenge", "100%", "1"],
        ["Mechanical engineering", "12 bn tenge", "0 tenge", "0%", "1"],
        ["Light industry", "8 bn tenge", "1 bn tenge", "13%", "2"],
    ]
    figures = rows(sectors.figures(view(DRAWN, measure="cost")))
    assert figures[1] == ["Sectors with projects", "4", "of 14 in the list"]
    assert figures[2][:2] == ["Top 3", "96%"]  # 212 of 220
    assert figures[-1] == ["Output commissioned", "60 bn", "a year, of 89 bn tenge"]


def test_investment_a_job_is_of_projects_that_state_both():
    exhibit = sectors.per_job(view(DRAWN))
    per_job = {row[0]: row[1] for row in rows(exhibit)[1:]}
    assert per_job["Light industry"] == "11.1 m tenge"  # 1 bn over 90: the one without jobs is left out
    assert per_job["Food and agro-industry"] == "200 m tenge"
    assert plain(exhibit.message) == "On average 204.8 m tenge a job"  # 213 bn over 1,040


def test_what_is_late_stands_beside_the_date_that_it_is_late_by():
    drawing = """
    | name | region | cost | baseline_date | planned_date | expected_date | stage        |
    | Mine | KZ-39  | 5 bn | 2021-09       | 2021-12-15   | 2021-12-15    | construction |
    """
    assert rows(slides.late(view(drawing))) == [
        ["Project", "Region", "Cost", "First planned", "Expected commissioning", "Slip, months"],
        ["Mine", "Kostanay Region", "5 bn tenge", "Sep 2021", "15/12/2021", "2.5"],
    ]


@pytest.mark.parametrize("make", [overview.to_call, slides.late, slides.coming, slides.launched])
def test_the_region_of_a_view_of_one_is_not_told_row_by_row(make):
    whole, one = view(DRAWN), view(DRAWN, filters=Filters(year=2021, regions=("KZ-39",)))
    assert "Region" in rows(make(whole))[0]
    assert "Region" not in rows(make(one))[0]


def test_regions_stand_by_their_jobs_and_what_one_of_them_costs():
    exhibit = effect.by_region(view(DRAWN))
    assert rows(exhibit)[1:] == [
        ["Karaganda Region", "800", "250 m tenge", "200 bn tenge", "3"],
        ["Kostanay Region", "240", "54.2 m tenge", "13 bn tenge", "2"],  # the farm without jobs is left out
    ]
    assert exhibit.data["dear"].tolist() == [True, False]  # than 213 bn over 1,040
    assert (exhibit.chart.x_line, exhibit.chart.y_line) == (520, 213e9 / 1040)
    assert exhibit.message == ""  # only one of them has projects enough to be called the dearest


def test_a_region_alone_stands_beside_nothing():
    alone = effect.by_region(view("| name | region | cost | jobs | planned_date |\n| A | KZ-39 | 1 bn | 5 | 2021-06 |"))
    assert alone.is_empty
    assert alone.note == "Cost and jobs are stated in no more than one region."


def test_a_name_that_finds_no_room_about_its_point_is_left_to_the_table():
    costs = {"KZ-39": "40 bn", "KZ-59": "39.9 bn", "KZ-55": "39.8 bn", "KZ-71": "90 bn", "KZ-23": "10 bn"}
    lines = [f"| {code} | {code} | {cost} | 100 | 2021-06 |" for code, cost in costs.items()]
    exhibit = effect.by_region(view("\n".join(["| name | region | cost | jobs | planned_date |", *lines])))
    named = exhibit.data[exhibit.data["short"].notna()]
    assert exhibit.data["code"].tolist() == ["KZ-71", "KZ-39", "KZ-59", "KZ-55", "KZ-23"]
    assert list(zip(named["code"], named["side"], strict=True)) == [
        ("KZ-71", "above"),
        ("KZ-39", "above"),
        ("KZ-55", "below"),  # KZ-59 has the name before above it, and this point below
        ("KZ-23", "above"),
    ]


def test_the_share_of_a_sector_opens_the_page():
    told = {language: plain(sectors.opening(view(DRAWN, language, measure="jobs")).message) for language in Language}
    assert told == {
        Language.KK: "АӨК және тамақ өнеркәсібі: жұмыс орындарының 48%-ы",
        Language.RU: "АПК и пищевая промышленность: 48% рабочих мест",
        Language.EN: "Food and agro-industry: 48% of the jobs",
    }


def test_search_finds_every_word_in_name_or_company_however_typed():
    shown = view(DRAWN)
    assert projects.search(shown, "beta CANNERY").index.tolist() == [1]
    assert projects.search(shown, "Beta").index.tolist() == [2, 1]  # the dearest first
    assert projects.search(shown, "nothing such").empty
    assert len(projects.search(shown, "  ")) == 7
    assert projects.table(shown, projects.search(shown, "nothing such")).note


def test_what_is_listed_is_what_is_summed():
    shown = view(DRAWN)
    told = projects.opening(shown, projects.search(shown, ""))
    assert plain(told.message) == "7 projects found"
    assert plain(told.lead) == "Cost 229 bn tenge, jobs: 1,050."  # the excluded one is in the list and in the sum


def test_a_project_is_shown_as_it_was_stated():
    drawing = """
        | name | cost | planned_date | latitude | import_substitution_stated | spent_foreign | spent_currency | readiness |
        | Mill | 1 bn | 2021-Q4      | 48.3974  | yes                        | 5000000       | EUR            | 82 %      |
    """
    said = {row[0]: row[1] for row in rows(projects.passport(view(drawing, Language.RU), 0))[1:]}
    assert said["Планируемый срок ввода"] == "IV кв. 2021"
    assert said["Широта"] == "48,3974"
    assert said["Импортозамещение"] == "Да"
    assert said["Освоено"] == "5 000 000 EUR"
    assert said["Степень готовности"] == "82%"
    assert "Компания" not in said
    assert "Компания" in projects.passport(view(drawing, Language.RU), 0).note
    assert said["Статус"] == "◆ По графику"
    assert said["Место в файле"] == "Projects, строка 2"


def test_completeness_counts_an_answer_in_whatever_form():
    shown = view("""
        | name | cost | cost_foreign | cost_currency | jobs |
        | A    | 1 bn | -            | -             | 5    |
        | B    | -    | 5000000      | EUR           | -    |
    """)
    exhibit = data.completeness(shown)
    assert rows(exhibit)[1:] == [["Permanent jobs", "50%"]]
    assert exhibit.message == "Filled in throughout: 2 of 3 columns"


def test_findings_are_shown_with_their_cell_and_counted_the_gravest_first():
    found = (
        ("unknown_region", "Projects", "C5", 5, "region", "Nowhere", ""),
        ("unreadable_number", "Projects", "D6", 6, "cost", "много", ""),
        ("unknown_region", "Projects", "C7", 7, "region", "=1+1", ""),
    )
    shown = view(DRAWN, findings=found)
    assert [row[:6] for row in rows(data.findings(shown))[1:]] == [
        ["Projects", "C5", "Region", "Nowhere", "Unknown region", "—"],
        ["Projects", "D6", "Cost", "много", "Not a number", "—"],
        ["Projects", "C7", "Region", "=1+1", "Unknown region", "—"],
    ]
    assert [row[:3] for row in rows(data.kinds_of_findings(shown))[1:]] == [
        ["Error", "Not a number", "1"],
        ["Warning", "Unknown region", "2"],
    ]
    assert data.opening(shown).lead.startswith("Findings: 3.")
    assert findings_frame(found).shape == (3, 7)


def test_values_are_written_one_way():
    assert write(None, Format.MONEY, Language.EN) == write(float("nan"), Format.COUNT, Language.KK) == "—"
    assert write(pd.NaT, Format.DATE, Language.RU) == "—"
    assert write(pd.Timestamp("2021-12-31"), Format.DATE, Language.RU) == "31.12.2021"
    assert write(2021.0, Format.YEAR, Language.RU) == "2021"
    assert write("=1+1", Format.TEXT, Language.RU) == "=1+1"
    assert [plain(brief(value, Format.MONEY, Language.EN)) for value in (145e9, None)] == ["145 bn", ""]
    assert brief(1131, Format.COUNT, Language.EN) == "1,131"
