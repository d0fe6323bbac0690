"""Data quality: a score per sender, computed by the rule in the codelist ``quality``."""

import numpy as np
import pandas as pd

from indmap.analysis.compare import Edition
from indmap.analysis.history import last_changes, latest_rows
from indmap.analysis.status import CLOSED
from indmap.register.findings import Findings
from indmap.register.projects import Projects
from indmap.words.codelists import codelist

FRESH_DAYS = 90
"""An open project without a change for longer than this is not fresh."""


def scores(
    edition: Edition, findings: Findings, told: pd.DataFrame | None = None, column: str = "sender"
) -> pd.DataFrame:
    """The score of each group of the edition, 0 to 1, one row a group, the best first.

    ``projects`` · one column per part of the rule, NaN where it cannot be judged (``steady`` and ``fresh`` need a
    history of several editions) · ``score``, the weighted mean of the known parts · ``weight``, their share of the
    rule's total weight.
    """
    rule = codelist("quality")
    parts = _parts(edition, findings, told)
    names = edition.facts[column] if column in edition.facts else edition.projects[column]
    known = names.notna()
    groups = parts[known].groupby(names[known].astype("str"), sort=True)
    found = groups.mean()
    weights = pd.Series({part: float(rule.text(part, "weight")) for part in rule})
    given = found[list(rule)].notna().mul(weights)
    found["score"] = found[list(rule)].mul(weights).sum(axis=1) / given.sum(axis=1).where(given.sum(axis=1) > 0)
    found["weight"] = given.sum(axis=1) / weights.sum()
    found.insert(0, "projects", groups.size())
    return found.sort_values("score", ascending=False, kind="stable")


def _parts(edition: Edition, findings: Findings, told: pd.DataFrame | None) -> pd.DataFrame:
    """The score of each row, 0 to 1, in each part of the rule; NaN where the part does not apply to it."""
    projects, status = edition.projects, edition.facts["status"]
    key_fields = codelist("quality").text("complete", "fields").split("|")
    troubled = status.isin(codelist("statuses").where("needs_attention")) & (status != "no_data")
    told_why = projects["delay_reason"].notna() | (projects["remarks"].fillna("") != "")
    parts = pd.DataFrame(
        {
            "complete": projects[key_fields].notna().mean(axis=1),
            "correct": 1.0 - _found_fault(projects, findings),
            "explained": told_why.astype("float64").where(troubled),
            "steady": np.nan,
            "fresh": np.nan,
        },
        index=projects.index,
    )
    if told is not None and len(told["edition"].unique()) > 1:
        latest = latest_rows(told)
        silent = latest["thread"].map(told.groupby("thread")["is_silent"].any())
        changed = latest["thread"].map(last_changes(told))
        is_fresh = (pd.Timestamp(edition.as_of) - changed).dt.days <= FRESH_DAYS
        is_open = ~latest["status"].isin(CLOSED)
        parts.loc[latest["row"], "steady"] = 1.0 - silent.to_numpy(float)
        parts.loc[latest["row"], "fresh"] = is_fresh.astype("float64").where(is_open).to_numpy()
    return parts


def _found_fault(projects: Projects, findings: Findings) -> pd.Series:
    """1 for a row with an error or a warning, else 0; findings of joined files name the file before the sheet."""
    catalogue = codelist("findings")
    grave = [code for code in catalogue if catalogue.text(code, "severity") in ("error", "warning")]
    told = findings[findings["code"].isin(grave) & (findings["row"] > 0)]
    at = set(zip(told["sheet"], told["row"], strict=True))
    files, sheets = projects["file"].fillna(""), projects["sheet"].fillna("")
    rows = projects["row"].fillna(0).astype("int64")
    faulty = [
        (sheet, row) in at or (f"{file}: {sheet}", row) in at
        for file, sheet, row in zip(files, sheets, rows, strict=True)
    ]
    return pd.Series(faulty, index=projects.index, dtype="float64")
