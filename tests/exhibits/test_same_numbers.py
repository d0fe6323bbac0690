"""A number that several exhibits say is the same in all of them: of the sample, and where a slip is typical."""

from datetime import date

import pytest

from indmap.analysis import forecast, lateness
from indmap.exhibits import ahead, outlook, overview, passport, region, slides, this_year, what_if, worked
from indmap.exhibits.encodings import Format
from indmap.exhibits.written import write, written
from indmap.words.language import Language
from tests.exhibits.views import plain, sample_view, view

# Twelve plants came 60 days late; of those still open one is told, one has a plan alone, one an expected day that has
# passed, one is suspended, one had its plan moved into the next year.
TYPICAL = """
    | region | cost  | baseline_date | planned_date | expected_date | actual_date | stage        |
""" + "    | KZ-39 | 1 bn  | 2021-03-01    | 2021-03-01   | -             | 2021-04-30  | commissioned |\n" * 12 + """
    | KZ-39  | 2 bn  | 2021-10-31    | 2021-10-31   | 2021-11-30    | -           | construction |
    | KZ-39  | 4 bn  | 2021-12-15    | 2021-12-15   | -             | -           | construction |
    | KZ-39  | 8 bn  | 2021-10-15    | 2021-10-15   | 2021-08-31    | -           | construction |
    | KZ-79  | 16 bn | 2021-12-31    | 2021-12-31   | -             | -           | suspended    |
    | KZ-79  | 32 bn | 2021-06-30    | 2022-06-30   | -             | -           | construction |
"""  # fmt: skip
VIEWS = {"sample": lambda: sample_view(Language.EN), "typical": lambda: view(TYPICAL)}


@pytest.fixture(params=VIEWS)
def shown(request):
    return VIEWS[request.param]()


def card(exhibit, label):
    """The value and the context of a headline figure."""
    row = exhibit.data[exhibit.data["label"].map(plain) == label].iloc[0]
    return plain(row["value"]), plain(row["context"])


def test_by_hand():
    # told: 30 November; by plan alone and by an expected day that has passed: 60 days after 15 December and 15 October;
    # the suspended is due by its plan, the moved one 60 days after 30 June 2022
    of = view(TYPICAL)
    found = {place: str(day.date()) for place, day in of.outlook["date"].dropna().items()}
    assert found == {12: "2021-11-30", 13: "2022-02-13", 14: "2021-12-14", 16: "2022-08-29"}
    assert lateness.coming(of.facts, of.outlook, of.as_of, 2021).index.tolist() == [15, 14, 12]
    assert forecast.slipping(of.facts, of.outlook, 2021).index.tolist() == [13, 16]
    assert lateness.late(of.facts, of.as_of).index.tolist() == [16, 12]  # by what is stated


def test_what_is_due_is_one_list(shown):
    due = len(slides.coming(shown).data)
    months = slides.coming_by_month(shown).data["due"].sum()
    listed = ahead.months(shown).data
    in_year = listed[listed["label"].str.contains("2021")]["projects"].sum()
    assert due == months == in_year


def test_the_year_s_end_is_one_number(shown):
    ends = forecast.outcome(shown.facts, shown.outlook, "count", date(2021, 12, 31))
    last = outlook.cumulative(shown).data.iloc[-1]
    assert (last["plan"], last["forecast"], last["low"], last["high"]) == (
        ends["planned"],
        ends["expected"],
        ends["low"],
        ends["high"],
    )
    value, _ = card(this_year.figures(shown), "Expected by the end of 2021")
    assert int(value) == ends["expected"]
    assert plain(worked.EXAMPLES["forecast"](shown)).startswith(f"{value} / ")
    told = overview.by_month(shown).data["forecast"].sum()
    assert ends["done"] + told == ends["expected"]
    assert f"{value} of" in plain(this_year.opening(shown).message)


def test_what_slips_is_one_number(shown):
    value, _ = card(this_year.figures(shown), "Slip to later years")
    assert plain(worked.EXAMPLES["slipped"](shown)) == value
    assert f"{value} slipping" in plain(this_year.opening(shown).message)


def test_a_project_s_slip_is_the_same_on_its_sheet_in_its_region_and_on_the_slide(shown):
    late = slides.late(shown).data.set_index("position")["slip"]
    listed = region.projects(shown, shown.facts).data.set_index("position")["slip"].dropna()
    assert listed.sort_index().equals(late.sort_index())
    first = int(late.index[0])
    state = written(passport.state(shown, first))
    told = dict(zip(state.iloc[:, 0], state.iloc[:, 1], strict=True))
    assert told["Slip, months"] == write(late[first], Format.DECIMAL, Language.EN)


def test_by_the_register_is_by_what_the_register_states():
    # what-if counts stated days alone: told and both with a plan ahead within the year
    assert card(what_if.figures(view(TYPICAL)), "In by the end of 2021, projects")[0] == "15"
    assert card(what_if.figures(sample_view(Language.EN)), "In by the end of 2021, projects")[0] == "116"
