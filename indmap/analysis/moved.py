"""Two registers compared and told as events, whole or in a cut; and the slippage of the latest of several."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from indmap.analysis.compare import Comparison, Edition, compare, in_cut
from indmap.analysis.filters import Filters
from indmap.analysis.links import Links, link
from indmap.analysis.movement import events
from indmap.analysis.slippage import claims, slippage
from indmap.analysis.threads import threads


@dataclass(frozen=True, eq=False)
class Moved:
    """Two registers compared, in a cut.

    ``whole`` has every row, which totals need; ``seen`` the rows that are in the cut in either register; ``events``
    are those of ``seen``, and refer to its rows.
    """

    whole: Comparison
    seen: Comparison
    events: pd.DataFrame
    links: Links

    @property
    def earlier_day(self) -> date:
        """The as-of date of the earlier register."""
        return self.whole.earlier.as_of

    def of(self, *kinds: str) -> pd.DataFrame:
        """The events of some kinds."""
        return self.events[self.events["kind"].isin(kinds)]

    @property
    def postponed(self) -> pd.DataFrame:
        """Events of planned dates that moved to a later date, the longest delay first."""
        moved = self.of("date_moved")
        return moved[moved["change"] > 0].sort_values("change", ascending=False, kind="stable")

    @property
    def brought_forward(self) -> pd.DataFrame:
        """Events of planned dates that moved to an earlier date."""
        moved = self.of("date_moved")
        return moved[moved["change"] < 0]

    def last_said(self, column: str) -> pd.Series:
        """A column of ``seen`` from the later register, and for projects that are gone from the earlier one."""
        after = self.seen.after(column).astype("object")
        return after.where(~self.seen.is_gone, self.seen.before(column).astype("object"))


def moved(earlier: Edition, later: Edition, settled: Sequence[tuple[str, str, bool]] = ()) -> Moved:
    """What moved from one edition to the next; ``settled`` as ``link`` takes it."""
    links = link(earlier.projects, later.projects, settled)
    whole = compare(earlier, later, links)
    return Moved(whole, whole, events(whole), links)


def moved_in(found: Moved, filters: Filters) -> Moved:
    """The same in a cut: rows that are in it in either register."""
    before, after = in_cut(found.whole, filters)
    kept = (before | after).to_numpy()
    if kept.all():
        return found
    places = np.cumsum(kept) - 1
    told = found.events[kept[found.events["row"].to_numpy()]]
    told = told.assign(row=places[told["row"].to_numpy()]).reset_index(drop=True)
    return replace(found, seen=replace(found.whole, rows=found.whole.rows[kept].reset_index(drop=True)), events=told)


@dataclass(frozen=True, eq=False)
class Slipped:
    """The frames of ``slippage`` and ``claims`` for the latest of some registers; ``days`` are all as-of dates."""

    slips: pd.DataFrame
    claims: pd.DataFrame
    days: tuple[date, ...]


def slipped(editions: Sequence[Edition], settled: Sequence[tuple[str, str, bool]] = ()) -> Slipped:
    """The slippage of the latest edition, from all of them."""
    threaded = threads([(each.as_of, each.projects) for each in editions], settled)
    return Slipped(slippage(editions, threaded), claims(editions, threaded), tuple(each.as_of for each in editions))


def slipped_in(found: Slipped, positions: pd.Index) -> Slipped:
    """The same for some rows of the latest edition; a claim is kept if either of its rows is among them."""
    either = found.claims["row"].isin(positions) | found.claims["other_row"].isin(positions)
    return replace(found, slips=found.slips[found.slips.index.isin(positions)], claims=found.claims[either])
