"""Twelve registers with planted events: exactly these are told, and no others."""

import pytest

from indmap.analysis import slippage
from indmap.analysis.compare import compare
from indmap.analysis.identity import project_keys
from indmap.analysis.links import link
from indmap.analysis.movement import events
from indmap.analysis.threads import threads
from indmap.words.codelists import codelist
from tests.histories import DAYS, PLANTED, editions, planted_doubts, planted_events

EDITIONS = editions()
SERIES = [(each.as_of, each.projects) for each in EDITIONS]
MONTHS = range(1, len(DAYS))


def label(edition, row):
    return edition.projects["provenance"].iloc[row]


def key_of(edition, name):
    keys = project_keys(edition.projects)
    return keys[edition.projects["provenance"] == name].iloc[0]


def compared(one, other, settled=()):
    return compare(one, other, link(one.projects, other.projects, settled))


def told(comparison):
    """Kind and label of each event."""
    found = events(comparison)
    rows = comparison.rows.iloc[found["row"]]
    sides = [
        label(comparison.later, later) if later >= 0 else label(comparison.earlier, earlier)
        for earlier, later in zip(rows["earlier"], rows["later"], strict=True)
    ]
    return sorted(zip(found["kind"], sides, strict=True))


def settled_by_now():
    """What a person would say to the doubts: the renamed and the recoded go on."""
    pairs = [(4, "renamed without a code", "renamed to"), (8, "recoded", "recoded to")]
    return [(key_of(EDITIONS[m - 1], one), key_of(EDITIONS[m], other), True) for m, one, other in pairs]


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_tells_what_was_planted_and_nothing_else(month):
    assert told(compared(EDITIONS[month - 1], EDITIONS[month])) == planted_events(month)


@pytest.mark.parametrize("month", MONTHS)
def test_doubts_are_those_planted(month):
    one, other = EDITIONS[month - 1], EDITIONS[month]
    doubtful = link(one.projects, other.projects).doubtful
    found = [(label(one, row.earlier), label(other, row.later), row.reason) for row in doubtful.itertuples()]
    assert sorted(found) == planted_doubts(month)


def test_every_kind_of_event_was_planted():
    planted = {kind for plant in PLANTED for kind in plant.events}
    by_themselves = {"status_moved", "date_given", "date_withdrawn", "baseline_changed"}
    assert planted | by_themselves == set(codelist("changes"))


def test_what_a_person_settled_is_one_project_ever_after():
    settled = settled_by_now()
    first, last = EDITIONS[3], EDITIONS[4]
    assert ("renamed", "renamed to") in told(compared(first, last, settled))
    pairs = link(EDITIONS[0].projects, EDITIONS[-1].projects, settled).pairs
    names = {label(EDITIONS[0], row.earlier): label(EDITIONS[-1], row.later) for row in pairs.itertuples()}
    assert names["renamed without a code"] == "renamed to"  # eight months apart, typed another way
    assert names["recoded"] == "recoded to"


def test_what_a_person_kept_apart_is_asked_no_more():
    one, other = EDITIONS[3], EDITIONS[4]
    apart = (key_of(one, "renamed without a code"), key_of(other, "renamed to"), False)
    assert link(one.projects, other.projects, [apart]).doubtful.empty


def test_threads_go_through_a_gap_and_through_the_border_change():
    threaded = threads(SERIES, settled_by_now())
    labels = [label(EDITIONS[row.edition], row.row) for row in threaded.itertuples()]
    threaded = threaded.assign(label=labels)
    months = threaded.groupby("label")["thread"].agg(["nunique", "size"])
    assert (months["nunique"] == 1).all()
    assert months.loc["in Ulytau", "size"] == 12
    assert months.loc["comes back", "size"] == 8
    sets = threaded.groupby("thread")["label"].agg(lambda each: tuple(sorted(set(each))))
    assert sorted(each for each in sets if len(each) > 1) == [
        ("recoded", "recoded to"),
        ("renamed to", "renamed without a code"),
    ]
    assert threaded.loc[threaded["label"] == "comes back", "edition"].tolist() == [0, 1, 2, 3, 8, 9, 10, 11]


def test_registers_sent_out_of_order_are_followed_by_their_days():
    shuffled = [SERIES[place] for place in (3, 0, 11, 5, 1, 2, 4, 9, 6, 7, 8, 10)]
    straight, mixed = threads(SERIES), threads(shuffled)
    keys = ["as_of", "row"]
    one, other = (frame.sort_values(keys, ignore_index=True) for frame in (straight, mixed))
    assert one[[*keys, "thread", "how"]].equals(other[[*keys, "thread", "how"]])


@pytest.fixture(scope="module")
def slips():
    frame = slippage.slippage(EDITIONS, threads(SERIES, settled_by_now()))
    frame.index = [label(EDITIONS[-1], row) for row in frame.index]
    return frame


def test_repeated_postponement_is_counted_and_measured_from_the_first_promise(slips):
    row = slips.loc["put off"]
    assert (row["postponements"], row["silent_moves"], row["brought_forward"]) == (3, 1, 0)
    assert row["days"] == 547  # 31 December 2023 to 30 June 2025
    assert row["baseline_from"] == "approved"
    assert row["last_moved"].date() == DAYS[3]


def test_only_what_was_moved_slipped(slips):
    assert set(slips.index[slips["days"] > 0]) == {"put off", "quiet"}
    assert set(slips.index[slips["days"] < 0]) == {"launched late"}  # in May 2022 instead of 2023
    assert set(slips.index[slips["silent_moves"] > 0]) == {"put off", "quiet"}
    assert slips.loc["refined", "days"] == 0  # inside the quarter that was promised


def test_what_two_years_count_is_named():
    found = slippage.claims(EDITIONS, threads(SERIES))
    told = [
        (row.kind, label(EDITIONS[-1], row.row), label(EDITIONS[-1], row.other_row), row.year, row.other_year)
        for row in found.itertuples()
    ]
    assert told == [
        ("two_rows", "counted twice", "counted again", 2023, 2024),
        ("planned_again", "launched", "launched", 2022, 2023),  # told as launched in July, open again in August
    ]
