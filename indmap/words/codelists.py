"""Codelists: the vocabularies that the ministry owns, one CSV file each, in the order of display."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from indmap.words.files import table
from indmap.words.language import Language


@dataclass(frozen=True)
class Codelist:
    """Codes with a label per language and further attributes."""

    name: str
    rows: Mapping[str, Mapping[str, str]]

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code, in the order of display."""
        return tuple(self.rows)

    def __contains__(self, code: object) -> bool:
        return code in self.rows

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def label(self, code: str, language: Language) -> str:
        """The label of ``code``.

        >>> codelist("statuses").label("delayed", Language.RU)
        'Отстает'
        """
        return self.rows[code][language.value]

    def text(self, code: str, attribute: str) -> str:
        """An attribute as written in the file; empty if it has no value."""
        return self.rows[code][attribute]

    def holds(self, code: str, attribute: str) -> bool:
        """Whether a yes-or-no attribute is true of ``code``.

        >>> codelist("stages").holds("idle", "is_commissioned")
        True
        """
        return self.rows[code][attribute] == "true"

    def where(self, attribute: str) -> tuple[str, ...]:
        """The codes whose yes-or-no attribute is true."""
        return tuple(code for code in self.rows if self.holds(code, attribute))


@cache
def codelist(name: str) -> Codelist:
    """The codelist of ``data/codelists/<name>.csv``."""
    return Codelist(name, {row["code"]: row for row in table(f"codelists/{name}")})
