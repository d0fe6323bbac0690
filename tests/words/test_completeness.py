"""The promises of ``data/``: nothing blank, nothing twice, nothing in a wrong alphabet, nothing unknown to the code."""

import csv
import json
import re
from collections import Counter
from string import Formatter

import pytest

from indmap.errors import all_faults
from indmap.words import grammar, texts
from indmap.words.codelists import codelist
from indmap.words.fields import Kind, fields, of_kind
from indmap.words.files import DATA, table, toml
from indmap.words.language import Language
from indmap.words.regions import Division, region_label, units
from indmap.words.spellings import find, fold
from tests.words import keys

CODELISTS = sorted(path.stem for path in (DATA / "codelists").glob("*.csv"))
LISTS = [name for name in CODELISTS if name != "region_names"]  # names through time, by code and date
TEXTS = sorted(path.stem for path in (DATA / "texts").glob("*.toml"))
MESSAGES = texts.messages()
SPELT = {
    "headings": fields(),
    **{name: codelist(name) for name in ("regions", "sectors", "stages", "levels", "reasons")},
}
"""Spellings of what the ministry owns, with what their codes must be among."""

LANGUAGES = tuple(language.value for language in Language)
WORD = re.compile(r"[^\W\d_]+")
LATIN, CYRILLIC = re.compile(r"[A-Za-z]"), re.compile(r"[\u0400-\u04ff]")
KAZAKH = set("әғқңөұүһіӘҒҚҢӨҰҮҺІ")


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def said():
    """Every text that a person may read: where it stands, its language, and the text, x for each placeholder."""
    for key, entry in MESSAGES.items():
        yield from ((key, language, re.sub(r"\{[^}]*\}", "x", entry[language])) for language in LANGUAGES)
    for key, entry in toml("texts/units").items():
        yield from ((f"units.{key}", language, entry[language]) for language in LANGUAGES)
    for key, entry in toml("texts/nouns").items():
        yield from ((f"nouns.{key}", lang, form) for lang in LANGUAGES for form in entry[lang].values())
    for name in [*(f"codelists/{each}" for each in CODELISTS), "fields"]:
        for row in table(name):
            worded = [column for column in row if column.rpartition("_")[2] in LANGUAGES]
            yield from ((f"{name}.{row['code']}.{each}", each.rpartition("_")[2], row[each]) for each in worded)


def placeholders(text):
    return [(name, spec) for _, name, spec, _ in Formatter().parse(text) if name is not None]


POSTPONING = ("changes.", "shifts.", "since.", "slips.", "what_if.")
OTHER_WORDS = re.compile(r"(?i)отлож|откладыв|шегер|\bput off\b")
"""What else a date that moved to a later day could be called."""


# --- codelists and fields ---


@pytest.mark.parametrize("name", LISTS)
def test_codes_are_unique_and_can_stand_in_a_link(name):
    codes = [row["code"] for row in table(f"codelists/{name}")]
    assert [code for code, times in Counter(codes).items() if times > 1] == []
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", code) for code in codes)


@pytest.mark.parametrize("name", CODELISTS)
def test_no_label_of_a_codelist_is_blank(name):
    assert set(LANGUAGES) <= set(table(f"codelists/{name}")[0])
    worded = [column for column in table(f"codelists/{name}")[0] if column.rpartition("_")[2] in LANGUAGES]
    blank = [
        (row["code"], column) for row in table(f"codelists/{name}") for column in worded if not row[column].strip()
    ]
    assert blank == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in LISTS if name != "regions"])
def test_labels_of_a_codelist_differ(name, language):
    labels = [fold(row[language]) for row in table(f"codelists/{name}")]
    assert [label for label, times in Counter(labels).items() if times > 1] == []


@pytest.mark.parametrize("form", ["", "short", "tile", "in"])
@pytest.mark.parametrize("language", list(Language), ids=str)
@pytest.mark.parametrize("division", list(Division), ids=str)
def test_regions_of_a_division_are_called_differently(division, language, form):
    labels = [region_label(code, language, None, form) for code in units(division)]
    assert [label for label, times in Counter(labels).items() if times > 1] == []


def test_attributes_that_code_branches_on_are_yes_or_no():
    for name in LISTS:
        for column in table(f"codelists/{name}")[0]:
            if column.startswith(("is_", "counts_", "needs_")):
                assert {row[column] for row in table(f"codelists/{name}")} <= {"true", "false"}, (name, column)


def test_every_finding_has_a_known_severity():
    assert {row["severity"] for row in table("codelists/findings")} <= set(codelist("severities"))


def test_fields_name_the_codelists_there_are():
    assert {field.codelist for field in fields().values() if field.kind is Kind.CODE} <= set(LISTS)
    assert all(fields()[code].currency for code in of_kind(Kind.MONEY))
    assert all(field.note for field in fields().values())


@pytest.mark.parametrize("language", list(Language), ids=str)
def test_fields_are_called_differently(language):
    labels = [fold(field.label(language)) for field in fields().values()]
    assert all(labels)
    assert len(set(labels)) == len(labels)


# --- texts ---


@pytest.mark.parametrize("name", TEXTS)
def test_every_entry_is_in_three_languages(name):
    for key, entry in toml(f"texts/{name}").items():
        assert tuple(sorted(entry)) == tuple(sorted(LANGUAGES)), key
        if name != "nouns":
            assert all(entry[language].strip() for language in LANGUAGES), key


@pytest.mark.parametrize("key", MESSAGES)
def test_languages_of_a_message_take_the_same_values(key):
    names = {language: {name for name, _ in placeholders(MESSAGES[key][language])} for language in LANGUAGES}
    assert names["kk"] == names["ru"] == names["en"]


def test_every_placeholder_is_written_by_a_rule_there_is():
    rules = {*texts._FIGURES, *grammar.CASES, *toml("texts/nouns")}
    unknown = [
        (key, spec)
        for key, entry in MESSAGES.items()
        for language in LANGUAGES
        for _, spec in placeholders(entry[language])
        if spec.removeprefix("=") not in rules
    ]
    assert unknown == []


def test_only_kazakh_takes_kazakh_suffixes():
    wrong = [
        (key, language)
        for key, entry in MESSAGES.items()
        for language in ("ru", "en")
        if {spec for _, spec in placeholders(entry[language])} & set(grammar.CASES)
    ]
    assert wrong == []


def test_nouns_have_the_forms_of_their_language():
    for name, entry in toml("texts/nouns").items():
        for language in Language:
            kinds = {grammar.plural(value, language) for value in (0, 1, 2, 5, 11, 21, 1.5)}
            assert set(entry[language.value]) <= kinds, (name, language)
            assert "other" in entry[language.value], (name, language)


def test_every_noun_is_used():
    specs = {spec for entry in MESSAGES.values() for text in entry.values() for _, spec in placeholders(text)}
    assert set(toml("texts/nouns")) <= {spec.removeprefix("=") for spec in specs}


def test_currencies_that_a_register_may_state_have_words():
    currencies = {code for row in table("spellings/units") for code in row["code"].split() if code.isupper()}
    assert currencies <= set(toml("texts/units"))


# --- alphabets ---


def test_no_word_mixes_alphabets():
    """A Latin ``o`` in a Cyrillic word looks right and can be neither found nor sorted."""
    mixed = [
        (where, word)
        for where, _, text in said()
        for word in WORD.findall(text)
        if LATIN.search(word) and CYRILLIC.search(word)
    ]
    assert mixed == []


def test_words_stand_in_the_alphabet_of_their_language():
    assert [(where, text) for where, language, text in said() if language == "en" and CYRILLIC.search(text)] == []


def test_russian_has_kazakh_letters_only_in_names_of_regions():
    """«область Ұлытау» is the official Russian name."""
    wrong = [
        (where, text)
        for where, language, text in said()
        if language == "ru" and KAZAKH & set(text) and not where.startswith("codelists/region")
    ]
    assert wrong == []


def test_russian_is_written_without_yo():
    assert [(where, text) for where, language, text in said() if language == "ru" and "ё" in text.lower()] == []


def test_a_postponed_date_is_called_by_one_word():
    assert [key for key, _, text in said() if key.startswith(POSTPONING) and OTHER_WORDS.search(text)] == []


def test_texts_have_no_idle_spaces_and_no_straight_quotes_around_words():
    wrong = [
        (where, text)
        for where, _, text in said()
        if text != text.replace("\t", " ") or "\u00a0" in text or re.search(r"\w\s+[,.;:!?](\s|$)", text)
    ]
    assert wrong == []
    assert [
        key for key, entry in MESSAGES.items() for text in entry.values() if text != text.strip() or "  " in text
    ] == []


# --- what the code says ---


def test_every_key_that_code_uses_exists():
    assert sorted(key for key in keys.said_literally() if key not in MESSAGES) == []
    assert sorted(pattern for pattern in keys.said_by_pattern() if not keys.matching(pattern, MESSAGES)) == []


def test_every_key_there_is_is_used():
    used = keys.said_anywhere(MESSAGES) | keys.said_literally()
    used |= {key for pattern in keys.said_by_pattern() for key in keys.matching(pattern, MESSAGES)}
    used |= {fault.key for fault in all_faults()}
    assert sorted(set(MESSAGES) - used) == []


def test_every_fault_has_a_sentence_and_every_sentence_a_fault():
    assert {key for key in MESSAGES if key.startswith("fault.")} == {fault.key for fault in all_faults()}


# --- spellings ---


@pytest.mark.parametrize("path", sorted((DATA / "spellings").glob("*.csv")), ids=lambda path: path.stem)
def test_no_spelling_names_two_codes(path):
    codes: dict[str, set[str]] = {}
    for row in rows_of(path):
        codes.setdefault(fold(row["spelling"]), set()).add(row["code"])
    assert {spelling: named for spelling, named in codes.items() if len(named) > 1} == {}


@pytest.mark.parametrize("path", sorted((DATA / "spellings").glob("*.csv")), ids=lambda path: path.stem)
def test_a_spelling_stands_once(path):
    times = Counter(row["spelling"] for row in rows_of(path))
    assert [spelling for spelling, count in times.items() if count > 1] == []
    if path.stem != "absent":  # «-» and the like fold to nothing, and mean it
        assert all(fold(spelling) for spelling in times)


@pytest.mark.parametrize("name", SPELT)
def test_spellings_name_codes_there_are(name):
    assert {row["code"] for row in table(f"spellings/{name}")} <= set(SPELT[name])


@pytest.mark.parametrize("name", [name for name in SPELT if name not in ("headings", "regions")])
def test_every_label_of_a_codelist_is_a_spelling_of_its_code(name):
    for code in codelist(name):
        for language in Language:
            assert find(name, codelist(name).label(code, language)) == code


def test_every_label_of_a_field_is_a_heading_of_it():
    for code, field in fields().items():
        for language in Language:
            assert find("headings", field.label(language)) == code, (code, language)


@pytest.mark.parametrize("form", ["", "short"])
def test_every_name_of_a_region_of_today_is_found(form):
    for code in units(Division.D2022):
        for language in Language:
            assert find("regions", region_label(code, language, None, form)) == code, (code, language)


# --- map and gazetteer ---


def test_places_lie_in_regions_there_are():
    for row in table("geo/gazetteer"):
        assert row["region_2018"] in units(Division.D2018), row
        assert row["region_2022"] in units(Division.D2022), row


@pytest.mark.parametrize("division", list(Division), ids=str)
def test_the_map_is_of_the_division(division):
    collection = json.loads((DATA / f"geo/regions_{division.value}.geojson").read_text(encoding="utf-8"))
    assert {feature["properties"]["code"] for feature in collection["features"]} == set(units(division))
