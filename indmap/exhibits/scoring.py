"""How the criteria score, what is known of them, and the whole ranking."""

import pandas as pd

from indmap.analysis import priority
from indmap.analysis.priority import Ranking
from indmap.exhibits import priorities
from indmap.exhibits.charts import Bars, Table
from indmap.exhibits.encodings import Column, Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.words.codelists import codelist

_ANSWERS = (priority.YES, priority.NO)


def coverage(view: View) -> Exhibit:
    """How many of the open projects have data on each criterion."""
    found = priorities.ranking(view)
    codes = list(codelist("criteria")) if len(found.points) else []
    data = pd.DataFrame(
        {
            "label": [view.label("criteria", code) for code in codes],
            "known": [int(found.points[code].notna().sum()) for code in codes],
            "open": [len(found.points)] * len(codes),
            "answered": [int(found.bases[code].isin(_ANSWERS).sum()) for code in codes],
        }
    )
    open_ = Series("open", view.texts("scoring.open"), "plan")
    columns = (
        Column("label", view.texts("scoring.criterion")),
        Column("known", view.texts("scoring.known"), Format.COUNT),
        Column("answered", view.texts("scoring.answered"), Format.COUNT),
        Column("open", view.texts("scoring.open"), Format.COUNT),
    )
    note = "" if len(data) else view.texts("priorities.none_open")
    chart = Bars("label", "known", Format.COUNT, context=open_)
    return view.exhibit("scoring.coverage", chart, data, columns, message=_known(view, data), note=note)


def table(view: View) -> Exhibit:
    """Every project that is ranked: its score, what it is made of, and whether it suffices."""
    found = priorities.ranking(view)
    facts = view.facts.loc[found.ranked.index]
    data = priorities.named(view, found.ranked)
    data["position"] = facts.index
    data["region"] = [None if pd.isna(code) else view.label("regions", str(code)) for code in facts["region"]]
    data["status"] = [view.label("statuses", str(code)) for code in facts["status"]]
    data["status_code"] = facts["status"].astype("str").to_numpy()
    data["cost"] = facts["cost"].to_numpy()
    reached = data["score"] >= view.preference.threshold
    data["passes"] = [view.label("answers", priority.YES if enough else priority.NO) for enough in reached]
    data["in_words"] = _in_words(view, found)
    criteria = [Column(code, view.label("criteria", code), Format.SCORE) for code in codelist("criteria")]
    columns = (
        Column("rank", view.texts("priorities.rank"), Format.COUNT),
        Column("name", view.texts("priorities.project")),
        Column("score", view.texts("priorities.score"), Format.SCORE),
        *criteria,
        Column("passes", view.texts("scoring.passes")),
        view.column("region", "region"),
        view.column("cost", "cost", Format.MONEY),
        Column("status", view.texts("rows.status")),
        Column("in_words", view.texts("scoring.in_words")),
    )
    note = priorities.why_none(view, found) or priorities.weights(view)
    return view.exhibit("scoring.table", Table(status="status_code"), data, columns, note=note)


def unscored(view: View) -> Exhibit:
    """The open projects without a score, each with what is lacking, the dearest first."""
    found = priorities.ranking(view)
    facts = view.facts.loc[found.unranked].sort_values("cost", ascending=False, kind="stable")
    projects = view.projects(facts)
    data = pd.DataFrame(
        {
            "position": facts.index,
            "name": projects["name"].to_numpy(),
            "lacks": _lacking(view, found, facts.index),
            "region": [None if pd.isna(code) else view.label("regions", str(code)) for code in facts["region"]],
            "cost": facts["cost"].to_numpy(),
            "responsible": projects["responsible"].to_numpy(),
        }
    )
    columns = (
        Column("name", view.texts("priorities.project")),
        Column("lacks", view.texts("scoring.lacks")),
        view.column("region", "region"),
        view.column("cost", "cost", Format.MONEY),
        view.column("responsible", "responsible"),
    )
    message = view.texts("scoring.unscored", n=len(data)) if len(data) else ""
    note = "" if len(data) else view.texts("scoring.unscored_none" if len(found.points) else "priorities.none_open")
    return view.exhibit("scoring.unscored", Table(), data, columns, message=message, note=note)


def rule(view: View) -> Exhibit:
    """How each criterion scores, from which column, and what it weighs."""
    criteria = codelist("criteria")
    data = pd.DataFrame(
        {
            "criterion": [view.label("criteria", code) for code in criteria],
            "weight": list(view.preference.weights),
            "column": [view.field(criteria.text(code, "field")) for code in criteria],
            "rule": [criteria.text(code, f"rule_{view.language.value}") for code in criteria],
        }
    )
    columns = (
        Column("criterion", view.texts("scoring.criterion")),
        Column("weight", view.texts("scoring.weight"), Format.COUNT),
        Column("column", view.texts("scoring.column")),
        Column("rule", view.texts("scoring.how")),
    )
    return view.exhibit("scoring.rule", Table(wrapped=True), data, columns, message=view.texts("scoring.rule"))


def _known(view: View, data: pd.DataFrame) -> str:
    if data.empty:
        return ""
    place = int(data["known"].to_numpy().argmin())
    known, of = int(data["known"].iloc[place]), int(data["open"].iloc[place])
    if known == of:
        return view.texts("scoring.coverage_whole")
    if (data["known"] == known).sum() > 1:
        return ""
    return view.texts("scoring.coverage", criterion=data["label"].iloc[place], n=of - known, of=of)


def _in_words(view: View, found: Ranking) -> list[str | None]:
    """Which criteria of each ranked project rest on a bare yes or no."""
    told: list[list[str]] = [[] for _ in found.ranked.index]
    for code in priority.active(found.weights):
        for place, basis in enumerate(found.bases.loc[found.ranked.index, code]):
            if basis in _ANSWERS:
                answer = view.label("answers", basis)
                told[place].append(
                    view.texts("scoring.in_words_of", criterion=view.label("criteria", code), answer=answer)
                )
    return ["; ".join(each) or None for each in told]


def _lacking(view: View, found: Ranking, places: pd.Index) -> list[str]:
    """What each project lacks, and where it is there but cannot be a share."""
    told: list[list[str]] = [[] for _ in places]
    for code in priority.active(found.weights):
        label = view.label("criteria", code)
        outside = view.texts("scoring.outside", criterion=label)
        for place, basis in enumerate(found.bases.loc[places, code]):
            if basis == priority.ABSENT:
                told[place].append(label)
            elif basis == priority.OUT_OF_RANGE:
                told[place].append(outside)
    return ["; ".join(each) for each in told]
