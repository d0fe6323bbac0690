"""Facts: the frame that all figures are computed from, one row per project.

Columns: ``region`` (in the division of the view), ``sector``, ``level``, ``stage``, ``status``: categorical over the
whole codelist · ``year`` (programme year, float, NaN without a date) · ``in_plan`` (bool) · ``count`` (1.0), ``cost``,
``jobs``, ``output``, ``exports``: base units · ``programme_date`` (baseline, else planned), ``planned_date``,
``expected_date``, ``actual_date`` · ``coarse`` (the programme date is known only to the quarter or worse).
The index is the row position of the project in the register, and stays so when facts are filtered.
"""

from datetime import date
from typing import TypeAlias

import pandas as pd

from indmap.analysis.status import status_of
from indmap.register.projects import Projects
from indmap.words.codelists import codelist
from indmap.words.places import part_of
from indmap.words.regions import Division, in_division

Facts: TypeAlias = pd.DataFrame

_KEPT = [
    "sector",
    "level",
    "stage",
    "cost",
    "jobs",
    "output",
    "exports",
    "planned_date",
    "expected_date",
    "actual_date",
]


def facts_of(projects: Projects, as_of: date, division: Division) -> Facts:
    """The facts of every project on the as-of date, with regions in the given division."""
    facts = projects[_KEPT].copy()
    facts["region"] = region_in(projects, division)
    facts["status"] = status_of(projects, as_of)
    facts["programme_date"] = programme_date(projects)
    facts["year"] = facts["programme_date"].dt.year.astype("float64")
    facts["in_plan"] = ~projects["stage"].isin(_not_in_plan())
    facts["count"] = 1.0
    precision = projects["baseline_date_precision"].where(
        projects["baseline_date"].notna(), projects["planned_date_precision"]
    )
    facts["coarse"] = precision.isin(["quarter", "half", "year"])
    return facts.reset_index(drop=True)


def programme_date(projects: Projects) -> pd.Series:
    """The date that decides which year's programme a project belongs to: the baseline date, else the planned one."""
    return projects["baseline_date"].where(projects["baseline_date"].notna(), projects["planned_date"])


def region_in(projects: Projects, division: Division) -> pd.Series:
    """Each project's region in a division.

    New regions are merged into the old unit. An old unit that was split is resolved by the project's locality where
    that is known, and otherwise stays as it is.
    """
    regions = projects["region"]
    present = regions.cat.categories[sorted(set(regions.cat.codes) - {-1})]
    moved = {code: in_division(code, division) for code in present}
    placed = regions.cat.codes.map(dict(enumerate(moved.get(code, code) for code in regions.cat.categories)))
    split = [code for code, target in moved.items() if target is None]
    for wide in split:
        rows = projects.loc[regions == wide, "locality"].fillna("")
        parts = {text: part_of(wide, text) or wide for text in rows.unique()}
        placed = placed.where(regions != wide, rows.map(parts).reindex(placed.index))
    return pd.Series(placed, dtype=pd.CategoricalDtype(list(codelist("regions").codes)))


def _not_in_plan() -> list[str]:
    stages = codelist("stages")
    return [code for code in stages if not stages.holds(code, "counts_in_plan")]
