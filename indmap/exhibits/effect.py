"""What the money buys: each region's jobs, and what one of them costs there."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import pandas as pd

from indmap.analysis import groups
from indmap.exhibits import rows
from indmap.exhibits.charts import Scatter
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View

_Box: TypeAlias = tuple[float, float, float, float]
_LETTER, _LINE, _POINT = 0.022, 0.06, 0.02
"""How wide a letter is, how high a name over its point, and half a point, by the width and height of all points."""


def by_region(view: View) -> Exhibit:
    """Regions by the jobs in the plan and the investment a job, of projects that state both.

    A region alone stands beside nothing and is not drawn.
    """
    table = _per_job(view)
    if several := len(table) > 1:
        note = rows.unplaced(view, "region")
    elif view.lacking("region", "cost", "jobs"):
        note = view.missing("region", "cost", "jobs")
    else:
        note = view.texts("effect.one_region")
    average = float(table["cost"].sum() / table["jobs"].sum()) if several else 0.0
    data = rows.labelled(view, table if several else table.iloc[:0], "regions")
    data["short"], data["side"] = _named([view.region(code, "short") for code in data["code"]], data)
    data["dear"] = data["per_job"] > average
    columns = (
        view.column("label", "region"),
        view.column("jobs", "jobs", Format.COUNT),
        Column("per_job", view.texts("regions.per_job"), Format.MONEY),
        view.column("cost", "cost", Format.MONEY),
        Column("projects", view.texts("regions.projects"), Format.COUNT),
    )
    chart = _chart(view, data, average)
    return view.exhibit("effect.by_region", chart, data, columns, message=_dearest(view, table), note=note)


def _per_job(view: View) -> pd.DataFrame:
    """Jobs, cost and cost a job by region, the dearest job on top; ``ranked`` as in the groups."""
    both = view.facts[(view.facts["cost"] > 0) & (view.facts["jobs"] > 0)]
    money, jobs = (groups.against_plan(both, "region", name, view.as_of) for name in ("cost", "jobs"))
    table = money[["projects", "ranked"]].assign(cost=money["plan"], jobs=jobs["plan"])
    table["per_job"] = table["cost"] / table["jobs"]
    return rows.ordered(table, table["per_job"])


def _named(names: Sequence[str], data: pd.DataFrame) -> tuple[list[str | None], list[str]]:
    """The name of each point and its side, the dearest first; none that would lie on a point or on a name before it."""
    points = list(zip(*(_along(values) for values in (data["jobs"], np.log10(data["per_job"]))), strict=True))
    taken = [(x - _POINT, x + _POINT, y - _POINT, y + _POINT) for x, y in points]
    shown: list[str | None] = []
    sides = []
    for name, point in zip(names, points, strict=True):
        places = _places(point, len(name) * _LETTER)
        free = (side for side, place in places.items() if not any(_overlap(place, other) for other in taken))
        side = next(free, None)
        shown.append(name if side else None)
        sides.append(side or "above")
        if side:
            taken.append(places[side])
    return shown, sides


def _places(point: tuple[float, float], wide: float) -> dict[str, _Box]:
    """Where a name may stand about its point, the best first."""
    (x, y), half = point, _LINE / 2
    return {
        "above": (x - wide / 2, x + wide / 2, y + _POINT, y + _POINT + _LINE),
        "below": (x - wide / 2, x + wide / 2, y - _POINT - _LINE, y - _POINT),
        "right": (x + _POINT, x + _POINT + wide, y - half, y + half),
        "left": (x - _POINT - wide, x - _POINT, y - half, y + half),
    }


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def _along(values: pd.Series) -> list[float]:
    """How far each value lies between the least and the largest."""
    span = values.max() - values.min()
    return [float(value) for value in (values - values.min()) / (span if span > 0 else 1.0)]


def _chart(view: View, data: pd.DataFrame, average: float) -> Scatter:
    """The regions parted by the average cost of a job, and by the jobs of the region in the middle."""
    return Scatter(
        label="label",
        x="jobs",
        y="per_job",
        x_format=Format.COUNT,
        y_format=Format.MONEY,
        highlighted="dear",
        named="short",
        sides="side",
        x_line=float(data["jobs"].median()) if len(data) else 0.0,
        y_line=average,
        corners=(
            view.texts("effect.corner_few_dear"),
            view.texts("effect.corner_many_dear"),
            view.texts("effect.corner_few_cheap"),
            view.texts("effect.corner_many_cheap"),
        ),
        legend=(view.texts("effect.dearer", cost=average), view.texts("effect.cheaper")),
    )


def _dearest(view: View, table: pd.DataFrame) -> str:
    """Where a job costs most, among regions with projects enough; nothing where two are level."""
    ranked = table["per_job"][table["ranked"]]
    if len(ranked) < 2 or ranked.iloc[0] == ranked.iloc[1]:
        return ""
    return view.texts("effect.dearest", region=view.label("regions", str(ranked.index[0])), cost=float(ranked.iloc[0]))
