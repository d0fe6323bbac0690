"""The template of a presentation: ours, or an organisation's own, whose theme is then used throughout."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.util import Emu

from indmap.errors import UnsupportedFile
from indmap.render.office.paint import THEMED
from indmap.words.theme import Mode, theme

_WIDTH, _HEIGHT = 12192000, 6858000
_EDGE = 457200
_FONT = "Arial"  # named, not embedded: every Office program has it, or a font of the same metrics
_TEMPLATE, _PRESENTATION = (f"presentationml.{kind}.main+xml".encode() for kind in ("template", "presentation"))
_MOST_BYTES = 60_000_000
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_UNREADABLE = (
    *(KeyError, ValueError, AttributeError, SyntaxError),  # parts that are missing or are not what they should be
    *(zipfile.BadZipFile, zlib.error, EOFError, RuntimeError),  # a damaged archive, or one with a password
)
_TYPES = {"title": "Title Slide", "titleOnly": "Title Only"}


@dataclass(frozen=True)
class Layouts:
    """The layouts a deck needs."""

    title: Any
    content: Any


def opened(template: bytes | None) -> Any:  # noqa: ANN401 - python-pptx is untyped
    """A presentation without slides; an UnsupportedFile if the template is not one, or is damaged or encrypted."""
    try:
        content = _ours() if template is None else _as_presentation(template)
        presentation = Presentation(io.BytesIO(content))
        slides = presentation.slides._sldIdLst
        for each in list(slides):
            presentation.part.drop_rel(each.rId)
            slides.remove(each)
    except _UNREADABLE as error:
        raise UnsupportedFile(name="pptx") from error
    if not len(presentation.slide_layouts):
        raise UnsupportedFile(name="pptx")
    return presentation


def layouts(presentation: Any) -> Layouts:  # noqa: ANN401 - python-pptx is untyped
    """The layouts by name, else by PowerPoint's layout type, else the first one with a title."""
    return Layouts(_layout(presentation, "title"), _layout(presentation, "titleOnly"))


def _layout(presentation: Any, kind: str) -> Any:  # noqa: ANN401 - python-pptx is untyped
    offered = list(presentation.slide_layouts)
    by_name = (each for each in offered if each.name == _TYPES[kind])
    by_kind = (each for each in offered if each._element.get("type") == kind)
    titled = (each for each in offered if any(ph.placeholder_format.type in (1, 3) for ph in each.placeholders))
    return next(chain(by_name, by_kind, titled, offered))


def _as_presentation(content: bytes) -> bytes:
    """A template as a presentation, which differs in its content type; an UnsupportedFile if not a zip or too large."""
    if len(content) > _MOST_BYTES or not zipfile.is_zipfile(io.BytesIO(content)):
        raise UnsupportedFile(name="pptx")
    given, made = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    if sum(each.file_size for each in given.infolist()) > 10 * _MOST_BYTES:
        raise UnsupportedFile(name="pptx")
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as taken:
        for name in given.namelist():
            part = given.read(name)
            taken.writestr(name, part.replace(_TEMPLATE, _PRESENTATION) if name == "[Content_Types].xml" else part)
    return made.getvalue()


@cache
def _ours() -> bytes:
    """Our own template: the library's default in our colours and font, 16:9, with three layouts."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Emu(_WIDTH), Emu(_HEIGHT)
    kept = {"Title Slide", "Title Only", "Blank"}
    for layout in list(presentation.slide_layouts):
        if layout.name not in kept:
            presentation.slide_layouts.remove(layout)
    master = presentation.slide_master
    _dress(master)
    for holder in (master, *presentation.slide_layouts):
        _arrange(holder)
    _title_letters(master)
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def _dress(master: Any) -> None:  # noqa: ANN401 - python-pptx is untyped
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    part._blob = dressed(part.blob, _FONT)


def dressed(blob: bytes, font: str) -> bytes:
    """A file's theme part with our colours and this font."""
    look = theme(Mode.LIGHT)
    colours = {"dk1": look.ink, "lt1": look.background, "dk2": look.muted, "lt2": look.line}
    colours |= {slot: look.fills[role] for role, slot in THEMED.items() if slot.startswith("accent")}
    root = parse_xml(blob)
    for slot, colour in colours.items():
        for element in root.iter(f"{_A}{slot}"):
            element[:] = [element.makeelement(f"{_A}srgbClr", {"val": colour.lstrip("#")})]
    for fonts in root.iter(f"{_A}fontScheme"):
        for latin in fonts.iter(f"{_A}latin"):
            latin.set("typeface", font)
    written: bytes = serialize_part_xml(root)
    return written


def _arrange(holder: Any) -> None:  # noqa: ANN401 - python-pptx is untyped
    """Arrange the placeholders of a layout or the master for a 16:9 slide."""
    width = _WIDTH - 2 * _EDGE
    opening = getattr(holder, "name", "") == "Title Slide"
    for each in list(holder.placeholders):
        kind = each.placeholder_format.type
        places = {
            1: (_EDGE, 280000, width, 840000),
            3: (_EDGE, 1900000, width, 1500000),
            4: (_EDGE, 3550000, width, 1700000),
            15: (_EDGE, 6480000, width - 700000, 260000),
            13: (_WIDTH - _EDGE - 640000, 6480000, 640000, 260000),
            2: (_EDGE, 1250000, width, 5000000),
        }
        if kind not in places:
            each._element.getparent().remove(each._element)
            continue
        each.left, each.top, each.width, each.height = (Emu(side) for side in places[kind])
    if opening:
        holder.shapes._spTree.append(parse_xml(_band("accent1", 1560000, 90000, 901)))
        holder.shapes._spTree.append(parse_xml(_band("accent4", 1650000, 45000, 902)))


def _title_letters(master: Any) -> None:  # noqa: ANN401 - python-pptx is untyped
    """Set titles left-aligned, bold, in a size for sentences."""
    for body in master._element.iter(f"{_A}bodyPr"):
        body.set("lIns", "0")
    (style,) = master._element.xpath(".//p:titleStyle/a:lvl1pPr")
    style.set("algn", "l")
    for letters in style.iter(f"{_A}defRPr"):
        letters.set("sz", "2400")
        letters.set("b", "1")


def _band(colour: str, top: int, height: int, number: int) -> str:
    return (
        '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f'<p:nvSpPr><p:cNvPr id="{number}" name="Band {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="0" y="{top}"/><a:ext cx="{_WIDTH}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )
