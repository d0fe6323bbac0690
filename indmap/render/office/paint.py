"""Colours, fills, lines and letters as DrawingML.

What belongs to a house style (text, rules, the plan, the fact, the forecast) is named after the theme of the file, so
that another template dresses it anew. What carries a meaning of its own (a status, a class of values) keeps its colour.
"""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from indmap.render.looks import Look, look
from indmap.words.language import Language
from indmap.words.theme import Theme

LANGUAGES = {Language.KK: "kk-KZ", Language.RU: "ru-RU", Language.EN: "en-GB"}
"""Tags of the languages, without which PowerPoint underlines every word."""

THEMED = {
    "actual": "accent1",
    "highlighted": "accent2",
    "part_1": "accent3",
    "part_2": "accent4",
    "forecast": "accent5",
    "context": "accent6",
    "plan": "bg1",
}
"""Roles whose fill is a colour of the file's theme."""

_HATCHES = {"/": "wdUpDiag", "x": "diagCross", ".": "pct20", "-": "narHorz"}
_ILLEGAL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])


@dataclass(frozen=True)
class Paint:
    """How a mark is drawn: fill and line as colours in XML, letters on it, the hatch over the fill and its colour."""

    fill: str
    line: str
    ink: str
    hatch: str = ""
    hollow: bool = False
    over: str = ""


def scheme(name: str) -> str:
    """A colour of the file's theme."""
    return f'<a:schemeClr val="{name}"/>'


def rgb(colour: str) -> str:
    """A colour that means something by itself."""
    return f'<a:srgbClr val="{colour.lstrip("#")}"/>'


def shaded(name: str, share: int) -> str:
    """A colour of the file's theme, darker."""
    return f'<a:schemeClr val="{name}"><a:lumMod val="{share * 1000}"/></a:schemeClr>'


INK, PAPER, MUTED = (scheme(name) for name in ("tx1", "bg1", "tx2"))
RULE, CARD = shaded("bg1", 85), shaded("bg1", 95)


def role_paint(role: str, theme: Theme) -> Paint:
    """The paint of a role or a status code."""
    seen = look(role, theme)
    painted = look_paint(seen)
    if role not in THEMED:
        return painted
    fill = scheme(THEMED[role])
    return Paint(fill, MUTED if seen.is_hollow else fill, painted.ink, painted.hatch, painted.hollow)


def look_paint(seen: Look) -> Paint:
    """The paint of a look that means something."""
    over = rgb(seen.line) if seen.is_bounded else PAPER
    return Paint(rgb(seen.fill), rgb(seen.line), rgb(seen.ink), _HATCHES.get(seen.hatch, ""), seen.is_hollow, over)


def fill(paint: Paint) -> str:
    """The fill of a mark."""
    if paint.hatch:
        over = paint.over or PAPER
        return f'<a:pattFill prst="{paint.hatch}"><a:fgClr>{over}</a:fgClr><a:bgClr>{paint.fill}</a:bgClr></a:pattFill>'
    return solid(paint.fill)


def solid(colour: str) -> str:
    """One colour all over."""
    return f"<a:solidFill>{colour}</a:solidFill>"


def line(colour: str, width: float = 0.75, dash: str = "") -> str:
    """A line of so many points."""
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{round(width * 12700)}">{solid(colour)}{dashed}</a:ln>'


NO_LINE = "<a:ln><a:noFill/></a:ln>"


def letters(
    language: Language, size: float, colour: str = INK, *, bold: bool = False, tag: str = "a:rPr", more: str = ""
) -> str:
    """Properties of a run of text, its language among them."""
    return f'<{tag} lang="{LANGUAGES[language]}" sz="{round(size * 100)}" b="{int(bold)}">{solid(colour)}{more}</{tag}>'


def escaped(text: object) -> str:
    """A text as XML holds it: nothing in it is markup, and what XML cannot hold is left out."""
    return str(text).translate(_ILLEGAL).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: object) -> str:
    """A text as the value of an attribute, in its quotes."""
    return quoteattr(str(text).translate(_ILLEGAL))
