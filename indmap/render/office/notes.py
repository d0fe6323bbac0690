"""Speaker notes, written as XML: the library would slowly clone each placeholder of the notes master."""

from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.parts.slide import NotesSlidePart

from indmap.render.office.paint import LANGUAGES, escaped
from indmap.words.language import Language

_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_SHAPE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    "<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr/>{text}</p:sp>"
)


def add_notes(slide: Any, language: Language, text: str) -> None:  # noqa: ANN401 - python-pptx is untyped
    """Add notes to a slide, one paragraph per line."""
    part, package = slide.part, slide.part.package
    place = PackURI(part.partname.replace("/slides/slide", "/notesSlides/notesSlide"))
    notes = NotesSlidePart.load(place, CONTENT_TYPE.PML_NOTES_SLIDE, package, _xml(language, text).encode())
    notes.relate_to(package.presentation_part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    notes.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
    part.relate_to(notes, RELATIONSHIP_TYPE.NOTES_SLIDE)


def _xml(language: Language, text: str) -> str:
    run = f'<a:r><a:rPr lang="{LANGUAGES[language]}"/>'
    said = "".join(f"<a:p>{run}<a:t>{escaped(line)}</a:t></a:r></a:p>" for line in text.split("\n") if line)
    body = f"<p:txBody><a:bodyPr/><a:lstStyle/>{said or '<a:p/>'}</p:txBody>"
    shapes = _SHAPE.format(number=2, name="Slide Image", kind='type="sldImg"', text="")
    shapes += _SHAPE.format(number=3, name="Notes", kind='type="body" idx="1"', text=body)
    return (
        f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<p:notes {_NAMESPACES}><p:cSld><p:spTree>"
        '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
        f"{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
