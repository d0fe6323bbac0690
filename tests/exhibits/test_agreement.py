"""What stands beside each other agrees, or says why it does not."""

from datetime import date

from indmap.exhibits import ahead, moves, outlook, regions, season, sectors, slides, targets
from indmap.exhibits.encodings import Format
from indmap.exhibits.written import whole, written
from indmap.words.language import Language
from tests.exhibits.views import plain, view

OPEN = """
    | name    | region | sector | cost   | planned_date | expected_date | stage        |
    | Smelter | KZ-39  | food   | 100 bn | 2021-06-30   | -             | commissioned |
    | Cannery | KZ-39  | food   | 20 bn  | 2021-09-30   | 2021-12-31    | construction |
    | Mill    | KZ-39  | light  | 80 bn  | 2021-12-31   | 2021-12-31    | suspended    |
    | Sewing  | KZ-39  | light  | 1 bn   | 2021-12-31   | 2021-11-30    | construction |
    | Press   | KZ-39  | light  | 2 bn   | 2021-12-31   | 2021-12-31    | construction |
    | Dyer    | KZ-39  | food   | 3 bn   | 2021-12-31   | 2021-12-31    | construction |
"""


def test_the_plan_to_the_day_stands_where_the_line_has_the_plan_of_the_month():
    said = "The plan by 28/09/2021 is 1; the chart has this month’s plan at its end."
    assert plain(outlook.cumulative(view(OPEN)).note).startswith(said)
    assert said not in plain(outlook.cumulative(view(OPEN, measure="cost")).note), "the card beside it counts projects"
    assert "at its end" not in outlook.cumulative(view(OPEN.replace("2021-09-30", "2021-08-31"))).note


def test_what_is_due_without_a_forecast_is_told_apart_from_what_is_expected():
    for exhibit in (ahead.months, slides.coming, slides.coming_by_month):
        assert plain(exhibit(view(OPEN)).note) == "Without a forecast, by the register’s date: 1 project."
    assert not slides.coming(view(OPEN.replace("suspended", "construction"))).note


def test_none_is_called_the_largest_where_no_cost_is_known():
    def heading(drawing):
        return list(written(ahead.months(view(drawing))).columns)[-1]

    assert heading(OPEN) == "The largest"
    bare = "| name | planned_date | stage |\n| Mill | 2021-12-31 | construction |"
    assert heading(bare) == "Among them"


def test_a_share_says_what_it_is_a_share_of():
    said = [plain(sectors.delivered(view(OPEN, measure=measure)).message) for measure in ("count", "cost")]
    assert [text.rpartition(", ")[2] for text in said] == ["0% commissioned by number", "0% commissioned by investment"]
    cards = [written(regions.figures(view(OPEN, measure=measure))).iloc[-1, 2] for measure in ("count", "cost")]
    assert list(map(plain, cards)) == ["2 projects", "worth 100 bn tenge"]


def test_counts_are_classed_by_the_numbers_there_are():
    words = sectors.crossed(view(OPEN + "    | Oven | KZ-11 | food | - | 2021-12-31 | - | - |\n")).chart.classes.labels
    assert words == ("1–2", "3")


def test_a_whole_of_points_is_no_higher_than_the_threshold_it_misses():
    assert whole(39.8, Format.SCORE, Language.EN) == "39.8"
    assert whole(39, Format.COUNT, Language.EN) == "39"


def test_two_totals_are_as_fine_as_it_takes_to_tell_them_apart():
    def told(before, after):
        return [plain(total) for total in moves.totals(view(OPEN), before, after, Format.MONEY).values()]

    assert told(1.1934e12, 1.2e12) == ["1.19 tn tenge", "1.20 tn tenge"]
    assert told(110e9, 140e9) == ["110 bn tenge", "140 bn tenge"]
    assert told(5e9, 5e9) == ["5 bn tenge", "5 bn tenge"]


def test_growth_is_a_number_to_its_tenth_of_a_per_cent():
    exhibit = targets.arithmetic(view(OPEN))
    assert written(exhibit).iloc[2].to_list() == ["2020", "8.4%", "5.4%"]
    assert {column.format for column in exhibit.columns[1:]} == {Format.GROWTH}


def test_a_year_of_which_nothing_is_in_is_told_in_words():
    ten = "| planned_date |\n" + "| 2021-12-31 |\n" * season.FEWEST
    assert season.path(view(ten)).message.startswith("Nothing is in yet; past years had 34%")
    assert view(ten).as_of == date(2021, 9, 28)
