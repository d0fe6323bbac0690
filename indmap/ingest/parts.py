"""The parts of a zipped workbook, by the little that has to be known of them: which sheet stands in which part."""

import html
import re
import zipfile
from collections.abc import Mapping
from posixpath import dirname, join, normpath

_PACKAGE, _OFFICE = "_rels/.rels", "/officeDocument"
_USUAL = "xl/workbook.xml"
_MOST = 1 << 22
_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")


def sheet_parts(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """The name of the sheet that each part holds."""
    book = book_part(archive)
    targets = related(archive, book)
    sheets = [attributes_of(tag) for tag in _SHEET.findall(text_of(archive, book))]
    parts = [next((targets[value] for value in sheet.values() if value in targets), "") for sheet in sheets]
    return {
        part: html.unescape(sheet["name"])
        for part, sheet in zip(parts, sheets, strict=True)
        if part and "name" in sheet
    }


def book_part(archive: zipfile.ZipFile) -> str:
    """The part that lists the sheets."""
    for tag in _RELATION.findall(text_of(archive, _PACKAGE)):
        about = attributes_of(tag)
        if about.get("Type", "").endswith(_OFFICE):
            return _whole("", about.get("Target", ""))
    return _USUAL


def related(archive: zipfile.ZipFile, part: str) -> Mapping[str, str]:
    """The parts that another one points at, by their identifiers."""
    folder, _, name = part.rpartition("/")
    found = (attributes_of(tag) for tag in _RELATION.findall(text_of(archive, join(folder, "_rels", f"{name}.rels"))))
    return {each["Id"]: _whole(part, each["Target"]) for each in found if "Id" in each and "Target" in each}


def text_of(archive: zipfile.ZipFile, part: str, most: int = _MOST) -> str:
    """The first bytes of a part as text; none where there is no such part."""
    try:
        with archive.open(part) as stream:
            return stream.read(most).decode("utf-8", "replace")
    except KeyError:
        return ""


def attributes_of(tag: str) -> dict[str, str]:
    """The attributes of one element.

    >>> attributes_of('name="A" r:id="rId1"')
    {'name': 'A', 'r:id': 'rId1'}
    """
    return dict(_ATTRIBUTE.findall(tag))


def _whole(part: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))
