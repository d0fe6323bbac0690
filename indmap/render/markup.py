"""The blocks of a page as HTML: all text is escaped, SVG drawings are inserted as they are."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from indmap.exhibits.charts import RegionMap, TileMap
from indmap.exhibits.exhibit import Exhibit
from indmap.render.areas import drawing_order
from indmap.render.flow import Block, Card, Rows

_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_ID = re.compile(r'( id="|url\(#| (?:xlink:)?href="#)')
_POLYGONS = re.compile(r'(?<=layer_0_marks")([^>]*>)(.*?)(?=</g>)', re.DOTALL)


def element(tag: str, text: str, classes: str = "") -> str:
    """One element with escaped text; empty without a text.

    >>> element("p", "a < b", "quiet")
    '<p class="quiet">a &lt; b</p>'
    """
    named = f' class="{classes}"' if classes else ""
    return f"<{tag}{named}>{escape(text)}</{tag}>" if text else ""


def section(exhibit: Exhibit, block: Block, all_rows: Rows, data: str, number: int) -> str:
    """The HTML of an exhibit: its texts, and cards, a table, or a drawing with its data in a collapsed table."""
    if block.cards:
        shown = f'<dl class="cards">{"".join(map(_card, block.cards))}</dl>'
    elif block.rows:
        shown = table(block.rows)
    else:
        drawing = _named(_apart(block.svg, number), exhibit)
        drawing = drawing.replace("<svg ", '<svg aria-hidden="true" ', 1)
        told = f"<details><summary>{escape(data)}</summary>{table(all_rows)}</details>"
        shown = f'<figure role="img" aria-label="{escape(block.alt)}">{drawing}</figure>{told}'
    said = element("h3", block.message) + element("p", block.subtitle, "quiet")
    return said + shown + element("p", block.note, "quiet")


def table(rows: Rows) -> str:
    """The HTML of a table."""
    sides = [' class="right"' if right else "" for right in rows.rights]
    head = "".join(f'<th scope="col"{side}>{escape(text)}</th>' for text, side in zip(rows.head, sides, strict=True))
    body = "".join(
        "<tr>" + "".join(f"<td{side}>{escape(text)}</td>" for text, side in zip(row, sides, strict=True)) + "</tr>"
        for row in rows.cells
    )
    drawn = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="scroll" tabindex="0">{drawn}</div>{element("p", rows.more, "quiet")}'


def _card(card: Card) -> str:
    more = element("dd", card.context, "quiet") + element("dd", card.delta, card.tone or "quiet")
    return f'<div class="card">{element("dt", card.label)}{element("dd", card.value, "value")}{more}</div>'


def _apart(svg: str, number: int) -> str:
    """The drawing with its ids made unique in the page; only inside tags, so that no text changes."""
    return _TAG.sub(lambda tag: _ID.sub(rf"\g<1>d{number}-", tag[0]), svg)


def _named(svg: str, exhibit: Exhibit) -> str:
    """The drawing with a map's regions named, by which a click on one filters the list of projects."""
    labels = iter(_labels(exhibit))
    return _POLYGONS.sub(lambda found: found[1] + _each_named(found[2], labels), svg, count=1)


def _each_named(paths: str, labels: Iterator[str]) -> str:
    def name(_: re.Match[str]) -> str:
        label = next(labels, "")
        return f'<path data-region="{escape(label)}"' if label else "<path"

    return re.sub("<path(?= )", name, paths)


def _labels(exhibit: Exhibit) -> Sequence[str]:
    """The regions' names in the order in which a map draws them."""
    chart = exhibit.chart
    if isinstance(chart, TileMap):
        return [str(label) for label in exhibit.data[chart.label]]
    if not isinstance(chart, RegionMap):
        return ()
    named = dict(zip(exhibit.data[chart.code], exhibit.data[chart.label], strict=True))
    return [str(named.get(code, "")) for code in drawing_order(chart)]
