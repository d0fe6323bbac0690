"""Presentations opened again: what stands on their slides, charts beside the workbooks behind them."""

import io
import zipfile

from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Emu

from indmap.exhibits.encodings import Format
from indmap.render.office.measure import lines, pieces, width

HEIGHT = 1.17
"""Of a line of the shipped letters, by their size."""
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def opened(content: bytes):
    return Presentation(io.BytesIO(content))


def shapes(slide):
    """Every shape of a slide, those inside groups too."""
    for shape in slide.shapes:
        yield shape
        if shape.shape_type == 6:
            yield from shape.shapes


def texts(slide) -> str:
    found = []
    for shape in shapes(slide):
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if getattr(shape, "has_table", False) and shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


def charts(presentation):
    return [shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart]


def plotted(chart) -> list[tuple]:
    """The figures of each series; of points, whose series share a column between them, all as one."""
    parts = [tuple(series.values) for series in chart.plots[0].series]
    if next(chart._chartSpace.iter(f"{C}scatterChart"), None) is None:
        return parts
    return [tuple(next(each for each in point if each is not None) for point in zip(*parts, strict=True))]


def drawable(exhibit) -> list[tuple]:
    """An exhibit's columns of figures as a chart has them: a difference of shares in points, what is absent as None."""
    by = 100 if getattr(exhibit.chart, "format", None) is Format.POINTS else 1
    return [
        tuple(None if value != value else round(float(value) * by, 6) for value in exhibit.data[name])
        for name in exhibit.data.select_dtypes(["integer", "floating"])
    ]


def cached(chart) -> dict[str, list]:
    """The cells that a chart's XML says its workbook holds, by reference."""
    found = {}
    for ref in chart._chartSpace.iter(f"{C}strRef", f"{C}numRef"):
        kind = float if ref.tag.endswith("numRef") else str
        size = int(next(ref.iter(f"{C}ptCount")).get("val"))
        cells = [None] * size
        for point in ref.iter(f"{C}pt"):
            cells[int(point.get("idx"))] = kind(next(point.iter(f"{C}v")).text or "")
        found[next(ref.iter(f"{C}f")).text] = cells
    return found


def in_workbook(chart) -> dict[str, list]:
    """The same cells as the embedded workbook holds them."""
    book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    found = {}
    for reference in cached(chart):
        sheet, _, cells = reference.partition("!")
        area = book[sheet][cells.replace("$", "")]
        rows = area if isinstance(area, tuple) else ((area,),)
        found[reference] = [cell.value for row in rows for cell in row]
    return found


def off_slide(presentation) -> list[str]:
    """Names of shapes that stand out of their slide."""
    width, height = presentation.slide_width, presentation.slide_height
    found = []
    for number, slide in enumerate(presentation.slides, 1):
        for shape in slide.shapes:
            right, bottom = (shape.left or 0) + (shape.width or 0), (shape.top or 0) + (shape.height or 0)
            if (shape.left or 0) < 0 or (shape.top or 0) < 0 or right > width + Emu(2) or bottom > height + Emu(2):
                found.append(f"{number}: {shape.name} to {right / width:.2f}, {bottom / height:.2f}")
    return found


def solid(slide):
    """What stands on a slide besides its title, its footer and its number."""
    return [each for each in slide.shapes if not each.is_placeholder and not each.name.startswith("Footer")]


def overlapping(presentation) -> list[str]:
    """Pairs of tables, charts and maps on one slide that cover each other."""
    found = []
    for number, slide in enumerate(presentation.slides, 1):
        there = solid(slide)
        for place, one in enumerate(there):
            for other in there[place + 1 :]:
                across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
                down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
                if across > 12700 and down > 12700:
                    found.append(f"{number}: {one.name} over {other.name}")
    return found


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def overfull(presentation) -> list[str]:
    """Boxes, titles and cells whose words take more room in the shipped letters than they have."""
    found = []
    for number, slide in enumerate(presentation.slides, 1):
        for shape in shapes(slide):
            if shape.has_text_frame and shape.text_frame.text:
                found += [f"{number}: {shape.name} by {over:.1f}" for over in [_over(shape)] if over > 0.5]
            if getattr(shape, "has_table", False) and shape.has_table:
                found += [f"{number}: {shape.name}: {cell}" for cell in _overfull_cells(shape.table)]
    return found


def torn(presentation) -> list[str]:
    """Words of tables that go on in the next line."""
    found = []
    for number, slide in enumerate(presentation.slides, 1):
        for table in (shape.table for shape in slide.shapes if shape.has_table):
            for _, cell, room, size, bold in _cells(table):
                found += [f"{number}: {word}" for word in pieces(cell.text) if width(word, size, bold=bold) > room]
    return found


def _over(shape) -> float:
    """The points that a shape's words go beyond it."""
    frame = shape.text_frame
    sides = (frame.margin_left + frame.margin_right) / 12700
    ends = (frame.margin_top + frame.margin_bottom) / 12700
    room, high = shape.width / 12700 - sides, shape.height / 12700 - ends
    needed = after = 0.0
    for paragraph in frame.paragraphs:
        if not paragraph.runs:  # the slide's number is a field
            continue
        run = paragraph.runs[0]
        size = run.font.size.pt if run.font.size else 24.0  # a title that our template dresses
        bold = shape.is_placeholder or bool(run.font.bold)
        after = paragraph.space_after.pt if paragraph.space_after is not None else 0.0
        needed += lines(paragraph.text, room, size, bold=bold) * size * HEIGHT + after
    return needed - after - high


def _overfull_cells(table) -> list[str]:
    return [
        cell.text
        for row, cell, room, size, bold in _cells(table)
        if lines(cell.text, room, size, bold=bold) * size * HEIGHT + (cell.margin_top + cell.margin_bottom) / 12700
        > row.height / 12700 + 0.1
    ]


def _cells(table):
    """Every cell with its row, the points across that it has for words, and the size and weight of its letters."""
    for row in table.rows:
        for cell, column in zip(row.cells, table.columns, strict=True):
            font = cell.text_frame.paragraphs[0].runs[0].font
            room = (column.width - cell.margin_left - cell.margin_right) / 12700
            yield row, cell, room, font.size.pt, bool(font.bold)
