"""Which akim is behind plan, in count, money and jobs?"""

import math

import pandas as pd

from indmap.analysis import groups, kpis
from indmap.exhibits import narrative, rows
from indmap.exhibits.charts import DivergingBars, Figures, RegionMap, Table, TileMap
from indmap.exhibits.encodings import Classes, Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.narrative import Narrative
from indmap.exhibits.view import View
from indmap.exhibits.written import write
from indmap.words.codelists import codelist
from indmap.words.numbers import ABSENT
from indmap.words.regions import region_label, units

EDGES = (-0.20, -0.05, 0.05, 0.20)
"""Edges of the five classes of the gap to plan, as fractions of the year's plan."""


def opening(view: View) -> Narrative:
    """How many regions meet the plan to date, one alone by its gap; how many projects are in, where none is ranked."""
    ranked = _ranked(view)
    if ranked.empty:
        return Narrative(narrative.delivery(view))
    lead = view.texts("regions.rule", day=view.as_of, least=groups.UNRANKED_BELOW)
    if len(ranked) == 1:
        told = view.texts("region.gap_to_plan", gap=float(ranked["gap"].iloc[0]), day=view.as_of)
        region = view.label("regions", str(ranked.index[0]))
        return Narrative(view.texts("region.message", region=region, told=told), lead)
    good = int((ranked["gap"] >= 0).sum())
    return Narrative(view.texts("regions.message", n=good, m=len(ranked)), lead)


def figures(view: View) -> Exhibit:
    """Regions at or above plan, the largest gap, and the share of the measure that needs attention."""
    ranked, watched = _ranked(view), kpis.attention(view.facts, view.measure)
    cards = []
    if ranked.empty:
        cards.append((view.texts("regions.at_plan"), ABSENT, _why_unranked(view), "", ""))
    else:
        good = int((ranked["gap"] >= 0).sum())
        cards.append((view.texts("regions.at_plan"), f"{good} / {len(ranked)}", view.texts("regions.ranked"), "", ""))
        worst, gap = str(ranked["gap"].idxmin()), float(ranked["gap"].min())
        if gap < 0:
            gap_words = write(gap, Format.POINTS, view.language)
            cards.append((view.texts("regions.largest_gap"), gap_words, view.label("regions", worst), "", ""))
    if watched.value is not None and not view.lacking("planned_date"):
        context = view.texts(f"regions.attention_{view.measure}", n=watched.part)
        cards.append(
            (view.texts("regions.attention"), write(watched.value, Format.SHARE, view.language), context, "", "")
        )
    data = pd.DataFrame(cards, columns=["label", "value", "context", "delta", "direction"])
    columns = tuple(Column(name, view.texts(f"figures.{name}")) for name in ("label", "value", "context"))
    return view.exhibit("regions.figures", Figures(), data, columns, message=opening(view).message)


def tiles(view: View) -> Exhibit:
    """The regions as equal tiles, filled by the gap to plan."""
    data = _units(view)
    regions = codelist("regions")
    data["tile_row"] = [int(regions.text(code, "tile_row")) for code in data["code"]]
    data["tile_col"] = [int(regions.text(code, "tile_col")) for code in data["code"]]
    data["short"] = [region_label(code, view.language, view.as_of, "tile") for code in data["code"]]
    chart = TileMap("code", "label", "gap", Format.POINTS, _classes(view))
    return _map(view, "regions.tiles", chart, data)


def outline(view: View, region: str = "") -> Exhibit:
    """The regions on the map, filled by the gap to plan, one of them outlined where it is named."""
    data = _units(view)
    data["short"] = [region_label(code, view.language, view.as_of, "short") for code in data["code"]]
    chart = RegionMap("code", "label", "gap", Format.POINTS, view.division, _classes(view), region)
    return _map(view, "regions.outline", chart, data)


def gaps(view: View) -> Exhibit:
    """Each ranked region's distance from the plan to date, the furthest behind on top."""
    ranked = _ranked(view).sort_values("gap", kind="stable")
    data = rows.labelled(view, ranked[["gap", "rate", "projects"]], "regions")
    columns = (
        view.column("label", "region"),
        Column("gap", view.texts("regions.gap"), Format.POINTS),
        Column("rate", view.texts("regions.rate"), Format.SHARE),
        Column("projects", view.texts("regions.projects"), Format.COUNT),
    )
    unranked = len(groups.against_plan(view.facts, "region", "count", view.as_of)) - len(ranked)
    note = view.texts("regions.unranked", n=unranked, least=groups.UNRANKED_BELOW) if unranked and len(ranked) else ""
    return view.exhibit(
        "regions.gaps",
        DivergingBars("label", "gap", Format.POINTS),
        data,
        columns,
        message=_behind(view, ranked),
        note=note if len(ranked) else _why_unranked(view),
    )


def comparison(view: View) -> Exhibit:
    """Every region in figures: projects, commissioned, and the three rates side by side."""
    tables = {measure: groups.against_plan(view.facts, "region", measure, view.as_of) for measure in kpis.MEASURES}
    count = tables["count"]
    frame = pd.DataFrame({"projects": count["projects"], "commissioned": count["commissioned"]})
    for measure, table in tables.items():
        frame[f"rate_{measure}"] = table["rate"]
    frame["cost"], frame["jobs"] = tables["cost"]["plan"], tables["jobs"]["plan"]
    frame["watched"] = count["attention"]
    both = view.facts[view.facts["cost"].notna() & view.facts["jobs"].notna()]
    money, jobs = (groups.against_plan(both, "region", name, view.as_of)["plan"] for name in ("cost", "jobs"))
    frame["per_job"] = money / jobs.where(jobs > 0)
    frame["jobs_per_bn"] = jobs / (money.where(money > 0) / 1e9)
    data = rows.labelled(view, rows.ordered(frame, frame["projects"], frame["cost"]), "regions")
    columns = (
        view.column("label", "region"),
        *(
            Column(name, view.texts(f"regions.{name}"), Format.COUNT)
            for name in ("projects", "commissioned", "watched")
        ),
        *(Column(f"rate_{name}", view.texts(f"regions.rate_{name}"), Format.SHARE) for name in kpis.MEASURES),
        view.column("cost", "cost", Format.MONEY),
        view.column("jobs", "jobs", Format.COUNT),
        Column("per_job", view.texts("regions.per_job"), Format.MONEY),
        Column("jobs_per_bn", view.texts("regions.jobs_per_bn"), Format.SCORE),
    )
    return view.exhibit(
        "regions.comparison",
        Table(),
        data,
        columns,
        note=rows.unplaced(view, "region") if len(data) else view.missing("region", view.measure),
    )


def _ranked(view: View) -> pd.DataFrame:
    table = groups.against_plan(view.facts, "region", view.measure, view.as_of)
    return table[table["ranked"] & table["gap"].notna() & table.index.isin(units(view.division))]


def _why_unranked(view: View) -> str:
    """Which column would give the gaps to plan; where all are there, that no region has projects enough."""
    names = ("region", "planned_date", view.measure)
    few = view.texts("regions.none_ranked", least=groups.UNRANKED_BELOW)
    return view.missing(*names) if view.lacking(*names) else few


def _units(view: View) -> pd.DataFrame:
    """One row a unit of the division, with or without projects."""
    table = groups.against_plan(view.facts, "region", view.measure, view.as_of)
    whole = table.reindex(list(units(view.division)))[["gap", "rate", "plan", "commissioned", "projects"]]
    whole["projects"] = whole["projects"].fillna(0)
    whole["gap"] = whole["gap"].where(whole["projects"] >= groups.UNRANKED_BELOW)  # what is not ranked is not coloured
    return rows.labelled(view, whole, "regions")


def _map(view: View, key: str, chart: TileMap | RegionMap, data: pd.DataFrame) -> Exhibit:
    columns = (
        view.column("label", "region"),
        Column("projects", view.texts("regions.projects"), Format.COUNT),
        Column("plan", view.texts("regions.plan"), view.format),
        Column("commissioned", view.texts("regions.done"), view.format),
        Column("rate", view.texts("regions.rate"), Format.SHARE),
        Column("gap", view.texts("regions.gap"), Format.POINTS),
    )
    wide = [code for code in view.facts["region"].dropna().unique() if code not in units(view.division)]
    apart = int(view.facts["region"].isin(wide).sum())
    notes = [view.texts("regions.apart", n=apart) if apart else "", rows.unplaced(view, "region")]
    known = data["gap"].notna().any()
    return view.exhibit(
        key,
        chart,
        data.iloc[:0] if view.lacking("region") else data,  # else it would seem that no region has projects
        columns,
        message=_spread(view, _ranked(view)),
        note=" ".join(note for note in notes if note) if known else _why_unranked(view),
    )


def _spread(view: View, ranked: pd.DataFrame) -> str:
    """How many regions lie in the classes behind, on and ahead of plan."""
    if len(ranked) < 2:
        return ""
    gaps = ranked["gap"].round(9)
    behind, ahead = int((gaps <= EDGES[1]).sum()), int((gaps > EDGES[2]).sum())
    return view.texts("regions.spread", behind=behind, ahead=ahead, at_plan=len(ranked) - behind - ahead)


def _behind(view: View, ranked: pd.DataFrame) -> str:
    if len(ranked) < 2 or not (gap := float(ranked["gap"].iloc[0])) < 0 or math.isnan(gap):
        return ""
    return view.texts("regions.furthest_behind", region=view.label("regions", str(ranked.index[0])), gap=gap)


def _classes(view: View) -> Classes:
    words = [view.texts(f"regions.class_{place}") for place in range(len(EDGES) + 1)]
    return Classes(EDGES, tuple(words), diverging=True, absent=view.texts("regions.class_absent"))
