"""Discipline on the page of the data: made only when it is opened, since it reads every register kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from indmap.analysis import discipline, quality
from indmap.analysis.history import history
from indmap.analysis.threads import threads
from indmap.exhibits import discipline as exhibits
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.register.register import Register
from indmap.ui import cards, compare, plain
from indmap.words.regions import Division


@dataclass(frozen=True, eq=False)
class Disciplined:
    """What the analysis says of some registers, the latest of them last; ``scored`` is what the scores are by."""

    told: pd.DataFrame
    ages: pd.DataFrame
    missing: pd.DataFrame
    scores: pd.DataFrame
    scored: str


def panel(view: View) -> None:
    """Ages, who is missing, the updates and the scores with their rule."""
    box = st.expander(
        plain.escape(view.texts("discipline.title")), key="discipline", icon=":material/schedule:", on_change="rerun"
    )
    if not box.open:
        return
    with box:
        read = compare.history_of(view)
        keys = tuple((register.key, day) for day, register in read)
        with st.spinner(view.texts("changes.working")):
            found = _disciplined(keys, view.division, compare.settled(view), read)
        if len(read) == 1:
            plain.line(view.texts("discipline.one_register"))
        cards.row(view, compare.of(found.ages, exhibits.ages))
        cards.row(view, compare.of(found.missing, exhibits.not_sent), compare.of(found.told, exhibits.updates))
        cards.row(view, compare.of(found, _quality))
        cards.row(view, exhibits.rule)


def _quality(view: View, found: Disciplined) -> Exhibit:
    return exhibits.quality(view, found.scores, found.scored)


@st.cache_resource(max_entries=4, show_spinner=False)
def _disciplined(
    keys: tuple[tuple[str, date], ...],
    division: Division,
    settled: compare.Settled,
    _read: Sequence[tuple[date, Register]],
) -> Disciplined:
    editions = [compare.edition_of(day, register, division) for day, register in _read]
    told = history(editions, threads([(each.as_of, each.projects) for each in editions], settled))
    latest, register = editions[-1], _read[-1][1]
    by = "sender" if latest.projects["sender"].notna().any() else "region"
    return Disciplined(
        told=told,
        ages=discipline.ages(told, "region", keys[-1][1]),
        missing=discipline.not_sent(editions, "region"),
        scores=quality.scores(latest, register.findings, told, by),
        scored=by,
    )
