# ruff: noqa: E501 - drawn tables are as wide as registers
"""One project's sheet, projects side by side, one region, sections: against answers made by hand."""

from datetime import date

import pytest

from indmap.analysis.filters import Filters
from indmap.exhibits import history, passport, projects, region, regions, sections
from indmap.exhibits.history import Statement
from indmap.words.language import Language
from tests.exhibits.views import plain, view
from tests.table import projects as drawn

DRAWN = """
    | name    | company    | bin          | region | sector     | oked  | cost   | jobs | jobs_actual | start_date | baseline_date | planned_date | expected_date | actual_date | stage        | readiness | delay_reason | responsible |
    | Smelter | Heavy LLP  | 010203456789 | KZ-39  | metallurgy | 24.41 | 100 bn | 200  | 150         | 2020-01-01 | 2021-06-30    | 2021-06-30   | -             | 2021-06-15  | commissioned | 100 %     | -            | -           |
    | Cannery | Tasty LLP  | -            | KZ-39  | food       | 10.39 | 20 bn  | 100  | -           | 2021-01-01 | 2021-03-31    | 2021-12-31   | 2022-03-31    | -           | construction | 40 %      | equipment    | Akimat      |
    | Mill    | Flour LLP  | -            | KZ-39  | food       | 10.61 | -      | 50   | -           | -          | 2021-12-31    | 2021-12-31   | -             | -           | construction | -         | -            | Akimat      |
    | Sewing  | Light Ltd. | -            | KZ-79  | light      | 14.13 | 2 bn   | 40   | -           | -          | 2021-05-31    | 2021-05-31   | -             | 2021-05-31  | commissioned | -         | -            | -           |
"""
FINDING = ("unknown_sector", "Projects", "F3", 3, "sector", "Еда", "")
CANNERY = 1


def told(exhibit) -> dict[str, str]:
    return dict(zip(exhibit.data["field"], map(plain, exhibit.data["value"]), strict=True))


def test_a_sheet_says_dates_slip_and_readiness_against_time() -> None:
    said = told(passport.state(view(DRAWN), CANNERY))
    # first planned for 31 March 2021, expected on 31 March 2022: 365 days of 30.4375 are 12.0 months
    assert said["Slip, months"] == "12"
    # from 1 January to 31 December 2021 are 364 days, to 28 September 270: 74 %
    assert said["Share of time elapsed"] == "74%"
    assert said["Readiness"] == "40%"
    assert said["First planned date"] != said["Planned commissioning"] != said["Expected commissioning"]
    assert said["Commissioned on"] == "—", "what the register does not say is absent, not left out"
    assert (said["Permanent jobs"], said["Actual jobs"]) == ("100", "—")


def test_a_sheet_lists_what_was_noticed_in_its_own_row_alone() -> None:
    shown = view(DRAWN, findings=(FINDING,))
    assert list(passport.noticed(shown, CANNERY).data["raw"]) == ["Еда"]  # the second project stands in row 3
    other = passport.noticed(shown, 0)
    assert other.is_empty
    assert other.note


@pytest.mark.parametrize("language", list(Language), ids=str)
def test_three_projects_stand_side_by_side(language: Language) -> None:
    exhibit = passport.compared(view(DRAWN, language), [2, 0, CANNERY])
    assert [column.label for column in exhibit.columns][1:] == ["1. Mill", "2. Smelter", "3. Cannery"]
    costs = next(row for row in exhibit.data.itertuples(index=False) if row.field in ("Cost", "Стоимость", "Құны"))
    assert costs.project_1 == "—"
    assert "100" in costs.project_2
    assert passport.compared(view(DRAWN, language), []).note


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("smelter", ["Smelter"]),
        ("llp tasty", ["Cannery"]),
        ("0102034567", ["Smelter"]),
        ("light ltd", ["Sewing"]),
        ("", ["Smelter", "Cannery", "Sewing", "Mill"]),  # the dearest first, the unknown last
        ("smelter tasty", []),
    ],
)
def test_a_search_finds_the_same_with_its_texts_kept(words: str, names: list[str]) -> None:
    shown = view(DRAWN)
    kept = projects.searchable(shown.register.projects)
    for found in (projects.search(shown, words), projects.search(shown, words, kept)):
        assert shown.projects(found)["name"].tolist() == names


def test_a_search_inside_a_cut_stays_inside_it() -> None:
    shown = view(DRAWN, filters=Filters(year=2021, regions=("KZ-79",)))
    kept = projects.searchable(shown.register.projects)
    assert projects.search(shown, "l", kept).index.tolist() == [3]


def test_the_short_set_of_columns_is_part_of_the_full_one() -> None:
    shown = view(DRAWN)
    found = projects.search(shown, "")
    short = {column.name for column in projects.table(shown, found, short=True).columns}
    assert short < {column.name for column in projects.table(shown, found).columns}


def test_a_region_is_told_by_its_own_projects() -> None:
    shown = region.narrowed(view(DRAWN), "KZ-39")
    assert "1 of 3 projects" in plain(region.opening(shown).message)
    table = region.projects(shown, region.in_order(shown)).data
    assert table["name"].tolist() == ["Cannery", "Smelter", "Mill"], "what needs attention first, then the dearest"
    assert table["slip"].tolist()[0] == 12.0
    assert table["slip"].isna().tolist() == [False, True, True]
    figures = region.figures(shown).data
    # 120 bn of the two that say cost and jobs over 300 jobs: 400 m a job, 2.5 jobs a billion
    assert plain(figures["value"].iloc[-1]) == "400 m"
    assert "2.5 jobs" in plain(figures["context"].iloc[-1])


def test_money_a_job_is_of_projects_that_say_both() -> None:
    row = regions.comparison(view(DRAWN)).data.set_index("code").loc["KZ-39"]
    assert row["per_job"] == 400e6  # the mill says no cost: its jobs count for nothing here
    assert row["jobs_per_bn"] == 2.5
    assert row["jobs"] == 350


def test_the_region_to_begin_with_is_the_furthest_behind() -> None:
    # KZ-39: one of three in, two of three due by 28 September, -33 points; KZ-79 has too few projects to be ranked
    assert region.first(view(DRAWN)) == "KZ-39"
    assert region.first(view("| name | cost |\n| Smelter | 1 bn |", filters=Filters())) is None


def test_sections_divide_what_sectors_divide() -> None:
    by = sections.delivered(view(DRAWN)).data.set_index("label")
    assert by["projects"].to_dict() == {"Manufacturing": 4}
    bare = sections.delivered(view("| name | planned_date |\n| Smelter | 2021-12-31 |"))
    assert bare.is_empty
    assert "OKED" in bare.note


def statements(view, *readiness: str) -> list[Statement]:
    """What a project begun on 1 January and planned for 31 December 2021 is said to be, at the ends of its months."""
    head = "| name | start_date | planned_date | readiness |\n"
    days = [date(2021, 6, 30), date(2021, 7, 31), date(2021, 8, 31)]
    rows = [drawn(f"{head}| Mill | 2021-01-01 | 2021-12-31 | {said} |") for said in readiness]
    return [Statement(day, row) for day, row in zip(days, rows, strict=False)]


def test_readiness_goes_beside_time_from_register_to_register() -> None:
    shown = view(DRAWN)
    lines = history.progress(shown, statements(shown, "30 %", "-", "45 %"))
    # of the 364 days of the year 180, 211 and 242 have passed
    assert lines.data["elapsed"].tolist() == pytest.approx([180 / 364, 211 / 364, 242 / 364])
    assert lines.data["readiness"].fillna(-1).tolist() == [0.30, -1, 0.45]  # what is not said is no nought
    assert lines.data["label"].tolist() == ["30/06/2021", "31/07/2021", "31/08/2021"]


@pytest.mark.parametrize("readiness", [(), ("30 %",), ("-", "-", "45 %")])
def test_one_readiness_makes_no_line(readiness) -> None:
    shown = view(DRAWN)
    assert history.progress(shown, statements(shown, *readiness)).is_empty
