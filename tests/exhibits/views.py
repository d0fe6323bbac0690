"""Views of drawn registers, and every maker of exhibits there is."""

import inspect
from collections.abc import Callable
from datetime import date
from functools import cache
from types import ModuleType

from indmap.analysis.facts import Facts, facts_of
from indmap.analysis.filters import Filters, choose
from indmap.exhibits import (
    additions,
    ahead,
    concentration,
    data,
    doubles,
    effect,
    glossary,
    method,
    outlook,
    overview,
    passport,
    priorities,
    projects,
    region,
    regions,
    scoring,
    season,
    sections,
    sectors,
    since,
    slides,
    targets,
    this_year,
    totals,
    what_if,
)
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.ingest import read_register
from indmap.register.findings import findings_frame
from indmap.register.layout import ColumnMeaning, Layout
from indmap.register.register import Register, Source
from indmap.words.fields import fields
from indmap.words.files import samples
from indmap.words.language import Language
from indmap.words.numbers import NBSP
from indmap.words.regions import Division
from indmap.words.texts import Texts
from tests.table import projects as drawn

AS_OF = date(2021, 9, 28)
PAGES = (
    additions,
    ahead,
    concentration,
    data,
    doubles,
    effect,
    glossary,
    method,
    outlook,
    overview,
    passport,
    priorities,
    projects,
    region,
    regions,
    scoring,
    season,
    sections,
    sectors,
    since,
    slides,
    targets,
    this_year,
    totals,
    what_if,
)
MEASURES = ("count", "cost", "jobs")


def view(
    drawing: str,
    language: Language = Language.EN,
    filters: Filters | None = None,
    measure: str = "count",
    division: Division = Division.D2018,
    findings: tuple = (),
) -> View:
    """The view of a drawn register as of the notice's day, of the year 2021 unless the filters say otherwise."""
    rows = drawn(drawing)
    given = [name for name in fields() if rows[name].notna().any()]
    columns = tuple(
        ColumnMeaning("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place % 26], fields()[name].label(Language.RU), name)
        for place, name in enumerate(given)
    )
    source = Source("register.xlsx", "3f9a1c20" * 8, AS_OF, Layout("Projects", 1, 2, columns), len(rows), len(rows), 0)
    register = Register(source, "key", rows, findings_frame(findings))
    filters = Filters(year=2021) if filters is None else filters
    facts = choose(_facts(drawing, division).copy(), filters)
    return View(register, facts, filters, measure, AS_OF, division, Texts(language))


@cache
def _facts(drawing: str, division: Division) -> Facts:
    return facts_of(drawn(drawing), AS_OF, division)


def sample_view(language: Language = Language.RU) -> View:
    """The view of the newest sample register, of the year it speaks of."""
    register = sample(language)
    filters = Filters(year=AS_OF.year)
    facts = choose(facts_of(register.projects, AS_OF, Division.D2018), filters)
    return View(register, facts, filters, "count", AS_OF, Division.D2018, Texts(language), is_sample=True)


@cache
def sample(language: Language) -> Register:
    """The newest sample register as one who writes in a language sends it."""
    path = next(path for path in reversed(samples()) if path.stem.endswith(f"_{language.value}"))
    return read_register(path.read_bytes(), path.name)


def makers() -> dict[str, Callable[[View], Exhibit]]:
    """Every public function of the pages' modules that makes an exhibit, as a page would call it."""
    found = {}
    for page in PAGES:
        found |= {f"{page.__name__.rpartition('.')[2]}.{name}": make for name, make in _of_page(page)}
    return found


def _of_page(page: ModuleType):
    for name, function in inspect.getmembers(page, inspect.isfunction):
        if function.__module__ != page.__name__ or name.startswith("_"):
            continue
        signature = inspect.signature(function)
        if signature.return_annotation is not Exhibit:
            continue
        needed = [name_ for name_, each in signature.parameters.items() if each.default is inspect.Parameter.empty]
        match needed:
            case ["view"]:
                yield name, function
            case ["view", "found"]:
                yield name, lambda view, function=function: function(view, projects.search(view, ""))
            case ["view", "position"]:
                yield name, lambda view, function=function: function(view, int(view.facts.index[0]))


def openings(of: View) -> dict[str, str]:
    """What every page opens with: message and lead in one."""
    found = {}
    for page in PAGES:
        if hasattr(page, "opening"):
            takes = list(inspect.signature(page.opening).parameters)
            told = page.opening(of) if len(takes) == 1 else page.opening(of, projects.search(of, ""))
            found[page.__name__] = f"{told.message} | {told.lead}"
    return found


def plain(text: str) -> str:
    """The text with no-break spaces as spaces, as a person types it."""
    return text.replace(NBSP, " ")
