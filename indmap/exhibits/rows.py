"""Rows of exhibits: groups with their labels in order, and projects as a person reads them."""

from typing import Literal, TypeAlias

import pandas as pd

from indmap.analysis.facts import Facts
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.view import View
from indmap.words.codelists import codelist

Divided: TypeAlias = Literal["region", "sector", "section"]
"""The columns of facts by which charts divide projects."""
DATES = ("planned_date", "expected_date", "actual_date")
"""The dates a table of projects shows."""
_FIELDS = {"reason": "delay_reason", "code": "project_id"}
"""Columns of project rows that are not called as their fields are."""
_SHORT = {"name", "status", "region", "cost", "jobs", "readiness", "planned_date", "reason"}


def ordered(frame: pd.DataFrame, *keys: pd.Series) -> pd.DataFrame:
    """The frame's rows from the largest key down; ties by the next key, then as they stood."""
    order = pd.DataFrame(dict(enumerate(keys)))
    return frame.loc[order.sort_values(list(order.columns), ascending=False, kind="stable").index]


def labelled(view: View, frame: pd.DataFrame, codes: str) -> pd.DataFrame:
    """The frame with its index of codes as the columns ``code`` and ``label``."""
    labels = [view.label(codes, str(code)) for code in frame.index]
    return frame.assign(code=frame.index.astype(str), label=labels).reset_index(drop=True)


def in_region(view: View, code: str) -> str:
    """A region inside a sentence: in Karaganda Region."""
    return view.region(code, "in")


def unplaced(view: View, column: Divided) -> str:
    """The note on projects that a chart by region or sector cannot show; empty where it shows all."""
    n = int(view.facts[column].isna().sum())
    return view.texts(f"rows.without_{column}", n=n) if n else ""


def project_columns(view: View, *, short: bool = False) -> tuple[Column, ...]:
    """The columns of ``project_rows`` as headed in a table; the short set fits a screen."""
    columns = (
        view.column("name", "name"),
        Column("status", view.texts("rows.status")),
        view.column("region", "region"),
        view.column("cost", "cost", Format.MONEY),
        view.column("jobs", "jobs", Format.COUNT),
        view.column("readiness", "readiness", Format.SHARE),
        *(Column(name, view.field(name), Format.DATE, f"{name}_precision") for name in DATES),
        view.column("reason", "delay_reason"),
        view.column("responsible", "responsible"),
        view.column("sector", "sector"),
        view.column("company", "company"),
        view.column("code", "project_id"),
        *(view.column(name, name) for name in ("bin", "locality", "product")),
    )
    return given(view, tuple(column for column in columns if column.name in _SHORT)) if short else columns


def given(view: View, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns of projects that the whole register says something of."""
    return tuple(column for column in columns if not view.lacking(_FIELDS.get(column.name, column.name)))


def telling(view: View, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns without the region where the view is of one region, which its cut names."""
    return tuple(column for column in columns if column.name != "region" or len(view.filters.regions) != 1)


def said(columns: tuple[Column, ...], data: pd.DataFrame) -> tuple[Column, ...]:
    """The columns that say something of these rows; all of them where there are no rows."""
    return tuple(column for column in columns if data.empty or data[column.name].notna().any())


def watched(view: View) -> tuple[str, ...]:
    """The statuses that need attention; where a register gives no planned date at all, none is for want of one."""
    undated = view.lacking("planned_date")
    return tuple(code for code in codelist("statuses").where("needs_attention") if code != "no_data" or not undated)


def project_rows(view: View, facts: Facts) -> pd.DataFrame:
    """Projects in words, one row each: the columns of ``project_columns``, ``status_code``, how dates were stated.

    ``position`` is the project's place in the register, by which its sheet is found.
    """
    projects = view.projects(facts)
    return pd.DataFrame(
        {
            "position": facts.index,
            "code": projects["project_id"].to_numpy(),
            "name": projects["name"].to_numpy(),
            "company": projects["company"].to_numpy(),
            "region": _labels(view, "regions", facts["region"]),
            "sector": _labels(view, "sectors", facts["sector"]),
            "status": _labels(view, "statuses", facts["status"]),
            "status_code": facts["status"].astype("str").to_numpy(),
            "cost": facts["cost"].to_numpy(),
            "jobs": facts["jobs"].to_numpy(),
            "readiness": projects["readiness"].to_numpy(),
            **{name: projects[name].to_numpy() for name in DATES},
            **{f"{name}_precision": projects[f"{name}_precision"].to_numpy(object) for name in DATES},
            "reason": _labels(view, "reasons", projects["delay_reason"]),
            **{name: projects[name].to_numpy() for name in ("responsible", "bin", "locality", "product")},
        }
    )


def programme_precisions(view: View, facts: Facts) -> list[str | None]:
    """How finely each programme date was stated: as the baseline date where there is one, else as the planned one."""
    projects = view.projects(facts)
    return [
        first if given else later
        for first, later, given in zip(
            projects["baseline_date_precision"].to_numpy(object),
            projects["planned_date_precision"].to_numpy(object),
            projects["baseline_date"].notna(),
            strict=True,
        )
    ]


def _labels(view: View, codes: str, values: pd.Series) -> list[str | None]:
    return [None if pd.isna(code) else view.label(codes, str(code)) for code in values]
