"""Plotly's own words, given with the figure, so that none is fetched."""

from indmap.render.plotly.parts import Spec
from indmap.words.language import Language
from indmap.words.numbers import NBSP, month_short, word

_MONTHS = range(1, 13)


def separators(language: Language) -> tuple[str, str]:
    """The decimal mark and the mark between thousands."""
    return (".", ",") if language is Language.EN else (",", NBSP)


def locale(language: Language) -> Spec:
    """The names of months and the marks of numbers, as Plotly's configuration takes them."""
    decimal, thousands = separators(language)
    return {
        "format": {
            "months": [word(f"month_{month}_of", language) for month in _MONTHS],
            "shortMonths": [month_short(month, language) for month in _MONTHS],
            "date": "%d/%m/%Y" if language is Language.EN else "%d.%m.%Y",
            "decimal": decimal,
            "thousands": thousands,
        }
    }
