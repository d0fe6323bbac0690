"""Presets: the pack of each occasion, and the instructions it proposes."""

from dataclasses import replace

from indmap.exhibits import slides
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.packs.national import national
from indmap.packs.one_page import one_page
from indmap.packs.pack import Pack
from indmap.packs.regional import in_region, regional
from indmap.words.language import Language
from indmap.words.texts import Texts

PRESETS = ("national", "regional", "one_page")
REGIONAL = "regional"
"""The preset for one region."""


def preset_pack(view: View, preset: str, region: str = "") -> Pack:
    """The pack of a preset; ``region`` is for the regional one only."""
    if preset == REGIONAL:
        return regional(view, region)
    return national(view) if preset == "national" else one_page(view)


def pack_key(preset: str, region: str = "") -> str:
    """The key of a preset's pack."""
    return f"{preset}_{region}" if region else preset


def in_language(view: View, language: Language) -> View:
    """The same view in another language."""
    return replace(view, texts=Texts(language))


def proposed(view: View, region: str = "") -> Exhibit:
    """The instructions proposed for late projects, of one region if given."""
    return slides.instructions(in_region(view, region) if region else view)
