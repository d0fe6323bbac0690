"""Every code has its words, every word its code, and no spelling means two things."""

import re
from pathlib import Path

import pytest

from indmap.errors import all_faults
from indmap.ingest.body import REASONS
from indmap.ingest.dates import Precision
from indmap.words.codelists import codelist
from indmap.words.fields import Kind, fields, of_kind
from indmap.words.files import DATA, table, toml
from indmap.words.language import Language
from indmap.words.spellings import fold

SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in (DATA.parent / "indmap" / "ingest").glob("*.py"))
OWN = (
    "no_value",
    "errors",
    "towns",
    "bounds",
    "beside",
    "currency_numbers",
    "units",
    "totals",
    "counted",
    "total_ends",
    "measures",
    "section_words",
    "plan_fact",
    "lesser",
    "ordinals",
    "absent",
    "dates",
    "as_of",
    "slices",
    "strangers",
)


def codes_used():
    literal = set(re.findall(r'\.add\(\s*"(\w+)"', SOURCES)) | set(re.findall(r'_flag\(\s*"(\w+)"', SOURCES))
    chosen = {
        "duplicate_column",
        "unknown_column",
        "part_column",
        "possible_double",
        "error_cell",
        "unreadable_number",
        "unreadable_date",
        "date_from_serial",
        "number_range",
        "region_from_town",
        "date_ambiguous",
        "corrected",
        "correction_expired",
    }
    unknown = {f"unknown_{name}" for name in of_kind(Kind.CODE)}
    assert all(f'"{code}"' in SOURCES for code in chosen)
    return literal | chosen | unknown | set(filter(None, REASONS))


def test_findings_used_are_the_findings_catalogued():
    assert codes_used() == set(codelist("findings").codes)


@pytest.mark.parametrize("row", table("codelists/findings"), ids=lambda row: row["code"])
def test_a_finding_says_what_and_what_to_do_in_each_language(row):
    assert row["severity"] in {"error", "warning", "note"}
    assert all(row[f"{part}{language.value}"].strip() for part in ("", "advice_") for language in Language)


def test_every_fault_has_its_sentence():
    assert set(toml("texts/fault")) == {fault.key.removeprefix("fault.") for fault in all_faults()}


@pytest.mark.parametrize("entry", toml("texts/fault").values(), ids=toml("texts/fault").keys())
def test_a_sentence_has_the_same_places_to_fill_in_each_language(entry):
    places = [re.findall(r"{(\w+)}", entry[language.value]) for language in Language]
    assert sorted(places[0]) == sorted(places[1]) == sorted(places[2])


@pytest.mark.parametrize("name", sorted(path.stem for path in (DATA / "spellings").glob("*.csv")))
def test_no_spelling_means_two_things(name):
    meanings = {}
    for row in table(f"spellings/{name}"):
        meanings.setdefault(fold(row["spelling"]), set()).add(row["code"])
    assert {spelling: codes for spelling, codes in meanings.items() if len(codes) > 1 or not spelling} == {}


@pytest.mark.parametrize("field", fields().values(), ids=fields().keys())
def test_a_field_is_known_by_each_of_its_names(field):
    spelt = {fold(row["spelling"]): row["code"] for row in table("spellings/headings")}
    assert {spelt.get(fold(field.label(language))) for language in Language} == {field.code}


def test_a_planned_field_and_what_came_of_it_are_of_one_kind():
    done = {field.code: field.done for field in fields().values() if field.done}
    assert {code: fields()[code].kind for code in done} == {code: fields()[other].kind for code, other in done.items()}


def test_a_heading_that_gives_way_is_one_of_a_field():
    headings = {fold(row["spelling"]): row["code"] for row in table("spellings/headings")}
    assert {headings.get(fold(row["spelling"])) for row in table("spellings/lesser")} == {"name", "planned_date"}


def test_the_codes_of_our_own_spellings_are_those_that_the_code_knows():
    known = {
        "units": {"thousand", "million", "billion", "trillion", "percent", "people", "of",
                  "KZT", "USD", "EUR", "RUB", "CNY", "GBP", "AUD"},
        "totals": {"total_row", "total_prefix", "section_row", "of_which_prefix"},
        "counted": {"project"},
        "total_ends": {"end"},
        "measures": {"measure"},
        "section_words": {"goes_along"},
        "plan_fact": {"plan", "fact"},
        "lesser": {"gives_way"},
        "ordinals": {"ordinal"},
        "slices": {"goes_along"},
        "strangers": {"stranger"},
        "absent": {"absent"},
        "no_value": {"no_value"},
        "errors": {"error"},
        "bounds": {"bound"},
        "towns": {"town"},
        "beside": {"year", "unit"},
        "currency_numbers": {"KZT", "USD", "EUR", "RUB", "CNY", "GBP", "AUD"},
        "dates": {"of", "from", "to", "quarter", "half",
                  *(f"month_{n}" for n in range(1, 13)), *(f"n{n}" for n in range(1, 5))},
        "as_of": {"before", "before_day", "after"},
    }  # fmt: skip
    for name in OWN:
        assert {code for row in table(f"spellings/{name}") for code in row["code"].split(" ")} == known[name]
    assert tuple(Precision) == codelist("precisions").codes


def test_no_spelling_is_written_in_code():
    for path in Path(DATA.parent / "indmap" / "ingest").glob("*.py"):
        code = re.sub(r'"""[\s\S]*?"""|#.*', "", path.read_text(encoding="utf-8"))
        words = re.findall(r"[а-яәғқңөұүһі]{3,}", code, re.IGNORECASE)
        assert words == [], path.name
