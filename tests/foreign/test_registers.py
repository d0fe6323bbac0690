"""Real registers made by others: rows, total cost and cells that were checked by hand in the files."""

import os
from pathlib import Path

import pandas as pd
import pytest

from indmap.errors import MissingColumns, NoTable
from indmap.ingest import read_register
from indmap.register.layout import Answers, ColumnMeaning, Layout

FOREIGN = Path(os.environ.get("INDMAP_FOREIGN_FILES", "../shared"))


def read(name, answers=None):
    path = FOREIGN / "registers" / name
    if not path.is_file():
        pytest.skip(f"no foreign file registers/{name}: set INDMAP_FOREIGN_FILES")
    return read_register(path.read_bytes(), name, answers)


def at(register, row, *fields):
    """What the row of this number in the file holds."""
    (found,) = register.projects[register.projects["row"] == row].to_dict("records")
    values = [found[field] for field in fields]
    return [value.date().isoformat() if isinstance(value, pd.Timestamp) else value for value in values]


def foreign_total(register):
    """The currencies met and the sum of costs in them, in millions, with the number of costs."""
    costs = register.projects["cost_foreign"]
    currencies = register.projects["cost_currency"].dropna().unique().tolist()
    return currencies, round(costs.sum() / 1e6, 2), int(costs.notna().sum())


def test_an_australian_register_is_read_from_its_consolidated_sheet():
    register = read("au_resource_energy_projects_2024.xlsx")
    projects, source = register.projects, register.source
    assert (source.layout.sheet, source.layout.header_last, len(projects)) == ("Consolidated", 7, 476)
    assert foreign_total(register) == (["AUD"], 542_632.87, 363)
    assert projects["cost"].isna().all()
    assert projects["jobs"].sum() == 59_969
    assert at(register, 8, "name", "stage", "jobs", "cost_foreign") == [
        "Aurukun Bauxite projects",
        "planned",
        400,
        538e6,
    ]
    assert at(register, 8, "planned_date") == ["2027-12-31"]
    assert at(register, 483, "name", "company", "cost_foreign") == ["Yeelirrie", "Cameco", 830e6]
    assert projects["stage"].value_counts().head(4).tolist() == [321, 68, 66, 21]
    counts = register.findings["code"].value_counts()
    assert (counts["unknown_region"], counts["foreign_currency"]) == (476, 1)


def test_the_british_portfolio_of_2018_is_read_with_its_whole_life_costs():
    register = read("uk_gmpp_2018.csv")
    assert len(register.projects) == 133
    assert foreign_total(register) == (["GBP"], 422_739.43, 119)
    fields = ("name", "start_date", "planned_date", "cost_foreign", "responsible")
    first = ["Geological Disposal Facility Programme (GDF)", "2008-06-30", "2040-12-31", 12_131.5e6, "BEIS"]
    assert at(register, 2, *fields) == first
    last = ["Census & Data Collection Transformation", "2015-01-01", "2025-03-31", 905.76e6]
    assert at(register, 134, *fields[:4]) == last
    assert register.projects["planned_date"].notna().sum() == 128
    assert (register.findings["code"] == "unreadable_number").sum() == 14  # exempt by law, and said so in the cell


def test_the_british_portfolio_of_2020_is_read_though_its_sentences_run_over_lines():
    register = read("uk_gmpp_2020.csv")
    assert len(register.projects) == 125
    assert foreign_total(register) == (["GBP"], 447_920.35, 113)
    fields = ("name", "start_date", "planned_date", "cost_foreign", "project_id")
    first = ["Future Shared Services Programme", "2018-11-01", "2023-05-31", 423.92e6, "BEIS_0004_1920-Q2"]
    assert at(register, 2, *fields) == first
    last = ["Census & Data Collection Transformation Programme", "2015-01-01", "2025-03-31", 905.59e6]
    assert at(register, 126, *fields[:4]) == last
    assert register.projects["planned_date"].notna().sum() == 120


def test_a_list_of_aid_is_read_in_dollars_of_2017():
    register = read("aiddata_huawei_projects.xlsx")
    assert len(register.projects) == 165
    assert foreign_total(register) == (["USD"], 1_600.49, 78)
    fields = ("project_id", "actual_date", "stage", "cost_foreign")
    assert at(register, 6, *fields) == ["57388", "2017-07-20", "commissioned", 14_798.49]
    assert register.projects["actual_date"].notna().sum() == 54


def test_a_list_of_mines_has_no_costs():
    register = read("gem_iron_ore_mines_2024.xlsx")
    assert (register.source.layout.sheet, len(register.projects)) == ("Main Data", 890)
    assert "cost" not in register.source.layout.fields  # the file has no such column
    assert at(register, 891, "project_id", "name") == ["P100000128867", "NewZim Ripple Creek Kwekwe Mine"]
    assert at(register, 101, "project_id", "name") == ["P100000128124", "YAML Spinifex Ridge Mine"]
    assert register.projects["stage"].value_counts()["commissioned"] >= 668


def test_mongolian_works_are_read_from_their_blocks_without_the_totals():
    register = read("mn_songino_budget.csv")
    assert len(register.projects) == 58
    assert register.projects["cost"].sum() == 2_257_000_000  # the file's own totals leave out 86 million of district 22
    assert at(register, 4, "name", "cost", "planned_date") == ["Гэрэлтүүлэг", 70e6, "2013-12-31"]
    assert at(register, 27, "company") == ['"Ганзосон констракшн ХХК']  # a quote that never closes costs nothing else
    assert at(register, 28, "company", "cost") == ["ДТБН ХХК", 43e6]
    assert at(register, 131, "company", "cost", "planned_date") == ["Голден прогресс ХХК", 43e6, "2014-12-31"]


def test_lines_without_a_name_ask_for_it_and_are_read_once_it_is_said():
    name = "eu_tyndp_new_lines.csv"
    with pytest.raises(MissingColumns) as caught:
        read(name)
    assert vars(caught.value)["values"]["fields"] == ("name",)
    meanings = (
        ColumnMeaning("A", "", "name", reason="person"),
        ColumnMeaning("B", "project_status", "stage", reason="person"),
        ColumnMeaning("D", "build_year", "planned_date", reason="person"),
    )
    register = read(name, Answers(layout=Layout("eu_tyndp_new_lines", 1, 1, meanings)))
    assert len(register.projects) == 118
    assert "cost" not in register.source.layout.fields  # the file has no such column
    assert at(register, 2, "name", "stage", "planned_date") == ["TYNDP2020_0", "design", "2022-12-31"]
    assert at(register, 6, "name", "stage") == ["TYNDP2020_4", "construction"]
    assert (register.projects["stage"] == "construction").sum() == 34


def test_months_of_a_budget_say_what_a_register_would_have():
    """Programmes and the sums paid out by month, 27 times over: no costs of projects, no dates."""
    with pytest.raises(MissingColumns) as caught:
        read("kz_priority_investments.csv")
    assert set(vars(caught.value)["values"]["fields"]) >= {"cost", "planned_date"}
    assert "utv" in vars(caught.value)["values"]["found"]


@pytest.mark.parametrize(
    "name",
    [
        "kz_akimat_budget.xls",  # revenue and spending of districts
        "ru_budget_form.xls",  # lines of a budget by code
        "kz_goods_certificates.csv",  # certificates of origin
    ],
)
def test_what_holds_no_projects_is_refused(name):
    with pytest.raises((NoTable, MissingColumns)):
        read(name)
