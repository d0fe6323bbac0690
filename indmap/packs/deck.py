"""A pack as a presentation (PPTX): one slide per part, with native, editable charts, maps and tables."""

import io
import zipfile
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from indmap.exhibits.charts import Figures, RegionMap, Table, TileMap
from indmap.exhibits.exhibit import Exhibit
from indmap.packs.pack import QUALITY, Pack, Part
from indmap.packs.properties import set_properties
from indmap.render.office.boxes import POINT, Box, Line, fitted, tall
from indmap.render.office.exhibits import least_share, needed, place
from indmap.render.office.measure import LINE, lines
from indmap.render.office.notes import add_notes
from indmap.render.office.paint import INK, MUTED
from indmap.render.office.placeholders import entitle, numbers_of, placeholders, title_of
from indmap.render.office.slide import Slide
from indmap.render.office.template import Layouts, layouts, opened
from indmap.words.texts import Texts

_EDGE = 36.0  # points
_FOOT = 34.0  # from the bottom of the slide to the content, unless the footer is higher
_ALONE = 170.0  # height of cards if only sentences follow
_TITLE_SIZES = (24, 22, 20, 18, 16, 14, 12, 10)


@dataclass(frozen=True)
class _Making:
    """A presentation being written, with what all its slides share."""

    file: Any
    layouts: Layouts
    pack: Pack
    footer: str

    @property
    def texts(self) -> Texts:
        return Texts(self.pack.language)

    @cached_property
    def title(self) -> Box | None:
        """The box of the title in the content layout."""
        return title_of(self.layouts.content)

    @cached_property
    def foot(self) -> tuple[Box, int]:
        """The box of the footer and its font size: the largest that fits one line, else the smallest on several."""
        width, height = self.file.slide_width, self.file.slide_height
        edge = round(_EDGE * POINT)
        wide = width - 2 * edge - round(60 * POINT)
        size = next((each for each in (9, 8, 7) if lines(self.footer, wide / POINT, each) == 1), 7)
        high = max(round((lines(self.footer, wide / POINT, size) * size * LINE + 1) * POINT), 18 * POINT)
        return Box(edge, height - round(8 * POINT) - high, wide, high), size


def deck(pack: Pack, template: bytes | None = None) -> bytes:
    """The presentation of a pack, on an organisation's own template (.pptx or .potx) if given.

    Raises UnsupportedFile if that is not a template.
    """
    file = opened(template)
    texts = Texts(pack.language)
    said = (pack.sample, texts("sheet.source", source=pack.source), pack.as_of_words, pack.cut)
    making = _Making(file, layouts(file), pack, " · ".join(part for part in said if part))
    _opening(making)
    for part in pack.parts:
        _slide(making, part)
    set_properties(file.core_properties, pack, making.footer)
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def decks(packs: Iterable[Pack], template: bytes | None = None) -> bytes:
    """The presentations of several packs in one zip, each named after its pack."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as bundle:
        for pack in packs:
            entry = zipfile.ZipInfo(f"{file_name(pack)}.pptx", (2000, 1, 1, 0, 0, 0))
            bundle.writestr(entry, deck(pack, template))
    return made.getvalue()


def file_name(pack: Pack) -> str:
    """A file name without any text from the register."""
    return f"indmap_{pack.key}_{pack.as_of.isoformat()}_{pack.language.value}".lower().replace("-", "_")


def _opening(making: _Making) -> None:
    pack = making.pack
    slide = making.file.slides.add_slide(making.layouts.title)
    _title(slide, pack.title, pack, title_of(making.layouts.title))
    said = [pack.subtitle, pack.as_of_words, making.texts("sheet.source", source=pack.source), pack.sample]
    said = [line for line in said if line]
    size = (making.file.slide_width, making.file.slide_height)
    edge = round(_EDGE * POINT)
    under = Box(edge, round(size[1] * 0.53), size[0] - 2 * edge, round(size[1] * 0.3))
    bold = pack.sample
    lines_ = [Line(line, 16, INK if line in (pack.subtitle, bold) else MUTED, line == bold, after=4) for line in said]
    Slide(slide, pack.language).text(under, fitted(lines_, under), name="Subtitle")
    add_notes(slide, pack.language, "\n".join([pack.title, *said]))


def _slide(making: _Making, part: Part) -> None:
    if part.edited:  # the slide says that a person has edited it
        making = replace(making, footer=f"{making.texts('packs.edited')} · {making.footer}")
    slide = making.file.slides.add_slide(making.layouts.content)
    _title(slide, part.heading, making.pack, making.title)
    drawn = Slide(slide, making.pack.language)
    foot, size = making.foot
    drawn.text(foot, [Line(making.footer, size, MUTED)], name="Footer")
    for element in numbers_of(making.layouts.content):
        drawn.add(deepcopy(element))
    _fill(drawn, part, _room(making, making.title))
    add_notes(slide, making.pack.language, f"{part.notes}\n{making.footer}")


def _fill(slide: Slide, part: Part, where: Box) -> None:
    """Place cards on top, then sentences, then the other exhibits side by side."""
    shown = list(part.shown)
    cards = [exhibit for exhibit in shown if isinstance(exhibit.chart, Figures)]
    others = [exhibit for exhibit in shown if not isinstance(exhibit.chart, Figures)]
    for exhibit in cards:
        band = needed(exhibit, where.points[0])
        band = band if others else max(band, _ALONE)
        place(slide, exhibit, where.upper(band))
        where = where.below(band + 10)
    if part.sentences and cards and len(others) == 1:
        beside, where = where.columns((0.55, 1.0))
        _sentences(slide, part, beside, largest=16.0)
    elif part.sentences:
        where = _sentences(slide, part, where, largest=_size(part, others), share=0.45 if others else 1.0)
    if others:
        for exhibit, box in zip(others, where.columns(_shares(others, where)), strict=True):
            place(slide, exhibit, box)


def _size(part: Part, others: list[Exhibit]) -> float:
    """The font size of sentences: small in the appendix, large if there is little else on the slide."""
    return 11.0 if part.key == QUALITY else 20.0 if not others else 16.0 if len(others) == 1 else 12.0


def _sentences(slide: Slide, part: Part, where: Box, *, largest: float, share: float = 1.0) -> Box:
    """Place the sentences in at most this share of the box, in a size that fits; returns the box below them."""
    wide, high = where.points
    said = fitted([Line(text, largest, after=5) for text in part.sentences], where.upper(high * share), 9.0)
    taken = tall(said, wide)
    slide.text(where.upper(taken), said, name="Sentences")
    return where.below(taken + 6)


def _shares(others: list[Exhibit], where: Box) -> list[float]:
    """Relative widths of exhibits side by side: at least what a table's words need, and more for maps than charts."""
    shares = [_share(each, others) for each in others]
    whole = sum(shares)
    least = [min(least_share(each, where) * 1.02, 0.72) if len(others) > 1 else 0.0 for each in others]
    return [max(share / whole, low) for share, low in zip(shares, least, strict=True)]


def _share(exhibit: Exhibit, others: list[Exhibit]) -> float:
    if isinstance(exhibit.chart, Table) and len(others) > 1:
        return 2.3 if len(exhibit.columns) > 4 else 1.2
    return 1.3 if isinstance(exhibit.chart, RegionMap | TileMap) else 1.0


def _room(making: _Making, title: Box | None) -> Box:
    """The box between the title and the footer."""
    width, height = making.file.slide_width, making.file.slide_height
    edge = round(_EDGE * POINT)
    below = title.top + title.height if title else 0
    if not 0 < below < height * 0.35:
        below = round(height * 0.17)
    top = below + round(8 * POINT)
    foot = max(round(_FOOT * POINT), height - making.foot[0].top + round(4 * POINT))
    return Box(edge, top, width - 2 * edge, height - top - foot)


def _title(slide: Any, words: str, pack: Pack, where: Box | None) -> None:  # noqa: ANN401 - python-pptx is untyped
    """Fill the title placeholder, in a size that fits its box, and remove every other placeholder."""
    title, others = placeholders(slide)
    for each in others:
        each.getparent().remove(each)
    if title is not None:
        entitle(title, words, pack.language, _title_size(words, where) if where else None)


def _title_size(words: str, where: Box) -> int | None:
    """The largest size in which a title fits its box; None for the layout's own."""
    wide, high = where.points
    fits = (each for each in _TITLE_SIZES if lines(words, wide - 15, each, bold=True) * each * LINE <= high - 7)
    size = next(fits, _TITLE_SIZES[-1])
    return size if size < _TITLE_SIZES[0] else None
