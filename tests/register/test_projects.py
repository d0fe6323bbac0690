"""Projects: every field is there, typed, and what is not said is absent."""

import numpy as np
import pandas as pd
import pytest

from indmap.register.findings import FINDING_COLUMNS, findings_frame
from indmap.register.projects import STATED, column_kinds, no_projects, typed
from indmap.words.codelists import codelist
from indmap.words.fields import Kind, fields, of_kind
from tests.table import projects

DTYPES = {Kind.TEXT: "str", Kind.NUMBER: "float64", Kind.INTEGER: "float64", Kind.SHARE: "float64"}
DTYPES |= {Kind.MONEY: "float64", Kind.DATE: "datetime64[us]"}


def test_every_field_is_a_column_and_money_and_dates_have_their_companions():
    names = set(no_projects().columns)
    assert set(fields()) <= names
    assert {f"{name}_precision" for name in of_kind(Kind.DATE)} <= names
    assert {f"{name}_{part}" for name in of_kind(Kind.MONEY) for part in ("foreign", "currency")} <= names
    assert {f"{name}_stated" for name in STATED} | {"sheet", "row"} <= names
    assert no_projects().columns.is_unique


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_columns_have_their_types_whether_given_or_not(rows):
    frame = typed({"name": ["Mill"] * rows, "cost": [1.0] * rows}, rows)
    for name, kind, of in column_kinds():
        if kind is Kind.CODE:
            assert list(frame[name].cat.categories) == list(codelist(of).codes), name
        else:
            assert frame[name].dtype == DTYPES[kind], name
        if name not in ("name", "cost"):
            assert frame[name].isna().all(), name
    assert len(frame) == rows


def test_what_is_absent_takes_memory_once_until_it_is_written_to():
    frame = typed({"name": ["Mill", "Smelter"]}, 2)
    assert np.shares_memory(frame["cost"].to_numpy(), frame["jobs"].to_numpy())
    frame.loc[0, "cost"] = 5.0
    assert frame["cost"].tolist()[0] == 5.0
    assert frame["jobs"].isna().all()


def test_codes_count_alike_in_every_register():
    """So that sums over their integers can be told apart by the codelist alone."""
    one, other = typed({"sector": ["food"]}, 1), typed({"sector": ["energy", "food"]}, 2)
    assert one["sector"].cat.codes[0] == other["sector"].cat.codes[1] == codelist("sectors").codes.index("food")


def test_a_code_that_is_none_is_absent_and_takes_no_other_row_with_it():
    assert typed({"region": ["KZ-39", None, "KZ-79"]}, 3)["region"].isna().tolist() == [False, True, False]


def test_zero_is_not_absent():
    drawn = projects("""
        | cost | jobs | readiness |
        | 0    | 0    | 0 %       |
        | -    | -    | -         |
    """)
    assert drawn[["cost", "jobs", "readiness"]].notna().to_numpy().tolist() == [[True] * 3, [False] * 3]


def test_a_drawing_is_read_as_a_person_reads_it():
    drawn = projects("""
        | name    | region | cost   | readiness | planned_date | baseline_date |
        | Smelter | KZ-39  | 145 bn | 82 %      | 2021-Q2      | 2021          |
        | -       | -      | 1.2 tn | -         | 2021-06-05   | 2021-H1       |
    """)
    assert drawn["cost"].tolist() == [145e9, 1.2e12]
    assert drawn["readiness"][0] == pytest.approx(0.82)
    assert drawn["planned_date"].tolist() == [pd.Timestamp("2021-06-30"), pd.Timestamp("2021-06-05")]
    assert drawn["planned_date_precision"].tolist() == ["quarter", "day"]
    assert drawn["baseline_date"].tolist() == [pd.Timestamp("2021-12-31"), pd.Timestamp("2021-06-30")]
    assert drawn["baseline_date_precision"].tolist() == ["year", "half"]
    assert drawn["name"].isna().tolist() == [False, True]
    assert drawn[["sheet", "row"]].to_numpy().tolist() == [["Projects", 2], ["Projects", 3]]


@pytest.mark.parametrize("rows", [(), (("unknown_region", "Projects", "C5", 5, "region", "Nowhere", ""),)])
def test_findings_have_their_columns_with_or_without_rows(rows):
    frame = findings_frame(rows)
    assert tuple(frame.columns) == FINDING_COLUMNS
    assert frame["row"].dtype == "int64"
    assert all(frame[name].dtype == "str" for name in FINDING_COLUMNS if name != "row")
