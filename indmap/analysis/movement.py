"""Movement: what changed in each project between two registers, as events.

A date made more precise within the period stated before did not move. A border change moved no project. A cost that
changed by a factor of a thousand is more likely an error of units than a change.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from indmap.analysis.compare import Comparison, differ
from indmap.analysis.identity import company_mark, is_split_unit, old_extent
from indmap.words.spellings import fold

SLIPS = (3, 6, 9)
"""The powers of ten by which a wrong unit changes an amount, met within ``_SLIP_WITHIN``."""
_SLIP_WITHIN = 0.01
_SAME_AMOUNT = 1e-6  # relative difference that is rounding
_MONTHS = {"day": 0, "month": 1, "quarter": 3, "half": 6, "year": 12}

EVENTS = ("kind", "row", "field", "change")


def events(comparison: Comparison) -> pd.DataFrame:
    """One row per event, in the order of the comparison: ``kind``, ``row``, ``field``, ``change``.

    ``kind`` is a code of ``changes``, ``row`` the comparison's. ``change`` is in days or in the field's unit; NaN where
    either side is missing, and for texts and codes.
    """
    found = [*_arrivals(comparison), *_dates(comparison), *_amounts(comparison), *_statuses(comparison)]
    found += _names(comparison)
    frames = [
        pd.DataFrame({"kind": kind, "row": np.flatnonzero(mask), "field": field, "change": change[mask.to_numpy(bool)]})
        for kind, field, mask, change in found
    ]
    whole = pd.concat(frames, ignore_index=True).astype({"kind": "str", "field": "str", "change": "float64"})
    return whole.sort_values("row", kind="stable", ignore_index=True)[list(EVENTS)]


_Found = list[tuple[str, str, pd.Series, np.ndarray]]


def moved_days(comparison: Comparison, field: str = "planned_date") -> pd.Series:
    """The days by which a date moved, later is positive; 0 if unchanged or only made more precise, NaN if unknown."""
    precision = f"{field}_precision"
    dates = (comparison.before(field), comparison.after(field))
    return shift(dates, (comparison.before(precision), comparison.after(precision)))


def shift(dates: tuple[pd.Series, pd.Series], precisions: tuple[pd.Series, pd.Series]) -> pd.Series:
    """The days from the first date to the second; 0 where one lies within the period that the other states."""
    before, after = dates
    days = (after - before).dt.days.astype("float64")
    refined = _lies_in(after, before, precisions[0]) | _lies_in(before, after, precisions[1])
    moved: pd.Series = days.where(~refined, 0.0)
    return moved


def is_silent(comparison: Comparison) -> pd.Series:
    """Whether the planned date moved into a later year without an explanation: no delay reason, no new remark."""
    later_year = comparison.after("planned_date").dt.year > comparison.before("planned_date").dt.year
    remarks = (comparison.before("remarks"), comparison.after("remarks"))
    silent: pd.Series = (moved_days(comparison) > 0) & later_year & untold(comparison.after("delay_reason"), remarks)
    return silent


def untold(reason: pd.Series, remarks: tuple[pd.Series, pd.Series]) -> pd.Series:
    """Whether a change was not explained: no delay reason, and the remark is empty or unchanged."""
    before, after = (each.fillna("") for each in remarks)
    return reason.isna() & ((after == "") | (after == before))


def unit_slip(comparison: Comparison, field: str) -> pd.Series:
    """Whether an amount changed by a factor of a thousand, a million or a billion, as by a wrong unit."""
    ratio = comparison.after(field) / comparison.before(field).where(comparison.before(field) != 0)
    power = np.abs(np.log10(ratio.where(ratio > 0).to_numpy(float)))
    slipped = np.any([np.abs(power - each) <= _SLIP_WITHIN for each in SLIPS], axis=0)
    return pd.Series(slipped, index=ratio.index)


def flow(comparison: Comparison, measure: str) -> pd.DataFrame:
    """Transitions between statuses: ``before`` (or ``new``), ``after`` (or ``gone``), ``projects``, ``value``.

    The value sums the later amounts, and the earlier ones of projects that are gone; NaN if no project has an amount.
    """
    amounts = comparison.after(measure).where(~comparison.is_gone, comparison.before(measure))
    frame = pd.DataFrame(
        {
            "before": comparison.before("status").astype("object").where(~comparison.is_new, "new"),
            "after": comparison.after("status").astype("object").where(~comparison.is_gone, "gone"),
            "value": amounts.astype("float64"),
        }
    )
    groups = frame.groupby(["before", "after"], sort=True)["value"]
    whole = groups.agg(projects="size", value=lambda values: values.sum(min_count=1)).reset_index()
    return whole.astype({"before": "str", "after": "str", "value": "float64"})


def _arrivals(comparison: Comparison) -> _Found:
    none = np.full(len(comparison.rows), np.nan)
    return [("new", "", comparison.is_new, none), ("gone", "", comparison.is_gone, none)]


def _statuses(comparison: Comparison) -> _Found:
    before, after = comparison.before("status"), comparison.after("status")
    none = np.full(len(comparison.rows), np.nan)
    actual = comparison.after("actual_date")
    day = pd.Timestamp(comparison.earlier.as_of)
    launched = (after == "commissioned") & (before != "commissioned")
    known_late = launched & (actual <= day)
    launched &= ~known_late & (~comparison.is_new | (actual > day))
    known_late &= ~comparison.is_new
    reopened = (before == "commissioned") & after.notna() & (after != "commissioned")
    removed = (after == "excluded") & (before != "excluded") & ~comparison.is_new
    restored = (before == "excluded") & (after != "excluded") & ~comparison.is_gone
    told = launched | known_late | reopened | removed | restored
    return [
        ("commissioned", "actual_date", launched, none),
        ("commissioned_earlier", "actual_date", known_late, none),
        ("reopened", "stage", reopened & ~removed, none),
        ("excluded", "stage", removed, none),
        ("reinstated", "stage", restored, none),
        ("status_moved", "status", differ(before, after) & ~told, none),
    ]


def _dates(comparison: Comparison) -> _Found:
    days, baseline = moved_days(comparison), moved_days(comparison, "baseline_date")
    before, after = comparison.before("planned_date"), comparison.after("planned_date")
    both = ~comparison.is_new & ~comparison.is_gone
    none = np.full(len(days), np.nan)
    return [
        ("date_moved", "planned_date", days.fillna(0) != 0, days.to_numpy()),
        ("silent_move", "planned_date", is_silent(comparison), days.to_numpy()),
        ("date_given", "planned_date", both & before.isna() & after.notna(), none),
        ("date_withdrawn", "planned_date", both & before.notna() & after.isna(), none),
        ("baseline_changed", "baseline_date", baseline.fillna(0) != 0, baseline.to_numpy()),
    ]


def _amounts(comparison: Comparison) -> _Found:
    both = ~comparison.is_new & ~comparison.is_gone
    found: _Found = []
    currencies = (comparison.before("cost_currency"), comparison.after("cost_currency"))
    for field in ("cost", "cost_foreign", "jobs"):
        before, after = comparison.before(field), comparison.after(field)
        if field == "cost_foreign":  # amounts in two currencies are not held against each other
            before, after = (each.where(currencies[0] == currencies[1]) for each in (before, after))
        same = (after - before).abs() <= _SAME_AMOUNT * before.abs()
        changed = both & ~same & (before.notna() | after.notna())
        slipped = changed & unit_slip(comparison, field)
        change = (after - before).to_numpy()
        kind = f"{field.removesuffix('_foreign')}_changed"
        found += [(kind, field, changed & ~slipped, change), ("unit_slip", field, slipped, change)]
    return found


def _names(comparison: Comparison) -> _Found:
    none = np.full(len(comparison.rows), np.nan)
    before, after = comparison.before("region", stated=True), comparison.after("region", stated=True)
    moved = differ(before, after)
    wide = is_split_unit(before) | is_split_unit(after)
    moved &= ~(wide & (old_extent(before) == old_extent(after)))
    return [
        ("region_changed", "region", moved, none),
        ("sector_changed", "sector", differ(comparison.before("sector"), comparison.after("sector")), none),
        ("renamed", "name", _reworded(comparison, "name", fold), none),
        ("company_changed", "company", _reworded(comparison, "company", company_mark), none),
        ("responsible_changed", "responsible", _reworded(comparison, "responsible", fold), none),
    ]


def _reworded(comparison: Comparison, field: str, mark: Callable[[str], str]) -> pd.Series:
    """Whether a text differs in more than its spelling; only texts that differ at all are folded, which is slow."""
    before, after = comparison.before(field), comparison.after(field)
    changed = differ(before, after)
    for_real = [
        mark(one) != mark(other)
        for one, other in zip(before[changed].to_numpy(object), after[changed].to_numpy(object), strict=True)
    ]
    return changed & pd.Series(for_real, before.index[changed], dtype=bool).reindex(before.index, fill_value=False)


def _lies_in(day: pd.Series, period: pd.Series, precision: pd.Series) -> pd.Series:
    """Whether each ``day`` lies in the period that ends on ``period`` and has the length of ``precision``."""
    spans = np.array([*(_MONTHS[str(code)] for code in precision.cat.categories), 0])
    months = pd.Series(spans[precision.cat.codes.to_numpy()], precision.index)
    ends = period.dt.year * 12 + period.dt.month
    at = day.dt.year * 12 + day.dt.month
    lies: pd.Series = (months > 0) & (at <= ends) & (at > ends - months)
    return lies
