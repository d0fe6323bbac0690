"""A document being written: paragraphs, tables, charts and maps in sequence, drawings with alternative texts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from indmap.render.looks import Look
from indmap.render.office.charts import NativeChart
from indmap.render.office.paint import LANGUAGES, attribute, escaped
from indmap.render.office.paper import SIZE, W
from indmap.render.office.tables import Cell, Grid, laid
from indmap.words.language import Language
from indmap.words.numbers import NBSP
from indmap.words.theme import Theme

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NS = (
    f'xmlns:w="{W}" xmlns:a="{_A}" xmlns:r="{_R}" xmlns:c="{_C}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
)
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_COLOUR = re.compile(r'srgbClr val="(\w{6})"')
_TALL = 1e9  # points: the height of a table is not limited
_TWIPS, _HALVES, POINT = 20, 2, 12700


@dataclass(frozen=True)
class Ink:
    """The look of a run of text: font size in points, colour, weight."""

    size: float = SIZE
    colour: str = ""
    bold: bool = False


class Document:
    """A document being written, in one language."""

    def __init__(self, paper: Any, language: Language, look: Theme) -> None:  # noqa: ANN401 - python-docx is untyped
        self.paper, self.language, self.look = paper, language, look
        self._body = paper.element.body
        self._drawn = 0
        self._charts = 0

    def heading(self, words: str) -> None:
        """Add a part's heading."""
        self._add(f'<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{self.run(words, Ink(bold=True))}')

    def title(self, words: str) -> None:
        """Add the document's title."""
        self._add(f'<w:pPr><w:pStyle w:val="Title"/></w:pPr>{self.run(words, Ink(16.0, bold=True))}')

    def sentence(self, words: str, *, kept: bool = False) -> None:
        """Add a paragraph with an indented first line; ``kept`` keeps it on the page of what follows."""
        kept_with = "<w:keepNext/>" if kept else ""
        form = kept_with + '<w:spacing w:after="80"/><w:ind w:firstLine="709"/><w:jc w:val="both"/>'
        self._add(f"<w:pPr>{form}</w:pPr>{self.run(words, Ink())}")

    def line(self, words: str, ink: Ink, *, align: str = "left", kept: bool = False) -> None:
        """Add a line without indent; ``kept`` keeps it on the page of what follows."""
        kept_with = "<w:keepNext/>" if kept else ""
        form = f'{kept_with}<w:spacing w:before="{80 * kept}" w:after="60"/><w:jc w:val="{align}"/>'
        self._add(f"<w:pPr>{form}</w:pPr>{self.run(words, ink)}")

    def legend(self, entries: Sequence[tuple[str, Look]]) -> None:
        """Add coloured squares with their labels, in one paragraph."""
        runs = []
        for words, look in entries:
            fill, edge = look.fill.lstrip("#"), look.line.lstrip("#")
            hatch = "diagStripe" if look.is_hatched else "clear"
            shade = f'<w:shd w:val="{hatch}" w:color="{edge}" w:fill="{fill}"/>'
            border = f'<w:bdr w:val="single" w:sz="4" w:space="0" w:color="{edge}"/>'
            runs.append(f'<w:r><w:rPr>{border}{shade}</w:rPr><w:t xml:space="preserve">    </w:t></w:r>')
            runs.append(self.run(f"{NBSP}{words.replace(' ', NBSP)}    ", Ink(10.0)))  # keeps a square with its label
        self._add(f'<w:pPr><w:spacing w:after="60"/></w:pPr>{"".join(runs)}')

    def table(self, table: Grid, width: float, size: float, alt: str) -> None:
        """Add a table so many points wide; headings repeat on every page, and rows do not break across pages."""
        widths = [round(each * _TWIPS) for each in laid(table, width, _TALL, size).widths]
        rule = f'w:val="single" w:sz="4" w:space="0" w:color="{self.look.line.lstrip("#")}"'
        borders = "".join(f"<w:{side} {rule}/>" for side in ("top", "bottom", "insideH"))
        margins = "".join(f'<w:{side} w:w="80" w:type="dxa"/>' for side in ("left", "right"))
        head = (
            f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
            f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
            f'w:noVBand="1"/><w:tblDescription w:val={attribute(alt)}/></w:tblPr>'
        )
        grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        rows = [self._row(table.heads, widths, size, head=True)]
        rows += [self._row(row, widths, size, head=False) for row in table.rows]
        self._place(f"<w:tbl {_NS}>{head}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>")

    def chart(self, size: tuple[int, int], name: str, alt: str, drawn: NativeChart) -> None:
        """Add a native chart with its workbook; ``size`` is width and height in EMU."""
        self._charts += 1
        package = self.paper.part.package
        book = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{self._charts}.xlsx")
        part = Part(PackURI(f"/word/charts/chart{self._charts}.xml"), _CHART, b"", package)
        relation = part.relate_to(Part(book, _BOOK, drawn.workbook, package), f"{_R}/package")
        data = f'<c:externalData r:id="{relation}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
        part._blob = drawn.xml.replace(b"</c:chartSpace>", data.encode())
        placed = self.paper.part.relate_to(part, f"{_R}/chart")
        self._draw(size, name, alt, f'<a:graphicData uri="{_C}"><c:chart r:id="{placed}"/></a:graphicData>')

    def group(self, size: tuple[int, int], name: str, alt: str, members: Sequence[str]) -> None:
        """Add a group of shapes, whose positions are relative to its top left corner."""
        span = f'<a:off x="0" y="0"/><a:ext cx="{size[0]}" cy="{size[1]}"/>'
        inner = span.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
        uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
        graphic = (
            f'<a:graphicData uri="{uri}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>{span}{inner}</a:xfrm>'
            f"</wpg:grpSpPr>{''.join(members)}</wpg:wgp></a:graphicData>"
        )
        self._draw(size, name, alt, graphic, newer=True)

    def shape(
        self, place: str, drawn: str, name: str, alt: str, words: Sequence[str] = (), ink: Ink | None = None
    ) -> str:
        """The XML of a group's shape: ``place`` is its position and geometry, ``drawn`` its fill and line."""
        self._drawn += 1
        said = "".join(
            f'<w:p><w:pPr><w:spacing w:after="0"/><w:jc w:val="center"/></w:pPr>{self.run(each, ink or Ink())}</w:p>'
            for each in words
        )
        box = f"<wps:txbx><w:txbxContent>{said}</w:txbxContent></wps:txbx>" if said else ""
        insets = 'lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"'
        described = f" descr={attribute(alt)}" if alt else ""
        return (
            f'<wps:wsp><wps:cNvPr id="{self._drawn}" name={attribute(name)}{described}/><wps:cNvSpPr/>'
            f"<wps:spPr>{place}{drawn}</wps:spPr>{box}<wps:bodyPr {insets}/></wps:wsp>"
        )

    def run(self, words: str, ink: Ink) -> str:
        """The XML of a run of text."""
        bold = "<w:b/>" if ink.bold else ""
        colour = f'<w:color w:val="{ink.colour.lstrip("#")}"/>' if ink.colour else ""
        size = round(ink.size * _HALVES)
        sizes = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="{LANGUAGES[self.language]}"/>'
        text = " ".join(words.split("\n"))
        return f'<w:r><w:rPr>{bold}{colour}{sizes}</w:rPr><w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'

    def _row(self, row: Sequence[Cell], widths: Sequence[int], size: float, *, head: bool) -> str:
        again = "<w:tblHeader/>" if head else ""
        cells = "".join(self._cell(cell, width, size, head=head) for cell, width in zip(row, widths, strict=True))
        return f"<w:tr><w:trPr><w:cantSplit/>{again}</w:trPr>{cells}</w:tr>"

    def _cell(self, cell: Cell, width: int, size: float, *, head: bool) -> str:
        shade, colour = "", self.look.muted if head else ""
        if cell.paint and (found := _COLOUR.search(cell.paint.fill)):
            shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{found[1]}"/>'
            colour = cell.paint.ink if cell.paint.ink.startswith("#") else ""
            letters = _COLOUR.search(cell.paint.ink)
            colour = letters[1] if letters else colour
        form = f'<w:spacing w:before="20" w:after="20"/><w:jc w:val="{"right" if cell.right else "left"}"/>'
        text = self.run(cell.text, Ink(size, colour, head))
        properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{shade}<w:vAlign w:val="{"bottom" if head else "center"}"/>'
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:pPr>{form}</w:pPr>{text}</w:p></w:tc>"

    def _draw(self, size: tuple[int, int], name: str, alt: str, graphic: str, *, newer: bool = False) -> None:
        self._drawn += 1
        drawing = (
            f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{size[0]}" cy="{size[1]}"/>'
            f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{self._drawn}" name={attribute(name)} '
            f"descr={attribute(alt)}/><wp:cNvGraphicFramePr/><a:graphic>{graphic}</a:graphic></wp:inline></w:drawing>"
        )
        if newer:
            drawing = f'<mc:AlternateContent><mc:Choice Requires="wpg">{drawing}</mc:Choice></mc:AlternateContent>'
        self._add(f'<w:pPr><w:spacing w:after="60"/></w:pPr><w:r>{drawing}</w:r>')

    def _add(self, content: str) -> None:
        self._place(f"<w:p {_NS}>{content}</w:p>")

    def _place(self, xml: str) -> None:
        self._body.insert(len(self._body) - 1, parse_xml(xml))
