"""Our blank document (DOCX): page setup of official letters, styles, language, and a footer with page numbers."""

from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from indmap.render.office.paint import LANGUAGES, escaped
from indmap.render.office.template import dressed
from indmap.words.language import Language
from indmap.words.theme import Mode, theme

FONT = "Times New Roman"  # the usual font of official letters; named, not embedded
SIZE = 14.0
_MARGINS = {"left": 3.0, "right": 1.5, "top": 2.0, "bottom": 2.0}  # centimetres
WIDTH = 16.5  # centimetres between the margins
_STALE = ("stylesWithEffects", "customXml", "thumbnail")
_STYLES = {"Normal": SIZE, "Title": 16.0, "Heading 1": SIZE, "Caption": 12.0, "Header": 10.0, "Footer": 10.0}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paper(language: Language) -> Any:  # noqa: ANN401 - python-docx is untyped
    """An empty document in a language."""
    document = docx.Document()
    _forget(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    for side, size in _MARGINS.items():
        setattr(section, f"{side}_margin", Cm(size))
    part = next(each.target_part for each in document.part.rels.values() if each.reltype.endswith("/theme"))
    part._blob = dressed(part.blob, FONT)
    for name, size in _STYLES.items():
        _style(document.styles[name], size)
    for tag in document.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), LANGUAGES[language])
    return document


def foot(document: Any, words: str, language: Language) -> None:  # noqa: ANN401 - python-docx is untyped
    """Write the footer: a text, and below it the page number and count, which may not fit on the same line."""
    footer = document.sections[0].footer
    for each in list(footer.paragraphs):
        each._element.getparent().remove(each._element)
    tag = f'<w:lang w:val="{LANGUAGES[language]}"/>'
    look = f'<w:rPr><w:sz w:val="18"/>{tag}</w:rPr>'
    page, pages = (_field(name, look) for name in ("PAGE", "NUMPAGES"))
    slash = f'<w:r>{look}<w:t xml:space="preserve"> / </w:t></w:r>'
    style = '<w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="center"/></w:pPr>'
    for runs in (f"<w:r>{look}<w:t>{escaped(words)}</w:t></w:r>", page + slash + pages):
        footer._element.append(parse_xml(f'<w:p xmlns:w="{W}">{style}{runs}</w:p>'))


def _field(name: str, look: str) -> str:
    marks = [f'<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = f'<w:r>{look}<w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
    return f"{marks[0]}{code}{marks[1]}<w:r>{look}<w:t>1</w:t></w:r>{marks[2]}"


def _forget(document: Any) -> None:  # noqa: ANN401 - python-docx is untyped
    """Remove outdated parts of the library's template, which Word reports as damage."""
    for rels in (document.part.rels, document.part.package.rels):
        for key, each in list(rels.items()):
            if any(name in each.reltype for name in _STALE):
                del rels[key]


def _style(style: Any, size: float) -> None:  # noqa: ANN401 - python-docx is untyped
    """Reset a style to our font and size, without colours and extra spacing."""
    properties = style.element.get_or_add_rPr()
    for tag in ("w:rFonts", "w:color", "w:spacing", "w:kern", "w:i", "w:iCs"):
        for element in properties.findall(qn(tag)):
            properties.remove(element)
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb = RGBColor.from_string(theme(Mode.LIGHT).ink.lstrip("#").upper())
    style.font.bold = style.name in ("Title", "Heading 1")
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(4), 1.0
    if style.name == "Heading 1":
        form.space_before = Pt(14)
    if style.name == "Title":
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for border in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
            border.getparent().remove(border)
