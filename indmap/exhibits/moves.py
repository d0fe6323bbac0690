"""Parts of the exhibits of change: signed differences, both sides of a field, projects as both registers know them."""

from collections.abc import Sequence

import pandas as pd

from indmap.analysis.moved import Moved
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.view import View
from indmap.exhibits.written import write
from indmap.words.fields import Kind, fields
from indmap.words.numbers import ABSENT, money, period

STATUS_KINDS = ("commissioned", "commissioned_earlier", "reopened", "excluded", "reinstated", "status_moved")
"""Events that are told by the two statuses."""


def days(view: View, value: float) -> str:
    """A number of days with its sign: later is plus."""
    whole = int(abs(value) + 0.5)
    return view.texts("moves.later" if value >= 0 else "moves.sooner", days=whole)


def signed(view: View, value: float, format_: Format) -> str:
    """A difference with its sign."""
    return ("+" if value > 0 else "") + exact(view, value, format_)


def exact(view: View, value: float, format_: Format) -> str:
    """An amount fine enough to be told from the one beside it."""
    return money(value, view.language, digits=3) if format_ is Format.MONEY else write(value, format_, view.language)


def totals(view: View, before: float, after: float, format_: Format) -> dict[str, str]:
    """Two totals as ``before`` and ``after``, both as fine as it takes to tell one from the other."""
    ends = {"before": before, "after": after}
    said = {name: write(total, format_, view.language) for name, total in ends.items()}
    for digits in (2, 3):
        if format_ is Format.MONEY and before != after and len(set(said.values())) == 1:
            said = {name: money(total, view.language, digits=digits, trim=False) for name, total in ends.items()}
    return said


def worded(view: View, codes: str, values: Sequence[object]) -> list[str | None]:
    """Codes in words; absent ones stay so."""
    return [None if pd.isna(code) else view.label(codes, str(code)) for code in values]  # type: ignore[call-overload]


def project_columns(view: View) -> tuple[Column, ...]:
    """Whose the rows of ``project_rows`` are: after the columns of a table that say what moved."""
    return (
        view.column("region", "region"),
        view.column("responsible", "responsible"),
        view.column("cost", "cost", Format.MONEY),
    )


def project_rows(view: View, moved: Moved, rows: pd.Series) -> pd.DataFrame:
    """Projects by rows of the comparison: ``name``, and the columns of ``project_columns``.

    ``position`` is the project's place in the later register, -1 where it is gone from it.
    """
    said = {name: moved.last_said(name).iloc[rows] for name in ("name", "region", "responsible", "cost")}
    return pd.DataFrame(
        {
            "position": moved.seen.rows["later"].iloc[rows].to_numpy(),
            "name": said["name"].to_numpy(),
            "region": worded(view, "regions", said["region"].tolist()),
            "responsible": said["responsible"].to_numpy(),
            "cost": said["cost"].to_numpy(dtype="float64", na_value=float("nan")),
        }
    )


def sides(view: View, moved: Moved, events: pd.DataFrame) -> pd.DataFrame:
    """What each event's field said, and the difference, as texts: ``before``, ``after``, ``change``."""
    found = pd.DataFrame({"before": ABSENT, "after": ABSENT, "change": ""}, index=events.index, dtype="str")
    by_status = events["kind"].isin(STATUS_KINDS)
    for field, group in events[~by_status & (events["field"] != "")].groupby("field"):
        for side in ("before", "after"):
            found.loc[group.index, side] = _said(view, moved, str(field), side, group["row"])
        found.loc[group.index, "change"] = [_change(view, str(field), value) for value in group["change"]]
    statuses = events[by_status]
    for side, column in (("before", moved.seen.before("status")), ("after", moved.seen.after("status"))):
        words = worded(view, "statuses", column.iloc[statuses["row"]].tolist())
        found.loc[statuses.index, side] = [word or ABSENT for word in words]
    return found


def _said(view: View, moved: Moved, field: str, side: str, rows: pd.Series) -> list[str]:
    take = moved.seen.before if side == "before" else moved.seen.after
    values = take(field, stated=True).iloc[rows]
    if field == "cost_foreign":
        currencies = take("cost_currency").iloc[rows]
        return [
            _amount(view, value, currency) for value, currency in zip(values.tolist(), currencies.tolist(), strict=True)
        ]
    known = fields()[field]
    if known.kind is Kind.DATE:
        fineness = take(f"{field}_precision").iloc[rows]
        return [_day(view, day, stated) for day, stated in zip(values.tolist(), fineness.tolist(), strict=True)]
    if known.kind is Kind.CODE:
        return [word or ABSENT for word in worded(view, known.codelist or "", values.tolist())]
    if known.kind is Kind.TEXT:
        return [ABSENT if pd.isna(value) else str(value) for value in values.tolist()]
    format_ = _format(field)
    return [ABSENT if pd.isna(value) else exact(view, float(value), format_) for value in values.tolist()]


def _day(view: View, day: object, stated: object) -> str:
    if not isinstance(day, pd.Timestamp):
        return ABSENT
    return period(day.date(), stated if isinstance(stated, str) else "day", view.language)


def _amount(view: View, value: object, currency: object) -> str:
    if not isinstance(value, float) or pd.isna(value):
        return ABSENT
    return f"{write(value, Format.COUNT, view.language)} {'' if pd.isna(currency) else currency}".strip()  # type: ignore[call-overload]


def _change(view: View, field: str, value: float) -> str:
    if pd.isna(value) or not value:
        return ""
    return days(view, value) if field.endswith("_date") else signed(view, value, _format(field))


def _format(field: str) -> Format:
    return Format.MONEY if field == "cost" else Format.COUNT
