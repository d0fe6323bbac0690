"""The cut in force: order-free, idempotent, the same in the link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.analysis.facts import facts_of
from indmap.analysis.filters import Filters, choose, from_query, in_view, to_query, years
from indmap.words.regions import Division
from tests.analysis.strategies import AS_OF, any_facts, any_filters
from tests.table import projects

FACTS = facts_of(
    projects("""
        | region | sector     | stage        | planned_date |
        | KZ-39  | machinery  | commissioned | 2021-06-30   |
        | KZ-39  | food       | construction | 2021-12-31   |
        | KZ-79  | food       | construction | 2022-12-31   |
        | -      | -          | construction | -            |
    """),
    AS_OF,
    Division.D2018,
)


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(), [0, 1, 2, 3]),
        (Filters(year=2021), [0, 1]),
        (Filters(regions=("KZ-39",)), [0, 1]),
        (Filters(regions=("KZ-39", "KZ-79")), [0, 1, 2]),
        (Filters(regions=("KZ-39",), sectors=("food",)), [1]),
        (Filters(statuses=("commissioned", "no_data")), [0, 3]),
        (Filters(year=2030), []),
        (Filters(regions=("KZ-11",)), []),
    ],
)
def test_the_filters_let_through(filters, kept):
    assert choose(FACTS, filters).index.tolist() == kept


def test_years_are_those_that_projects_are_of():
    assert years(FACTS) == (2021, 2022)


def test_one_filter_can_be_taken_off():
    filters = Filters(year=2021, regions=("KZ-39",), sectors=("food",))
    assert filters.without("regions") == Filters(year=2021, sectors=("food",))
    assert filters.without("year") == Filters(regions=("KZ-39",), sectors=("food",))
    assert [Filters(year=2021).narrows, filters.narrows] == [False, True]


@given(any_facts, any_filters)
def test_filters_are_order_free_and_idempotent(facts, filters):
    one_by_one = [
        Filters(year=filters.year),
        Filters(regions=filters.regions),
        Filters(sectors=filters.sectors),
        Filters(statuses=filters.statuses),
    ]
    at_once = choose(facts, filters).index.tolist()
    for order in (one_by_one, one_by_one[::-1]):
        chosen = facts
        for each in order:
            chosen = choose(chosen, each)
        assert chosen.index.tolist() == at_once
    assert choose(choose(facts, filters), filters).index.tolist() == at_once


@given(any_facts, any_filters)
def test_the_order_of_codes_does_not_matter(facts, filters):
    turned = Filters(filters.year, filters.regions[::-1], filters.sectors[::-1], filters.statuses[::-1])
    assert choose(facts, turned).index.tolist() == choose(facts, filters).index.tolist()


@given(any_facts)
def test_statuses_part_the_whole(facts):
    parts = [len(choose(facts, Filters(statuses=(code,)))) for code in facts["status"].cat.categories]
    assert sum(parts) == len(facts)


def as_link(filters):
    """The query as a browser hands it back: lists of texts, empty ones left out."""
    query = {name: [value] if isinstance(value, str) else value for name, value in to_query(filters).items()}
    return {name: values for name, values in query.items() if values}


@given(any_filters)
def test_a_link_shows_the_same_cut(filters):
    assert from_query(as_link(filters), default_year=2021) == filters


def test_a_link_carries_codes():
    assert to_query(Filters(2021, ("KZ-39",), ("food",), ("delayed",))) == {
        "year": "2021",
        "region": ["KZ-39"],
        "sector": ["food"],
        "status": ["delayed"],
    }


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"region": ["Костанайская", "<script>", ""], "sector": ["FOOD"], "status": ["'; drop table"]},
        {"year": ["20211"], "region": []},
        {"year": ["twenty"]},
        {"year": ["0000"]},
        {"year": ["9999"]},
        {"year": ["²⁰²¹"]},
        {"year": []},
        {"unknown": ["x"]},
    ],
)
def test_what_means_nothing_in_a_link_is_left_out(query):
    assert from_query(query, default_year=2021) == Filters(year=2021)


def test_the_known_part_of_a_link_is_kept_once():
    query = {"region": ["KZ-39", "nowhere", "KZ-79", "KZ-39"], "year": ["all", "2021"]}
    assert from_query(query, default_year=2021) == Filters(year=None, regions=("KZ-39", "KZ-79"))


@given(
    st.dictionaries(st.sampled_from(["year", "region", "sector", "status"]), st.lists(st.text(max_size=8), max_size=3))
)
def test_no_link_is_too_odd(query):
    found = from_query(query, default_year=None)
    assert found.year is None or 1900 <= found.year <= 2100


def test_a_link_shows_the_same_land_in_the_other_division() -> None:
    assert in_view(Filters(regions=("KZ-35", "KZ-62", "KZ-11")), Division.D2018).regions == ("KZ-KAR", "KZ-11")
    assert in_view(Filters(regions=("KZ-KAR",)), Division.D2022).regions == ("KZ-35", "KZ-62", "KZ-KAR")
