"""Whose data are old, who has not sent any, and how good they are, by the rule."""

import pandas as pd

from indmap.analysis.discipline import RECENT_DAYS, STALE_DAYS, changes_by_edition, last_minute
from indmap.exhibits.charts import Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.words.codelists import codelist

PARTS = ("complete", "correct", "explained", "steady", "fresh")


def ages(view: View, found: pd.DataFrame) -> Exhibit:
    """How old each region's data are, the oldest first; ``found`` as ``discipline.ages`` gives it."""
    data = pd.DataFrame(columns=["label", "days", "median_days", "ageing", "old", "projects", "last_change"])
    if len(found):
        ordered = found.sort_values(["median_days", "days"], ascending=False, kind="stable")
        data = ordered.assign(label=[view.label("regions", str(code)) for code in ordered.index]).reset_index(drop=True)
    columns = (
        view.column("label", "region"),
        Column("last_change", view.texts("discipline.last_change"), Format.DATE),
        Column("days", view.texts("discipline.days"), Format.COUNT),
        Column("median_days", view.texts("discipline.median_days"), Format.COUNT),
        Column("ageing", view.texts("discipline.older", n=STALE_DAYS[0]), Format.SHARE),
        Column("old", view.texts("discipline.older", n=STALE_DAYS[1]), Format.SHARE),
        Column("projects", view.texts("history.column_rows"), Format.COUNT),
    )
    note = view.texts("discipline.ages_rule") if len(data) else view.missing("region")
    return view.exhibit("discipline.ages", Table(), data, columns, note=note)


def not_sent(view: View, found: pd.DataFrame) -> Exhibit:
    """Regions of earlier registers that the latest has not; ``found`` as ``discipline.not_sent`` gives it."""
    labels = [view.label("regions", str(code)) for code in found.index]
    data = found.assign(label=pd.array(labels, dtype="str")).reset_index(drop=True)
    columns = (
        view.column("label", "region"),
        Column("last_as_of", view.texts("discipline.last_as_of"), Format.DATE),
        Column("projects", view.texts("history.column_rows"), Format.COUNT),
    )
    note = "" if len(data) else view.texts("discipline.all_sent")
    return view.exhibit("discipline.not_sent", Table(), data, columns, note=note)


def updates(view: View, told: pd.DataFrame) -> Exhibit:
    """How many projects each register changed: much at once before the day is the last minute."""
    data = changes_by_edition(told)
    columns = (
        Column("as_of", view.texts("history.as_of"), Format.DATE),
        Column("projects", view.texts("history.column_rows"), Format.COUNT),
        Column("changed", view.texts("discipline.changed"), Format.COUNT),
    )
    late = last_minute(told)
    note = "" if len(data) else view.texts("discipline.one_register")
    if late.value is not None and len(data) > 1:  # of one alone it would always be all
        note = view.texts("discipline.last_minute", share=late.value, days=RECENT_DAYS)
    return view.exhibit("discipline.updates", Table(), data, columns, note=note)


def quality(view: View, found: pd.DataFrame, column: str) -> Exhibit:
    """The score of each sender, or region where no sender is said; ``found`` as ``quality.scores`` gives it."""
    labels = [view.label("regions", str(code)) if column == "region" else str(code) for code in found.index]
    data = found.assign(label=pd.array(labels, dtype="str")).reset_index(drop=True)
    parts = tuple(Column(part, view.label("quality", part), Format.SHARE) for part in PARTS)
    columns = (
        view.column("label", column),
        Column("score", view.texts("discipline.score"), Format.SHARE),
        *parts,
        Column("projects", view.texts("history.column_rows"), Format.COUNT),
    )
    note = view.texts("discipline.quality_note") if len(data) else view.missing("sender", "region")
    return view.exhibit("discipline.quality", Table(), data, columns, note=note)


def rule(view: View) -> Exhibit:
    """The rule of the score: its parts, their weights, what each measures."""
    known, language = codelist("quality"), view.language.value
    data = pd.DataFrame(
        {
            "part": [view.label("quality", part) for part in known],
            "weight": [float(known.text(part, "weight")) / 100 for part in known],
            "rule": [known.text(part, f"rule_{language}") for part in known],
        }
    )
    columns = (
        Column("part", view.texts("discipline.part")),
        Column("weight", view.texts("discipline.weight"), Format.SHARE),
        Column("rule", view.texts("discipline.what")),
    )
    return view.exhibit("discipline.rule", Table(wrapped=True), data, columns)
