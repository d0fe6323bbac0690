"""Every figure that the analysis computes is explained: its formula, its source, an example from the register."""

import importlib
import inspect
import pkgutil
import typing

import pytest

import indmap.analysis
from indmap.analysis.concentration import Concentration
from indmap.analysis.kpis import Pace, Rate, Totals
from indmap.analysis.priority import Ranking
from indmap.analysis.seasonal import Season
from indmap.analysis.targets import Attainment
from indmap.analysis.what_if import Outcome
from indmap.exhibits import glossary, method
from indmap.exhibits.worked import EXAMPLES
from indmap.words.codelists import codelist
from indmap.words.language import Language
from tests.exhibits.views import sample_view

KPIS = codelist("kpis")
RESULTS = {Rate, Totals, Pace, Season, Concentration, Ranking, Attainment, Outcome}
"""What a figure is returned as; a function that gives one of them computes a figure."""

TOLD_WITH = {
    "discipline.last_minute": "quality.scores",
    "discipline.rushed": "quality.scores",
}
"""Figures that are told where another is explained."""


def figures():
    for info in pkgutil.iter_modules(indmap.analysis.__path__):
        module = importlib.import_module(f"indmap.analysis.{info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                result = typing.get_type_hints(function).get("return")
                if RESULTS & {result, *typing.get_args(result)}:
                    yield f"{info.name}.{name}"


@pytest.mark.parametrize("function", sorted(set(figures())))
def test_every_figure_of_the_analysis_is_explained(function):
    explained = {KPIS.text(code, "function") for code in KPIS}
    assert TOLD_WITH.get(function, function) in explained


@pytest.mark.parametrize("code", KPIS.codes)
def test_what_is_explained_is_there_and_has_a_source(code):
    module, _, name = KPIS.text(code, "function").partition(".")
    assert callable(getattr(importlib.import_module(f"indmap.analysis.{module}"), name))
    assert KPIS.text(code, "source") in codelist("kpi_sources")


def test_examples_are_of_figures():
    assert set(EXAMPLES) <= set(KPIS.codes)
    assert set(KPIS.codes) - set(EXAMPLES) == {"slippage", "target", "what_if"}


@pytest.mark.parametrize("language", list(Language))
def test_the_examples_are_of_the_register_at_hand(language):
    shown = method.kpis(sample_view(language))
    by_code = dict(zip(KPIS.codes, shown.data["example"], strict=True))
    assert by_code["commissioned_count"].startswith("74 / 128 = 58")
    assert by_code["plan"].startswith("128 · ")


def test_a_term_is_found_by_any_of_its_languages():
    for words in ("Жұмыс орны", "рабочее место", "рабочие места", "permanent jobs"):
        assert len(glossary.glossary(sample_view(Language.RU), words).data)
    nothing = glossary.glossary(sample_view(Language.EN), "xyzzy")
    assert nothing.is_empty
    assert nothing.note


def test_growth_is_told_as_finely_as_on_the_page_of_targets():
    assert EXAMPLES["growth"](sample_view(Language.EN)) == "2020–2025: 8.4%"  # 1.5 ** (1 / 5) - 1
