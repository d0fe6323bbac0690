"""A pack as a presentation (PPTX): a slide a part, with native charts, maps and tables that people edit."""

import io
import zipfile
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from indmap.exhibits.charts import Figures, RegionMap, Table, TileMap
from indmap.exhibits.exhibit import Exhibit
from indmap.packs.pack import QUALITY, Pack, Part
from indmap.render.office.exhibits import place
from indmap.render.office.paint import INK, LANGUAGES, MUTED
from indmap.render.office.slide import POINT, Box, Line, Slide
from indmap.render.office.tables import lines
from indmap.render.office.template import Layouts, layouts, opened
from indmap.words.texts import Texts

_EDGE = 36.0  # points
_FOOT = 34.0
_BAND, _TALL_BAND = 112.0, 150.0
_TITLE_SIZES = (24, 22, 20, 18, 16, 14)
_NUMBER = 13  # the kind of placeholder that holds a slide's number


@dataclass(frozen=True)
class _Making:
    """A presentation in the making."""

    file: Any
    layouts: Layouts
    pack: Pack
    footer: str

    @property
    def texts(self) -> Texts:
        return Texts(self.pack.language)


def deck(pack: Pack, template: bytes | None = None) -> bytes:
    """The presentation of a pack, in an organisation's own template (.pptx or .potx) where one is given.

    An UnsupportedFile where the template is not one.
    """
    file = opened(template)
    texts = Texts(pack.language)
    said = (pack.sample, texts("sheet.source", source=pack.source), pack.as_of_words, pack.cut)
    making = _Making(file, layouts(file), pack, " · ".join(part for part in said if part))
    _opening(making)
    for part in pack.parts:
        _slide(making, part)
    _properties(making)
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def decks(packs: Iterable[Pack], template: bytes | None = None) -> bytes:
    """The presentations of many packs in one zip, each named after its pack."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as bundle:
        for pack in packs:
            entry = zipfile.ZipInfo(f"{file_name(pack)}.pptx", (2000, 1, 1, 0, 0, 0))
            bundle.writestr(entry, deck(pack, template))
    return made.getvalue()


def file_name(pack: Pack) -> str:
    """A file name made of our own words alone."""
    return f"indmap_{pack.key}_{pack.as_of.isoformat()}_{pack.language.value}".lower().replace("-", "_")


def _opening(making: _Making) -> None:
    pack = making.pack
    slide = making.file.slides.add_slide(making.layouts.title)
    _title(slide, pack.title, pack, _TITLE_SIZES[0])
    rest = [each for each in slide.placeholders if each.placeholder_format.idx]
    said = [pack.subtitle, pack.as_of_words, making.texts("sheet.source", source=pack.source), pack.sample]
    said = [line for line in said if line]
    size = (making.file.slide_width, making.file.slide_height)
    edge = round(_EDGE * POINT)
    under = Box(edge, round(size[1] * 0.53), size[0] - 2 * edge, round(size[1] * 0.3))
    for each in rest:
        each._element.getparent().remove(each._element)
    bold = pack.sample
    Slide(slide, pack.language).text(
        under,
        [Line(line, 16, INK if line in (pack.subtitle, bold) else MUTED, line == bold, after=4) for line in said],
        name="Subtitle",
    )
    _notes(slide, pack, "\n".join([pack.title, *said]))


def _slide(making: _Making, part: Part) -> None:
    if part.edited:  # whoever reads the slide sees that its words are a person's
        making = replace(making, footer=f"{making.texts('packs.edited')} · {making.footer}")
    slide = making.file.slides.add_slide(making.layouts.content)
    _keep_title_only(slide)
    where = _room(making, slide, part.heading)
    drawn = Slide(slide, making.pack.language)
    _footer(making, drawn)
    _fill(drawn, part, where)
    _notes(slide, making.pack, f"{part.notes}\n{making.footer}")


def _fill(slide: Slide, part: Part, where: Box) -> None:
    """Cards on top, then sentences, then what else there is, side by side."""
    shown = list(part.shown)
    cards = [exhibit for exhibit in shown if isinstance(exhibit.chart, Figures)]
    others = [exhibit for exhibit in shown if exhibit not in cards]
    for exhibit in cards:
        band = _BAND if others else _TALL_BAND
        place(slide, exhibit, where.upper(band + 20 + _note_height(exhibit, where)))
        where = where.below(band + 30 + _note_height(exhibit, where))
    if part.sentences and cards and others:
        beside, where = where.columns((0.55, 1.0))
        _sentences(slide, part, beside, share=1.0)
    elif part.sentences:
        where = _sentences(slide, part, where, share=0.45 if others else 1.0)
    if others:
        for exhibit, box in zip(others, where.columns([_share(each, others) for each in others]), strict=True):
            place(slide, exhibit, box)


def _sentences(slide: Slide, part: Part, where: Box, *, share: float) -> Box:
    """The sentences in a block of at most so large a share of the box, and what is left below."""
    size = 11.0 if part.key == QUALITY else 16.0
    tall = sum(lines(text, where.points[0], size) * size * 1.22 + 5 for text in part.sentences)
    most = where.points[1] * share
    while tall > most and size > 9:
        size -= 1
        tall = sum(lines(text, where.points[0], size) * size * 1.22 + 5 for text in part.sentences)
    slide.text(where.upper(tall), [Line(text, size, after=5) for text in part.sentences], name="Sentences")
    return where.below(tall + 6)


def _share(exhibit: Exhibit, others: list[Exhibit]) -> float:
    """The width of one among several: a table with many columns takes more than a chart."""
    if isinstance(exhibit.chart, Table) and len(others) > 1:
        return 2.3 if len(exhibit.columns) > 4 else 1.2
    return 1.3 if isinstance(exhibit.chart, RegionMap | TileMap) else 1.0


def _note_height(exhibit: Exhibit, where: Box) -> float:
    count = lines(exhibit.note, where.points[0], 10) if exhibit.note else 0
    return count * 12.5 + 4 if 0 < count <= 3 else 0.0


def _room(making: _Making, slide: Any, heading: str) -> Box:  # noqa: ANN401 - python-pptx is untyped
    """The title set, and the box between it and the footer."""
    width, height = making.file.slide_width, making.file.slide_height
    edge = round(_EDGE * POINT)
    title = slide.shapes.title
    below = 0
    if title is not None:
        _title(slide, heading, making.pack, _TITLE_SIZES[0])
        below = title.top + title.height
    if not 0 < below < height * 0.35:
        below = round(height * 0.17)
    top = below + round(8 * POINT)
    return Box(edge, top, width - 2 * edge, height - top - round(_FOOT * POINT))


def _title(slide: Any, words: str, pack: Pack, largest: int) -> None:  # noqa: ANN401 - python-pptx is untyped
    """The words in the title's placeholder, in letters that let them stand in two lines."""
    title = slide.shapes.title
    if title is None:
        return
    width = title.width / POINT - 15
    size = next((each for each in _TITLE_SIZES if each <= largest and lines(words, width, each * 1.08) <= 2), 12)
    title.text_frame.text = " ".join(words.split("\n"))
    for run in title.text_frame.paragraphs[0].runs:
        run._r.get_or_add_rPr().set("lang", LANGUAGES[pack.language])
        if size < largest:
            run._r.get_or_add_rPr().set("sz", str(size * 100))


def _keep_title_only(slide: Any) -> None:  # noqa: ANN401 - python-pptx is untyped
    for each in list(slide.placeholders):
        if each.placeholder_format.idx:
            each._element.getparent().remove(each._element)


def _footer(making: _Making, drawn: Slide) -> None:
    """Source, date and filters, and the slide's number, in the layout's own places where it has them."""
    width, height = making.file.slide_width, making.file.slide_height
    edge = round(_EDGE * POINT)
    foot = Box(edge, height - round(26 * POINT), width - 2 * edge - round(60 * POINT), round(18 * POINT))
    size = next((each for each in (9, 8, 7) if lines(making.footer, foot.points[0], each) == 1), 7)
    if lines(making.footer, foot.points[0], size) > 1:
        foot = replace(foot, top=foot.top - round(8 * POINT), height=foot.height + round(8 * POINT))
    drawn.text(foot, [Line(making.footer, size, MUTED)], name="Footer")
    for each in making.layouts.content.placeholders:
        if each.placeholder_format.type == _NUMBER:
            drawn.add(deepcopy(each._element))


def _notes(slide: Any, pack: Pack, text: str) -> None:  # noqa: ANN401 - python-pptx is untyped
    frame = slide.notes_slide.notes_text_frame
    frame.text = text
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run._r.get_or_add_rPr().set("lang", LANGUAGES[pack.language])


def _properties(making: _Making) -> None:
    """What the file says of itself; its dates are the register's, so that the same pack says the same."""
    pack, about = making.pack, making.file.core_properties
    about.title, about.subject, about.keywords = pack.title, pack.cut, pack.source
    about.author = about.last_modified_by = f"indmap {pack.version}"
    about.comments = making.footer
    about.language = LANGUAGES[pack.language]
    about.created = about.modified = datetime.combine(pack.as_of, time())
