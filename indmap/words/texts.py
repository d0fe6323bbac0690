"""Messages in one language, with values formatted by the rules of that language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from string import Formatter

from indmap.words import grammar, numbers
from indmap.words.files import DATA, toml
from indmap.words.language import Language

_NOT_MESSAGES = {"nouns", "units"}

_FIGURES: Mapping[str, Callable[[float, Language], str]] = {
    "": numbers.number,
    "year": lambda value, _: str(int(value)),
    "short": numbers.short,
    "money": numbers.money,
    "usd": lambda value, language: numbers.money(value, language, "USD"),
    "decimal": lambda value, language: numbers.number(value, language, 1, trim=True),
    "share": numbers.share,
    "signed": lambda value, language: numbers.number(value, language, sign=True),
    "points": numbers.points,
}


@cache
def messages() -> Mapping[str, Mapping[str, str]]:
    """Every message, by dotted key: ``overview.message`` is entry ``message`` of ``data/texts/overview.toml``."""
    found: dict[str, Mapping[str, str]] = {}
    for path in sorted((DATA / "texts").glob("*.toml")):
        if path.stem not in _NOT_MESSAGES:
            entries = toml(f"texts/{path.stem}")
            found |= {f"{path.stem}.{name}": entry for name, entry in entries.items()}
    return found


class _Filler(Formatter):
    """A formatter with our own format specs: ``{n:project}`` is a count and its noun, ``{s:money}`` is money, etc."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, date):
            writer = numbers.date_short if format_spec == "short" else numbers.date_long
            return writer(value, self.language)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self._figure(value, format_spec)
        return str(value)

    def _figure(self, value: float, spec: str) -> str:
        if spec in _FIGURES:
            return _FIGURES[spec](value, self.language)
        if spec in grammar.CASES:
            return grammar.suffixed(int(value), spec)
        if spec.startswith("="):  # the noun alone, in the form for a number that stands elsewhere
            return grammar.noun(spec[1:], value, self.language)
        return grammar.counted(value, spec, self.language)


@dataclass(frozen=True)
class Texts:
    """The messages of one language.

    >>> Texts(Language.EN)("app.title")
    'Industrialization Map'
    """

    language: Language

    def __call__(self, key: str, **values: object) -> str:
        """The message of a key, with its placeholders filled."""
        return _Filler(self.language).vformat(messages()[key][self.language.value], (), values)
