"""A pack as a briefing (PDF): for print, tagged and archivable; the same pack gives the same bytes."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import partial
from typing import Any

import typst

from indmap.packs.pack import Pack, Part
from indmap.render.flow import Block, Rows, block
from indmap.render.office.measure import width
from indmap.render.widths import breakable, widths
from indmap.words.files import fonts, template
from indmap.words.texts import Texts
from indmap.words.theme import Mode, theme

MOST_ROWS = 25
"""Rows of a printed table; a line below it says how many more there are."""

_STANDARDS: Any = ["a-2a", "ua-1"]  # archivable, and accessible to screen readers
_WIDTH, _HEIGHT = 516.0, 600.0  # points available to a drawing: the text width, and a page less the text above it
_LETTERS = partial(width, size=7.5)  # the text of a table in the layout
_GAP = 9.5  # points between its columns
_ROLES = {"accent": "highlighted", "up": "ahead", "down": "behind"}


def briefing(pack: Pack) -> bytes:
    """The briefing of a pack as PDF/A-2a and PDF/UA-1.

    The template reads texts from a JSON file, so that a register's text is never taken for markup.
    """
    blocks = [
        [block(exhibit, MOST_ROWS, {part.heading, *part.sentences}) for exhibit in part.shown] for part in pack.parts
    ]
    files: Any = {  # the stubs declare one file only
        "main.typ": template("briefing.typ").encode(),
        "pack.json": json.dumps(_content(pack, blocks), ensure_ascii=False).encode(),
    }
    for number, each in enumerate(each for part in blocks for each in part):
        if each.svg:
            files[f"{number}.svg"] = each.svg.encode()
    return bytes(
        typst.compile(
            files,
            font_paths=[str(fonts())],
            ignore_system_fonts=True,
            pdf_standards=_STANDARDS,
            timestamp=int(datetime.combine(pack.as_of, time(), UTC).timestamp()),
        )
    )


def _content(pack: Pack, blocks: list[list[Block]]) -> Mapping[str, Any]:
    """The data that the template reads."""
    texts = Texts(pack.language)
    look = theme(Mode.LIGHT)
    numbers = iter(range(sum(map(len, blocks))))
    source = texts("sheet.source", source=pack.source)
    return {
        "title": pack.title,
        "subtitle": pack.subtitle if pack.subtitle != pack.cut else "",
        "sample": pack.sample,
        "language": pack.language.value,
        "day": [pack.as_of.year, pack.as_of.month, pack.as_of.day],
        "origin": [pack.as_of_words, texts("sheet.filters", cut=pack.cut), source],
        "foot": " · ".join(part for part in (pack.sample, pack.as_of_words, source) if part),
        "program": f"indmap {pack.version}",
        "font": look.font,
        "colours": {"ink": look.ink, "muted": look.muted, "line": look.line}
        | {name: look.fills[role] for name, role in _ROLES.items()},
        "parts": [_part(part, shown, numbers, texts) for part, shown in zip(pack.parts, blocks, strict=True)],
    }


def _part(part: Part, shown: list[Block], numbers: Any, texts: Texts) -> Mapping[str, Any]:  # noqa: ANN401
    return {
        "heading": part.heading,
        "edited": texts("packs.edited") if part.edited else "",
        "sentences": part.sentences,
        "blocks": [_block(each, next(numbers)) for each in shown],
    }


def _block(each: Block, number: int) -> Mapping[str, Any]:
    return {
        "message": each.message,
        "subtitle": each.subtitle,
        "note": each.note,
        "cards": [asdict(card) for card in each.cards],
        "rows": _rows(each.rows) if each.rows else None,
        "svg": f"{number}.svg" if each.svg else "",
        "alt": each.alt,
        "wide": min(1.0, _HEIGHT / (each.height * _WIDTH)) if each.height else 1.0,
    }


def _rows(rows: Rows) -> Mapping[str, Any]:
    wide = widths(rows.head, rows.cells, _WIDTH, _GAP, _LETTERS)
    rooms = [each - _GAP for each in wide]
    return {
        "widths": wide,
        "head": [breakable(cell, room, _LETTERS, bold=True) for cell, room in zip(rows.head, rooms, strict=True)],
        "cells": [
            [breakable(cell, room, _LETTERS) for cell, room in zip(row, rooms, strict=True)] for row in rows.cells
        ],
        "rights": rows.rights,
        "more": rows.more,
    }
