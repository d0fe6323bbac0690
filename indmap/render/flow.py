"""Exhibit to a block of a flowing page, printed or in a browser: texts, then cards, a table or a drawing."""

import re
from collections.abc import Set
from dataclasses import dataclass, replace

from indmap.exhibits.charts import Figures, Table
from indmap.exhibits.encodings import Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.written import cells, marked
from indmap.render.vega import drawing
from indmap.words.texts import Texts

_TOLD = 40  # rows that a drawing's text alternative lists
_SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"')
_TO_THE_LEFT = (Format.TEXT, Format.DATE)


@dataclass(frozen=True)
class Rows:
    """A formatted table: headings, cells, which columns are right-aligned, and a line on omitted rows."""

    head: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    rights: tuple[bool, ...]
    more: str = ""


@dataclass(frozen=True)
class Card:
    """A headline figure; ``tone`` is ``up``, ``down`` or empty."""

    label: str
    value: str
    context: str
    delta: str
    tone: str


@dataclass(frozen=True)
class Block:
    """What a page shows of an exhibit: its texts and one of ``cards``, ``rows`` and ``svg``.

    ``height`` is the drawing's height divided by its width. ``alt`` is its text alternative, row by row.
    """

    key: str
    message: str
    subtitle: str
    note: str
    alt: str = ""
    cards: tuple[Card, ...] = ()
    rows: Rows | None = None
    svg: str = ""
    height: float = 0.0


def block(exhibit: Exhibit, most: int, apart_from: Set[str] = frozenset()) -> Block:
    """The block of an exhibit that is not empty, with at most ``most`` rows of a table.

    A message that is in ``apart_from`` is omitted, since the page has it already.
    """
    message = "" if exhibit.message in apart_from else exhibit.message
    words = (exhibit.key, message, exhibit.subtitle, exhibit.note)
    if isinstance(exhibit.chart, Figures):
        return Block(*words, cards=_cards(exhibit))
    if isinstance(exhibit.chart, Table):
        return Block(*words, rows=rows(exhibit, most))
    svg = drawing(exhibit)
    size = _SIZE.match(svg)
    height = float(size[2]) / float(size[1]) if size else 0.0
    return Block(*words, alt=_alternative(exhibit), svg=svg, height=height)


def rows(exhibit: Exhibit, most: int) -> Rows:
    """The first rows of an exhibit's data, formatted."""
    shown = marked(replace(exhibit, data=exhibit.data.head(most)))
    left = len(exhibit.data) - len(shown)
    return Rows(
        head=tuple(column.label for column in exhibit.columns),
        cells=tuple(tuple(map(str, row)) for row in shown.to_numpy().tolist()),
        rights=tuple(column.format not in _TO_THE_LEFT for column in exhibit.columns),
        more=Texts(exhibit.language)("sheet.more_rows", n=left) if left else "",
    )


def _cards(exhibit: Exhibit) -> tuple[Card, ...]:
    return tuple(
        Card(row["label"], row["value"], row["context"], row["delta"], row["direction"])
        for row in exhibit.data.fillna("").astype(str).to_dict("records")
    )


def _alternative(exhibit: Exhibit) -> str:
    """The exhibit's own text alternative, followed by its first rows, formatted."""
    columns = [cells(exhibit, column)[:_TOLD] for column in exhibit.columns]
    heads = [column.label for column in exhibit.columns[1:]]
    told = []
    for first, *others in zip(*columns, strict=True):
        told.append(f"{first}: " + ", ".join(f"{head} {cell}" for head, cell in zip(heads, others, strict=True)))
    said = "; ".join(told)
    return f"{exhibit.alt or exhibit.title}. {said}" if said else exhibit.alt or exhibit.title
