"""Points by the stated rule, and the ranking that weights make of them, computed by hand."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indmap.analysis.facts import facts_of
from indmap.analysis.priority import candidates, points_of, rank, unstated
from indmap.analysis.weights import equal, shared
from indmap.register.projects import typed
from indmap.words.codelists import codelist
from indmap.words.regions import Division
from tests.table import projects

AS_OF = date(2021, 9, 28)
CODES = list(codelist("criteria"))
FOUR = "export_share | localisation | import_substitution | raw_materials"
RANKED = f"""
    | name    | cost  | stage        | {FOUR} |
    | Cannery | 2 bn  | construction | 40 %   | 60 % | 20 % | 80 %  |
    | Mill    | 5 bn  | construction | 0 %    | 90 % | 10 % | 100 % |
    | Pipes   | 1 bn  | construction | 80 %   | 20 % | 50 % | 50 %  |
    | Sewing  | 1 bn  | construction | 10 %   | 50 % | -    | 50 %  |
    | Smelter | 9 bn  | commissioned | 90 %   | 90 % | 90 % | 90 %  |
    | Left    | 3 bn  | excluded     | 90 %   | 90 % | 90 % | 90 %  |
"""


def ranking(drawing, weights=(25, 25, 25, 25)):
    drawn = projects(drawing)
    return rank(drawn, facts_of(drawn, AS_OF, Division.D2018), weights), drawn["name"]


def points(drawing, code):
    found, bases = points_of(projects(drawing))
    return [
        (None if np.isnan(value) else round(value, 6), basis)
        for value, basis in zip(found[code], bases[code], strict=True)
    ]


def test_one_per_cent_is_one_point():
    assert points("| localisation |\n| 0 % |\n| 57.5 % |\n| 100 % |\n| - |", "localisation") == [
        (0, "share"),
        (57.5, "share"),
        (100, "share"),
        (None, "absent"),
    ]


@pytest.mark.parametrize("field", ["import_substitution", "raw_materials"])
def test_a_bare_yes_scores_as_the_rule_says_and_a_share_goes_before_it(field):
    drawing = f"| {field} | {field}_stated |\n| - | yes |\n| - | no |\n| 30 % | yes |\n| - | - |"
    assert points(drawing, field) == [(50, "yes"), (0, "no"), (30, "share"), (None, "absent")]


def test_what_cannot_be_a_share_is_no_share():
    assert points("| localisation |\n| 120 % |\n| -5 % |", "localisation") == [(None, "out_of_range")] * 2


def test_exports_by_output_only_in_one_currency():
    drawing = """
        | export_share | exports | exports_foreign | exports_currency | output | output_foreign | output_currency |
        | -            | 100 m   | -               | -                | 60 bn  | -              | -               |
        | -            | 0       | -               | -                | 60 bn  | -              | -               |
        | -            | -       | 15 bn           | KZT              | 60 bn  | -              | -               |
        | -            | 30 m    | -               | -                | -      | 40 m           | USD             |
        | -            | -       | 3 m             | EUR              | -      | 4 m            | EUR             |
        | -            | -       | 3 m             | EUR              | -      | 4 m            | USD             |
        | -            | -       | 15 bn           | KZT              | 0      | -              | -               |
        | -            | -       | 90 bn           | KZT              | 60 bn  | -              | -               |
        | 7 %          | -       | 15 bn           | KZT              | 60 bn  | -              | -               |
    """
    assert points(drawing, "export_potential") == [
        (None, "absent"),  # dollars by tenge need a rate, and nobody gave one
        (0, "quotient"),  # no exports are none of any output
        (25, "quotient"),  # 15 of 60
        (75, "quotient"),
        (75, "quotient"),
        (None, "absent"),
        (None, "absent"),  # of nothing there is no share
        (None, "out_of_range"),  # 90 of 60
        (7, "share"),
    ]


def test_the_ranking_by_hand():
    found, names = ranking(RANKED)
    # Cannery (40+60+20+80)/4 = 50, Mill (0+90+10+100)/4 = 50, Pipes (80+20+50+50)/4 = 50: equal, the dearest first
    assert list(names[found.ranked.index]) == ["Mill", "Cannery", "Pipes"]
    assert found.ranked["score"].tolist() == [50, 50, 50]
    assert found.ranked["rank"].tolist() == [1, 1, 1]
    assert list(names[found.unranked]) == ["Sewing"]
    assert found.ranked[CODES].loc[0].tolist() == [10, 15, 5, 20]


def test_weights_decide():
    found, names = ranking(RANKED, (50, 30, 20, 0))
    # Pipes 40+6+10 = 56, Cannery 20+18+4 = 42, Mill 0+27+2 = 29
    assert list(names[found.ranked.index]) == ["Pipes", "Cannery", "Mill"]
    assert found.ranked["score"].tolist() == [56, 42, 29]
    assert found.ranked["rank"].tolist() == [1, 2, 3]


def test_a_criterion_without_weight_needs_no_data():
    found, names = ranking(RANKED, (40, 30, 0, 30))
    # Sewing 4+15+15 = 34, and stands last
    assert names[found.ranked.index[-1]] == "Sewing"
    assert found.ranked["score"].iloc[-1] == 34
    assert len(found.unranked) == 0


def test_the_commissioned_and_the_excluded_are_not_asked():
    drawn = projects(RANKED)
    assert drawn["name"][candidates(facts_of(drawn, AS_OF, Division.D2018)).index].tolist() == [
        "Cannery",
        "Mill",
        "Pipes",
        "Sewing",
    ]


def test_what_a_whole_register_does_not_say():
    drawn = projects("| export_share | localisation | raw_materials_stated |\n| 10 % | - | yes |\n| - | - | - |")
    assert unstated(drawn, equal()) == ("localisation", "import_substitution")
    assert unstated(drawn, (50, 50, 0, 0)) == ("localisation",)


def test_nothing_to_rank():
    found, _ = ranking(f"| name | stage | {FOUR} |\n| A | commissioned | 1 % | 1 % | 1 % | 1 % |")
    assert found.points.empty
    assert found.ranked.empty
    assert found.unranked.empty


share = st.one_of(st.none(), st.integers(0, 100).map(lambda n: n / 100))
registers = st.lists(st.tuples(share, share, share, share), min_size=1, max_size=12)
weightings = st.lists(st.integers(0, 10), min_size=4, max_size=4).map(lambda parts: shared(100, parts))
FIELDS = ["export_share", "localisation", "import_substitution", "raw_materials"]


def ranked(shares, weights):
    drawn = typed({name: [row[place] for row in shares] for place, name in enumerate(FIELDS)}, len(shares))
    return rank(drawn, facts_of(drawn, AS_OF, Division.D2018), weights)


@given(registers, weightings)
def test_contributions_make_the_score_and_none_is_lost(shares, weights):
    found = ranked(shares, weights)
    assert len(found.ranked) + len(found.unranked) == len(shares)
    assert not set(found.ranked.index) & set(found.unranked)
    assert np.allclose(found.ranked[CODES].sum(axis=1), found.ranked["score"])
    assert found.ranked["score"].between(0, 100).all()
    assert found.ranked["score"].is_monotonic_decreasing
    needed = [place for place, weight in enumerate(weights) if weight]
    for place in found.unranked:
        assert any(shares[place][each] is None for each in needed)


@given(registers, weightings, st.integers(0, 11), st.integers(0, 3))
def test_a_better_share_never_lowers_a_project(shares, weights, row, place):
    row %= len(shares)
    better = [list(each) for each in shares]
    if better[row][place] is None:
        return
    better[row][place] = min(better[row][place] + 0.1, 1.0)
    before, after = ranked(shares, weights), ranked(better, weights)
    if row in before.ranked.index:
        assert after.ranked.loc[row, "score"] >= before.ranked.loc[row, "score"]
        assert after.ranked.loc[row, "rank"] <= before.ranked.loc[row, "rank"]


@given(registers, weightings)
def test_a_project_that_nobody_can_score_moves_no_rank(shares, weights):
    before, after = ranked(shares, weights), ranked([*shares, (None, None, None, None)], weights)
    assert after.ranked.equals(before.ranked)
