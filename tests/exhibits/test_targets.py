"""Targets and what-if as they are said, with official figures and scenarios, against numbers made by hand."""

from dataclasses import replace

import pytest

from indmap.analysis.filters import Filters
from indmap.analysis.official import Aims, Assumptions, Official, Point
from indmap.analysis.what_if import Scenario
from indmap.exhibits import additions, targets, what_if
from indmap.exhibits.written import written
from indmap.words.language import Language
from indmap.words.numbers import MINUS
from tests.exhibits.views import plain, view

DRAWN = """
    | name    | exports | output | cost  | jobs | planned_date | actual_date | stage        |
    | Smelter | 100 m   | 60 bn  | 90 bn | 300  | 2020-06-30   | 2020-06-15  | commissioned |
    | Cannery | 40 m    | 20 bn  | 20 bn | 100  | 2021-12-31   | -           | construction |
    | Mill    | 20 m    | 10 bn  | 10 bn | 50   | 2022-12-31   | -           | construction |
    | Pipes   | -       | -      | 5 bn  | 40   | 2021-06-30   | -           | construction |
"""
SERIES = Official(2020, (Point(2020, 10e9, "Bureau"), Point(2021, 11e9, "Bureau", "2022-02-01")), "nominal")


def shown(language=Language.EN, official=None, **told):
    aims = Aims({"exports": official} if official else {}, Assumptions(**told))
    return replace(view(DRAWN, language, Filters()), aims=aims)


def supposed(scenario, **more):
    return replace(view(DRAWN, filters=Filters(), **more), scenario=scenario)


def rows(exhibit):
    return [[plain(text) for text in row] for row in written(exhibit).to_numpy().tolist()]


def test_without_official_data_there_is_the_arithmetic_and_no_attainment():
    cards = rows(targets.figures(shown()))
    assert cards[0] == ["Manufacturing exports, index", "—", "No official data are entered"]
    assert ["2020", "8.4%", "5.4%"] in rows(targets.arithmetic(shown()))
    path = targets.exports_path(shown())
    assert path.is_empty
    assert "No base year" in path.note


@pytest.mark.parametrize("language", list(Language), ids=str)
def test_a_base_year_alone_draws_the_path_alone(language):
    path = targets.exports_path(shown(language, Official(2020)))
    assert [series.column for series in path.chart.series] == ["plan"]
    assert path.data["plan"].iloc[[0, -1]].tolist() == pytest.approx([100, 150])
    assert "8,4%" in path.message.replace(".", ",")
    assert targets.opening(shown(language, Official(2020))).message


def test_official_figures_are_held_against_the_path():
    path = targets.exports_path(shown(official=SERIES))
    assert path.data["actual"].dropna().tolist() == pytest.approx([100, 110])
    # since 2021: 40 m from 2022 and 20 m from 2023 on 11 bn: 110.4, 110.6, 110.6, 110.6
    assert path.data["forecast"].dropna().tolist() == pytest.approx([110, 110.4, 110.6, 110.6, 110.6])
    assert path.note == "Source: Bureau. Figures in current prices."
    # 10 of 50 points wanted: 20 %; the path of 2021 is 108.4
    card = targets.figures(shown(official=SERIES)).data.iloc[0]
    assert plain(card["context"]) == "2021; target path 108.4; 20% of the growth"
    assert (card["value"], card["delta"], card["direction"]) == ("110.0", "+1.6 index points", "up")
    assert (
        targets.opening(shown(official=SERIES)).message
        == "By 2021 20% of the growth of exports wanted by 2025 was there"
    )


def test_the_steps_lead_from_the_last_figure_to_the_target():
    steps = additions.exports_steps(shown(official=SERIES))
    assert rows(steps) == [
        ["Official figure, 2021", "11 bn US dollars"],
        ["Commissioned", "0 US dollars"],  # the smelter of 2020 is in the figure of 2021
        ["Due this year", "40 m US dollars"],
        ["Due later", "20 m US dollars"],
        ["Gap to target", "3.9 bn US dollars"],
        ["Target, 2025", "15 bn US dollars"],
    ]
    values = steps.data["value"]
    assert values.iloc[:-1].sum() == pytest.approx(values.iloc[-1])


def test_without_a_base_the_projects_stand_by_themselves():
    steps = additions.exports_steps(shown(utilisation=0.5))
    assert rows(steps) == [
        ["Commissioned", "50 m US dollars"],
        ["Due this year", "20 m US dollars"],
        ["Due later", "10 m US dollars"],
        ["In all, 2025", "80 m US dollars"],
    ]
    assert "“Exports a year” is not stated by 1 project." in plain(steps.note)


def test_productivity_needs_workers_and_the_share_of_value_added():
    known = Official(2020, (Point(2020, 10e6, "Bureau"),), "real", 1000, 0.4)
    whole = replace(view(DRAWN, filters=Filters()), aims=Aims({"productivity": known}))
    # all since 2020: (10 bn + 0.4 × 90 bn) / (1000 + 450) = 31.7 m; the target is 13 m
    assert additions.productivity_steps(whole).data["value"].iloc[:-1].sum() == pytest.approx(13e6)
    assert targets.productivity_path(whole).data["forecast"].iloc[-1] == pytest.approx(100 * 46e9 / 1450 / 10e6)
    bare = replace(whole, aims=Aims({"productivity": replace(known, workers=None)}))
    assert "number employed" in additions.productivity_steps(bare).note
    assert targets.productivity_path(bare).data["forecast"].isna().all()


def test_every_exhibit_of_a_scenario_says_that_it_is_supposed(texts):
    of = supposed(Scenario().excluding([1]), language=texts.language)
    for make in (what_if.figures, what_if.steps, what_if.statuses, what_if.chosen):
        exhibit = make(of)
        assert texts("what_if.badge") in exhibit.sample
        assert texts("what_if.badge") in exhibit.alt
        assert what_if.said(of) in exhibit.cut


def test_the_year_before_and_after():
    # registered by the end of 2021: the smelter and the cannery, 110 bn; without the cannery 90 bn
    of = supposed(Scenario().excluding([1]).delaying([2], 6), measure="cost")
    assert rows(what_if.figures(of))[:2] == [
        ["In by the end of 2021, projects", "1", "by the register 2", f"{MINUS}1"],
        ["In by the end of 2021, investment", "90 bn", "by the register 110 bn tenge", f"{MINUS}20 bn"],
    ]
    assert rows(what_if.steps(of)) == [
        ["By the register", "110 bn tenge"],
        ["Left out", f"{MINUS}20 bn tenge"],
        ["Postponed", "0 tenge"],
        ["Under the scenario", "90 bn tenge"],
    ]
    assert [row[:4] for row in rows(what_if.chosen(of))] == [
        ["Cannery", "left out", "31/12/2021", "—"],
        ["Mill", "6 months later", "31/12/2022", "30/06/2023"],
    ]


def test_nothing_supposed_says_so():
    of = supposed(Scenario())
    assert what_if.opening(of).message == "By the register 2 projects will be in by the end of 2021".replace(
        " projects", "\u00a0projects"
    )
    assert what_if.steps(of).is_empty
    assert what_if.chosen(of).note == "No project is in the scenario yet: choose some from the list."
