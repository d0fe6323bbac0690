"""Worked examples: each figure of the method computed from the register at hand, in its language."""

from collections.abc import Callable, Mapping
from datetime import date

import pandas as pd

from indmap.analysis import concentration, forecast, groups, kpis, priority, quality, seasonal, status, targets
from indmap.analysis.compare import edition
from indmap.analysis.kpis import Rate
from indmap.analysis.weights import equal
from indmap.exhibits.encodings import Format
from indmap.exhibits.view import View
from indmap.exhibits.written import write
from indmap.words.numbers import share

Example = Callable[[View], str]
"""The figure of a view in words; empty where the view cannot carry it."""


def _rate(found: Rate, format_: Format, view: View) -> str:
    """A part, its whole and their quotient."""
    if found.part is None or not found.whole:
        return ""
    part, whole = (write(value, format_, view.language) for value in (found.part, found.whole))
    return f"{part} / {whole} = {write(found.value, Format.SHARE, view.language)}"


def _commissioned(measure: str, format_: Format) -> Example:
    return lambda view: _rate(kpis.commissioning_rate(view.facts, measure), format_, view)


def _plan(view: View) -> str:
    found = kpis.totals(view.facts)
    sums = [(found.count, Format.COUNT), (found.cost, Format.MONEY), (found.jobs, Format.COUNT)]
    sums += [(found.output, Format.MONEY), (found.exports, Format.USD)]
    return " · ".join(write(value, format_, view.language) for value, format_ in sums)


def _gap(view: View) -> str:
    table = groups.against_plan(view.facts, "region", "count", view.as_of)
    known = table[table["ranked"] & table["gap"].notna()].sort_values("gap", kind="stable")
    if known.empty:
        return ""
    first = known.iloc[0]
    rate, gap = (first["rate"], Format.SHARE), (first["gap"], Format.POINTS)
    due = (first["rate"] - first["gap"], Format.SHARE)
    said = [write(value, format_, view.language) for value, format_ in (rate, due, gap)]
    return f"{view.label('regions', str(known.index[0]))}: {said[0]} − {said[1]} = {said[2]}"


def _pace(view: View) -> str:
    found = kpis.pace(view.facts, view.as_of, view.year)
    if found.per_month is None:
        return ""
    return view.texts("method.pace", left=found.left, days=found.days, pace=found.per_month)


def _season(view: View) -> str:
    found = seasonal.season(view.facts, view.as_of, view.year)
    if found is None:
        return ""
    shares = [write(value, Format.SHARE, view.language) for value in (found.share, found.low, found.high)]
    return f"{shares[0]} · {shares[1]}–{shares[2]}"


def _slipped(view: View) -> str:
    if view.outlook["date"].isna().all() and len(view.outlook):
        return ""
    return write(len(forecast.slipping(view.facts, view.outlook, view.year)), Format.COUNT, view.language)


def _forecast(view: View) -> str:
    end = date(view.year, 12, 31)
    found = forecast.outcome(view.facts, view.outlook, "count", end)
    if not found["planned"]:
        return ""
    names = ("expected", "planned", "low", "high")
    expected, planned, low, high = (write(found[name], Format.COUNT, view.language) for name in names)
    return f"{expected} / {planned} ({low}–{high})"


def _concentration(view: View) -> str:
    found = concentration.concentration(view.facts, "cost")
    return _rate(Rate(found.carried, found.whole, 0, 0), Format.MONEY, view)


def _priority(view: View) -> str:
    found = priority.rank(view.register.projects, view.facts, equal())
    if found.ranked.empty:
        return ""
    first = found.ranked.iloc[0]
    name = view.register.projects["name"].iloc[found.ranked.index[0]]
    return f"{name}: {write(first['score'], Format.DECIMAL, view.language)}"


def _growth(view: View) -> str:
    aim = targets.target("exports")
    growth = targets.growth_needed(aim, view.as_of.year - 1)
    return "" if growth is None else f"{view.as_of.year - 1}–{aim.year}: {share(growth, view.language, 1)}"


def _quality(view: View) -> str:
    told = edition(view.projects(), view.as_of, view.division)
    found = quality.scores(told, view.register.findings, column="region")
    if found.empty:
        return ""
    score = write(found["score"].iloc[0], Format.SHARE, view.language)
    return f"{view.label('regions', str(found.index[0]))}: {score}"


def _elapsed(view: View) -> str:
    shares = status.elapsed(view.projects(), pd.Timestamp(view.as_of)).dropna()
    if shares.empty:
        return ""
    name = view.register.projects["name"].iloc[int(shares.index[0])]
    return f"{name}: {write(shares.iloc[0], Format.SHARE, view.language)}"


EXAMPLES: Mapping[str, Example] = {
    "commissioned_count": _commissioned("count", Format.COUNT),
    "commissioned_cost": _commissioned("cost", Format.MONEY),
    "commissioned_jobs": _commissioned("jobs", Format.COUNT),
    "plan": _plan,
    "attention": lambda view: _rate(kpis.attention(view.facts, "count"), Format.COUNT, view),
    "due": lambda view: _rate(kpis.due(view.facts, view.as_of), Format.COUNT, view),
    "gap": _gap,
    "pace": _pace,
    "season": _season,
    "slipped": _slipped,
    "forecast": _forecast,
    "concentration": _concentration,
    "priority": _priority,
    "growth": _growth,
    "quality": _quality,
    "elapsed": _elapsed,
}
"""By the code of the figure; those that need an earlier register, official figures or a supposition have none."""
