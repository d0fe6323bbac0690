"""The pack for a Government meeting: the country in eleven parts and an appendix."""

from indmap.exhibits.view import View
from indmap.packs import sections
from indmap.packs.pack import Pack, pack


def national(view: View) -> Pack:
    """The national pack of a view."""
    parts = (
        sections.figures(view),
        sections.year(view),
        sections.invested(view),
        sections.fulfilled(view),
        sections.by_sector(view),
        sections.launched(view),
        sections.coming(view),
        sections.late(view),
        sections.causes(view),
        sections.effect(view),
        sections.instructions(view),
    )
    title = view.texts("packs.national_title")
    return pack(view, "national", title, view.cut, (*parts, sections.quality(view, parts)))
