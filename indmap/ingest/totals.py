"""The sheet's own totals, reconciled with ours: totals are evidence, not rows."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from indmap.ingest.body import REASONS, Body
from indmap.ingest.cells import as_text
from indmap.ingest.grid import address_of
from indmap.ingest.notes import Notes
from indmap.ingest.values import Figures
from indmap.register.totals import Total
from indmap.words.fields import Kind, fields

_TOTAL, _TITLE, _UNNAMED = map(REASONS.index, ("total_row", "section_row", "no_name"))
_SAME = 1e-9
_MOST_CELLS = 20


def reconcile(
    body: Body,
    reasons: npt.NDArray[np.int8],
    figures: Mapping[str, Figures],
    rows: npt.NDArray[np.int64],
    notes: Notes,
) -> npt.NDArray[np.int8]:
    """The reasons, with nameless rows that hold the sum of a column known for totals; a finding where sums part.

    A total may be that of all rows, of those since the total or the title before it, or of those down to the next one.
    """
    added = {name: read for name, read in figures.items() if fields()[name].kind in (Kind.MONEY, Kind.INTEGER)}
    reasons = _nameless_totals(reasons, added)
    totals, titles = np.flatnonzero(reasons == _TOTAL), np.flatnonzero(reasons == _TITLE)
    for name, read in added.items():
        ours = np.where(reasons == 0, np.nan_to_num(read.values), 0.0)
        found: dict[int, Total] = {}
        for row in totals[~np.isnan(read.values[totals])].tolist():
            possible = _possible_sums(ours, totals, titles, row)
            stated, slack = float(read.values[row]), _slack(body, name, row, float(read.values[row]))
            agreed = next((total for total in possible if abs(stated - total) <= slack), None)
            cell = address_of(body.columns[name].letter, int(rows[row]))
            summed = possible[0] if agreed is None else agreed
            found[int(rows[row])] = Total(notes.sheet, cell, name, stated, summed, agrees=agreed is not None)
        for same in _same_figures(found):
            found |= _as_grand(same, float(ours.sum()))
            _say_apart({number: found[number] for number in same}, body.columns[name].letter, notes)
        notes.totals += found.values()
    return reasons


def _same_figures(found: Mapping[int, Total]) -> list[dict[int, Total]]:
    """The totals that part from ours, by the row's number, those that state the same figure together."""
    same: dict[float, dict[int, Total]] = {}
    for number, total in found.items():
        if not total.agrees:
            same.setdefault(total.stated, {})[number] = total
    return list(same.values())


def _as_grand(same: dict[int, Total], whole: float) -> dict[int, Total]:
    """Totals of one figure as the grand total, where they are nearer to it than each to its own part."""
    is_grand = all(abs(each.stated - whole) <= abs(each.stated - each.ours) for each in same.values())
    return {number: replace(each, ours=whole) for number, each in same.items()} if len(same) > 1 and is_grand else same


def _say_apart(same: Mapping[int, Total], letter: str, notes: Notes) -> None:
    """A finding for each total; one with all its cells, where every page repeats the grand total."""
    for ours in dict.fromkeys(each.ours for each in same.values()):
        numbers = [number for number, each in same.items() if each.ours == ours]
        first = same[numbers[0]]
        cells = [same[number].cell for number in numbers[:_MOST_CELLS]]
        raw = _plain(first.stated) + (f" ({', '.join(cells)})" if len(cells) > 1 else "")
        notes.add("total_differs", letter, numbers[:1], first.field, raw, _plain(ours))


def _nameless_totals(reasons: npt.NDArray[np.int8], added: Mapping[str, Figures]) -> npt.NDArray[np.int8]:
    reasons = reasons.copy()
    for read in added.values():
        ours = np.nan_to_num(read.values[reasons == 0])
        total, largest = ours.sum(), ours.max(initial=0.0)
        if total > largest:  # a sum of one row proves nothing
            equal = np.isclose(read.values, total, rtol=_SAME, atol=0.0)
            reasons[(reasons == _UNNAMED) & equal] = _TOTAL
    return reasons


def _possible_sums(
    ours: npt.NDArray[np.float64], totals: npt.NDArray[np.int64], titles: npt.NDArray[np.int64], row: int
) -> tuple[float, ...]:
    """What a total may be the sum of, the likeliest first."""
    before, after = int(totals[totals < row].max(initial=-1)), int(totals[totals > row].min(initial=len(ours)))
    title, next_title = int(titles[titles < row].max(initial=-1)), int(titles[titles > row].min(initial=len(ours)))
    whole, above, below = ours.sum(), ours[before + 1 : row].sum(), ours[row + 1 : after].sum()
    inside = ours[max(before, title) + 1 : row].sum(), ours[row + 1 : min(after, next_title)].sum()
    so_far = ours[:row].sum()
    likeliest = above if row < totals[-1] else whole
    return float(likeliest), float(whole), float(above), float(below), float(so_far), *map(float, inside)


def _slack(body: Body, name: str, row: int, stated: float) -> float:
    """Half of the last digit that the total is written with, in base units."""
    column = body.columns[name]
    cell = column.distinct[column.places[row]]
    try:
        written = Decimal(as_text(cell).replace("\u00a0", "").replace(" ", "").replace(",", "."))
    except ArithmeticError:
        return abs(stated) * _SAME
    if not written.is_finite() or not written:
        return abs(stated) * _SAME
    exponent = min(0, int(written.as_tuple().exponent))
    return max(0.5 * 10.0**exponent * abs(stated / float(written)), abs(stated) * _SAME)


def _plain(value: float) -> str:
    return f"{value:.2f}".removesuffix(".00")
