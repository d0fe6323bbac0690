"""What has moved since the register before, in a few rows?"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from indmap.analysis.moved import Moved
from indmap.exhibits import ahead, changes
from indmap.exhibits.charts import Table
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.words.codelists import codelist

NAMED = 3
"""Projects named for each movement, the dearest."""


def table(view: View, moved: Moved | None = None) -> Exhibit:
    """Commissioned, put off, worse, better, new and gone since the register before; says what it takes if none is."""
    message = changes.opening(view, moved).message
    found = [] if moved is None else list(_movements(moved))
    data = pd.DataFrame(
        {
            "label": [view.texts(f"since.{name}") for name, _ in found],
            "projects": [len(places) for _, places in found],
            "cost": [_worth(moved, places) for _, places in found],
            "names": [_dearest(view, moved, places) for _, places in found],
        }
    ).astype({"cost": "float64"})
    columns = (
        Column("label", view.texts("since.what")),
        Column("projects", view.texts("regions.projects"), Format.COUNT),
        view.column("cost", "cost", Format.MONEY),
        Column("names", ahead.largest(view, data)),
    )
    note = view.texts("since.bring") if moved is None else ""
    return view.exhibit("since.table", Table(wrapped=True), data, columns, message=message, note=note)


def _movements(moved: Moved) -> Iterator[tuple[str, npt.NDArray[np.intp]]]:
    """What happened, with the rows of the comparison that it happened to; only what did."""
    watched = codelist("statuses").where("needs_attention")
    before, after = moved.seen.before("status"), moved.seen.after("status")
    there = before.notna() & after.notna()
    bad, good = after.isin(watched), before.isin(watched)
    cases = (
        ("commissioned", moved.of("commissioned", "commissioned_earlier")["row"].to_numpy()),
        ("postponed", moved.postponed["row"].to_numpy()),
        ("worse", np.flatnonzero(there & bad & ~good)),
        ("better", np.flatnonzero(there & ~bad & good)),
        ("new", moved.of("new")["row"].to_numpy()),
        ("gone", moved.of("gone")["row"].to_numpy()),
    )
    yield from ((name, places) for name, places in cases if len(places))


def _worth(moved: Moved | None, places: npt.NDArray[np.intp]) -> float:
    return float("nan") if moved is None else float(_costs(moved).iloc[places].sum(min_count=1))


def _dearest(view: View, moved: Moved | None, places: npt.NDArray[np.intp]) -> str:
    if moved is None:
        return ""
    order = _costs(moved).iloc[places].sort_values(ascending=False, kind="stable").index
    named = [str(name) for name in moved.last_said("name").loc[order].head(NAMED)]
    more = len(places) - len(named)
    return "; ".join([*named, view.texts("ahead.more", n=more)] if more else named)


def _costs(moved: Moved) -> pd.Series:
    return pd.to_numeric(moved.last_said("cost"))
