"""Files made by others: rows, or one clear fault; the server goes on."""

import os
from pathlib import Path

import pytest

from indmap.ingest import read_register

FOREIGN = Path(os.environ.get("INDMAP_FOREIGN_FILES", "../shared"))


def content_of(folder, name):
    path = FOREIGN / folder / name
    if not path.is_file():
        pytest.skip(f"no foreign file {folder}/{name}: set INDMAP_FOREIGN_FILES")
    return path.read_bytes()


def test_an_australian_register_is_read_from_its_consolidated_sheet():
    register = read_register(content_of("registers", "au_resource_energy_projects_2024.xlsx"), "au_2024.xlsx")
    projects, source = register.projects, register.source
    assert (source.layout.sheet, source.layout.header_last, len(projects)) == ("Consolidated", 7, 476)
    first = projects.iloc[0]
    assert (first["name"], first["stage"], first["jobs"]) == ("Aurukun Bauxite projects", "planned", 400)
    assert (first["cost_foreign"], first["cost_currency"]) == (538e6, "AUD")
    assert projects["cost"].isna().all()
    assert projects["stage"].value_counts().head(4).tolist() == [321, 68, 66, 21]
    counts = register.findings["code"].value_counts()
    assert (counts["unknown_region"], counts["foreign_currency"]) == (476, 1)


@pytest.mark.parametrize(
    ("name", "rows"),
    [("gem_iron_ore_mines_2024.xlsx", 890), ("aiddata_huawei_projects.xlsx", 165), ("uk_gmpp_2018.csv", 133)],
)
def test_registers_of_other_kinds_give_their_rows(name, rows):
    assert len(read_register(content_of("registers", name), name).projects) == rows
