"""What the page of priorities says of a small register, against numbers made by hand."""

from dataclasses import replace

import pytest

from indmap.analysis.weights import Preference
from indmap.exhibits import priorities, scoring
from indmap.exhibits.written import written
from indmap.words.language import Language
from tests.exhibits.test_every_exhibit import NONSENSE, check_parts, texts_of
from tests.exhibits.views import makers, plain, view

FOUR = "export_share | localisation | import_substitution | import_substitution_stated | raw_materials"
DRAWN = f"""
    | name    | region | cost  | planned_date | stage        | {FOUR} |
    | Cannery | KZ-39  | 2 bn  | 2021-12-31   | construction | 40 %   | 60 %  | 20 % | -   | 80 %  |
    | Mill    | KZ-39  | 6 bn  | 2021-12-31   | construction | 0 %    | 30 %  | 10 % | -   | 100 % |
    | Pipes   | KZ-79  | 1 bn  | 2021-12-31   | construction | 80 %   | 20 %  | -    | yes | 70 %  |
    | Sewing  | -      | -     | 2021-12-31   | construction | 10 %   | 120 % | 5 %  | -   | 50 %  |
    | Smelter | KZ-79  | 9 bn  | 2021-06-30   | commissioned | 90 %   | 90 %  | 90 % | -   | 90 %  |
"""  # Pipes (80+20+50+70)/4 = 55, Cannery (40+60+20+80)/4 = 50, Mill (0+30+10+100)/4 = 35
BARE = "| name | cost | planned_date |\n| Cannery | 2 bn | 2021-12-31 |"
DONE = "| name | cost | planned_date | stage |\n| Cannery | 2 bn | 2021-12-31 | commissioned |"


def weighed(drawing, language=Language.EN, **preference):
    return replace(view(drawing, language), preference=Preference(**preference))


def rows(exhibit):
    table = written(exhibit)
    return [[plain(text) for text in row] for row in table.to_numpy().tolist()]


def test_the_page_opens_with_how_many_suffice():
    told = priorities.opening(weighed(DRAWN))
    assert told.message == "3 of 4 projects not yet commissioned can be scored; with 40 points or more: 2".replace(
        " projects", "\u00a0projects"
    )
    assert "“Pipes” with 55 points" in told.lead


def test_the_headline_figures():
    figures = rows(priorities.figures(weighed(DRAWN)))
    assert figures == [
        ["Projects scored", "3", "of 4 not yet commissioned"],
        ["40 points or more", "2", "worth 3 bn tenge"],
        ["Insufficient data", "1", "most often lacking: Level of localisation"],
        ["Steady of top 10", "—", "no more than 10 are scored"],
    ]


def test_the_contributions():
    exhibit = priorities.contributions(weighed(DRAWN))
    assert rows(exhibit) == [
        ["1", "Pipes", "55.0", "20.0", "5.0", "12.5", "17.5"],
        ["2", "Cannery", "50.0", "10.0", "15.0", "5.0", "20.0"],
        ["3", "Mill", "35.0", "0.0", "7.5", "2.5", "25.0"],
    ]
    assert "Export potential 25" in exhibit.note


def test_a_criterion_without_weight_is_not_drawn():
    exhibit = priorities.contributions(weighed(DRAWN, weights=(50, 0, 0, 50)))
    assert [series.column for series in exhibit.chart.series] == ["export_potential", "raw_materials"]
    assert [series.role for series in exhibit.chart.series] == ["part_1", "part_4"]  # colours stay with their criterion
    # Pipes 75, Cannery 60, Mill 50, Sewing 30: it needs no localisation now
    assert exhibit.data["name"].tolist() == ["Pipes", "Cannery", "Mill", "Sewing"]


def test_the_threshold_parts_the_points():
    exhibit = priorities.by_cost(weighed(DRAWN, threshold=50))
    assert exhibit.data["passes"].tolist() == [True, True, False]
    assert exhibit.chart.x_line == 50
    assert exhibit.chart.y_line == 2e9  # the middle of 1, 2 and 6 bn
    assert plain(exhibit.message) == "1 project with 50 points or more below the median cost of 2 bn tenge"


def test_a_score_that_rests_on_a_bare_yes_says_so():
    table = scoring.table(weighed(DRAWN))
    assert table.data.set_index("name")["in_words"].fillna("").to_dict() == {
        "Pipes": "Import substitution: Yes",
        "Cannery": "",
        "Mill": "",
    }
    assert table.data["passes"].tolist() == ["Yes", "Yes", "No"]


def test_what_is_not_scored_says_why():
    exhibit = scoring.unscored(weighed(DRAWN))
    assert rows(exhibit) == [["Sewing", "Level of localisation (value outside 0–100%)", "—", "—", "—"]]


def test_what_is_known_of_each_criterion():
    exhibit = scoring.coverage(weighed(DRAWN))
    assert rows(exhibit) == [
        ["Export potential", "4", "0", "4"],
        ["Level of localisation", "3", "0", "4"],
        ["Import substitution", "4", "1", "4"],
        ["Availability of raw materials", "4", "0", "4"],
    ]
    assert plain(exhibit.message) == "Most often lacking is “Level of localisation”: in 1 of 4 projects"


def test_a_register_without_the_columns_names_all_four():
    exhibit = priorities.contributions(weighed(BARE))
    assert exhibit.is_empty
    for column in ("Export share", "Localisation", "Import substitution", "Domestic raw materials"):
        assert column in exhibit.note
    assert priorities.opening(weighed(BARE)).message == (
        "No project can be scored (not yet commissioned: 1): the data on the criteria are insufficient"
    )


def test_where_all_criteria_are_lacking_alike_none_is_called_the_worst():
    assert scoring.coverage(weighed(BARE)).message == ""
    assert rows(priorities.figures(weighed(BARE)))[2] == ["Insufficient data", "1", ""]


def test_where_everything_is_commissioned_nothing_is_asked():
    assert priorities.opening(weighed(DONE)).message == "This cut has no project that is still to be commissioned"
    assert "commissioned or excluded" in priorities.contributions(weighed(DONE)).note


@pytest.mark.parametrize("drawing", [DRAWN, BARE, DONE], ids=["drawn", "bare", "done"])
@pytest.mark.parametrize("weights", [(25, 25, 25, 25), (100, 0, 0, 0), (0, 0, 50, 50)], ids=str)
def test_every_exhibit_is_whole_under_any_weights(drawing, weights, language):
    shown = weighed(drawing, language, weights=weights)
    for name, make in makers().items():
        if name.startswith(("priorities.", "scoring.")):
            exhibit = make(shown)
            check_parts(name, exhibit)
            assert not [text for text in texts_of(exhibit) if NONSENSE.search(text)], name
