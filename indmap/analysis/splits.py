"""Splits and mergers: projects of one company and region whose costs add up to what another one lost or gained."""

import numpy as np
import pandas as pd

from indmap.analysis.identity import company_mark, old_extent
from indmap.analysis.pairing import Integers
from indmap.register.projects import Projects

_WITHIN = 0.01
_FEWEST = 2


def splits(earlier: Projects, later: Projects, pairs: pd.DataFrame, left: tuple[Integers, Integers]) -> pd.DataFrame:
    """Each part with its whole, by row position: ``earlier``, ``later``, ``score``, ``reason`` (``split``, ``merged``).

    A whole is an unmatched project, or a matched one whose cost changed by the sum of its parts. ``left`` are the
    unmatched rows of each side.
    """
    change = later["cost"].to_numpy()[pairs["later"]] - earlier["cost"].to_numpy()[pairs["earlier"]]
    lost = pd.DataFrame({"row": pairs["earlier"], "amount": -change})
    gained = pd.DataFrame({"row": pairs["later"], "amount": change})
    parted = _parts(earlier, (left[0], lost), later, left[1])
    joined = _parts(later, (left[1], gained), earlier, left[0])
    return pd.concat(
        [
            parted.rename(columns={"whole": "earlier", "part": "later"}).assign(reason="split"),
            joined.rename(columns={"whole": "later", "part": "earlier"}).assign(reason="merged"),
        ],
        ignore_index=True,
    )


def _parts(wholes: Projects, which: tuple[Integers, pd.DataFrame], parts: Projects, rows: Integers) -> pd.DataFrame:
    """Each part with its whole: at least two parts for an unmatched whole, one for a matched one."""
    alone, changed = which
    changed = changed[changed["amount"] > 0].assign(fewest=1)
    vanished = pd.DataFrame({"row": alone, "amount": wholes["cost"].to_numpy()[alone], "fewest": _FEWEST})
    whole = pd.concat([vanished, changed], ignore_index=True)
    whole = whole[whole["amount"] > 0]
    if whole.empty or not len(rows):
        return pd.DataFrame({"whole": [], "part": [], "score": []})
    whole = whole.assign(owner=_owners(wholes, whole["row"].to_numpy(np.intp)))
    part = pd.DataFrame({"part": rows, "owner": _owners(parts, rows), "cost": parts["cost"].to_numpy()[rows]})
    part = part[part["owner"] != ""]
    sums = part.groupby("owner")["cost"].agg(["sum", "size", "count"])
    sums = sums[sums["size"] == sums["count"]]  # an unknown cost leaves the sum unknown
    found = whole.merge(sums, left_on="owner", right_index=True)
    fits = ((found["sum"] - found["amount"]).abs() <= _WITHIN * found["amount"]) & (found["size"] >= found["fewest"])
    found = found[fits].merge(part, on="owner")
    return pd.DataFrame({"whole": found["row"], "part": found["part"], "score": 0.9})


def _owners(projects: Projects, rows: Integers) -> pd.Series:
    """Company, else BIN, with the region's unit before June 2022; empty if neither is known."""
    chosen = projects.iloc[rows]
    companies = chosen["company"].fillna("").map(company_mark)
    owners = companies.where(companies != "", chosen["bin"].fillna(""))
    regions = pd.Series(old_extent(chosen["region"]), owners.index, dtype="str")
    return (owners + "\x1f" + regions).where(owners != "", "").reset_index(drop=True)
