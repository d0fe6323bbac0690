"""Every format holds what a person wrote in place of our words, and marks it."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from indmap.packs.deck import deck
from indmap.packs.draft import HEADING, INSTRUCTIONS, SENTENCES, Draft, Order, Rewritten, applied
from indmap.packs.national import national
from indmap.packs.regional import regional
from indmap.ui import formats, parts
from indmap.words.codelists import codelist
from indmap.words.language import Language
from indmap.words.texts import Texts
from tests.exhibits.test_every_exhibit import WHOLE
from tests.exhibits.views import view
from tests.packs import files
from tests.packs.prints import opened

TEXTS = Texts(Language.KK)
MARK, UNTRANSLATED = TEXTS("packs.edited"), TEXTS("packs.untranslated", numbers="2")
HEARD, ORDERED = "Әкімді тыңдау", "Заслушать министра"


@pytest.fixture(scope="module")
def edited():
    """A view and its pack of one part, with a heading and two instructions of a person, one of them in Russian."""
    of = view(WHOLE, Language.KK)
    pack = national(of)
    pack = replace(pack, parts=tuple(part for part in pack.parts if part.key == INSTRUCTIONS))
    orders = (Order({"kk": HEARD}, {"kk": "Министрлік"}, date(2021, 10, 15)), Order({"ru": ORDERED}))
    own = Rewritten(pack.parts[0].heading, "Өз тақырыбым")
    return of, applied(pack, Draft().instruct(pack, orders).rewrite(pack, INSTRUCTIONS, HEADING, own))


@pytest.mark.parametrize("code", list(codelist("formats")))
def test_a_persons_instructions_are_in_every_file_and_marked(edited, code):
    content = formats.made(code, *edited, None)
    said = " ".join(re.sub(r"[\u00ad\u200b]", "", words(code, content)).split())
    for each in (HEARD, ORDERED, "Министрлік", MARK, UNTRANSLATED):
        assert each in said, each
    assert code in ("workbook", "pictures") or "Өз тақырыбым" in said  # those two hold no headings


def test_the_longest_words_that_the_page_takes_stand_on_their_slides():
    pack = regional(view(WHOLE, Language.KK), "KZ-39")
    heading = ("Ұзын тақырып сөздері " * 30)[: parts._LONGEST]
    said = ("Жобалардың іске асырылу барысы туралы сөйлем. " * 30)[: parts._LONGEST_SAID]
    draft = Draft()
    for part in pack.parts[:-1]:
        draft = draft.rewrite(pack, part.key, HEADING, Rewritten(part.heading, heading))
        draft = draft.rewrite(pack, part.key, SENTENCES, Rewritten("\n".join(part.sentences), said))
    presentation = files.opened(deck(applied(pack, draft)))
    assert heading in files.texts(presentation.slides[1])
    assert files.off_slide(presentation) == []
    assert files.overlapping(presentation) == []
    assert files.overfull(presentation) == []


def words(code: str, content: bytes) -> str:
    """The text of a file, whatever its format."""
    if code == "deck":
        return "\n".join(files.texts(slide) for slide in files.opened(content).slides)
    if code == "briefing":
        return "\n".join(page.extract_text() for page in opened(content).pages)
    if code == "report":
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        names = [name for name in bundle.namelist() if name.endswith((".svg", ".xml"))]
        return re.sub(
            r"<[^>]+>", " " if code == "pictures" else "", "\n".join(bundle.read(each).decode() for each in names)
        )
