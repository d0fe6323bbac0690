# ruff: noqa: E501 - drawn tables are as wide as registers
"""Every exhibit, in every language and measure, on whole registers and on poor ones: complete, and never nonsense."""

import re
from dataclasses import fields as parts
from dataclasses import is_dataclass
from functools import cache

import pytest

from indmap.analysis.filters import Filters
from indmap.analysis.kpis import totals
from indmap.exhibits.charts import HeatTable, RegionMap, Span, TileMap
from indmap.exhibits.encodings import Classes, Series
from indmap.exhibits.written import written
from indmap.words.codelists import codelist
from indmap.words.fields import fields
from indmap.words.language import Language
from indmap.words.regions import Division, units
from indmap.words.theme import Mode, theme
from tests.exhibits.views import MEASURES, makers, openings, view

WHOLE = """
    | name    | region | sector     | cost   | jobs | output | exports | planned_date | expected_date | actual_date | stage        | readiness | delay_reason | responsible |
    | Smelter | KZ-KAR | metallurgy | 145 bn | 381  | 60 bn  | 100 m   | 2021-06-30   | -             | 2021-06-15  | commissioned | 100 %     | -            | -           |
    | Cannery | KZ-KAR | food       | 23 bn  | 145  | 20 bn  | -       | 2021-Q2      | -             | -           | construction | 40 %      | equipment    | Akimat      |
    | Mill    | KZ-KAR | food       | 10 bn  | 300  | -      | 10 m    | 2021-12-31   | 2022-03-31    | -           | construction | 50 %      | -            | Akimat      |
    | Pipes   | KZ-39  | machinery  | 12 bn  | 450  | 9 bn   | -       | 2021         | -             | -           | construction | -         | -            | -           |
    | Sewing  | KZ-39  | light      | 1 bn   | 90   | -      | -       | 2021-03      | -             | 2021-04     | commissioned | -         | -            | -           |
    | Wind    | KZ-39  | energy     | 40 bn  | 20   | 2 bn   | -       | 2021-11      | -             | -           | suspended    | -         | land         | -           |
    | Cement  | KZ-79  | mining     | -      | -    | -      | -       | 2021-05      | -             | -           | construction | -         | -            | -           |
    | Left    | KZ-79  | other      | 5 bn   | 10   | -      | -       | 2021-05      | -             | -           | excluded     | -         | -            | -           |
    | Nowhere | -      | -          | 7 bn   | 70   | -      | -       | 2021-05      | -             | 2021-09-01  | commissioned | -         | -            | -           |
"""
POOR = {
    "no dates": "| region | sector | cost | jobs | stage |\n| KZ-39 | food | 1 bn | 5 | commissioned |\n| KZ-79 | food | 2 bn | 5 | - |",
    "no cost": "| region | sector | jobs | planned_date | stage |\n| KZ-39 | food | 5 | 2021-12-31 | construction |",
    "no jobs": "| region | sector | cost | planned_date | stage |\n| KZ-39 | food | 5 bn | 2021-12-31 | construction |",
    "only a name and a cost": "| name | cost |\n| Smelter | 1 bn |",
    "only a name and a date": "| name | planned_date |\n| Smelter | 2021-12-31 |",
    "only names": "| name |\n| Smelter |",
    "one project": "| region | sector | cost | jobs | planned_date | stage |\n| KZ-39 | food | 1 bn | 1 | 2021-06 | construction |",
    "one region": "| region | sector | cost | planned_date |\n" + "| KZ-39 | food | 1 bn | 2021-06 |\n" * 4,
    "none commissioned": "| region | sector | cost | planned_date |\n| KZ-39 | food | 1 bn | 2021-12 |\n| KZ-79 | light | 1 bn | 2021-11 |",
    "all commissioned": "| region | sector | cost | planned_date | stage |\n"
    + "| KZ-39 | food | 1 bn | 2021-03 | commissioned |\n" * 3,
    "everything excluded": "| region | sector | cost | planned_date | stage |\n| KZ-39 | food | 1 bn | 2021-06 | excluded |",
    "no regions": "| sector | cost | planned_date |\n| food | 1 bn | 2021-06 |",
    "no sectors": "| region | cost | planned_date |\n| KZ-39 | 1 bn | 2021-06 |",
    "nothing needs attention": "| region | sector | cost | planned_date |\n" + "| KZ-39 | food | 1 bn | 2021-12 |\n" * 3,
    "costs of nothing": "| region | sector | cost | jobs | planned_date |\n| KZ-39 | food | 0 | 0 | 2021-12 |",
    "another year": "| region | sector | cost | jobs | planned_date |\n| KZ-39 | food | 1 bn | 1 | 2025-12 |",
    "years 2010 to 2030": "| region | sector | cost | jobs | baseline_date | planned_date | expected_date | stage |\n| KZ-39 | food | 1 bn | 1 | 2010 | 2010 | - | commissioned |\n"
    "| KZ-39 | food | 2 bn | 2 | 2020-12-31 | 2030-12-31 | 2029-12-31 | construction |\n| KZ-79 | light | 3 bn | 3 | 2030 | 2030 | - | - |",
    "negative and absurd": "| region | sector | cost | jobs | readiness | exports | output | start_date | planned_date | expected_date | stage |\n"
    "| KZ-39 | food | -5 bn | -3 | 500 % | -1 m | -2 bn | 2030-01-01 | 2021-06-30 | 2010-01-01 | construction |\n"
    "| KZ-79 | light | 999 tn | 9999 m | -10 % | 1 tn | - | 2021-12-31 | 2021-12-31 | - | construction |",
    "an old unit beside its parts": "| region | locality | planned_date |\n| KZ-KAR | - | 2021-06 |\n| KZ-KAR | Жайрем | 2021-06 |\n"
    "| KZ-KAR | Темиртау | 2021-06 |",
}  # fmt: skip
REGISTERS = {"whole": WHOLE, **POOR}
NONSENSE = re.compile(r"\bnan\b|\bNaN|\bNone\b(?! of)|\bNaT\b|<NA>|[{}]|\binf\b|  | ,| \.(?!\w)|\.\.|%%|—%")


def cases():
    """The whole register in every language and measure; each poor one in one language after the other."""
    for language in Language:
        for measure in MEASURES:
            yield "whole", language, measure, 2021
        yield "whole", language, "cost", None
    for place, (name, drawing) in enumerate(POOR.items()):
        measure = "cost" if "cost" in drawing or name == "no cost" else "count"
        yield name, list(Language)[place % 3], measure, 2021 if "2021" in drawing else None
    yield "everything excluded", Language.EN, "count", 2021
    yield "no jobs", Language.KK, "jobs", 2021


CASES = [
    pytest.param(name, language, measure, year, id=f"{name}-{language}-{measure}-{year}")
    for name, language, measure, year in cases()
]


def texts_of(exhibit):
    yield from (
        exhibit.message,
        exhibit.subtitle,
        exhibit.note,
        exhibit.alt,
        exhibit.title,
        exhibit.cut,
        exhibit.source,
    )
    table = written(exhibit)
    yield from table.columns
    yield from table.to_numpy().ravel()
    for part in parts(exhibit.chart):
        value = getattr(exhibit.chart, part.name)
        if isinstance(value, Classes):
            yield from (*value.labels, value.absent)
        if isinstance(value, tuple):
            yield from (each.label if isinstance(each, Series | Span) else each for each in value)


def columns_of(chart):
    """The columns of the data that a chart's encodings name."""
    named = {"category", "value", "code", "label", "row", "column", "highlighted", "status", "named", "x", "y"}
    for part in parts(chart):
        value = getattr(chart, part.name)
        if part.name in named and value is not None:
            yield value
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Series):
                yield each.column
            if isinstance(each, Span):
                yield from (each.low, each.high)
    if isinstance(chart, TileMap):
        yield from ("tile_row", "tile_col", "short")


@cache
def made(register, language, measure, year, division):
    """The view of a register, and every exhibit of it by name: made once for all that is asked of them."""
    shown = view(REGISTERS[register], language, Filters(year=year), measure, division)
    return shown, {name: make(shown) for name, make in makers().items()}


@pytest.mark.parametrize(("register", "language", "measure", "year"), CASES)
def test_every_exhibit_is_complete_and_says_no_nonsense(register, language, measure, year):
    for division in Division if register == "an old unit beside its parts" else (Division.D2018,):
        shown, exhibits = made(register, language, measure, year, division)
        for name, exhibit in exhibits.items():
            assert exhibit.key == name.replace("kinds_of_findings", "kinds"), name
            check_parts(name, exhibit)
            for text in texts_of(exhibit):
                assert isinstance(text, str), name
                assert not NONSENSE.search(text), (name, text)
        for page, told in openings(shown).items():
            assert not NONSENSE.search(told.removesuffix(" | ")), (page, told)
            assert told.split(" | ")[0], page


def check_parts(name, exhibit):
    """Subtitle said, columns there, headings different, roles in the theme, an empty exhibit explained."""
    assert exhibit.subtitle, name
    assert is_dataclass(exhibit.chart), name
    assert {*columns_of(exhibit.chart), *(column.name for column in exhibit.columns)} <= set(exhibit.data), name
    headings = [column.label for column in exhibit.columns]
    assert len(set(headings)) == len(headings), (name, headings)
    assert all(headings), name
    assert exhibit.data.columns.is_unique, name
    if exhibit.is_empty:
        assert exhibit.note or exhibit.message, name
    if "label" in exhibit.data and not isinstance(exhibit.chart, HeatTable) and not name.startswith("data."):
        assert exhibit.data["label"].is_unique, (name, list(exhibit.data["label"]))
    check_looks(name, exhibit)


def check_looks(name, exhibit):
    fills = theme(Mode.LIGHT).fills
    for part in parts(exhibit.chart):
        value = getattr(exhibit.chart, part.name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Series | Span):
                assert each.role in fills, (name, each)
        if part.name == "role":
            assert value in fills, name
        if isinstance(value, Classes):
            assert len(value.labels) == len(value.edges) + 1, name
            assert list(value.edges) == sorted(set(value.edges)), name
    if isinstance(exhibit.chart, RegionMap | TileMap) and not exhibit.is_empty:  # an empty one says why, above
        assert len(exhibit.data) == len(units(Division.D2018 if len(exhibit.data) == 17 else Division.D2022)), name
    if isinstance(exhibit.chart, HeatTable):
        assert set(exhibit.data[exhibit.chart.row]) == set(exhibit.chart.rows), name
        assert set(exhibit.data[exhibit.chart.column]) == set(exhibit.chart.columns), name


def test_there_is_a_maker_for_every_exhibit_that_pages_show():
    assert {name.partition(".")[0] for name in makers()} == {
        "additions",
        "ahead",
        "concentration",
        "effect",
        "data",
        "doubles",
        "glossary",
        "method",
        "outlook",
        "overview",
        "passport",
        "priorities",
        "projects",
        "region",
        "regions",
        "scoring",
        "season",
        "sections",
        "sectors",
        "since",
        "slides",
        "targets",
        "this_year",
        "totals",
        "what_if",
    }
    assert len(makers()) >= 20


@pytest.mark.parametrize("measure", MEASURES)
def test_languages_say_the_same_numbers(measure):
    """Figures differ by language only in how they are written."""
    shown = {language: made("whole", language, measure, 2021, Division.D2018)[1] for language in Language}
    for name in makers():
        exhibits = {language: each[name] for language, each in shown.items()}
        numbers = {
            language: exhibit.data.select_dtypes("number").fillna(-1).to_numpy().tolist()
            for language, exhibit in exhibits.items()
        }
        assert numbers[Language.KK] == numbers[Language.RU] == numbers[Language.EN], name
        assert len({len(exhibit.message) > 0 for exhibit in exhibits.values()}) == 1, name
        assert len({len(exhibit.note) > 0 for exhibit in exhibits.values()}) == 1, name


@pytest.mark.parametrize(
    ("register", "language", "measure", "lacking"),
    [
        ("no cost", Language.RU, "cost", ("cost",)),
        ("no jobs", Language.KK, "jobs", ("jobs",)),
        ("no dates", Language.KK, "cost", ("planned_date",)),
        ("no regions", Language.EN, "cost", ("region", "jobs")),
        ("no sectors", Language.KK, "cost", ("sector", "jobs")),
    ],
    ids=str,
)
def test_a_register_without_a_column_names_that_column_and_no_other(register, language, measure, lacking):
    year = 2021 if "2021" in REGISTERS[register] else None
    exhibits = made(register, language, measure, year, Division.D2018)[1].values()
    said = " ".join(" ".join((exhibit.note, *written(exhibit).to_numpy().ravel())) for exhibit in exhibits)
    for field in ("cost", "jobs", "region", "sector", "planned_date"):
        quoted = (
            f"{fields()[field].label(language)}»"
            if language is not Language.EN
            else f"“{fields()[field].label(language)}”"
        )
        assert (quoted in said) is (field in lacking), field


@pytest.mark.parametrize("name", POOR)
def test_every_page_opens_with_a_sentence_in_every_language(language, name):
    for page, told in openings(view(POOR[name], language)).items():
        assert told.split(" | ")[0], page
        assert not NONSENSE.search(told.removesuffix(" | ")), (page, told)


def test_of_everything_excluded_nothing_is_claimed(language):
    shown = view(POOR["everything excluded"], language)
    assert totals(shown.facts).count == 0
    figures = makers()["overview.figures"](shown)
    assert figures.data["value"].tolist() == ["—"] * 5


def test_each_status_is_counted_under_its_rule():
    rules = makers()["method.status_rule"](view(WHOLE)).data.set_index("status_code")["n"].to_dict()
    assert rules == {
        "excluded": 1,
        "suspended": 1,
        "commissioned": 3,
        "no_data": 0,
        "delayed": 2,
        "at_risk": 1,
        "on_track": 1,
        "planned": 0,
    }
    assert list(rules) == sorted(
        codelist("statuses"), key=lambda code: int(codelist("statuses").text(code, "rule_order"))
    )
