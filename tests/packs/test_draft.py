"""What a person changes of a pack: words, order, instructions, each marked, each one's own again when asked."""

import io
from datetime import date

import openpyxl
import pytest

from indmap.exhibits import slides
from indmap.packs.draft import (
    HEADING,
    INSTRUCTIONS,
    SENTENCES,
    Draft,
    Order,
    Rewritten,
    applied,
    arranged,
    orders_of,
    untranslated,
)
from indmap.packs.national import national
from indmap.packs.pack import QUALITY
from indmap.packs.workbook import workbook
from indmap.words.language import Language
from indmap.words.texts import Texts
from tests.exhibits.test_every_exhibit import REGISTERS, WHOLE
from tests.exhibits.views import view

DONE = "| name | region | cost | planned_date | actual_date | stage |\n" + (
    "| Mill | KZ-39 | 1 bn | 2021-06-30 | 2021-06-30 | commissioned |\n" * 2
)


@pytest.fixture(scope="module")
def pack():
    return national(view(WHOLE))


@pytest.fixture(scope="module")
def proposed():
    return orders_of({language: slides.instructions(view(WHOLE, language)) for language in Language})


def part_of(pack, key):
    return next(part for part in pack.parts if part.key == key)


def reword(order, text, language, ours):
    return order.edited(text, order.answering(language), order.until, language, ours)


def test_without_a_draft_the_pack_is_as_proposed(pack):
    assert applied(pack, Draft()) == pack


def test_words_of_ones_own_are_marked_and_hold_while_ours_are_the_same(pack):
    ours = part_of(pack, "late").heading
    draft = Draft().rewrite(pack, "late", HEADING, Rewritten(ours, "Call these three"))
    late = part_of(applied(pack, draft), "late")
    assert (late.heading, late.edited) == ("Call these three", True)
    assert ours in late.notes  # what the data say stays with the speaker
    stale = Draft().rewrite(pack, "late", HEADING, Rewritten("Behind schedule: 4", "Call these four"))
    assert part_of(applied(pack, stale), "late").heading == ours
    assert stale.outdated(pack, "late", HEADING, ours) == "Call these four"


def test_sentences_are_rewritten_a_line_each_and_emptied_are_ours_again(pack):
    ours = "\n".join(part_of(pack, "figures").sentences)
    draft = Draft().rewrite(pack, "figures", SENTENCES, Rewritten(ours, "One.\n\nTwo."))
    assert part_of(applied(pack, draft), "figures").sentences == ("One.", "Two.")
    assert draft.rewrite(pack, "figures", SENTENCES, Rewritten(ours, "")) == Draft()
    assert draft.as_proposed(pack, "late") == draft
    assert draft.as_proposed(pack, "figures") == Draft()


def test_words_in_one_language_are_not_those_of_another(pack):
    draft = Draft().rewrite(pack, "effect", HEADING, Rewritten(part_of(pack, "effect").heading, "Jobs are dear"))
    other = national(view(WHOLE, Language.KK))
    assert applied(other, draft) == other


def test_parts_left_out_and_moved(pack):
    draft = Draft(order=("late", "figures")).leave_out("year")
    keys = [part.key for part in applied(pack, draft).parts]
    assert keys[:2] == ["late", "figures"]
    assert "year" not in keys
    assert keys[-1] == QUALITY
    back = [part.key for part in applied(pack, draft.leave_out("year").leave_out("effect")).parts]
    assert set(keys) ^ set(back) == {"year", "effect"}


def test_instructions_are_drafted_in_every_language(proposed):
    # Cannery, Mill and Cement are late
    assert [order.words(Language.EN) for order in proposed] == [
        f"Ensure commissioning: {name}" for name in ("Cannery", "Mill", "Cement")
    ]
    assert untranslated(proposed, Language.KK) == ()


def test_a_persons_instructions_stand_in_every_language_and_say_what_is_not_translated(pack, proposed):
    ours = {text for order in proposed for text in order.what.values()}
    reworded = reword(proposed[1], "Visit the mill", Language.EN, ours)
    assert reworded.what == {"en": "Visit the mill"}  # ours in other languages said the old thing
    added = Order({"en": "Report to the Prime Minister"}, {"en": "Ministry"}, date(2021, 10, 15))
    draft = Draft().instruct(pack, (proposed[0], reworded, added))
    english = part_of(applied(pack, draft), INSTRUCTIONS)
    assert english.exhibits[0].data["what"].tolist() == [
        "Ensure commissioning: Cannery",
        "Visit the mill",
        "Report to the Prime Minister",
    ]
    assert (english.edited, english.exhibits[0].note) == (True, "edited")
    kazakh = part_of(applied(national(view(WHOLE, Language.KK)), draft), INSTRUCTIONS)
    assert kazakh.exhibits[0].data["what"].tolist()[1] == "Visit the mill"
    assert kazakh.exhibits[0].note.endswith(Texts(Language.KK)("packs.untranslated", numbers="2, 3"))
    assert draft.as_proposed(pack, INSTRUCTIONS) == Draft()


def test_what_a_person_translated_stays_when_the_other_language_is_reworded(proposed):
    ours = {text for order in proposed for text in order.what.values()}
    both = reword(reword(proposed[0], "Visit it", Language.EN, ours), "Барып көру", Language.KK, ours)
    assert both.what == {"en": "Visit it", "kk": "Барып көру"}
    assert reword(both, "Visit it soon", Language.EN, ours).what == {"en": "Visit it soon", "kk": "Барып көру"}
    assert reword(both, "Visit it", Language.EN, ours) == both


def test_with_every_instruction_taken_away_there_is_no_such_part(pack):
    assert INSTRUCTIONS not in {part.key for part in applied(pack, Draft().instruct(pack, ())).parts}


def test_instructions_can_be_given_where_none_is_proposed_and_the_appendix_says_nothing_else():
    pack = national(view(DONE))
    assert INSTRUCTIONS in {part.key for part in pack.left_out}
    assert INSTRUCTIONS in {part.key for part in arranged(pack, Draft())}
    assert INSTRUCTIONS not in {part.key for part in applied(pack, Draft()).parts}
    given = applied(pack, Draft().instruct(pack, (Order({"en": "Open the mill"}),)))
    assert part_of(given, INSTRUCTIONS).exhibits[0].data["what"].tolist() == ["Open the mill"]
    assert INSTRUCTIONS not in {part.key for part in given.left_out}
    heading = part_of(given, INSTRUCTIONS).heading
    assert not [line for line in part_of(given, QUALITY).sentences if heading in line]
    assert [line for line in part_of(pack, QUALITY).sentences if heading in line]


@pytest.mark.parametrize("name", ["only names", "one project", "all commissioned"])
def test_the_parts_of_a_poor_register_can_be_arranged(name):
    pack = national(view(REGISTERS[name]))
    shown = [part.key for part in applied(pack, Draft()).parts]
    assert shown == [part.key for part in pack.parts]


def test_the_workbook_holds_the_instructions_too(pack, proposed):
    draft = Draft().instruct(pack, (Order({"en": "=1+1"}, {"en": "Ministry"}, date(2021, 10, 15)),))
    exhibit = part_of(applied(pack, draft), INSTRUCTIONS).exhibits[0]
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(view(WHOLE), exhibit)))["Instructions"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    said = next(row for row in rows if row[0] == 1)
    assert said[1:3] == ["=1+1", "Ministry"]
    assert sheet.cell(rows.index(said) + 1, 2).data_type == "s"
    assert said[3].date() == date(2021, 10, 15)
