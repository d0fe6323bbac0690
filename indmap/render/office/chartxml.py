"""A plot as chart XML (DrawingML), with elements in the order that the schema requires."""

from collections.abc import Sequence

from indmap.render.office import paint as ink
from indmap.render.office.book import SHEET, plain
from indmap.render.office.paint import INK, MUTED, NO_LINE, PAPER, Paint, escaped, letters, line, solid
from indmap.render.office.plot import At, Kind, Plot, Strip

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_CATEGORIES, _VALUES = 10001, 10002  # LibreOffice loses the labels of axes with negative or very large ids


def chart_xml(plot: Plot) -> bytes:
    """The chart part, without the relationship to its workbook."""
    text = letters(plot.language, plot.size, tag="a:defRPr")
    content = (
        f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<c:chartSpace {_NAMESPACES}>"
        f'<c:date1904 val="0"/><c:lang val="{ink.LANGUAGES[plot.language]}"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{_group(plot)}{_axes(plot)}'
        f"</c:plotArea>{_legend(plot)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr>{_letters(text)}</c:chartSpace>"
    )
    return content.encode()


def _group(plot: Plot) -> str:
    series = "".join(_series(plot, place, strip) for place, strip in enumerate(plot.strips))
    axes = f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'
    if plot.kind is Kind.LINES:
        head = '<c:grouping val="standard"/><c:varyColors val="0"/>'
        return f'<c:lineChart>{head}{series}<c:marker val="1"/>{axes}</c:lineChart>'
    if plot.kind is Kind.POINTS:
        head = '<c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        return f"<c:scatterChart>{head}{series}{axes}</c:scatterChart>"
    grouping = "stacked" if plot.stacked else "clustered"
    head = f'<c:barDir val="{plot.kind.value}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
    overlap = 100 if plot.stacked else plot.overlap
    return f'<c:barChart>{head}{series}<c:gapWidth val="{plot.gap}"/><c:overlap val="{overlap}"/>{axes}</c:barChart>'


def _series(plot: Plot, place: int, strip: Strip) -> str:
    rows = len(strip.drawn)
    column = 2 * place + 2 if plot.kind is Kind.POINTS else place + 1
    head = f'<c:idx val="{place}"/><c:order val="{place}"/><c:tx>{_words_at(column, strip.label)}</c:tx>'
    labels = _labels(plot, strip)
    values = _numbers(column, strip.drawn, plot.number)
    if plot.kind is Kind.POINTS:
        across = _numbers(column - 1, strip.across, plot.across_number or "General")
        marker = _marker(strip.paint, 8)
        drawn = f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{marker}{labels}"
        return f'<c:ser>{head}{drawn}<c:xVal>{across}</c:xVal><c:yVal>{values}</c:yVal><c:smooth val="0"/></c:ser>'
    data = f"<c:cat>{_names(plot.categories, rows)}</c:cat><c:val>{values}</c:val>"
    if plot.kind is Kind.LINES:
        marker = '<c:marker><c:symbol val="none"/></c:marker>' if strip.dash else _marker(strip.paint, 6)
        return f'<c:ser>{head}{_stroke(strip)}{marker}{labels}{data}<c:smooth val="0"/></c:ser>'
    own = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{_shape(paint)}</c:dPt>'
        for at, paint in sorted(strip.own.items())
    )
    return f'<c:ser>{head}{_shape(strip.paint)}<c:invertIfNegative val="0"/>{own}{labels}{data}</c:ser>'


def _shape(paint: Paint | None) -> str:
    if paint is None:
        return f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr>"
    if paint.hollow:
        return f"<c:spPr><a:noFill/>{line(paint.line, 1.25)}</c:spPr>"
    return f"<c:spPr>{ink.fill(paint)}{line(paint.line, 0.5)}</c:spPr>"


def _stroke(strip: Strip) -> str:
    colour = strip.paint.line if strip.paint else MUTED
    return f"<c:spPr>{line(colour, 2.25, strip.dash)}</c:spPr>"


def _marker(paint: Paint | None, size: int) -> str:
    colour = paint.fill if paint else MUTED
    drawn = f"<c:spPr>{solid(colour)}{line(PAPER, 0.75)}</c:spPr>"
    return f'<c:marker><c:symbol val="circle"/><c:size val="{size}"/>{drawn}</c:marker>'


def _labels(plot: Plot, strip: Strip) -> str:
    """The data labels of a series: its figures, or the names of its points, or none."""
    flags = "".join(
        f'<c:show{name} val="0"/>' for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    if strip.figures is None:
        return f"<c:dLbls>{flags}</c:dLbls>"
    colour = strip.paint.ink if strip.paint and strip.figures is At.CENTRE else INK
    text = letters(plot.language, plot.size, colour, tag="a:defRPr")
    named = "".join(_named(plot, at, words, strip.sides[at]) for at, words in sorted(strip.names.items()))
    bare = "".join(f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>' for at in sorted(strip.bare))
    if strip.names:
        return f"<c:dLbls>{named}{flags}</c:dLbls>"
    number = f'<c:numFmt formatCode={ink.attribute(plot.number)} sourceLinked="0"/>'
    place = f'<c:dLblPos val="{strip.figures.value}"/>'
    shown = flags.replace('<c:showVal val="0"/>', '<c:showVal val="1"/>')
    ground = solid(PAPER) if plot.overlap == 100 and len(plot.strips) > 1 else "<a:noFill/>"  # hides a plan's outline
    return f"<c:dLbls>{bare}{number}<c:spPr>{ground}{NO_LINE}</c:spPr>{_letters(text)}{place}{shown}</c:dLbls>"


def _named(plot: Plot, at: int, words: str, side: At) -> str:
    run = f"<a:r>{letters(plot.language, plot.size)}<a:t>{escaped(words)}</a:t></a:r>"
    rich = f"<c:tx><c:rich><a:bodyPr/><a:p>{run}</a:p></c:rich></c:tx>"
    shown = "".join(
        f'<c:show{name} val="{int(name == "Val")}"/>'
        for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    return f'<c:dLbl><c:idx val="{at}"/>{rich}<c:dLblPos val="{side.value}"/>{shown}</c:dLbl>'


_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'


def _axes(plot: Plot) -> str:
    """The horizontal and the value axis; with horizontal bars the categories run downwards."""
    text = _letters(letters(plot.language, plot.size, tag="a:defRPr"))
    rule = f"<c:spPr>{line(MUTED, 0.5)}</c:spPr>"
    across = _places_axis(plot, rule, text) if plot.kind is Kind.POINTS else _category_axis(plot, rule, text)
    return across + _value_axis(plot, text)


def _value_axis(plot: Plot, text: str) -> str:
    grid = f"<c:majorGridlines><c:spPr>{line(ink.RULE, 0.5)}</c:spPr></c:majorGridlines>" if plot.axis else ""
    bounds = "".join(
        f'<c:{name} val="{plain(edge)!r}"/>'
        for name, edge in (("max", plot.high), ("min", plot.low))
        if edge is not None
    )
    log = '<c:logBase val="10"/>' if plot.log else ""
    crossing = "max" if plot.kind is Kind.BARS and plot.axis else "autoZero"
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling>{log}<c:orientation val="minMax"/>{bounds}</c:scaling>'
        f'<c:delete val="{int(not plot.axis)}"/><c:axPos val="{"b" if plot.kind is Kind.BARS else "l"}"/>{grid}'
        f"{_title(plot, plot.titles[1], '-5400000')}"
        f'<c:numFmt formatCode={ink.attribute(plot.number)} sourceLinked="0"/>{_TICKS}<c:tickLblPos val="nextTo"/>'
        f"<c:spPr>{NO_LINE}</c:spPr>{text}"
        f'<c:crossAx val="{_CATEGORIES}"/><c:crosses val="{crossing}"/>'
        f'<c:crossBetween val="{"midCat" if plot.kind is Kind.POINTS else "between"}"/></c:valAx>'
    )


def _places_axis(plot: Plot, rule: str, text: str) -> str:
    """The horizontal axis of points, which has values too."""
    return (
        f'<c:valAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/>{_title(plot, plot.titles[0], "0")}'
        f'<c:numFmt formatCode={ink.attribute(plot.across_number)} sourceLinked="0"/>'
        f'{_TICKS}<c:tickLblPos val="low"/>{rule}{text}<c:crossAx val="{_VALUES}"/>'
        '<c:crosses val="min"/><c:crossBetween val="midCat"/></c:valAx>'
    )


def _category_axis(plot: Plot, rule: str, text: str) -> str:
    order, side = ("maxMin", "l") if plot.kind is Kind.BARS else ("minMax", "b")
    crosses = f'<c:crossesAt val="{plain(plot.crosses)!r}"/>' if plot.crosses else '<c:crosses val="autoZero"/>'
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>{_TICKS}'
        f'<c:tickLblPos val="low"/>{rule}{text}<c:crossAx val="{_VALUES}"/>{crosses}<c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _title(plot: Plot, words: str, turned: str) -> str:
    """The title of an axis, ``turned`` by 60,000ths of a degree; empty without a text."""
    if not words:
        return ""
    run = f"<a:r>{letters(plot.language, plot.size, MUTED)}<a:t>{escaped(words)}</a:t></a:r>"
    rich = f'<c:rich><a:bodyPr rot="{turned}" vert="horz"/><a:p>{run}</a:p></c:rich>'
    return f'<c:title><c:tx>{rich}</c:tx><c:overlay val="0"/></c:title>'


def _legend(plot: Plot) -> str:
    if not plot.legend:
        return ""
    unseen = "".join(
        f'<c:legendEntry><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
        for place, strip in enumerate(plot.strips)
        if strip.paint is None
    )
    return f'<c:legend><c:legendPos val="t"/>{unseen}<c:overlay val="0"/></c:legend>'


def _letters(properties: str) -> str:
    return f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{properties}</a:pPr><a:endParaRPr/></a:p></c:txPr>"


def _words_at(column: int, words: str) -> str:
    point = f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escaped(words)}</c:v></c:pt>'
    return f"<c:strRef><c:f>{SHEET}!${_letter(column)}$1</c:f><c:strCache>{point}</c:strCache></c:strRef>"


def _names(categories: Sequence[str], rows: int) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escaped(each)}</c:v></c:pt>' for at, each in enumerate(categories))
    cache = f'<c:strCache><c:ptCount val="{rows}"/>{points}</c:strCache>'
    return f"<c:strRef><c:f>{SHEET}!$A$2:$A${rows + 1}</c:f>{cache}</c:strRef>"


def _numbers(column: int, values: Sequence[float | None], format_: str) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{plain(value)!r}</c:v></c:pt>' for at, value in enumerate(values) if value is not None
    )
    letter = _letter(column)
    cache = (
        f"<c:numCache><c:formatCode>{escaped(format_)}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache>'
    )
    return f"<c:numRef><c:f>{SHEET}!${letter}$2:${letter}${len(values) + 1}</c:f>{cache}</c:numRef>"


def _letter(column: int) -> str:
    """The letters of a column by its index; A is 0."""
    return chr(65 + column) if column < 26 else chr(64 + column // 26) + chr(65 + column % 26)
