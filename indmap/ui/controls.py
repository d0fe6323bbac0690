"""Controls that belong to one page: boundaries, one region, how industries are divided."""

from dataclasses import replace
from types import ModuleType

import streamlit as st

from indmap.exhibits import region, sections, sectors
from indmap.exhibits.view import View
from indmap.ui import plain, state
from indmap.words.codelists import codelist
from indmap.words.regions import Division, units


def division(view: View) -> None:
    """The boundaries drawn: those of the register's date until a person switches."""
    st.segmented_control(
        view.texts("regions.division"),
        list(Division),
        format_func=lambda code: codelist("divisions").label(code.value, view.language),
        key=state.seeded("division", view.division),
        required=True,
        on_change=lambda: state.choose(division=st.session_state["choose.division"]),
    )


def one_region(view: View) -> View:
    """The view of the region chosen; the filters' where they name one, else the furthest behind plan."""
    present = set(view.facts["region"].dropna())
    named = [code for code in view.filters.regions if code in present]
    code = named[0] if len(named) == 1 else region.first(view)
    if code is None:
        st.title(plain.escape(view.texts("region.none")), anchor=False)
        plain.line(f"{view.cut} · {view.source}")
        plain.line(view.missing("region"))
        if st.button(view.texts("changes.to_data"), icon=":material/upload_file:", key="region.to_data"):
            st.switch_page("pages/data.py")
        st.stop()
    offered = [*units(view.division), *([code] if code not in units(view.division) else [])]
    st.selectbox(
        view.texts("region.choose"),
        offered,
        format_func=lambda each: view.label("regions", each),
        key=state.seeded("one_region", code),
        on_change=_take_region,
        width=520,
    )
    return region.narrowed(view, code)


def divided(view: View) -> ModuleType:
    """The exhibits by the ministry's sectors, or by the sections of economic activity."""
    chosen = st.segmented_control(
        view.texts("sectors.divided"),
        ["sectors", "sections"],
        format_func=lambda name: view.texts(f"sectors.by_{name}"),
        default="sectors",
        required=True,
        key="sectors.divided",
        label_visibility="collapsed",
    )
    return sections if chosen == "sections" else sectors


def _take_region() -> None:
    filters = replace(state.choice().filters, regions=(st.session_state["choose.one_region"],))
    state.choose(filters=filters)
