"""The pack for an akim: one region in six parts and an appendix."""

from dataclasses import replace

from indmap.analysis import groups, kpis
from indmap.exhibits import narrative, overview, regions, sectors, slides
from indmap.exhibits.view import View
from indmap.packs import sections
from indmap.packs.pack import Pack, Part, pack, part


def regional(view: View, region: str) -> Pack:
    """The pack of one region, with the view's other filters; its map and rank compare all regions of the view."""
    own = in_region(view, region)
    parts = (
        _figures(view, own, region),
        sections.months(own),
        _largest(own),
        part("problems", own.texts("packs.heading_problems"), (overview.to_call(own),)),
        _schedule(own),
        sections.instructions(own),
    )
    title = view.texts("packs.regional_title", region=view.label("regions", region))
    return pack(own, f"regional_{region}", title, own.cut, (*parts, sections.quality(own, parts)))


def with_projects(view: View) -> tuple[str, ...]:
    """The regions with planned projects in the view, for which there can be a pack."""
    return tuple(str(code) for code in groups.against_plan(view.facts, "region", "count", view.as_of).index)


def in_region(view: View, region: str) -> View:
    """The same view of one region alone."""
    facts = view.facts[view.facts["region"] == region]
    return replace(view, facts=facts, filters=replace(view.filters, regions=(region,)))


def _figures(view: View, own: View, region: str) -> Part:
    rate = kpis.commissioning_rate(own.facts, "count")
    table = groups.against_plan(view.facts, "region", "count", view.as_of)
    ranked = table[table["ranked"] & table["rate"].notna()]
    counts = {"done": rate.part or 0, "planned": rate.whole or 0}
    heading = own.texts("packs.heading_figures", **counts)
    if region in ranked.index and len(ranked) > 1:
        place = int((ranked["rate"] > ranked.loc[region, "rate"]).sum()) + 1
        heading = own.texts("packs.heading_figures_place", **counts, place=place, of=len(ranked))
    said = (narrative.delivery(own), narrative.promise(own))
    return part("figures", heading, (overview.figures(own), regions.outline(view, region)), said)


def _largest(own: View) -> Part:
    return part(
        "largest", own.texts("packs.heading_largest"), (sectors.delivered(own.by("cost")), slides.launched(own))
    )


def _schedule(own: View) -> Part:
    return part("schedule", sections.coming(own).heading, (slides.coming(own),))
