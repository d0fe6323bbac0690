"""The sample registers: three languages, one register."""

from datetime import date

import pandas as pd
import pytest

from indmap.analysis.facts import region_in
from indmap.ingest import read_register
from indmap.words.fields import Kind, of_kind
from indmap.words.files import samples
from indmap.words.regions import Division

AS_WRITTEN = {*of_kind(Kind.TEXT), "sheet", "file"} - {"project_id", "bin", "oked"}


@pytest.fixture(scope="module")
def registers():
    return {path.stem.removeprefix("register_"): read_register(path.read_bytes(), path.name) for path in samples()}


def test_the_totals_are_the_notices(registers):
    register = registers["2021-09-28_ru"]
    projects = register.projects
    assert len(projects) == 128
    assert projects["cost"].sum() == pytest.approx(1.2e12, abs=1)
    assert projects["output"].sum() == pytest.approx(1e12, abs=1)
    assert projects["exports"].sum() == pytest.approx(800e6, abs=1)
    assert round(projects["jobs"].sum(), -3) == 12_000
    assert (register.source.as_of, register.source.as_of_from) == (date(2021, 9, 28), "title")


def test_only_the_totals_row_is_set_aside(registers):
    for register in registers.values():
        assert register.findings["code"].tolist() == ["total_row"]
        assert register.source.rows_read == register.source.rows_accepted + 1


def test_every_field_is_filled_somewhere(registers):
    projects = registers["2021-09-28_ru"].projects
    kept_apart = {name for name in projects if name.endswith(("_foreign", "_currency"))}
    assert {name for name in projects if projects[name].isna().all()} == kept_apart


@pytest.mark.parametrize("language", ["kk", "en"])
def test_each_language_gives_the_same_codes_and_values(registers, language):
    one, other = registers["2021-09-28_ru"].projects, registers[f"2021-09-28_{language}"].projects
    pd.testing.assert_frame_equal(one.drop(columns=list(AS_WRITTEN)), other.drop(columns=list(AS_WRITTEN)))
    assert one["name"].tolist() == other["name"].tolist()


def test_the_earlier_months_say_their_day(registers):
    days = {name: register.source.as_of for name, register in registers.items()}
    assert days["2021-07-28_ru"] == date(2021, 7, 28)
    assert days["2021-08-28_ru"] == date(2021, 8, 28)


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_both_rows_of_the_header_are_known(registers, language):
    layout = registers[f"2021-09-28_{language}"].source.layout
    assert (layout.header_first, layout.header_last) == (5, 6)


def test_the_three_variants_lie_in_the_same_regions_of_today(registers):
    placed = [
        region_in(registers[f"2021-09-28_{each}"].projects, Division.D2022).tolist() for each in ("ru", "kk", "en")
    ]
    assert placed[0] == placed[1] == placed[2]
