"""A pack as a note (DOCX): sentences, tables, and native, editable charts and maps, part by part."""

import io

from indmap.packs.pack import Pack, Part
from indmap.packs.properties import set_properties
from indmap.render.office.document import Document, Ink
from indmap.render.office.paper import foot, paper
from indmap.render.office.passages import passage
from indmap.words.texts import Texts
from indmap.words.theme import Mode, theme


def note(pack: Pack) -> bytes:
    """The document of a pack."""
    file = paper(pack.language)
    document = Document(file, pack.language, theme(Mode.LIGHT))
    source = Texts(pack.language)("sheet.source", source=pack.source)
    _opening(document, pack, source)
    for number, part in enumerate(pack.parts, 1):
        _part(document, part, number, Texts(pack.language)("packs.edited") if part.edited else "")
    said = (pack.sample, source, pack.as_of_words)
    foot(file, " · ".join(part for part in said if part), pack.language)
    set_properties(file.core_properties, pack, source)
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def _opening(document: Document, pack: Pack, source: str) -> None:
    document.title(pack.title)
    muted = document.look.muted
    if pack.sample:
        document.line(pack.sample, Ink(12.0, bold=True), align="center")
    for words in dict.fromkeys((pack.subtitle, pack.cut, pack.as_of_words, source)):
        if words:
            document.line(words, Ink(12.0, muted), align="center")


def _part(document: Document, part: Part, number: int, mark: str) -> None:
    """Add a part: its heading, marked if a person edited it, its sentences, then its exhibits."""
    document.heading(f"{number}. {part.heading} ({mark})" if mark else f"{number}. {part.heading}")
    messages = (exhibit.message for exhibit in part.shown)
    for words in dict.fromkeys((*part.sentences, *messages)):
        if words and words != part.heading:
            document.sentence(ended(words), kept=bool(part.shown))
    for exhibit in part.shown:
        passage(document, exhibit)


def ended(words: str) -> str:
    """A message as a sentence: adds the full stop that headlines do not have.

    >>> ended("Commissioned: 3 of 8"), ended("Nothing is late.")
    ('Commissioned: 3 of 8.', 'Nothing is late.')
    """
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
