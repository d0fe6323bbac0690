"""The committed sample registers say what the Government notice says, and are what the script makes."""

import csv
import importlib.util
import sys
from collections import Counter, defaultdict
from datetime import date, datetime
from functools import cache
from pathlib import Path

import openpyxl
import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
FOLDER = DATA / "samples"
VARIANTS = tuple(f"register_2021-09-28_{language}.xlsx" for language in ("ru", "kk", "en"))
MONTHS = tuple(f"register_2021-{month}-28_ru.xlsx" for month in ("07", "08", "09"))
COMMISSIONED = {"Введен", "Простаивает"}


def load_script():
    """The build script, imported by its path under a name of its own."""
    spec = importlib.util.spec_from_file_location("sample_build", FOLDER / "build.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


build = load_script()
FIELDS = tuple(row["field"] for row in build.read("columns.csv"))


def grid(path):
    """Every cell of the first sheet, and the merged areas."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = tuple(sheet.iter_rows(values_only=True))
    return cells, sorted(str(area) for area in sheet.merged_cells.ranges)


@cache
def committed(name):
    return grid(FOLDER / name)


def projects(name):
    """The rows between the headings and the totals, by field."""
    cells, _ = committed(name)
    return [dict(zip(FIELDS, row, strict=True)) for row in cells[build.FIRST_ROW : -1]]


def totals(name):
    cells, _ = committed(name)
    return dict(zip(FIELDS, cells[-1], strict=True))


def commissioned_share(rows, field):
    by_value = defaultdict(list)
    for row in rows:
        by_value[row[field]].append(row["stage"] in COMMISSIONED)
    return {value: sum(flags) / len(flags) for value, flags in by_value.items()}


def test_the_register_holds_128_projects_of_17_regions():
    rows = projects(VARIANTS[0])
    assert len(rows) == 128
    assert [row["number"] for row in rows] == list(range(1, 129))
    assert len({row["project_id"] for row in rows}) == 128
    by_region = Counter(row["region"] for row in rows)
    assert len(by_region) == 17
    assert min(by_region.values()) >= 3


def test_its_totals_are_those_of_the_notice():
    rows, foot = projects(VARIANTS[0]), totals(VARIANTS[0])
    in_tenge = sum(round(row["cost"] * 1_000_000_000) for row in rows if row["cost"] is not None)
    assert in_tenge == 1_200_000_000_000
    assert (foot["cost"], foot["output"], foot["exports"]) == (1200, 1000, 800)
    assert foot["jobs"] == sum(row["jobs"] or 0 for row in rows) == 12_015


@pytest.mark.parametrize("name", MONTHS)
def test_the_totals_row_is_the_sum_of_what_is_filled(name):
    rows, foot = projects(name), totals(name)
    assert foot["name"] == "ИТОГО"
    for field in ("cost", "spent", "jobs", "jobs_construction", "jobs_actual", "output", "exports"):
        assert foot[field] == pytest.approx(sum(row[field] or 0 for row in rows))


@pytest.mark.parametrize(
    ("words", "region", "cost", "jobs", "stage"),
    [
        ("Жайремского", "Карагандинская область", 145, 381, "Введен"),
        ("Актогайского", "Восточно-Казахстанская область", 396, 700, "Реализуется"),
        ("Сарыаркинский", "Карагандинская область", 35, 400, "Реализуется"),
        ("трансформаторов", "Северо-Казахстанская область", 10, 300, "Введен"),
        ("алюминиевых банок", "город Шымкент", 23.4, 145, "Реализуется"),
        ("Центр локализации", "Костанайская область", 12.6, 450, "Введен"),
    ],
)
def test_a_project_of_the_notice_has_its_figures(words, region, cost, jobs, stage):
    [row] = [row for row in projects(VARIANTS[0]) if words in row["name"]]
    assert (row["region"], row["cost"], row["jobs"], row["stage"]) == (region, cost, jobs, stage)
    assert row["provenance"].startswith("сообщение Правительства (только стоимость, рабочие места и статус")


def test_every_other_row_says_published_with_an_address_or_illustrative():
    sources = Counter()
    for row in projects(VARIANTS[0]):
        word = row["provenance"].split()[0].rstrip(":")
        sources[word] += 1
        assert ("http" in row["provenance"]) == (word != "иллюстративные")
        assert (row["bin"] is not None) == (word == "иллюстративные"), "no BIN is invented for a real firm"
        assert ("Учебный проект" in (row["company"] or "")) == (word == "иллюстративные")
    assert sources == {"сообщение": 6, "опубликовано": 12, "иллюстративные": 110}


def test_six_industries_lead_by_number_and_by_money():
    count, cost = Counter(), Counter()
    for row in projects(VARIANTS[0]):
        count[row["sector"]] += 1
        cost[row["sector"]] += row["cost"] or 0
    six = {
        "АПК и пищевая промышленность",
        "Строительная индустрия и стройматериалы",
        "Металлургия и металлообработка",
        "Машиностроение",
        "Энергетика и коммунальное хозяйство",
        "Легкая промышленность",
    }
    for measure in (count, cost):
        assert {sector for sector, _ in measure.most_common(6)} == six
        assert min(measure[sector] for sector in six) > max(measure[other] for other in set(measure) - six)


def test_three_regions_are_ahead_in_commissioning():
    share = commissioned_share(projects(VARIANTS[0]), "region")
    ahead = {"Карагандинская область", "Алматинская область", "город Шымкент"}
    assert min(share[region] for region in ahead) > 0.8
    assert max(value for region, value in share.items() if region not in ahead) < 0.6
    assert sum(row["stage"] in COMMISSIONED for row in projects(VARIANTS[0])) == 74


@pytest.mark.parametrize("other", VARIANTS[1:])
def test_the_variants_differ_in_words_only(other):
    (ours, areas), (theirs, other_areas) = committed(VARIANTS[0]), committed(other)
    assert areas == other_areas
    kinds = (int, float, date, datetime)
    for row, twin in zip(ours, theirs, strict=True):
        for cell, copy in zip(row, twin, strict=True):
            assert (cell is None) == (copy is None)
            if isinstance(cell, kinds) or isinstance(copy, kinds):
                assert cell == copy
    as_written = ("project_id", "name", "company", "bin", "oked", "product", "capacity")
    for row, twin in zip(projects(VARIANTS[0]), projects(other), strict=True):
        assert [row[field] for field in as_written] == [twin[field] for field in as_written]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (VARIANTS[0], "по состоянию на 28.09.2021"),
        (VARIANTS[1], "28.09.2021 жағдай бойынша"),
        (VARIANTS[2], "as of 28.09.2021"),
        (MONTHS[0], "по состоянию на 28.07.2021"),
        (MONTHS[1], "по состоянию на 28.08.2021"),
    ],
)
def test_the_title_rows_state_the_date(name, line):
    cells, _ = committed(name)
    assert cells[1][0] == line


def test_the_header_has_two_rows_with_groups_merged_over_their_columns():
    cells, areas = committed(VARIANTS[0])
    group, leaf = cells[build.GROUP_ROW], cells[build.HEADING_ROW]
    cost = FIELDS.index("cost")
    assert (group[cost], leaf[cost]) == ("Инвестиции", "Стоимость проекта, млрд тенге")
    assert (group[FIELDS.index("name")], leaf[FIELDS.index("name")]) == ("Наименование проекта", None)
    assert "C5:C6" in areas
    assert "O5:R5" in areas


def test_every_field_of_the_dictionary_is_filled_somewhere():
    with (DATA / "fields.csv").open(encoding="utf-8-sig", newline="") as file:
        known = {row["code"] for row in csv.DictReader(file)}
    filled = {field for row in projects(VARIANTS[0]) for field, value in row.items() if value is not None}
    assert known <= filled


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_every_heading_is_a_known_spelling_with_its_unit_after_a_comma(language):
    with (DATA / "spellings" / "headings.csv").open(encoding="utf-8-sig", newline="") as file:
        known = {(row["code"], row["spelling"].casefold()) for row in csv.DictReader(file)}
    for column in build.read("columns.csv"):
        heading = column[language].split(",")[0].casefold()
        assert column["field"] == "number" or (column["field"], heading) in known


def test_dates_are_dates_but_for_a_few_written_as_text():
    rows = projects(VARIANTS[0])
    for field in ("start_date", "planned_date", "actual_date"):
        assert {type(row[field]) for row in rows if row[field] is not None} == {datetime}
    written = {row[field] for row in rows for field in ("baseline_date", "expected_date")}
    written = {value for value in written if isinstance(value, str)}
    assert {"IV квартал 2021 года", "декабрь 2021 г."} <= written
    assert all(row["baseline_date"].year == 2021 for row in rows if isinstance(row["baseline_date"], datetime))


def check_digit(digits):
    """The last digit of a BIN, from the eleven before it; 10 where there is none."""
    rest = sum(digit * weight for digit, weight in zip(digits, range(1, 12), strict=True)) % 11
    if rest == 10:
        weights = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
        rest = sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 11
    return rest


def test_every_bin_has_a_valid_check_digit():
    numbers = [row["bin"] for row in projects(VARIANTS[0]) if row["bin"]]
    assert len(set(numbers)) == len(numbers) == 110
    for text in numbers:
        *digits, last = map(int, text)
        assert len(text) == 12
        assert check_digit(digits) == last


def test_earlier_months_show_the_plan_moving():
    july, august, september = ({row["project_id"]: row for row in projects(name)} for name in MONTHS)
    done = [sum(row["stage"] in COMMISSIONED for row in month.values()) for month in (july, august, september)]
    assert done == [51, 63, 74]
    assert (set(july) - set(august), set(august) - set(july)) == ({"ИК-2021-129"}, {"ИК-2021-045"})
    assert (set(august) - set(september), set(september) - set(august)) == (set(), {"ИК-2021-084"})
    slipped = [
        code for code in set(july) & set(september) if july[code]["planned_date"] < september[code]["planned_date"]
    ]
    assert len(slipped) >= 10
    assert [code for code in august if august[code]["cost"] != september[code]["cost"]] == ["ИК-2021-094"]
    for code in set(july) & set(september):
        assert july[code]["baseline_date"] == september[code]["baseline_date"]


@pytest.mark.parametrize("edition", build.EDITIONS, ids=lambda edition: f"{edition[0]}-{edition[1]}")
def test_the_script_makes_the_committed_cells(edition, tmp_path):
    made = build.build(*edition, folder=tmp_path)
    assert grid(made) == committed(made.name)
