"""What a person has chosen, kept in the session and in the link.

The link carries codes, never words, so that opened in another language it shows the same cut. Widgets show the
choice and write back to it, since a widget forgets its value when the page changes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from indmap.analysis import filters as cuts
from indmap.analysis import weights
from indmap.analysis.filters import Filters
from indmap.analysis.kpis import MEASURES
from indmap.register.register import Register
from indmap.words.language import Language, from_locale
from indmap.words.regions import Division

_CHOICE, _REGISTER, _WRITTEN = "choice", "register", "query_written"


@dataclass(frozen=True)
class Choice:
    """Language, cut, measure, division, weights and register.

    ``year`` is ``default`` until a person or a link says one; ``register`` is the short id of the one chosen, empty
    for the newest; ``against`` is that of the earlier one it is held against, empty for the last before it.
    """

    language: Language
    filters: Filters = field(default_factory=Filters)
    year_chosen: bool = False
    measure: str = MEASURES[0]
    division: Division | None = None
    preference: weights.Preference = field(default_factory=weights.Preference)
    register: str = ""
    against: str = ""


def choice() -> Choice:
    """The choice in force: the link's where it is new, else the session's, else the default."""
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    if _CHOICE not in st.session_state or (query and query != st.session_state.get(_WRITTEN)):
        st.session_state[_CHOICE] = _from_query(query)
        st.session_state[_WRITTEN] = query
    found: Choice = st.session_state[_CHOICE]
    return found


def choose(**changes: object) -> None:
    """Change parts of the choice."""
    st.session_state[_CHOICE] = replace(choice(), **changes)  # type: ignore[arg-type]


def write_link() -> None:
    """Put the choice into the address bar."""
    now = choice()
    query: dict[str, str | list[str]] = {"lang": now.language.value, **cuts.to_query(now.filters)}
    query |= weights.to_query(now.preference)
    if not now.year_chosen:
        del query["year"]
    if now.measure != MEASURES[0]:
        query["measure"] = now.measure
    if now.division:
        query["division"] = now.division.value
    if now.register:
        query["register"] = now.register
    if now.against:
        query["against"] = now.against
    written = {name: [value] if isinstance(value, str) else value for name, value in query.items() if value}
    if written != {name: st.query_params.get_all(name) for name in st.query_params}:
        st.query_params.from_dict(written)
    st.session_state[_WRITTEN] = written


def uploaded() -> Register | None:
    """The register in use, None where it is a sample."""
    return st.session_state.get(_REGISTER)


def show(register: Register | None) -> None:
    """Have a register in use, or a sample, under the cut there is."""
    st.session_state[_REGISTER] = register


def use(register: Register | None, id_: str = "") -> None:
    """Put a register in use, or a sample; the cut starts anew, since its codes may not occur."""
    show(register)
    choose(filters=Filters(), year_chosen=False, division=None, register=id_)


def seeded(name: str, value: object) -> str:
    """The key of a widget that shows ``value``: set at every run, since the choice is the truth, not the widget."""
    key = f"choose.{name}"
    st.session_state[key] = value
    return key


def _from_query(query: Mapping[str, Sequence[str]]) -> Choice:
    language = next(iter(query.get("lang", ())), "")
    measure = next(iter(query.get("measure", ())), "")
    division = next(iter(query.get("division", ())), "")
    filters = cuts.from_query(query, None)
    before = st.session_state.get(_CHOICE)
    asked = before.language if before else from_locale(st.context.locale)
    return Choice(
        language=Language(language) if language in set(Language) else asked,
        filters=filters,
        year_chosen=filters.year is not None or cuts.ALL_YEARS in query.get("year", ()),
        measure=measure if measure in MEASURES else MEASURES[0],
        division=Division(division) if division in set(Division) else None,
        preference=weights.from_query(query),
        register=next(iter(query.get("register", ())), ""),
        against=next(iter(query.get("against", ())), ""),
    )
