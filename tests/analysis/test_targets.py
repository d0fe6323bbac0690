"""The targets: paths, attainment and growth by hand, and their laws."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.analysis import official, targets
from indmap.analysis.official import Official, Point
from indmap.analysis.targets import target

EXPORTS, PRODUCTIVITY = target("exports"), target("productivity")


def entered(base_year, **values):
    """A series drawn as y2020=100, y2022=118."""
    points = [Point(int(name[1:]), float(value), "Bureau") for name, value in values.items()]
    return Official(base_year, official.series(points))


def test_the_targets_are_as_published_and_state_no_base_year():
    assert [(aim.code, aim.factor, aim.year) for aim in targets.targets()] == [
        ("exports", 1.5, 2025),
        ("productivity", 1.3, 2025),
    ]
    assert Official().base_year is None


def test_half_as_much_again_in_five_years_is_eight_and_a_half_per_cent_a_year():
    # 1.5 to the power of 1/5 = 1.08447; 1.3 to the power of 1/5 = 1.05387; from 2021, 1.5 to the power of 1/4 = 1.10668
    assert targets.growth_needed(EXPORTS, 2020) == pytest.approx(0.08447, abs=1e-5)
    assert targets.growth_needed(PRODUCTIVITY, 2020) == pytest.approx(0.05387, abs=1e-5)
    assert targets.growth_needed(EXPORTS, 2021) == pytest.approx(0.10668, abs=1e-5)


@pytest.mark.parametrize("base_year", [None, 2025, 2030])
def test_without_a_base_year_before_the_target_no_growth_is_named(base_year):
    assert targets.growth_needed(EXPORTS, base_year) is None


def test_the_path_starts_at_a_hundred_and_ends_at_the_target():
    assert targets.path(EXPORTS, 2021, 2021) == 100
    assert targets.path(EXPORTS, 2021, 2023) == pytest.approx(100 * math.sqrt(1.5))  # half the time
    assert targets.path(EXPORTS, 2021, 2025) == pytest.approx(150)
    assert targets.path(EXPORTS, 2021, 2027) == pytest.approx(150)


def test_what_is_attained_is_the_share_of_the_growth_wanted():
    # productivity 1.18 of 1.30: (1.18 - 1) / (1.30 - 1) = 60 %; the path of 2023 is 100 × 1.3^(3/5) = 117.05
    found = targets.attainment(PRODUCTIVITY, entered(2020, y2020=10e6, y2023=11.8e6))
    assert (found.year, found.index, found.share) == (2023, pytest.approx(118), pytest.approx(0.6))
    assert found.gap == pytest.approx(118 - 117.05, abs=0.01)
    assert found.growth == pytest.approx((1.3 / 1.18) ** 0.5 - 1)  # two years are left


def test_a_fall_is_a_negative_share_and_not_none():
    assert targets.attainment(EXPORTS, entered(2020, y2020=16e9, y2021=12e9)).share == pytest.approx(-0.5)


@pytest.mark.parametrize(
    "series",
    [
        Official(),
        entered(None, y2020=1, y2021=2),
        entered(2019, y2020=1),
        entered(2020, y2020=1),
        entered(2025, y2025=1),
    ],
)
def test_without_a_base_and_a_later_figure_nothing_is_attained(series):
    assert targets.attainment(EXPORTS, series) is None


def test_figures_before_the_base_year_are_not_the_latest():
    assert entered(2020, y2018=3, y2020=1).last.year == 2020


def test_of_two_figures_for_one_year_the_later_stands_and_what_cannot_be_a_figure_goes():
    points = [Point(2020, 1, "a"), Point(2020, 2, "b"), Point(1900, 5, "c"), Point(2021, -1, "d")]
    points.append(Point(2022, math.nan, "e"))
    assert official.series(points) == (Point(2020, 2, "b"),)


def test_what_is_kept_is_what_was_entered():
    series = Official(2020, (Point(2020, 15.6e9, "Bureau", "2021-02-01"),), "real", 550_000, 0.4)
    assert official.from_record(official.to_record(series)) == series
    assert official.from_record({}) == Official()


@given(st.integers(2010, 2024), st.integers(0, 15))
def test_a_path_grows_by_the_same_rate_each_year(base_year, later):
    year = min(base_year + later, 2024)
    grown = targets.path(EXPORTS, base_year, year + 1) / targets.path(EXPORTS, base_year, year)
    assert grown - 1 == pytest.approx(targets.growth_needed(EXPORTS, base_year))


@given(st.integers(2010, 2023), st.floats(0.3, 3))
def test_the_growth_needed_leads_from_the_last_figure_to_the_target(base_year, grown):
    found = targets.attainment(EXPORTS, entered(base_year, **{f"y{base_year}": 1, f"y{base_year + 1}": grown}))
    assert found.index / 100 * (1 + found.growth) ** (2025 - found.year) == pytest.approx(1.5)
