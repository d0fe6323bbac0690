"""Two registers compared: one row per project that is in either of them."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from indmap.analysis.facts import Facts, facts_of
from indmap.analysis.filters import Filters, choose
from indmap.analysis.links import Links
from indmap.register.projects import Projects
from indmap.words.regions import Division


@dataclass(frozen=True, eq=False)
class Edition:
    """A register with its as-of date, and its facts in the division of the view; both frames have the same rows."""

    as_of: date
    projects: Projects
    facts: Facts


def edition(projects: Projects, as_of: date, division: Division) -> Edition:
    """The edition of a register; editions that are compared must share a division."""
    numbered = projects.reset_index(drop=True)
    return Edition(as_of, numbered, facts_of(numbered, as_of, division))


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two editions and how their rows match.

    ``rows``: ``earlier`` and ``later`` (row positions, -1 where the project is missing), ``how`` (codelist ``matches``,
    empty without a match), ``is_doubtful`` (unmatched, with a candidate match for a person to settle).
    """

    earlier: Edition
    later: Edition
    rows: pd.DataFrame

    @property
    def is_new(self) -> pd.Series:
        """Whether the project is only in the later register."""
        return self.rows["earlier"] < 0

    @property
    def is_gone(self) -> pd.Series:
        """Whether the project is only in the earlier register."""
        return self.rows["later"] < 0

    def before(self, column: str, *, stated: bool = False) -> pd.Series:
        """A column of the earlier edition, aligned with ``rows``; NaN where the project is new.

        ``stated`` takes it from the register and not from the facts: a region as written, whatever the division.
        """
        return _beside(self.earlier, column, self.rows["earlier"], stated=stated)

    def after(self, column: str, *, stated: bool = False) -> pd.Series:
        """A column of the later edition, aligned with ``rows``; NaN where the project is gone."""
        return _beside(self.later, column, self.rows["later"], stated=stated)


def compare(earlier: Edition, later: Edition, links: Links) -> Comparison:
    """The comparison of two editions: matched and gone projects in the earlier one's order, then the new ones."""
    count = len(earlier.projects)
    partner, how = np.full(count, -1), np.full(count, "", object)
    partner[links.pairs["earlier"]] = links.pairs["later"]
    how[links.pairs["earlier"]] = links.pairs["how"]
    rows = pd.DataFrame(
        {
            "earlier": np.concatenate([np.arange(count), np.full(len(links.new), -1)]).astype("int64"),
            "later": np.concatenate([partner, links.new]).astype("int64"),
            "how": pd.array([*how, *[""] * len(links.new)], dtype="str"),
        }
    )
    alone = (rows["earlier"] < 0) | (rows["later"] < 0)
    waits = rows["earlier"].isin(links.doubtful["earlier"]) | rows["later"].isin(links.doubtful["later"])
    rows["is_doubtful"] = alone & waits
    return Comparison(earlier, later, rows)


def in_cut(comparison: Comparison, filters: Filters) -> tuple[pd.Series, pd.Series]:
    """Whether each row is in the cut in the earlier and in the later edition; a missing project is not."""
    before = comparison.rows["earlier"].isin(choose(comparison.earlier.facts, filters).index)
    after = comparison.rows["later"].isin(choose(comparison.later.facts, filters).index)
    return before, after


def differ(before: pd.Series, after: pd.Series) -> pd.Series:
    """Whether two aligned columns differ; a value that is missing on either side does not."""
    known = before.notna() & after.notna()
    if isinstance(before.dtype, pd.CategoricalDtype):
        return known & (before.cat.codes != after.cat.codes)  # over the whole codelist on both sides
    return known & (before != after).fillna(value=False).astype(bool)


def _beside(edition: Edition, column: str, positions: pd.Series, *, stated: bool) -> pd.Series:
    source = edition.facts if column in edition.facts and not stated else edition.projects
    values = source[column].reindex(positions.to_numpy())
    values.index = positions.index
    return values
