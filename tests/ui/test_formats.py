"""Every format holds what a person wrote in place of our words, and marks it."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from indmap.packs.draft import HEADING, INSTRUCTIONS, Draft, Order, Rewritten, applied
from indmap.packs.national import national
from indmap.ui import formats
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


def words(code: str, content: bytes) -> str:
    """The text of a file, whatever its format."""
    if code == "deck":
        return "\n".join(files.texts(slide) for slide in files.opened(content).slides)
    if code == "briefing":
        return "\n".join(page.extract_text() for page in opened(content).pages)
    if code == "report":
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = [name for name in parts.namelist() if name.endswith((".svg", ".xml"))]
        return re.sub(
            r"<[^>]+>", " " if code == "pictures" else "", "\n".join(parts.read(each).decode() for each in names)
        )
