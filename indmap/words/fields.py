"""The register's data dictionary."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from indmap.words.files import table
from indmap.words.language import Language


class Kind(StrEnum):
    """The type of a field's values."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    INTEGER = "integer"
    SHARE = "share"
    MONEY = "money"
    DATE = "date"


@dataclass(frozen=True)
class Field:
    """One field: its kind, the codelist of its codes, the base unit of its values, and its labels.

    ``done`` is the field with the actual value of a planned one.
    """

    code: str
    kind: Kind
    codelist: str | None
    unit: str
    required: bool
    labels: Mapping[Language, str]
    note: str
    done: str | None = None

    def label(self, language: Language) -> str:
        """The field's name."""
        return self.labels[language]

    @property
    def currency(self) -> str | None:
        """The ISO code of the currency in which money is kept; None for other kinds."""
        return {"tenge": "KZT", "US dollar": "USD"}.get(self.unit)


@cache
def fields() -> Mapping[str, Field]:
    """Every field of the data dictionary, by code, in its order."""
    found = {}
    for row in table("fields"):
        kind, _, codelist = row["kind"].partition(":")
        found[row["code"]] = Field(
            code=row["code"],
            kind=Kind(kind),
            codelist=codelist or None,
            unit=row["unit"],
            required=row["required"] == "true",
            labels={language: row[language.value] for language in Language},
            note=row["note"],
            done=row["done"] or None,
        )
    return found


def of_kind(*kinds: Kind) -> tuple[str, ...]:
    """The fields of these kinds by code, in the dictionary's order."""
    return tuple(code for code, field in fields().items() if field.kind in kinds)
