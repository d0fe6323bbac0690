"""The frame around a drawing: title and subtitle above, provenance below."""

import re
from html import escape

from indmap.exhibits.exhibit import Exhibit
from indmap.render.labels import wrap
from indmap.render.provenance import provenance
from indmap.render.vega.parts import hatches
from indmap.words.theme import Theme

_EDGE = 24
_SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"')
_STYLES = {  # size, weight, letters that 100 pixels hold, height of a line
    "sample": (12, "bold", 12.5, 20),
    "title": (19, "bold", 7.6, 25),
    "subtitle": (13, "normal", 12.4, 22),
    "footer": (11, "normal", 15.0, 16),
}


def framed(drawing: str, exhibit: Exhibit, theme: Theme) -> str:
    """The drawing and its frame as one self-contained SVG."""
    found = _SIZE.match(drawing)
    if not found:
        raise AssertionError(drawing[:200])
    wide, high = float(found[1]), float(found[2])
    head = [("sample", exhibit.sample), ("title", exhibit.title)]
    head.append(("subtitle", exhibit.subtitle if exhibit.message else ""))
    above, top = _lines(head, wide, _EDGE - 6, theme)
    below, bottom = _lines([("footer", line) for line in provenance(exhibit)], wide, top + 14 + high + 10, theme)
    width, height = round(wide + 2 * _EDGE), round(bottom + _EDGE - 6)
    placed = drawing.replace("<svg ", f'<svg x="{_EDGE}" y="{top + 14:g}" overflow="visible" ', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" role="img" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><title>{escape(exhibit.title)}</title><desc>{escape(exhibit.alt)}</desc>'
        f"<defs>{hatches(drawing)}</defs>"
        f'<rect width="{width}" height="{height}" fill="{theme.background}"/>{above}{placed}{below}</svg>'
    )


def _lines(texts: list[tuple[str, str]], wide: float, y: float, theme: Theme) -> tuple[str, float]:
    """The SVG of lines of text from ``y`` down, and the ``y`` where they end."""
    drawn = []
    for style, text in texts:
        size, weight, dense, step = _STYLES[style]
        ink = {"title": theme.ink, "sample": theme.fills["highlighted"]}.get(style, theme.muted)
        for line in wrap(text, int(wide * dense / 100)) if text else ():
            y += step
            drawn.append(
                f'<text x="{_EDGE}" y="{y:g}" font-family="{theme.font}, sans-serif" font-size="{size}px" '
                f'font-weight="{weight}" fill="{ink}">{escape(line)}</text>'
            )
    return "".join(drawn), y
