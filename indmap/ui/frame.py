"""The frame of every page: navigation, the view in force, headline, provenance."""

from dataclasses import replace

import streamlit as st

from indmap import __version__
from indmap.analysis import filters as cuts
from indmap.analysis.facts import Facts
from indmap.analysis.filters import Filters
from indmap.exhibits.narrative import Narrative
from indmap.exhibits.view import View
from indmap.ui import cache, downloads, filters, forms, history, plain, state, vintage
from indmap.words.regions import division_at
from indmap.words.texts import Texts

LEAST_SHARE = 0.1
"""The share of a register that the year of its date must hold, for the pages to open on that year."""

PAGES = {
    "monitor": {
        "overview": "speed",
        "this_year": "event_upcoming",
        "changes": "compare_arrows",
        "regions": "map",
        "region": "location_city",
        "sectors": "factory",
    },
    "decide": {
        "projects": "list_alt",
        "priorities": "balance",
        "targets": "flag",
        "what_if": "science",
        "instructions": "assignment",
        "meeting": "co_present",
    },
    "data": {"data": "upload_file", "method": "menu_book"},
}
"""The navigation's groups, each with its pages and their icons; a page's title is in its own texts."""

FIRST = "overview"
"""The page of the bare address."""


def run() -> None:
    """Draw the navigation and run the page asked for; all that ``app.py`` does."""
    st.session_state["framed"] = True
    texts = Texts(state.choice().language)
    st.set_page_config(page_icon="🏭", layout="wide")  # first: a page's own icon would be asked of the network
    pages = {
        texts(f"navigation.{group}"): [_page(name, icon, texts) for name, icon in members.items()]
        for group, members in PAGES.items()
    }
    pages[texts("navigation.monitor")].append(_page(FIRST, PAGES["monitor"][FIRST], texts, typed=True))
    page = st.navigation(pages, position="top")
    st.set_page_config(page_title=f"{page.title} · {texts('app.title')}")
    wanted = st.session_state.pop("wanted", None)
    if wanted:
        st.switch_page(f"pages/{wanted}.py")
    cache.settle()
    page.run()
    downloads.warm()


def titles(texts: Texts) -> dict[str, tuple[str, str]]:
    """The words of each page in the navigation: its group's and its own."""
    return {
        name: (texts(f"navigation.{group}"), texts(f"{name}.title"))
        for group, members in PAGES.items()
        for name in members
    }


def _page(name: str, icon: str, texts: Texts, *, typed: bool = False) -> st.Page:
    """A page at its address; the first has the bare one, and its name where a person typed that."""
    is_first = name == FIRST and not typed
    return st.Page(
        f"pages/{name}.py",
        title=texts(f"{name}.title"),
        icon=f":material/{icon}:",
        url_path="" if is_first else name,
        default=is_first,
        visibility="hidden" if typed else "visible",
    )


def open_page(name: str, *, with_cut: bool = True) -> View:
    """The view of a page; stops the run with a sentence where the filters let nothing through."""
    now = state.choice()
    if not st.session_state.get("framed"):  # a deep link right after a start runs the page without app.py
        st.session_state["wanted"] = name
        st.switch_page("app.py")
    texts = Texts(now.language)
    downloads.begin(name)
    plain.set_language(now.language.value)
    plain.dress(forms.STYLE, upload=texts("uploads.button"))
    filters.language_switch()
    listed, register = history.in_use(now.language)
    vintage.box(listed, texts)
    vintage.say_what_fails(texts)
    as_of = listed.as_of
    division = now.division or division_at(as_of)
    facts = cache.facts(register.key, as_of, division, register)
    year = now.filters.year if now.year_chosen else _default_year(facts, as_of.year)
    chosen = cuts.in_view(replace(now.filters, year=year), division) if with_cut else Filters()
    whole = View(
        register=register,
        facts=facts,
        filters=chosen,
        measure=now.measure,
        as_of=as_of,
        division=division,
        texts=texts,
        is_sample=listed.is_sample,
        preference=now.preference,
    )
    if with_cut:
        filters.cut(whole)
    state.write_link()
    view = replace(whole, facts=cuts.choose(facts, chosen))
    if view.facts.empty:
        _nothing(whole)
    return view


def headline(view: View, narrative: Narrative) -> None:
    """The page's message, what is being looked at, and the lead."""
    st.title(plain.escape(plain.bound(narrative.message)), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        vintage.badges(history.shown(), view.texts)
        day = (view.texts("common.as_of", day=view.as_of),) if view.is_sample else ()  # else the badge has it
        plain.line(" · ".join([view.cut, *day, view.source]))
    if narrative.lead:
        st.markdown(plain.escape(plain.bound(narrative.lead)))


def close_page(view: View) -> None:
    """The foot of a page: its pictures in one; file, hash, version, and what these figures are not."""
    downloads.of_page(view)
    foot = view.texts("frame.foot", source=view.source, version=__version__)
    plain.line(foot)


def _default_year(facts: Facts, year: int) -> int | None:
    """The year of the as-of date, unless next to nothing of the register is planned for it."""
    return year if (facts["year"] == year).mean() >= LEAST_SHARE else None


def _nothing(whole: View) -> None:
    """Say that nothing is left of the whole, and which filter to take off to see how much."""
    texts, chosen = whole.texts, whole.filters
    st.title(plain.escape(texts("frame.nothing")), anchor=False)
    plain.line(whole.cut)
    for name in ("year", "regions", "sectors", "statuses"):
        wider = chosen.without(name)
        n = len(cuts.choose(whole.facts, wider)) if wider != chosen else 0
        if n:
            label = texts(f"frame.without_{name}", n=n)
            st.button(label, key=f"without.{name}", on_click=filters.take_off, args=(name,))
    st.button(texts("filters.reset"), key="nothing.reset", type="primary", on_click=filters.reset)
    st.stop()
