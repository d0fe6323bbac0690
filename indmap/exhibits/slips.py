"""Who slips: how far from the dates first promised, how often put off, and what two years claim."""

from functools import partial

import pandas as pd

from indmap.analysis.groups import UNRANKED_BELOW
from indmap.analysis.moved import Slipped
from indmap.analysis.slippage import slips_by
from indmap.exhibits import moves
from indmap.exhibits.charts import Bars, Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View

REPEATED = 2
"""Put off as often as this, a project is listed."""
MOST_LISTED = 100
"""Projects and bodies in one list, the worst first."""

_CLAIMS = {
    "two_rows": "slips.two_rows",
    "launched_again": "slips.launched_again",
    "planned_again": "slips.planned_again",
}
_NONE = {"slips.repeated": "slips.repeated_none", "slips.silent": "slips.silent_none"}
_NEEDED = {"slips.repeated": 3, "slips.silent": 2}
"""Registers without which a list has to be empty."""


def by_region(view: View, slipped: Slipped) -> Exhibit:
    """Regions that are late on average, weighted by cost, the latest on top."""
    return _bars(view, slipped, "slips.by_region", "region")


def by_sector(view: View, slipped: Slipped) -> Exhibit:
    """Sectors that are late on average."""
    return _bars(view, slipped, "slips.by_sector", "sector")


def by_responsible(view: View, slipped: Slipped) -> Exhibit:
    """Bodies whose projects are late on average."""
    return _bars(view, slipped, "slips.by_responsible", "responsible")


def repeated(view: View, slipped: Slipped) -> Exhibit:
    """Projects that were put off again and again, the most often first."""
    again = slipped.slips[slipped.slips["postponements"] >= REPEATED]
    again = again.sort_values(["postponements", "days"], ascending=False, kind="stable")
    message = view.texts("slips.again", n=len(again), times=int(again["postponements"].max())) if len(again) else ""
    return _listed(view, slipped, "slips.repeated", again, message)


def silent(view: View, slipped: Slipped) -> Exhibit:
    """Projects that moved into a later year without a word why, the dearest first."""
    unsaid = slipped.slips[slipped.slips["silent_moves"] > 0].sort_values("cost", ascending=False, kind="stable")
    message = view.texts("slips.in_silence", n=len(unsaid)) if len(unsaid) else ""
    return _listed(view, slipped, "slips.silent", unsaid, message)


def claimed(view: View, slipped: Slipped) -> Exhibit:
    """Projects that two years claim, and how."""
    claims = slipped.claims
    projects = view.register.projects.iloc[claims["row"]]
    data = pd.DataFrame(
        {
            "name": projects["name"].to_numpy(),
            "kind": [view.texts(_CLAIMS[kind]) for kind in claims["kind"]],
            "year": claims["year"].to_numpy(float),
            "other_year": claims["other_year"].to_numpy(float),
            "region": moves.worded(view, "regions", projects["region"].tolist()),
            "responsible": projects["responsible"].to_numpy(),
            "cost": projects["cost"].to_numpy(float),
        }
    )
    columns = (
        view.column("name", "name"),
        Column("kind", view.texts("slips.claim")),
        Column("year", view.texts("slips.year"), Format.YEAR),
        Column("other_year", view.texts("slips.other_year"), Format.YEAR),
        *moves.project_columns(view),
    )
    message = view.texts("slips.twice", n=len(data)) if len(data) else ""
    note = "" if len(data) else view.texts("slips.none_twice")
    return view.exhibit("slips.claimed", Table(), data, columns, message=message, note=note)


def _bars(view: View, slipped: Slipped, key: str, column: str) -> Exhibit:
    found = slips_by(slipped.slips, column)
    known = found[found["mean_days"].notna()]
    ranked = known[known["ranked"]]
    late = ranked[ranked["mean_days"].round() > 0].sort_values("mean_days", ascending=False, kind="stable")
    drawn = late.head(MOST_LISTED)
    label = {"region": "regions", "sector": "sectors"}.get(column)
    words = [view.label(label, str(code)) if label else str(code) for code in drawn.index]
    data = drawn.assign(label=words).reset_index(drop=True)
    columns = (
        view.column("label", column),
        Column("mean_days", view.texts("slips.mean_days"), Format.COUNT),
        Column("median_days", view.texts("slips.median_days"), Format.COUNT),
        Column("known", view.texts("slips.known"), Format.COUNT),
        Column("late", view.texts("slips.late"), Format.COUNT),
        Column("postponements", view.texts("slips.postponements"), Format.COUNT),
    )
    message = ""
    if len(late) > 1 or (len(late) == 1 and len(ranked) > 1):
        first = float(drawn["mean_days"].iloc[0])
        message = view.texts("slips.furthest", who=words[0], days=int(first + 0.5), n=len(late), of=len(ranked))
    note = _why_none(view, slipped, column, found) if known.empty else _undrawn(view, found, ranked, late)
    if overdue := 0 if known.empty else _overdue(slipped):
        note = " ".join(part for part in (note, view.texts("slips.overdue", n=overdue)) if part)
    return view.exhibit(
        key, Bars("label", "mean_days", Format.COUNT, role="behind"), data, columns, message=message, note=note
    )


def _why_none(view: View, slipped: Slipped, column: str, found: pd.DataFrame) -> str:
    """Which column would give the slips, or that none of the cut's has what they need."""
    fields = [column, *(name for name in ("cost", "planned_date") if view.lacking(name))]
    if len(found) and found["known"].any():
        return view.missing("cost")
    return view.missing(*fields) if slipped.slips["in_plan"].any() else view.texts("slips.none_planned")


def _overdue(slipped: Slipped) -> int:
    """How many are late without their date having moved: it passed, and they are not commissioned."""
    return int((slipped.slips["in_plan"].astype(bool) & (slipped.slips["status"] == "delayed")).sum())


def _undrawn(view: View, found: pd.DataFrame, ranked: pd.DataFrame, late: pd.DataFrame) -> str:
    """How many of the groups are not drawn: in time on average, or of too few projects to be ranked."""
    in_time, few = len(ranked) - len(late), int((~found["ranked"]).sum())
    parts = [view.texts("slips.all_in_time")] if len(ranked) and not len(late) else []
    if in_time and len(late):
        parts.append(view.texts("slips.in_time", n=in_time))
    if few:
        parts.append(view.texts("slips.unranked", n=few, least=UNRANKED_BELOW))
    if len(late) > MOST_LISTED:
        parts.append(view.texts("slips.first_listed", n=MOST_LISTED, of=len(late)))
    return " ".join(parts)


def _listed(view: View, slipped: Slipped, key: str, slips: pd.DataFrame, message: str) -> Exhibit:
    shown = slips.head(MOST_LISTED)
    projects = view.register.projects.iloc[shown.index]
    days = partial(moves.days, view)
    data = pd.DataFrame(
        {
            "position": shown.index,
            "name": projects["name"].to_numpy(),
            "baseline": shown["baseline"].to_numpy(),
            "current": shown["current"].to_numpy(),
            "baseline_precision": shown["baseline_precision"].to_numpy(object),
            "current_precision": shown["current_precision"].to_numpy(object),
            "slip": [None if pd.isna(slip) else days(slip) for slip in shown["days"]],
            "postponements": shown["postponements"].to_numpy(float),
            "silent_moves": shown["silent_moves"].to_numpy(float),
            "last_moved": shown["last_moved"].to_numpy(),
            "region": moves.worded(view, "regions", shown["region"].tolist()),
            "responsible": shown["responsible"].to_numpy(),
            "cost": shown["cost"].to_numpy(float),
        }
    )
    columns = (
        view.column("name", "name"),
        Column("baseline", view.texts("slips.baseline"), Format.DATE, "baseline_precision"),
        Column("current", view.texts("slips.current"), Format.DATE, "current_precision"),
        Column("slip", view.texts("slips.slip")),
        Column("postponements", view.texts("slips.postponements"), Format.COUNT),
        Column("silent_moves", view.texts("slips.silent_moves"), Format.COUNT),
        Column("last_moved", view.texts("slips.last_moved"), Format.DATE),
        *moves.project_columns(view),
    )
    return view.exhibit(key, Table(), data, columns, message=message, note=_list_note(view, slipped, key, len(slips)))


def _list_note(view: View, slipped: Slipped, key: str, n: int) -> str:
    """Why the list is empty, how far back it looks, and how many it leaves out."""
    count = len(slipped.days)
    if not n and count < _NEEDED[key]:
        return view.texts("slips.too_few_registers", n=_NEEDED[key])
    told = view.texts(_NONE[key]) if not n else ""
    more = view.texts("slips.first_listed", n=MOST_LISTED, of=n) if n > MOST_LISTED else ""
    looked = view.texts("slips.looked_at", n=count, first=min(slipped.days), last=max(slipped.days))
    return " ".join(part for part in (told, more, looked) if part)
