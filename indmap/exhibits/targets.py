"""Are we on the path to the targets, and what do these projects add?"""

from collections.abc import Sequence

import pandas as pd

from indmap.analysis import additions, targets
from indmap.analysis.additions import Launches
from indmap.analysis.targets import Target, target
from indmap.exhibits.charts import Figures, Lines, Table
from indmap.exhibits.encodings import Column, Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.narrative import Narrative
from indmap.exhibits.view import View
from indmap.exhibits.written import brief
from indmap.words.codelists import codelist
from indmap.words.numbers import ABSENT, number, share

EXPORTS, PRODUCTIVITY = "exports", "productivity"
BASE_YEARS = range(2018, 2025)
"""The base years that the growth needed is worked out for, while the target states none."""


def opening(view: View) -> Narrative:
    """What growth a year the targets need, and what the register's projects add."""
    aim, official = target(EXPORTS), view.aims.of(EXPORTS)
    growth = targets.growth_needed(aim, official.base_year)
    reached = targets.attainment(aim, official)
    if growth is None:
        message = view.texts("targets.message_no_base", year=aim.year)
    elif reached is None:
        message = view.texts(
            "targets.message_growth", year=aim.year, growth=_fine(view, growth), base=official.base_year
        )
    else:
        message = view.texts("targets.message_share", share=reached.share, at=reached.year, year=aim.year)
    found = launched(view, aim)
    more = additions.added(found, aim.year, view.aims.assumptions)
    lead = view.texts("targets.lead", n=len(found.frame), added=more, year=aim.year) if len(found.frame) else ""
    return Narrative(message, lead)


def figures(view: View) -> Exhibit:
    """Each target's index beside its path, and what the projects add by the target's year."""
    rows = [_index_card(view, aim) for aim in targets.targets()]
    rows += [_added_card(view, aim) for aim in targets.targets()]
    data = pd.DataFrame(rows, columns=["label", "value", "context", "delta", "direction"])
    columns = tuple(Column(name, view.texts(f"figures.{name}")) for name in ("label", "value", "context"))
    note = view.texts("targets.not_official")
    return view.exhibit("targets.figures", Figures(), data, columns, message=opening(view).message, note=note)


def arithmetic(view: View) -> Exhibit:
    """The growth a year that each target needs, by base year: arithmetic alone."""
    aims = targets.targets()
    data = pd.DataFrame({"base_year": list(BASE_YEARS)})
    for aim in aims:
        data[aim.code] = [targets.growth_needed(aim, year) for year in BASE_YEARS]
    data = data.astype({"base_year": "str"} | {aim.code: "float64" for aim in aims})
    columns = (
        Column("base_year", view.texts("targets.base_year")),
        *(Column(aim.code, _aim_words(view, aim), Format.GROWTH) for aim in aims),
    )
    sources = " ".join(f"{_text(aim, 'source', view)}." for aim in aims)
    message = view.texts("targets.arithmetic")
    return view.exhibit("targets.arithmetic", Table(wrapped=True), data, columns, message=message, note=sources)


def exports_path(view: View) -> Exhibit:
    """The index of exports: target path, official figures, and what the projects lead to."""
    return _path(view, target(EXPORTS), "targets.exports_path")


def productivity_path(view: View) -> Exhibit:
    """The index of labour productivity: target path, official figures, and what the projects lead to."""
    return _path(view, target(PRODUCTIVITY), "targets.productivity_path")


def official(view: View) -> Exhibit:
    """Every official figure that was entered, with its source."""
    rows = [
        (
            view.label("targets", aim.code),
            str(point.year),
            number(point.value / float(_plain(aim, "scale")), view.language, 1, trim=True),
            _text(aim, "unit", view),
            _prices(view, aim.code) or ABSENT,
            point.source,
            point.published or ABSENT,
        )
        for aim in targets.targets()
        for point in view.aims.of(aim.code).points
    ]
    names = ("target", "year", "value", "unit", "prices", "source", "published")
    data = pd.DataFrame(rows, columns=list(names))
    columns = tuple(Column(name, view.texts(f"targets.column_{name}")) for name in names)
    note = "" if rows else view.texts("targets.no_official")
    return view.exhibit("targets.official", Table(wrapped=True), data, columns, note=note)


def launched(view: View, aim: Target) -> Launches:
    """The launches that add to a target."""
    return additions.launches(view.facts, aim.field, view.as_of)


def _index_card(view: View, aim: Target) -> tuple[str, str, str, str, str]:
    label = view.texts("targets.index", name=view.label("targets", aim.code))
    entered = view.aims.of(aim.code)
    found = targets.attainment(aim, entered)
    if found is None:
        growth = targets.growth_needed(aim, entered.base_year)
        context = view.texts("targets.no_official") if growth is None else _needs(view, growth, entered.base_year)
        return label, ABSENT, context, "", ""
    context = view.texts("targets.of_path", at=found.year, path=_index(view, found.path), share=found.share)
    delta = view.texts("targets.gap", gap=number(found.gap, view.language, 1, sign=True))
    return label, _index(view, found.index), context, delta, "up" if round(found.gap, 1) >= 0 else "down"


def _added_card(view: View, aim: Target) -> tuple[str, str, str, str, str]:
    label = view.texts(f"targets.adds_{aim.code}", year=aim.year)
    found = launched(view, aim)
    if found.frame.empty:
        return label, ABSENT, view.missing(aim.field), "", ""
    more = additions.added(found, aim.year, view.aims.assumptions)
    format_ = Format.MONEY if aim.is_per_worker else Format.USD
    return label, brief(more, format_, view.language), view.texts("targets.from_projects", n=len(found.frame)), "", ""


def _path(view: View, aim: Target, key: str) -> Exhibit:
    entered = view.aims.of(aim.code)
    first = entered.base_year
    years = [] if first is None or first >= aim.year else list(range(first, aim.year + 1))
    found = launched(view, aim)
    data = pd.DataFrame(
        {
            "year": [str(year) for year in years],
            "plan": [targets.path(aim, first or 0, year) for year in years],
            "actual": [_official_index(view, aim, year) for year in years],
            "forecast": [_supposed_index(view, aim, found, year) for year in years],
        }
    ).astype({"plan": "float64", "actual": "float64", "forecast": "float64"})
    series = tuple(
        Series(name, view.texts(f"targets.line_{name}"), name)
        for name in ("plan", "actual", "forecast")
        if name == "plan" or data[name].notna().any()
    )
    columns = (
        Column("year", view.texts("targets.column_year")),
        *(Column(each.column, each.label, Format.SCORE) for each in series),
    )
    growth = targets.growth_needed(aim, first)
    return view.exhibit(
        key,
        Lines("year", series, Format.SCORE, from_zero=False),
        data,
        columns,
        message=""
        if growth is None
        else view.texts("targets.needs_long", growth=_fine(view, growth), base=first, year=aim.year),
        note=" ".join(_path_notes(view, aim)) if years else view.texts("targets.no_base"),
    )


def _official_index(view: View, aim: Target, year: int) -> float | None:
    entered = view.aims.of(aim.code)
    point = next((each for each in entered.points if each.year == year), None)
    return 100 * point.value / entered.base.value if point and entered.base else None


def _supposed_index(view: View, aim: Target, found: Launches, year: int) -> float | None:
    """The last figure and what the projects add since, from that figure's year on."""
    entered = view.aims.of(aim.code)
    if entered.base is None or entered.last is None or year < entered.last.year or found.frame.empty:
        return None
    level = additions.level(aim, entered, found, year, view.aims.assumptions)
    return None if level is None else 100 * level / entered.base.value


def _path_notes(view: View, aim: Target) -> Sequence[str]:
    entered = view.aims.of(aim.code)
    prices = _prices(view, aim.code)
    if entered.base is None:
        return [view.texts("targets.only_path")]
    sources = "; ".join(dict.fromkeys(point.source for point in entered.points))
    parts = [view.texts("targets.sources", sources=sources)]
    return [*parts, view.texts("targets.in_prices", prices=prices) if prices else view.texts("targets.no_prices")]


def _needs(view: View, growth: float, base_year: int | None) -> str:
    return view.texts("targets.needs", growth=_fine(view, growth), base=base_year)


def _aim_words(view: View, aim: Target) -> str:
    factor = number(aim.factor, view.language, 1)
    return view.texts("targets.aim", name=view.label("targets", aim.code), factor=factor, year=aim.year)


def _prices(view: View, code: str) -> str:
    prices = view.aims.of(code).prices
    return view.label("price_bases", prices) if prices else ""


def _fine(view: View, growth: float | None) -> str:
    """A rate of growth to the tenth of a per cent; a dash where there is none."""
    return ABSENT if growth is None else share(growth, view.language, 1)


def _index(view: View, index: float) -> str:
    return number(index, view.language, 1)


def _text(aim: Target, name: str, view: View) -> str:
    return _plain(aim, f"{name}_{view.language.value}")


def _plain(aim: Target, name: str) -> str:
    return codelist("targets").text(aim.code, name)
