"""Placeholders of slides and layouts, found in their XML, which is faster than the library's lookups."""

from typing import Any

from pptx.oxml import parse_xml

from indmap.render.office.boxes import Box
from indmap.render.office.paint import LANGUAGES, escaped
from indmap.words.language import Language

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TITLES = ("title", "ctrTitle")
_TITLE_TYPES = (1, 3)
_NUMBER = "sldNum"


def placeholders(slide: Any) -> tuple[Any | None, list[Any]]:  # noqa: ANN401 - python-pptx is untyped
    """The element of a slide's title, if any, and those of its other placeholders."""
    held = [(each, _kind(each)) for each in slide.shapes._spTree]
    title = next((each for each, kind in held if kind in _TITLES), None)
    return title, [each for each, kind in held if kind is not None and each is not title]


def title_of(layout: Any) -> Box | None:  # noqa: ANN401 - python-pptx is untyped
    """The box of a layout's title, its own or its master's; None if neither has a title with a position."""
    titles = (each for each in layout.placeholders if each.placeholder_format.type in _TITLE_TYPES)
    boxes = ((each.left, each.top, each.width, each.height) for each in titles)
    return next((Box(*sides) for sides in boxes if None not in sides), None)


def numbers_of(layout: Any) -> list[Any]:  # noqa: ANN401 - python-pptx is untyped
    """The elements of a layout's slide number."""
    return [each for each in layout.shapes._spTree if _kind(each) == _NUMBER]


def entitle(title: Any, words: str, language: Language, size: int | None) -> None:  # noqa: ANN401 - python-pptx is untyped
    """Set the text of a title; a size of None keeps the layout's."""
    body = title.get_or_add_txBody()
    for each in body.findall(f"{{{_A}}}p"):
        body.remove(each)
    letters = f' sz="{size * 100}"' if size else ""
    said = escaped(" ".join(words.split("\n")))
    run = f'<a:r><a:rPr lang="{LANGUAGES[language]}"{letters}/><a:t>{said}</a:t></a:r>'
    body.append(parse_xml(f'<a:p xmlns:a="{_A}">{run}</a:p>'))


def _kind(element: Any) -> str | None:  # noqa: ANN401 - python-pptx is untyped
    """The type of a placeholder element; None for other elements."""
    found = element.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    return None if found is None else found.get("type", "obj")
