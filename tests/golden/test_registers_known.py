"""Real registers of others: rows, totals and cells that were checked by hand in the files themselves."""

import os
from pathlib import Path

import pandas as pd
import pytest

from indmap.ingest import read_register

REGISTERS = Path(os.environ.get("INDMAP_FOREIGN_FILES", "../shared")) / "registers"


def register_of(name):
    path = REGISTERS / name
    if not path.is_file():
        pytest.skip(f"no foreign file registers/{name}: set INDMAP_FOREIGN_FILES")
    return read_register(path.read_bytes(), name)


def at(register, row):
    """The project that stands in a row of the sheet."""
    projects = register.projects
    return projects[projects["row"] == row].iloc[0]


def test_the_consolidated_sheet_of_an_australian_register_alone_is_counted():
    register = register_of("au_resource_energy_projects_2024.xlsx")
    projects = register.projects
    assert (len(projects), set(projects["sheet"])) == (476, {"Consolidated"})
    assert projects["cost_foreign"].sum() == pytest.approx(542_632_869_597.95)
    assert projects["jobs"].sum() == 59_969
    last = at(register, 483)
    assert (last["name"], last["company"], last["cost_foreign"], last["jobs"]) == ("Yeelirrie", "Cameco", 830e6, 225)
    assert (last["latitude"], pd.isna(last["planned_date"])) == (-27.17969, True)
    coyote = at(register, 101)
    assert (coyote["name"], coyote["cost_foreign"], str(coyote["planned_date"])[:10]) == ("Coyote", 71e6, "2025-12-31")
    left_out = register.findings[register.findings["code"] == "sheet_left_out"]
    assert {"Gold", "Uranium"} <= set(left_out["raw"])
    assert not (register.findings["code"] == "possible_double").any()


def test_the_mines_of_kazakhstan_stand_in_a_world_register_behind_its_cover():
    register = register_of("gem_iron_ore_mines_2024.xlsx")
    assert (register.source.layout.sheet, len(register.projects)) == ("Main Data", 890)
    mine = at(register, 650)
    assert (mine["project_id"], mine["name"], mine["locality"]) == (
        "P100000128574",
        "Orken Atansor Mine",
        "Birzhan sal",
    )
    assert mine["company"] == "Orken LLP [100.0%]"
    assert set(register.projects["sheet"]) == {"Main Data"}


def test_a_register_of_gifts_and_pledges_keeps_its_rows():
    register = register_of("aiddata_huawei_projects.xlsx")
    assert len(register.projects) == 165
    assert at(register, 2)["name"] == "Huawei donates Smart Classroom to Tashkent No. 59 Middle School"
    assert str(at(register, 166)["start_date"])[:10] == "2002-01-01"


def test_a_british_portfolio_has_years_of_two_digits_up_to_2040():
    register = register_of("uk_gmpp_2018.csv")
    assert len(register.projects) == 133
    first, last = register.projects.iloc[0], register.projects.iloc[-1]
    assert (str(first["start_date"])[:10], str(first["planned_date"])[:10]) == ("2008-06-30", "2040-12-31")
    assert (last["name"], str(last["planned_date"])[:10]) == ("Census & Data Collection Transformation", "2025-03-31")
