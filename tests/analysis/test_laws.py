"""The laws of the figures: parts sum to the whole, a rate and its complement are 1, an unknown changes no rate.

Each figure that the method explains is here, with the test that computes it by hand: a new one without both fails.
"""

from dataclasses import astuple
from datetime import date
from functools import cache

import pandas as pd
import pytest
from hypothesis import given, settings

from indmap.analysis import concentration, forecast, groups, kpis, quality, seasonal, slippage, what_if
from indmap.analysis.compare import edition
from indmap.analysis.facts import facts_of
from indmap.analysis.kpis import MEASURES, plan
from indmap.analysis.status import elapsed
from indmap.register.findings import findings_frame
from indmap.words.codelists import codelist
from indmap.words.regions import Division
from tests.analysis import (
    test_concentration,
    test_discipline,
    test_forecast,
    test_groups,
    test_kpis,
    test_priority,
    test_seasonal,
    test_slippage,
    test_status,
    test_targets,
    test_what_if,
)
from tests.analysis.strategies import AS_OF, any_facts, any_projects
from tests.table import projects

KPIS = set(codelist("kpis").codes)
YEAR = AS_OF.year
END = date(YEAR, 12, 31)
few = settings(max_examples=10)


def rate_of(measure):
    return lambda facts: kpis.commissioning_rate(facts, measure)


def parts_of_rate(measure):
    return lambda facts: astuple(kpis.commissioning_rate(facts, measure))


def ends_of(facts, measure):
    return tuple(forecast.outcome(facts, forecast.forecast(facts, AS_OF), measure, END).values())


def against_plan(facts, measure):
    """The sums of all regions; each is absent where no region has one."""
    table = groups.against_plan(facts, "region", measure, AS_OF)
    return tuple(table[name].sum() for name in ("projects", "plan", "commissioned", "due", "attention"))


def season_of(facts):
    found = seasonal.season(facts, AS_OF, YEAR)
    return (found.done, found.planned) if found else (0, 0)


def concentration_of(facts):
    found = concentration.concentration(facts, "cost")
    return found.whole, len(found.largest) + found.others, found.unknown


def slipping(facts):
    return forecast.slipping(facts, forecast.forecast(facts, AS_OF), YEAR)


def slips_by(facts):
    """The slippage of each region, as if each open project were held against its programme date."""
    days = (facts["planned_date"] - facts["programme_date"]).dt.days.astype("float64")
    return slippage.slips_by(facts.assign(thread=facts.index, days=days, postponements=0, silent_moves=0), "region")


ADDITIVE = {
    **{f"commissioned_{measure}": parts_of_rate(measure) for measure in MEASURES},
    "plan": lambda facts: astuple(kpis.totals(facts)),
    "attention": lambda facts: astuple(kpis.attention(facts, "count")) + astuple(kpis.attention(facts, "cost")),
    "due": lambda facts: astuple(kpis.due(facts, AS_OF)),
    "gap": lambda facts: against_plan(facts, "count") + against_plan(facts, "cost"),
    "pace": lambda facts: (kpis.pace(facts, AS_OF, YEAR).left,),
    "season": season_of,
    "slipped": lambda facts: (len(slipping(facts)),),
    "forecast": lambda facts: ends_of(facts, "count") + ends_of(facts, "jobs"),
    "concentration": concentration_of,
    "slippage": lambda facts: tuple(slips_by(facts)[["projects", "known", "late"]].sum()),
    "what_if": lambda facts: astuple(what_if.outcome(facts, "cost", AS_OF, YEAR)),
}
"""What a figure is made of; of a whole it is what it is of its parts together, an absent sum being none."""


@few
@given(any_facts)
def test_parts_sum_to_the_whole(facts):
    inside = (facts["sector"].cat.codes % 2 == 0).to_numpy()
    for code, figure in ADDITIVE.items():
        whole, one, other = (figure(each) for each in (facts, facts[inside], facts[~inside]))
        together = [(a or 0) + (b or 0) for a, b in zip(one, other, strict=True)]
        assert [each or 0 for each in whole] == pytest.approx(together), code


DATELESS = "| region | cost | jobs | stage |\n| KZ-KAR | 7 | 7 | construction |"
AMOUNTLESS = "| region | planned_date | stage |\n| KZ-KAR | 2021-12-31 | construction |"
LEFT = "| region | cost | jobs | planned_date | stage |\n| KZ-KAR | 7 | 7 | 2021-12-31 | excluded |"
UNMOVED = {
    "commissioned_count": (LEFT, lambda facts: kpis.commissioning_rate(facts, "count").value),
    "commissioned_cost": (AMOUNTLESS, lambda facts: kpis.commissioning_rate(facts, "cost").value),
    "commissioned_jobs": (AMOUNTLESS, lambda facts: kpis.commissioning_rate(facts, "jobs").value),
    "plan": (AMOUNTLESS, lambda facts: astuple(kpis.totals(facts))[1:]),
    "attention": (AMOUNTLESS, lambda facts: kpis.attention(facts, "cost").value),
    "due": (DATELESS, lambda facts: kpis.due(facts, AS_OF).value),
    "gap": (AMOUNTLESS, lambda facts: groups.against_plan(facts, "region", "cost", AS_OF)["gap"].dropna().to_dict()),
    "pace": (LEFT, lambda facts: kpis.pace(facts, AS_OF, YEAR).per_month),
    "season": (DATELESS, season_of),
    "slipped": (DATELESS, lambda facts: len(slipping(facts))),
    "forecast": (DATELESS, lambda facts: ends_of(facts, "cost")),
    "concentration": (AMOUNTLESS, lambda facts: concentration.concentration(facts, "cost").share),
    "slippage": (
        DATELESS,
        lambda facts: slips_by(facts)[["mean_days", "median_days"]].dropna(how="all").fillna(0).to_dict(),
    ),
    "what_if": (AMOUNTLESS, lambda facts: what_if.outcome(facts, "cost", AS_OF, YEAR)),
}
"""A project of which the figure cannot know what it needs, and the figure: the one does not move the other."""


@cache
def unknown(drawing):
    return facts_of(projects(drawing), AS_OF, Division.D2018)


@few
@given(any_facts)
def test_an_unknown_changes_no_rate(facts):
    more = {drawn: pd.concat([facts, unknown(drawn)], ignore_index=True) for drawn in (DATELESS, AMOUNTLESS, LEFT)}
    for code, (drawn, figure) in UNMOVED.items():
        assert figure(more[drawn]) == figure(facts), code


def rest_of(facts, measure, mask):
    """The sum of a measure over the plan's projects that are not in the mask."""
    promised = plan(facts)
    return float(promised.loc[~mask(promised), measure].sum())


def is_done(promised):
    return promised["status"] == "commissioned"


def is_watched(promised):
    return promised["status"].isin(codelist("statuses").where("needs_attention"))


def is_due(promised):
    return (promised["programme_date"] <= pd.Timestamp(AS_OF)) | promised["programme_date"].isna()


COMPLEMENTS = {
    **{f"commissioned_{measure}": (rate_of(measure), measure, is_done) for measure in MEASURES},
    "attention": (lambda facts: kpis.attention(facts, "jobs"), "jobs", is_watched),
    "due": (lambda facts: kpis.due(facts, AS_OF), "count", is_due),
}


@few
@given(any_facts)
def test_a_rate_and_its_complement_are_one(facts):
    for code, (figure, measure, mask) in COMPLEMENTS.items():
        rate = figure(facts)
        if rate.value is not None:
            assert rate.value + rest_of(facts, measure, mask) / rate.whole == pytest.approx(1), code
    carried = concentration.concentration(facts, "cost")
    if carried.share is not None:
        assert carried.share + carried.rest / carried.whole == pytest.approx(1)


@few
@given(any_facts)
def test_of_a_year_s_programme_each_is_in_expected_slipping_or_without_a_forecast(facts):
    found = forecast.forecast(facts, AS_OF)
    ends = forecast.outcome(facts, found, "count", END)
    unknown = found["date"].isna().reindex(forecast.of_year(facts, YEAR).index).eq(True).sum()
    assert ends["expected"] + len(slipping(facts)) + unknown == ends["planned"]


@few
@given(any_facts)
def test_a_gap_is_what_is_done_less_what_was_due(facts):
    table = groups.against_plan(facts, "region", "cost", AS_OF)
    due = (table["rate"] - table["gap"]).dropna()
    assert due.between(-1e-9, 1 + 1e-9).all()


@few
@given(any_projects)
def test_time_elapsed_and_time_left_are_the_whole(drawn):
    day = pd.Timestamp(AS_OF)
    shares = elapsed(drawn, day)
    whole = drawn["planned_date"] - drawn["start_date"]
    left = ((drawn["planned_date"] - day) / whole.where(whole > pd.Timedelta(0))).clip(0, 1)
    assert (shares + left).dropna().tolist() == pytest.approx([1.0] * shares.notna().sum())
    assert shares.notna().equals(left.notna())


@few
@given(any_projects)
def test_a_score_of_quality_lies_between_its_parts_and_what_cannot_be_judged_weighs_nothing(drawn):
    parts = list(codelist("quality"))
    found = quality.scores(edition(drawn, AS_OF, Division.D2018), findings_frame([]), column="region")
    assert (
        (found[parts].min(axis=1) - 1e-9 <= found["score"]) & (found["score"] <= found[parts].max(axis=1) + 1e-9)
    ).all()
    assert found["projects"].sum() == drawn["region"].notna().sum()
    assert found[["steady", "fresh"]].isna().all(axis=None)  # of one register no history is known


ELSEWHERE = {
    "priority": test_priority.test_a_project_that_nobody_can_score_moves_no_rank,
    "target": test_targets.test_a_path_grows_by_the_same_rate_each_year,
    "growth": test_targets.test_the_growth_needed_leads_from_the_last_figure_to_the_target,
    "elapsed": test_time_elapsed_and_time_left_are_the_whole,
    "quality": test_a_score_of_quality_lies_between_its_parts_and_what_cannot_be_judged_weighs_nothing,
}
"""Figures that are no sums over projects, and their laws."""

_SIX = test_kpis.test_the_six_named_projects_are_half_in_by_number_a_quarter_by_cost_and_nearly_half_by_jobs
BY_HAND = {
    **dict.fromkeys((f"commissioned_{measure}" for measure in MEASURES), _SIX),
    "plan": test_kpis.test_the_totals_of_the_six,
    "attention": test_kpis.test_delayed_at_risk_suspended_and_dateless_need_attention,
    "due": test_kpis.test_due_is_of_projects_whose_date_is_known,
    "gap": test_groups.test_a_region_against_its_plan_by_hand,
    "pace": test_kpis.test_pace_is_what_the_rest_of_the_year_needs,
    "season": test_seasonal.test_the_year_by_hand,
    "slipped": test_forecast.test_a_slip_into_the_next_year_is_seen_in_the_year_it_was_planned_for,
    "forecast": test_forecast.test_the_year_s_end_by_hand,
    "concentration": test_concentration.test_the_two_largest_of_five_by_hand,
    "slippage": test_slippage.test_a_region_weighted_by_cost_leaves_out_what_has_none,
    "priority": test_priority.test_the_ranking_by_hand,
    "target": test_targets.test_what_is_attained_is_the_share_of_the_growth_wanted,
    "growth": test_targets.test_half_as_much_again_in_five_years_is_eight_and_a_half_per_cent_a_year,
    "what_if": test_what_if.test_the_year_as_registered,
    "quality": test_discipline.test_the_score_of_a_sender_by_hand,
    "elapsed": test_status.test_elapsed_is_a_share_of_the_time_and_nothing_without_both_dates,
}  # fmt: skip
"""Where each figure is computed by hand, of a drawn table."""


def test_every_figure_has_its_laws_and_is_computed_by_hand():
    assert set(UNMOVED) | set(ELSEWHERE) == KPIS
    assert set(BY_HAND) == KPIS
    assert set(ADDITIVE) | set(COMPLEMENTS) <= KPIS
