"""The formats that files for a meeting are made in: one small table; those whose makers are here are offered."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from importlib.util import find_spec

from indmap.exhibits import projects
from indmap.exhibits.view import View
from indmap.packs.draft import INSTRUCTIONS
from indmap.packs.pack import Pack
from indmap.words.codelists import codelist
from indmap.words.language import Language

DECK = "deck"
"""The format that an organisation's own template is for."""

Maker = Callable[[View, Pack, bytes | None], bytes]


def offered() -> tuple[str, ...]:
    """The formats that can be made, in the order of display."""
    return tuple(code for code in codelist("formats") if code in _MAKERS and find_spec(f"indmap.packs.{code}"))


def made(code: str, view: View, pack: Pack, template: bytes | None) -> bytes:
    """The file of a pack of a view in a format."""
    return _MAKERS[code](view, pack, template)


def file_name(code: str, key: str, as_of: date, language: Language) -> str:
    """The name of a pack's file, made of our own words alone."""
    stem = f"indmap_{key}_{as_of.isoformat()}_{language.value}".lower().replace("-", "_")
    return f"{stem}_{code}.{codelist('formats').text(code, 'suffix')}"


def mime(code: str) -> str:
    """A format's media type."""
    return codelist("formats").text(code, "mime")


def _named(code: str) -> Callable[..., bytes]:
    """The maker of a format, imported when it is asked for: what it draws with takes long to load."""
    found: Callable[..., bytes] = getattr(import_module(f"indmap.packs.{code}"), code)
    return found


def _deck(_view: View, pack: Pack, template: bytes | None) -> bytes:
    return _named(DECK)(pack, template)


def _briefing(_view: View, pack: Pack, _template: bytes | None) -> bytes:
    return _named("briefing")(pack)


def _workbook(view: View, pack: Pack, _template: bytes | None) -> bytes:
    orders = next((part.shown[0] for part in pack.parts if part.key == INSTRUCTIONS), None)
    return _named("workbook")(view, orders)


def _pictures(_view: View, pack: Pack, _template: bytes | None) -> bytes:
    return _named("pictures")(pack.exhibits)


def _note(_view: View, pack: Pack, _template: bytes | None) -> bytes:
    return _named("note")(pack)


def _report(view: View, pack: Pack, _template: bytes | None) -> bytes:
    return _named("report")(pack, projects.table(view, view.facts))


_MAKERS: dict[str, Maker] = {
    "deck": _deck,
    "briefing": _briefing,
    "note": _note,
    "workbook": _workbook,
    "report": _report,
    "pictures": _pictures,
}
