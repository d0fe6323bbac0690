"""Colours, fills, lines and text properties as DrawingML.

Colours of a house style (text, rules, plan, actual, forecast) refer to the file's theme, so that another template
changes them. Colours with a meaning of their own (a status, a class of values) are fixed.
"""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from indmap.render.looks import Look, look
from indmap.words.language import Language
from indmap.words.theme import Theme

LANGUAGES = {Language.KK: "kk-KZ", Language.RU: "ru-RU", Language.EN: "en-GB"}
"""Language tags, without which PowerPoint marks every word as misspelt."""

THEMED = {
    "actual": "accent1",
    "highlighted": "accent2",
    "part_1": "accent3",
    "part_2": "accent4",
    "forecast": "accent5",
    "context": "accent6",
    "plan": "bg1",
}
"""Roles whose fill is a colour of the file's theme, by its slot."""

_HATCHES = {"/": "wdUpDiag", "x": "diagCross", ".": "pct20", "-": "narHorz"}
_ILLEGAL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])


@dataclass(frozen=True)
class Paint:
    """The paint of a mark: the colours of fill, line and text in XML, and the hatch with its colour, ``over``."""

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
    """A fixed colour."""
    return f'<a:srgbClr val="{colour.lstrip("#")}"/>'


def shaded(name: str, share: int) -> str:
    """A colour of the file's theme, darkened to a percentage of its luminance."""
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
    """The paint of a look, in fixed colours."""
    over = rgb(seen.line) if seen.is_bounded else PAPER
    return Paint(rgb(seen.fill), rgb(seen.line), rgb(seen.ink), _HATCHES.get(seen.hatch, ""), seen.is_hollow, over)


def fill(paint: Paint) -> str:
    """The fill of a mark in XML."""
    if paint.hatch:
        over = paint.over or PAPER
        return f'<a:pattFill prst="{paint.hatch}"><a:fgClr>{over}</a:fgClr><a:bgClr>{paint.fill}</a:bgClr></a:pattFill>'
    return solid(paint.fill)


def solid(colour: str) -> str:
    """A solid fill in XML."""
    return f"<a:solidFill>{colour}</a:solidFill>"


def line(colour: str, width: float = 0.75, dash: str = "") -> str:
    """A line of so many points in XML."""
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{round(width * 12700)}">{solid(colour)}{dashed}</a:ln>'


NO_LINE = "<a:ln><a:noFill/></a:ln>"


def letters(
    language: Language, size: float, colour: str = INK, *, bold: bool = False, tag: str = "a:rPr", more: str = ""
) -> str:
    """The properties of a run of text in XML, language included."""
    return f'<{tag} lang="{LANGUAGES[language]}" sz="{round(size * 100)}" b="{int(bold)}">{solid(colour)}{more}</{tag}>'


def escaped(text: object) -> str:
    """A text escaped for XML, without characters that XML does not allow."""
    return str(text).translate(_ILLEGAL).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: object) -> str:
    """A text as a quoted XML attribute value."""
    return quoteattr(str(text).translate(_ILLEGAL))
