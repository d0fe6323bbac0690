"""Sums by region and sector, against totals and by hand."""

from datetime import date

import pytest
from hypothesis import given

from indmap.analysis import groups, kpis
from indmap.analysis.facts import facts_of
from indmap.words.codelists import codelist
from indmap.words.regions import Division
from tests.analysis.strategies import AS_OF, any_facts, columns, measures
from tests.table import projects

DAY = date(2021, 9, 28)

DRAWN = facts_of(
    projects("""
        | region | sector    | cost  | planned_date | stage        |
        | KZ-39  | machinery | 10 bn | 2021-06-30   | commissioned |
        | KZ-39  | machinery | 30 bn | 2021-06-30   | construction |
        | KZ-39  | food      | 40 bn | 2021-12-31   | construction |
        | KZ-39  | food      | -     | 2021-12-31   | construction |
        | KZ-39  | food      | 90 bn | 2021-06-30   | excluded     |
        | KZ-79  | food      | 5 bn  | 2021-12-31   | commissioned |
        | KZ-79  | -         | 5 bn  | -            | construction |
        | -      | food      | 7 bn  | 2021-12-31   | construction |
    """),
    DAY,
    Division.D2018,
)


def test_a_region_against_its_plan_by_hand():
    kostanay = groups.against_plan(DRAWN, "region", "cost", DAY).loc["KZ-39"]
    assert (kostanay["projects"], kostanay["plan"], kostanay["commissioned"]) == (4, 80e9, 10e9)
    assert kostanay["rate"] == pytest.approx(0.125)
    assert kostanay["due"] == 40e9  # the two of June
    assert kostanay["gap"] == pytest.approx(0.125 - 0.5)
    assert kostanay["attention"] == 30e9
    assert kostanay["ranked"]


def test_by_number_of_projects_the_gap_is_another():
    kostanay = groups.against_plan(DRAWN, "region", "count", DAY).loc["KZ-39"]
    assert (kostanay["rate"], kostanay["gap"]) == pytest.approx((0.25, 0.25 - 0.5))


def test_dates_that_are_not_known_are_not_due():
    shymkent = groups.against_plan(DRAWN, "region", "cost", DAY).loc["KZ-79"]
    assert (shymkent["due"], shymkent["gap"]) == (0, 0.5)  # one of two in, of the one dated none was due


def test_fewer_than_three_projects_are_shown_and_not_ranked():
    table = groups.against_plan(DRAWN, "region", "count", DAY)
    assert table["ranked"].to_dict() == {"KZ-39": True, "KZ-79": False}


def test_a_sum_of_nothing_known_is_absent():
    table = groups.against_plan(
        facts_of(projects("| region | jobs |\n| KZ-39 | - |\n| KZ-79 | 0 |"), DAY, Division.D2018),
        "region",
        "jobs",
        DAY,
    )
    assert table["plan"].isna().to_dict() == {"KZ-39": True, "KZ-79": False}
    assert table["rate"].isna().all()  # nothing of nothing is no rate


def test_by_status_by_hand():
    table = groups.by_status(DRAWN, "region", "cost")
    assert table.to_dict("index") == {
        "KZ-39": {"commissioned": 10e9, "on_track": 40e9, "delayed": 30e9, "excluded": 90e9, "no_data": 0},
        "KZ-79": {"commissioned": 5e9, "on_track": 0, "delayed": 0, "excluded": 0, "no_data": 5e9},
    }
    assert list(table.columns) == [code for code in codelist("statuses") if code in table]


def test_crossed_by_hand():
    pairs = groups.crossed(DRAWN, "sector", "region", "cost")
    assert {(row.sector, row.region): row.value for row in pairs.itertuples()} == {
        ("machinery", "KZ-39"): 40e9,
        ("food", "KZ-39"): 40e9,
        ("food", "KZ-79"): 5e9,
    }


def test_a_cut_keeps_the_order_of_the_codelist_and_only_what_is_there():
    assert list(groups.by_status(DRAWN.iloc[[7]], "region", "cost").index) == []
    assert list(groups.against_plan(DRAWN.iloc[:0], "region", "cost", DAY).index) == []


@given(any_facts, columns, measures)
def test_groups_by_status_sum_to_the_whole(facts, column, measure):
    table = groups.by_status(facts, column, measure)
    placed = facts[facts[column].notna()]
    assert table.to_numpy().sum() == placed[measure].sum()
    for status in table:
        assert table[status].sum() == placed.loc[placed["status"] == status, measure].sum()


@given(any_facts, columns, measures)
def test_groups_against_plan_sum_to_the_totals(facts, column, measure):
    table = groups.against_plan(facts, column, measure, AS_OF)
    placed = kpis.plan(facts[facts[column].notna()])
    rate, watched = kpis.commissioning_rate(placed, measure), kpis.attention(placed, measure)
    assert table["projects"].sum() == len(placed)
    assert table["plan"].sum() == (rate.whole or 0)
    assert table["commissioned"].sum() == (rate.part or 0)
    assert table["attention"].sum() == (watched.part or 0)
    assert ((table["rate"] >= 0) & (table["rate"] <= 1) | table["rate"].isna()).all()
    assert (table["gap"].abs() <= 1).sum() + table["gap"].isna().sum() == len(table)


@given(any_facts, measures)
def test_pairs_sum_to_their_rows_and_columns(facts, measure):
    pairs = groups.crossed(facts, "sector", "region", measure)
    both = kpis.plan(facts[facts["sector"].notna() & facts["region"].notna()])
    assert pairs["value"].sum() == both[measure].sum()
    for sector, value in pairs.groupby("sector")["value"].sum().items():
        assert value == both.loc[both["sector"] == sector, measure].sum()


@given(any_facts, columns, measures)
def test_parting_the_facts_parts_the_sums(facts, column, measure):
    half = len(facts) // 2
    whole = groups.by_status(facts, column, measure).to_numpy().sum()
    parts = [
        groups.by_status(part, column, measure).to_numpy().sum() for part in (facts.iloc[:half], facts.iloc[half:])
    ]
    assert sum(parts) == whole
