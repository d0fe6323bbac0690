"""The sidebar: language, and the cut that every page shows."""

from dataclasses import replace
from functools import partial

import streamlit as st

from indmap.analysis import filters as cuts
from indmap.analysis.filters import Filters
from indmap.analysis.kpis import MEASURES
from indmap.exhibits.view import View
from indmap.ui import state
from indmap.words.codelists import codelist
from indmap.words.language import Language
from indmap.words.regions import units


def language_switch() -> None:
    """Kazakh, Russian or English, each in its own name."""
    st.sidebar.segmented_control(
        "Тіл · Язык · Language",
        list(Language),
        format_func=lambda language: language.autonym,
        key=state.seeded("language", state.choice().language),
        required=True,
        label_visibility="collapsed",
        on_change=lambda: _take("language"),
    )


def cut(whole: View) -> None:
    """Year, region, sector, status and measure, each showing what the view's filters say."""
    texts, now = whole.texts, whole.filters
    shown = cuts.ALL_YEARS if now.year is None else str(now.year)
    years = [cuts.ALL_YEARS, *map(str, cuts.years(whole.facts))]
    st.sidebar.selectbox(
        texts("filters.year"),
        years if shown in years else [*years, shown],
        format_func=lambda code: texts("common.all_years") if code == cuts.ALL_YEARS else code,
        key=state.seeded("year", shown),
        on_change=_take_year,
    )
    for name, chosen in (("regions", now.regions), ("sectors", now.sectors), ("statuses", now.statuses)):
        st.sidebar.multiselect(
            texts(f"filters.{name}"),
            list(dict.fromkeys([*_codes(whole, name), *chosen])),
            format_func=partial(whole.label, name),
            key=state.seeded(name, list(chosen)),
            placeholder=texts(f"common.all_{name}"),
            select_all=False,
            on_change=_take_codes,
            args=(name,),
        )
    st.sidebar.segmented_control(
        texts("filters.measure"),
        list(MEASURES),
        format_func=lambda code: codelist("measures").label(code, texts.language),
        key=state.seeded("measure", state.choice().measure),
        required=True,
        on_change=lambda: _take("measure"),
    )
    if now.narrows or state.choice().year_chosen:
        st.sidebar.button(texts("filters.reset"), icon=":material/filter_alt_off:", on_click=reset, key="filters.reset")


def reset() -> None:
    """Take every filter off."""
    state.choose(filters=Filters(), year_chosen=False)


def take_off(name: str) -> None:
    """Take one filter off; the year becomes every year."""
    state.choose(filters=state.choice().filters.without(name), year_chosen=state.choice().year_chosen or name == "year")


def _codes(whole: View, name: str) -> list[str]:
    """A list's codes in the order they are offered: the division's regions, then what the register holds besides."""
    if name != "regions":
        return list(codelist(name))
    column = whole.facts["region"].cat
    present = {str(code) for code in column.categories[sorted(set(column.codes) - {-1})]}
    return [*units(whole.division), *sorted(present - set(units(whole.division)))]


def _take(name: str) -> None:
    state.choose(**{name: st.session_state[f"choose.{name}"]})


def _take_codes(name: str) -> None:
    chosen = tuple(st.session_state[f"choose.{name}"])
    state.choose(filters=replace(state.choice().filters, **{name: chosen}))  # type: ignore[arg-type]


def _take_year() -> None:
    year = st.session_state["choose.year"]
    number = None if year == cuts.ALL_YEARS else int(year)
    state.choose(filters=replace(state.choice().filters, year=number), year_chosen=True)
