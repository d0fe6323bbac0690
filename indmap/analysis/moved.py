"""Moved: two registers compared and told as events, whole or in a cut; and how far the last one has slipped."""

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
    """Two registers compared.

    ``whole`` has every row, which totals need; ``seen`` those that are in the cut on either side; ``events`` are of
    ``seen``, by its rows.
    """

    whole: Comparison
    seen: Comparison
    events: pd.DataFrame
    links: Links

    @property
    def earlier_day(self) -> date:
        """The day of the register before."""
        return self.whole.earlier.as_of

    def of(self, *kinds: str) -> pd.DataFrame:
        """The events of some kinds."""
        return self.events[self.events["kind"].isin(kinds)]

    @property
    def postponed(self) -> pd.DataFrame:
        """Planned dates that moved to a later day, the furthest first."""
        moved = self.of("date_moved")
        return moved[moved["change"] > 0].sort_values("change", ascending=False, kind="stable")

    @property
    def brought_forward(self) -> pd.DataFrame:
        """Planned dates that moved to an earlier day."""
        moved = self.of("date_moved")
        return moved[moved["change"] < 0]

    def last_said(self, column: str) -> pd.Series:
        """A column as the later register has it; of a project that is gone, as the earlier one had it."""
        after = self.seen.after(column).astype("object")
        return after.where(~self.seen.is_gone, self.seen.before(column).astype("object"))


def moved(earlier: Edition, later: Edition, settled: Sequence[tuple[str, str, bool]] = ()) -> Moved:
    """What moved from one edition to the next; ``settled`` as ``link`` takes it."""
    links = link(earlier.projects, later.projects, settled)
    whole = compare(earlier, later, links)
    return Moved(whole, whole, events(whole), links)


def moved_in(found: Moved, filters: Filters) -> Moved:
    """The same in a cut: what is in it on either side."""
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
    """How far the latest of some registers has slipped, as ``slippage`` and ``claims`` say; ``days`` are theirs."""

    slips: pd.DataFrame
    claims: pd.DataFrame
    days: tuple[date, ...]


def slipped(editions: Sequence[Edition], settled: Sequence[tuple[str, str, bool]] = ()) -> Slipped:
    """The slippage of the latest edition, from all of them."""
    threaded = threads([(each.as_of, each.projects) for each in editions], settled)
    return Slipped(slippage(editions, threaded), claims(editions, threaded), tuple(each.as_of for each in editions))


def slipped_in(found: Slipped, positions: pd.Index) -> Slipped:
    """The same of some rows of the latest edition; a claim stays where either of its rows does."""
    either = found.claims["row"].isin(positions) | found.claims["other_row"].isin(positions)
    return replace(found, slips=found.slips[found.slips.index.isin(positions)], claims=found.claims[either])
