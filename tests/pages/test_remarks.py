"""What people add: instructions carried on, notes where they belong, matches settled and taken back."""

from datetime import date

import pytest

from indmap.analysis.identity import project_keys
from indmap.register.remarks import About
from indmap.ui import kept, leads
from indmap.words.language import Language
from tests.pages.test_history import AUGUST, MILL, SEPTEMBER, SHOP, accept, book, two_kept
from tests.pages.test_pages import open_page, words

RENAMED = ("Комбинат стекла", *MILL[1:])


@pytest.mark.parametrize("language", list(Language), ids=str)
def test_without_instructions_the_page_says_how_to_give_one(language):
    at = open_page("instructions", language)
    assert not at.exception
    assert not at.error
    assert "nan" not in words(at)


def test_an_instruction_is_given_carried_on_and_closed():
    at = open_page("instructions", Language.EN)
    at.button(key="instructions.save").click().run()
    assert "Write what is to be done." in words(at)
    at.text_area(key="instructions.text").set_value("Report <b>on</b> the mill")
    at.date_input(key="instructions.deadline").set_value(date(2021, 10, 5))
    at.button(key="instructions.save").click().run()
    assert not at.exception
    assert "Open instructions: 1, of which overdue: 1" in words(at)
    assert "Report &lt;b&gt;on&lt;/b&gt; the mill" in words(at)
    (given,) = kept.store().instructions()
    at.selectbox(key="instructions.chosen").set_value(given.id).run()
    at.selectbox(key=f"instructions.change.{given.id}.1.state").set_value("done")
    at.button(key=f"instructions.change.{given.id}.1.save").click().run()
    assert not at.exception
    assert "Every instruction is closed: 1" in words(at)
    assert [change.state for change in kept.store().instructions()[0].changes] == ["given", "done"]


def test_a_note_on_a_cut_is_shown_under_that_cut_alone_until_it_is_withdrawn():
    accept(book(SEPTEMBER, MILL, SHOP))
    at = open_page("projects", Language.EN, year="2021")
    at.text_area(key="notes.cut.text").set_value("Ask the akim")
    at.button(key="notes.cut.save").click().run()
    assert not at.exception
    assert "Ask the akim" in words(at)
    assert "Ask the akim" in words(open_page("projects", Language.KK, year="2021"))
    assert "Ask the akim" not in words(open_page("projects", Language.EN, year="2021", region="KZ-79"))
    (note,) = kept.store().notes()
    at.button(key=f"notes.cut.back.{note.id}").click().run()
    assert "Ask the akim" not in words(at)


def test_a_doubtful_match_is_settled_remembered_and_taken_back():
    accept(book(AUGUST, MILL))
    accept(book(SEPTEMBER, RENAMED, SHOP))
    at = open_page("changes", Language.EN)
    assert not at.exception
    assert "Pairs: 1." in words(at)
    at.button(key="matches.0.0.same").click().run()
    assert not at.exception
    assert "Decisions made: 1" in words(at)
    assert "One project: “" in words(open_page("changes", Language.EN))
    (match,) = kept.store().matches()
    assert match.same
    at.button(key="matches.back.0").click().run()
    assert "Pairs: 1." in words(at)
    assert not kept.store().matches()


def test_a_sheet_has_the_projects_history_with_its_notes_and_instructions():
    two_kept()
    register = kept.store().snapshot_register(kept.store().snapshots()[-1].id)
    key = str(project_keys(register.projects).iloc[0])
    kept.store().add_note("Waits for the grid", About(project=key))
    at = open_page("projects", Language.EN)
    at.session_state[leads.OPENED] = 0
    at.run()
    assert not at.exception
    said = words(at)
    assert "The planned date has not moved (registers: 2)" in said
    assert "Registers looked at: 2" in said
    assert "Waits for the grid" in said
