"""Which investor projects deserve support first, and does the answer hold when the weights move?"""

import pandas as pd

from indmap.analysis import priority
from indmap.analysis.priority import Ranking
from indmap.analysis.sweep import REACH, TOP, Sweep, sweep
from indmap.exhibits.charts import Figures, Ranges, Scatter, Span, StackedBars
from indmap.exhibits.encodings import Column, Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.narrative import Narrative
from indmap.exhibits.view import View
from indmap.exhibits.written import write
from indmap.words.codelists import codelist

LEADING = 15
"""Projects drawn by name; the table has them all."""
NUMBERED = 5
"""Points of a scatter with their rank beside them."""
MOST_POINTS = 500
"""Points drawn in a scatter; a whole large register is never sent."""


def opening(view: View) -> Narrative:
    """How many open projects could be scored, how many suffice, and which is the first."""
    found = ranking(view)
    of = len(found.points)
    if not of:
        return Narrative(view.texts("priorities.message_done"))
    if found.ranked.empty:
        return Narrative(view.texts("priorities.message_none", of=of), why_none(view, found))
    threshold, first = view.preference.threshold, found.ranked.iloc[0]
    message = view.texts(
        "priorities.message", n=len(found.ranked), of=of, threshold=threshold, passing=len(passing(view, found))
    )
    name = str(view.register.projects["name"].iloc[found.ranked.index[0]])
    return Narrative(message, view.texts("priorities.lead", name=name, score=float(first["score"])))


def figures(view: View) -> Exhibit:
    """Projects scored, those that suffice, those without data, and how steady the leading ones are."""
    found, threshold = ranking(view), view.preference.threshold
    reached = passing(view, found)
    cost = view.facts.loc[reached, "cost"].sum(min_count=1)
    worth = "" if pd.isna(cost) else view.texts("priorities.passing_worth", cost=float(cost))
    cards = [
        (view.texts("priorities.scored"), len(found.ranked), view.texts("priorities.of_open", of=len(found.points))),
        (view.texts("priorities.passing", threshold=threshold), len(reached), worth),
        (view.texts("priorities.unscored"), len(found.unranked), _most_lacking(view, found)),
    ]
    rows = [(label, write(value, Format.COUNT, view.language), context, "", "") for label, value, context in cards]
    rows.append((view.texts("priorities.steadiness", top=TOP), *_steadiness(view, found), "", ""))
    data = pd.DataFrame(rows, columns=["label", "value", "context", "delta", "direction"])
    columns = tuple(Column(name, view.texts(f"figures.{name}")) for name in ("label", "value", "context"))
    note = why_none(view, found) if found.ranked.empty else weights(view)
    return view.exhibit("priorities.figures", Figures(), data, columns, message=opening(view).message, note=note)


def contributions(view: View) -> Exhibit:
    """The leading projects with what each criterion adds to their score: why they stand where they do."""
    found = ranking(view)
    top = found.ranked.head(LEADING)
    data = named(view, top)
    series = tuple(
        Series(code, view.label("criteria", code), f"part_{place}")
        for place, code in enumerate(codelist("criteria"), start=1)
        if code in priority.active(view.preference.weights)
    )
    parts = [Column(each.column, each.label, Format.SCORE) for each in series]
    message = ""
    if len(top) >= TOP:
        sums = top[[each.column for each in series]].sum()
        message = view.texts("priorities.carried", n=len(top), criterion=view.label("criteria", str(sums.idxmax())))
    return view.exhibit(
        "priorities.contributions",
        StackedBars("name", series, Format.SCORE),
        data,
        (*_head(view), Column("score", view.texts("priorities.score"), Format.SCORE), *parts),
        message=message,
        note=why_none(view, found) or _of_shown(view, len(found.ranked), LEADING),
    )


def ranges(view: View) -> Exhibit:
    """The leading projects with the ranks that other weights would give them."""
    found = ranking(view)
    swept = sweep(found, LEADING)
    data = named(view, swept.ranks)
    spans = {name: view.texts(f"priorities.{name}", reach=REACH) for name in ("span_any", "span_near")}
    chart = Ranges(
        "name",
        Series("rank", view.texts("priorities.rank"), "highlighted"),
        (
            Span("low", "high", spans["span_any"], "context"),
            Span("near_low", "near_high", spans["span_near"], "part_2"),
        ),
        Format.COUNT,
        start=1,
    )
    ends = ("near_low", "near_high", "low", "high")
    columns = [Column(name, view.texts(f"priorities.{name}", reach=REACH), Format.COUNT) for name in ends]
    tried = view.texts("priorities.sets", near=swept.near, all=swept.all, reach=REACH)
    return view.exhibit(
        "priorities.ranges",
        chart,
        data,
        (*_head(view), *columns),
        message=_steady(view, swept),
        note=why_none(view, found) or f"{tried} {_of_shown(view, len(found.ranked), LEADING)}",
    )


def by_cost(view: View) -> Exhibit:
    """Score against cost: what suffices and costs little, what suffices and costs much."""
    found, threshold = ranking(view), view.preference.threshold
    data = named(view, found.ranked)
    costs = view.facts.loc[found.ranked.index, "cost"].to_numpy()
    data = data.assign(cost=costs, passes=data["score"] >= threshold)
    data["named"] = [str(int(rank)) if rank <= NUMBERED else None for rank in data["rank"]]
    priced = data[data["cost"] > 0]
    middle = float(priced["cost"].median()) if len(priced) else 1.0
    cheap = int((priced["passes"] & (priced["cost"] < middle)).sum())
    chart = Scatter(
        label="name",
        x="score",
        y="cost",
        x_format=Format.SCORE,
        y_format=Format.MONEY,
        highlighted="passes",
        named="named",
        x_line=threshold,
        y_line=middle,
        corners=(
            view.texts("priorities.corner_low_dear"),
            view.texts("priorities.corner_high_dear"),
            view.texts("priorities.corner_low_cheap"),
            view.texts("priorities.corner_high_cheap"),
        ),
        legend=(view.texts("priorities.above"), view.texts("priorities.below")),
    )
    columns = (*_head(view), Column("score", view.texts("priorities.score"), Format.SCORE))
    return view.exhibit(
        "priorities.by_cost",
        chart,
        priced.head(MOST_POINTS).reset_index(drop=True),
        (*columns, view.column("cost", "cost", Format.MONEY)),
        message=view.texts("priorities.cheap", n=cheap, threshold=threshold, cost=middle) if cheap else "",
        note=_of_costs(view, found, len(data) - len(priced), len(priced)),
    )


def ranking(view: View) -> Ranking:
    """The open projects of a view, ranked by its weights."""
    return priority.rank(view.register.projects, view.facts, view.preference.weights)


def passing(view: View, found: Ranking) -> pd.Index:
    """The places of the projects whose score reaches the threshold."""
    return found.ranked.index[found.ranked["score"] >= view.preference.threshold]


def named(view: View, ranked: pd.DataFrame) -> pd.DataFrame:
    """Ranked rows with the name of each project, as they stand."""
    names = view.register.projects["name"].iloc[ranked.index]
    return ranked.assign(name=names.to_numpy()).reset_index(drop=True)


def weights(view: View) -> str:
    """The weights in force, in words."""
    criteria = zip(codelist("criteria"), view.preference.weights, strict=True)
    words = [
        view.texts("priorities.weight_of", criterion=view.label("criteria", code), weight=weight)
        for code, weight in criteria
    ]
    return view.texts("priorities.weights", weights=" · ".join(words))


def why_none(view: View, found: Ranking) -> str:
    """Why nothing is ranked, and which columns would change that; empty where something is."""
    if len(found.ranked):
        return ""
    if found.points.empty:
        return view.texts("priorities.none_open")
    lacking = priority.unstated(view.register.projects, view.preference.weights)
    fields = [codelist("criteria").text(code, "field") for code in lacking]
    return view.missing(*fields) if fields else view.texts("priorities.none_whole")


def _head(view: View) -> tuple[Column, Column]:
    rank = Column("rank", view.texts("priorities.rank"), Format.COUNT)
    return rank, Column("name", view.texts("priorities.project"))


def _most_lacking(view: View, found: Ranking) -> str:
    if not len(found.unranked):
        return ""
    unknown = found.points[list(priority.active(found.weights))].isna().sum()
    if (unknown == unknown.max()).sum() > 1:
        return ""
    return view.texts("priorities.unscored_most", criterion=view.label("criteria", str(unknown.idxmax())))


def _steadiness(view: View, found: Ranking) -> tuple[str, str]:
    swept = sweep(found, TOP)
    if swept.kept_near is None or swept.kept is None:
        return write(None, Format.COUNT, view.language), view.texts("priorities.steadiness_few", top=TOP)
    kept = write(swept.kept_near, Format.COUNT, view.language)
    return kept, view.texts("priorities.steadiness_near", reach=REACH, kept=swept.kept)


def _steady(view: View, swept: Sweep) -> str:
    if swept.kept_near is None:
        return ""
    key = "steady" if swept.kept_near else "steady_none"
    return view.texts(f"priorities.{key}", reach=REACH, top=TOP, kept=swept.kept_near)


def _of_costs(view: View, found: Ranking, unpriced: int, priced: int) -> str:
    if not priced:
        return why_none(view, found) or view.missing("cost")
    parts = [view.texts("priorities.cost_apart", top=NUMBERED)]
    if unpriced:
        parts.append(view.texts("priorities.cost_unknown", n=unpriced))
    return " ".join([*parts, _of_shown(view, priced, MOST_POINTS)])


def _of_shown(view: View, ranked: int, most: int) -> str:
    """How many of the ranked are drawn, where not all are, and the weights."""
    shown = view.texts("priorities.first_shown", n=most) if ranked > most else ""
    return f"{shown} {weights(view)}".strip()
