"""A slide being written: texts, tables, charts and shapes in boxes, with names and alternative texts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.shapes.graphfrm import CT_GraphicalObjectFrame

from indmap.render.office import paint as ink
from indmap.render.office.boxes import INSET, POINT, Box, Line
from indmap.render.office.charts import NativeChart
from indmap.render.office.paint import INK, MUTED, NO_LINE, RULE, attribute, escaped, letters, solid
from indmap.render.office.tables import Cell, Laid
from indmap.words.language import Language

_NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


@dataclass(frozen=True)
class Form:
    """A shape's fill and line, its geometry (a preset's name, or XML), and the anchor and inset of its text."""

    drawn: str
    outline: str = "rect"
    anchor: str = "ctr"
    inset: int = 0


class Slide:
    """A slide being written, in one language."""

    def __init__(self, slide: Any, language: Language) -> None:  # noqa: ANN401 - python-pptx is untyped
        self.slide, self.language = slide, language
        self._tree = slide.shapes._spTree
        self._charts = 0
        self._last = max([int(each) for each in self._tree.xpath("//@id") if str(each).isdigit()], default=1)

    def text(self, box: Box, lines: Sequence[Line], *, name: str = "Text") -> None:
        """Add a box of paragraphs without line and fill."""
        self._tree.append(parse_xml(self.shape(box, name, "", Form("<a:noFill/>" + NO_LINE, anchor="t"), lines)))

    def mark(self, box: Box, drawn: str, *, name: str, lines: Sequence[Line] = ()) -> None:
        """Add a rectangle with a fill and a line."""
        self._tree.append(parse_xml(self.shape(box, name, "", Form(drawn), lines)))

    def card(self, box: Box, drawn: str, *, name: str, lines: Sequence[Line]) -> None:
        """Add a rectangle with text from its top down."""
        self._tree.append(
            parse_xml(self.shape(box, name, "", Form(drawn, anchor="t", inset=round(INSET * POINT)), lines))
        )

    def shape(self, box: Box, name: str, alt: str, form: Form, lines: Sequence[Line] = ()) -> str:
        """The XML of a shape."""
        outline = form.outline
        outline = outline if outline.startswith("<") else f'<a:prstGeom prst="{outline}"><a:avLst/></a:prstGeom>'
        paragraphs = "".join(self.paragraph(each) for each in lines) or f"<a:p>{self._end(10)}</a:p>"
        insets = "".join(f' {side}="{form.inset}"' for side in ("lIns", "tIns", "rIns", "bIns"))
        return (
            f'<p:sp {_NS}><p:nvSpPr>{self._named(name, alt)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f"<p:spPr>{_placed(box)}{outline}{form.drawn}</p:spPr>"
            f'<p:txBody><a:bodyPr wrap="square"{insets} anchor="{form.anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f"{paragraphs}</p:txBody></p:sp>"
        )

    def group(self, box: Box, name: str, alt: str, members: Sequence[str]) -> None:
        """Add a group of shapes, whose positions are those on the slide."""
        place = _placed(box).removesuffix("</a:xfrm>")
        inner = f'<a:chOff x="{box.left}" y="{box.top}"/><a:chExt cx="{box.width}" cy="{box.height}"/></a:xfrm>'
        self._tree.append(
            parse_xml(
                f"<p:grpSp {_NS}><p:nvGrpSpPr>{self._named(name, alt)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
                f"<p:grpSpPr>{place}{inner}</p:grpSpPr>{''.join(members)}</p:grpSp>"
            )
        )

    def chart(self, box: Box, name: str, alt: str, drawn: NativeChart) -> None:
        """Add a native chart with its workbook."""
        self._charts += 1
        number = f"{self.slide.part.partname.idx}{self._charts:02}"  # the library's search for a free name is slow
        package = self.slide.part.package
        book = Part(PackURI(f"/ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx"), CONTENT_TYPE.SML_SHEET, package)
        book.blob = drawn.workbook
        part = Part(PackURI(f"/ppt/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, package)
        held = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
        data = f'<c:externalData r:id="{held}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
        part.blob = drawn.xml.replace(b"</c:chartSpace>", data.encode())
        relation = self.slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
        self._last += 1
        frame = CT_GraphicalObjectFrame.new_chart_graphicFrame(
            self._last, escaped(name), relation, box.left, box.top, box.width, box.height
        )
        frame.nvGraphicFramePr.cNvPr.set("descr", alt)
        self._tree.append(frame)

    def table(self, box: Box, name: str, alt: str, laid: Laid, size: float) -> None:
        """Add a native table."""
        widths = "".join(f'<a:gridCol w="{round(width * POINT)}"/>' for width in laid.widths)
        rows = [self._row(laid.grid.heads, laid.heights[0], size, head=True)]
        rows += [
            self._row(row, height, size, head=False)
            for row, height in zip(laid.grid.rows, laid.heights[1:], strict=True)
        ]
        place = _placed(replace(box, height=round(sum(laid.heights) * POINT))).replace("a:xfrm", "p:xfrm")
        self._tree.append(
            parse_xml(
                f"<p:graphicFrame {_NS}><p:nvGraphicFramePr>{self._named(name, alt)}"
                '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
                f"</p:nvGraphicFramePr>{place}"
                '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
                f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{widths}</a:tblGrid>{"".join(rows)}</a:tbl>'
                "</a:graphicData></a:graphic></p:graphicFrame>"
            )
        )

    def paragraph(self, line: Line) -> str:
        """The XML of a paragraph."""
        after = f'<a:spcAft><a:spcPts val="{round(line.after * 100)}"/></a:spcAft>'
        run = letters(self.language, line.size, line.colour, bold=line.bold)
        text = " ".join(line.text.split("\n"))
        return f'<a:p><a:pPr algn="{line.align}">{after}</a:pPr><a:r>{run}<a:t>{escaped(text)}</a:t></a:r></a:p>'

    def _row(self, row: Sequence[Cell], height: float, size: float, *, head: bool) -> str:
        cells = "".join(self._cell(cell, size, head=head) for cell in row)
        return f'<a:tr h="{round(height * POINT)}">{cells}</a:tr>'

    def _cell(self, cell: Cell, size: float, *, head: bool) -> str:
        colour = MUTED if head else cell.paint.ink if cell.paint else INK
        text = self.paragraph(Line(cell.text, size, colour, head, "r" if cell.right else "l"))
        edges = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
        rule = f'<a:lnB w="{12700 if head else 6350}">{solid(MUTED if head else RULE)}</a:lnB>'
        filled = ink.fill(cell.paint) if cell.paint else "<a:noFill/>"
        margins = 'marL="70000" marR="70000" marT="32000" marB="32000"'
        return (
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
            f'<a:tcPr {margins} anchor="{"b" if head else "ctr"}">{edges}{rule}{filled}</a:tcPr></a:tc>'
        )

    def _named(self, name: str, alt: str) -> str:
        self._last += 1
        described = f" descr={attribute(alt)}" if alt else ""
        return f'<p:cNvPr id="{self._last}" name={attribute(name)}{described}/>'

    def _end(self, size: float) -> str:
        return f'<a:endParaRPr lang="{ink.LANGUAGES[self.language]}" sz="{round(size * 100)}"/>'

    def add(self, element: Any) -> None:  # noqa: ANN401 - python-pptx is untyped
        """Add an element copied from elsewhere, with a new id."""
        self._last += 1
        for named in element.iter("{*}cNvPr"):
            named.set("id", str(self._last))
        self._tree.append(element)


def _placed(box: Box) -> str:
    size = f'<a:ext cx="{max(box.width, 0)}" cy="{max(box.height, 0)}"/>'
    return f'<a:xfrm><a:off x="{box.left}" y="{box.top}"/>{size}</a:xfrm>'
