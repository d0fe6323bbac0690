"""The targets' inputs: official series with their sources, and what is assumed of the register's projects."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from indmap.analysis import filters as cuts
from indmap.analysis import official
from indmap.analysis.official import Aims, Assumptions, Official, Point
from indmap.exhibits.targets import BASE_YEARS
from indmap.exhibits.view import View
from indmap.ui import cache, kept, plain
from indmap.words.codelists import codelist
from indmap.words.numbers import ABSENT
from indmap.words.texts import Texts

_ASSUMED, _SAVES, _REFUSED = "targets.assumed", "targets.saves", "targets.refused"
_LONGEST_RAMP = 10
_LEAST_SHARE = 1
_NOT_STATED = 0
_WHOLE = 100


def with_aims(view: View) -> View:
    """The view with the series kept and the assumptions made, over every year: a target is of many."""
    facts = cache.facts(view.register.key, view.as_of, view.division, view.register)
    filters = view.filters.without("year")
    series = {code: official.from_record(record) for code, record in kept.entered().items()}
    assumed: Assumptions = st.session_state.get(_ASSUMED, Assumptions())
    return replace(view, facts=cuts.choose(facts, filters), filters=filters, aims=Aims(series, assumed))


def assumptions(view: View) -> None:
    """What is assumed of new plants, changed at once and for this session alone."""
    now, texts = view.aims.assumptions, view.texts
    with st.container(border=True):
        plain.line(texts("targets.assumptions"), strong=True)
        plain.line(texts("additions.rule"))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.number_input(
                texts("additions.ramp_up"),
                min_value=1,
                max_value=_LONGEST_RAMP,
                value=now.ramp_up,
                key="targets.ramp_up",
                on_change=_assume,
                width=260,
            )
            st.number_input(
                texts("additions.utilisation"),
                min_value=_LEAST_SHARE,
                max_value=_WHOLE,
                value=round(now.utilisation * _WHOLE),
                step=5,
                key="targets.utilisation",
                on_change=_assume,
                width=260,
            )


def panel(view: View) -> None:
    """The official figures of each target, to be entered and corrected."""
    with st.expander(plain.escape(view.texts("targets.panel")), key="targets.panel", icon=":material/edit:"):
        plain.line(view.texts("targets.panel_rule"))
        codes = list(codelist("targets"))
        for tab, code in zip(st.tabs([view.label("targets", code) for code in codes]), codes, strict=True):
            with tab:
                _form(view, code)
    kept.say_what_fails(view.texts)


def points(frame: pd.DataFrame, scale: float) -> tuple[tuple[Point, ...], int]:
    """The figures of a table that a person filled in, and how many of its rows are not whole; empty rows are none."""
    rows = frame.dropna(how="all")
    found = []
    for row in rows.to_dict("records"):
        source = "" if pd.isna(row["source"]) else str(row["source"]).strip()
        if pd.isna(row["year"]) or pd.isna(row["value"]) or not source:
            continue
        published = "" if pd.isna(row["published"]) else pd.Timestamp(row["published"]).date().isoformat()
        found.append(Point(int(row["year"]), float(row["value"]) * scale, source, published))
    whole = [point for point in found if official.series([point])]
    return official.series(whole), len(rows) - len(whole)


def _form(view: View, code: str) -> None:
    """One target's series; what is not whole is refused and nothing changes."""
    now, texts = view.aims.of(code), view.texts
    saves = st.session_state.get(_SAVES, 0)
    years = [_NOT_STATED, *sorted({*BASE_YEARS, *([now.base_year] if now.base_year else [])})]
    with st.form(f"targets.form.{code}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            base_year = st.selectbox(
                texts("targets.base_year"),
                years,
                index=years.index(now.base_year or _NOT_STATED),
                format_func=lambda year: str(year) if year else texts("targets.not_stated"),
                key=f"targets.base.{code}",
                width=200,
            )
            prices = st.selectbox(
                texts("targets.prices"),
                ["", *codelist("price_bases")],
                index=["", *codelist("price_bases")].index(now.prices),
                format_func=lambda each: view.label("price_bases", each) if each else texts("targets.not_stated"),
                key=f"targets.prices.{code}",
                width=240,
            )
            employed = _employed(now, code, texts)
        table = st.data_editor(
            _table(now, _scale(code)),
            num_rows="dynamic",
            hide_index=True,
            key=f"targets.table.{code}.{saves}",
            column_config=_columns(view, code),
            placeholder=ABSENT,
        )
        if st.form_submit_button(texts("targets.save"), key=f"targets.save.{code}"):
            _save(code, table, Official(base_year or None, (), prices, *employed))
    if refused := st.session_state.get(_REFUSED, {}).get(code):
        first, last = official.YEARS[0], official.YEARS[-1]
        sentence = texts("targets.incomplete", n=refused, first=first, last=last)
        st.error(plain.escape(sentence), icon=":material/error:")


def _employed(now: Official, code: str, texts: Texts) -> tuple[float | None, float | None]:
    """The number employed and the share of value added, asked for where the target is per worker."""
    if not codelist("targets").holds(code, "is_per_worker"):
        return None, None
    workers = st.number_input(
        texts("additions.workers"), min_value=1, value=int(now.workers) if now.workers else None, key="targets.workers"
    )
    share = st.number_input(
        texts("additions.value_added"),
        min_value=_LEAST_SHARE,
        max_value=_WHOLE,
        value=round(now.value_added * _WHOLE) if now.value_added else None,
        help=plain.escape(texts("targets.value_added_help")),
        key="targets.value_added",
    )
    return (float(workers) if workers else None), (share / _WHOLE if share else None)


def _table(now: Official, scale: float) -> pd.DataFrame:
    """The figures as they are entered, in the target's unit."""
    return pd.DataFrame(
        {
            "year": pd.Series([point.year for point in now.points], dtype="Int64"),
            "value": pd.Series([point.value / scale for point in now.points], dtype="float64"),
            "source": pd.Series([point.source for point in now.points], dtype="str"),
            "published": pd.to_datetime(pd.Series([point.published or None for point in now.points], dtype="object")),
        }
    )


def _columns(view: View, code: str) -> dict[str, Any]:
    """The table's columns in words; what is typed is checked once more when it is saved."""
    texts = view.texts
    unit = codelist("targets").text(code, f"unit_{view.language.value}")
    of = st.column_config
    return {
        "year": of.NumberColumn(
            texts("targets.column_year"), min_value=official.YEARS[0], max_value=official.YEARS[-1], format="%d"
        ),
        "value": of.NumberColumn(texts("targets.value_in", unit=unit), min_value=0),
        "source": of.TextColumn(texts("targets.column_source"), max_chars=200, width="large"),
        "published": of.DateColumn(texts("targets.column_published"), format="DD.MM.YYYY"),
    }


def _save(code: str, table: pd.DataFrame, about: Official) -> None:
    found, unwhole = points(table, _scale(code))
    st.session_state[_REFUSED] = {code: unwhole}
    if unwhole:
        return
    kept.enter(code, official.to_record(replace(about, points=found)))
    st.session_state[_SAVES] = st.session_state.get(_SAVES, 0) + 1
    st.rerun()


def _scale(code: str) -> float:
    return float(codelist("targets").text(code, "scale"))


def _assume() -> None:
    ramp_up, percent = st.session_state["targets.ramp_up"], st.session_state["targets.utilisation"]
    st.session_state[_ASSUMED] = Assumptions(int(ramp_up), percent / _WHOLE)
