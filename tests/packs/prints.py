"""PDFs opened again: their words, and the alternative texts of their drawings."""

import io
import re

from pypdf import PdfReader


def opened(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def words(content: bytes) -> str:
    """Everything printed, in one line; the break of a line is a space as any."""
    return squeezed(" ".join(page.extract_text() for page in opened(content).pages))


def squeezed(text: str) -> str:
    """The text without any space, for a word broken at a line's end is the same word."""
    return re.sub(r"[\s\u00a0\u200b]+", "", text)


def alternatives(content: bytes) -> list[str]:
    """The alternative text of each drawing, in their order."""
    found: list[str] = []
    _walk(opened(content).trailer["/Root"]["/StructTreeRoot"], found)
    return found


def tags(content: bytes) -> set[str]:
    """The kinds of element that the document is tagged with."""
    found: set[str] = set()

    def walk(node):
        node = node.get_object()
        if isinstance(node, dict):
            found.add(str(node.get("/S", "")))
            for child in _children(node):
                walk(child)

    walk(opened(content).trailer["/Root"]["/StructTreeRoot"])
    return found


def _walk(node, found) -> None:
    node = node.get_object()
    if isinstance(node, dict):
        if "/Alt" in node:
            found.append(str(node["/Alt"]))
        for child in _children(node):
            _walk(child, found)


def _children(node):
    inside = node.get("/K", [])
    return inside if isinstance(inside, list) else [inside]
