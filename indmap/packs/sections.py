"""The parts that packs are made of: one question each, with its exhibits under a heading."""

from indmap.analysis import groups, kpis, lateness
from indmap.analysis.facts import Facts
from indmap.exhibits import data, method, narrative, outlook, overview, regions, sectors, slides
from indmap.exhibits import effect as effects
from indmap.exhibits.view import View
from indmap.packs.pack import QUALITY, Part, part


def figures(view: View) -> Part:
    """How much of the plan is commissioned."""
    rate = kpis.commissioning_rate(view.facts, "count")
    heading = view.texts("packs.heading_figures", done=rate.part or 0, planned=rate.whole or 0)
    money = kpis.commissioning_rate(view.facts, "cost")
    said = (narrative.delivery(view), narrative.promise(view))
    return part("figures", _worth(view, heading, money.part), (overview.figures(view),), said)


def year(view: View) -> Part:
    """Plan and actuals of the year, cumulative by month."""
    return part("year", view.texts("packs.heading_year", year=view.year), (outlook.cumulative(view),))


def months(view: View) -> Part:
    """Plan, actuals and forecast by month."""
    return part("months", view.texts("packs.heading_months", year=view.year), (overview.by_month(view),))


def invested(view: View) -> Part:
    """Where the money goes."""
    table = groups.against_plan(view.facts, "region", "cost", view.as_of)["plan"].dropna()
    leader = view.label("regions", str(table.idxmax())) if len(table) > 1 else ""
    heading = (
        view.texts("packs.heading_invested_leader", region=leader) if leader else view.texts("packs.heading_invested")
    )
    return part("invested", heading, (slides.invested(view),))


def fulfilled(view: View) -> Part:
    """Which regions are behind."""
    gaps = regions.gaps(view)
    behind = int((gaps.data["gap"] < 0).sum()) if len(gaps.data) else 0
    return part("fulfilled", view.texts("packs.heading_fulfilled", n=behind), (slides.fulfilled(view), gaps))


def by_sector(view: View) -> Part:
    """The sectors' shares of the plan."""
    carried = sectors.delivered(view.by("cost"))
    return part("sectors", view.texts("packs.heading_sectors"), (slides.sectors(view), carried))


def launched(view: View) -> Part:
    """The largest commissioned projects."""
    return part("launched", view.texts("packs.heading_launched"), (slides.launched(view),))


def coming(view: View) -> Part:
    """The projects still to come this year."""
    heading = _counted(view, "packs.heading_coming", lateness.coming(view.facts, view.outlook, view.as_of, view.year))
    return part("coming", heading, (slides.coming_by_month(view), slides.coming(view)))


def late(view: View) -> Part:
    """The projects behind their programme date."""
    heading = _counted(view, "packs.heading_late", lateness.late(view.facts, view.as_of))
    return part("late", heading, (slides.late(view),))


def causes(view: View) -> Part:
    """Reasons for delays, and responsible bodies."""
    return part("causes", view.texts("packs.heading_causes"), (slides.causes(view), slides.answering(view)))


def effect(view: View) -> Part:
    """What a job costs."""
    return part("effect", view.texts("packs.heading_effect"), (effects.by_region(view), sectors.per_job(view)))


def instructions(view: View) -> Part:
    """The proposed instructions."""
    return part("instructions", view.texts("packs.heading_instructions"), (slides.instructions(view),))


def quality(view: View, others: tuple[Part, ...]) -> Part:
    """The appendix: data quality, the rule of statuses, and which of the other parts are left out."""
    opening = data.opening(view)
    n = len(view.register.findings)
    said = [opening.message, view.texts("packs.findings", n=n) if n else opening.lead]
    said += [view.texts("packs.left_out", heading=each.heading, reason=each.reason) for each in others if each.is_empty]
    shown = (data.kinds_of_findings(view), method.status_rule(view))
    return part(QUALITY, view.texts("packs.heading_quality"), shown, tuple(said))


def _counted(view: View, key: str, found: Facts) -> str:
    cost = float(found["cost"].sum()) if found["cost"].notna().any() else None
    return _worth(view, view.texts(key, n=len(found)), cost)


def _worth(view: View, heading: str, cost: float | None) -> str:
    return view.texts("packs.worth", heading=heading, cost=cost) if cost else heading
