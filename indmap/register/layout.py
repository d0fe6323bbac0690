"""Where the table is, which column is which field, and what a person settled about it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ColumnMeaning:
    """What one column of the sheet was taken for.

    ``unit`` is the factor to base units and ``currency`` an ISO code, both for money; ``field`` is None where the
    column is not one of ours (kept out, and said so). ``reason`` is a code of how it was known: ``spelling``,
    ``person``.
    """

    letter: str
    heading: str
    field: str | None
    unit: float | None = None
    currency: str | None = None
    reason: str = "spelling"


@dataclass(frozen=True)
class Layout:
    """A table in a sheet: header rows and first data row are numbered as Excel numbers them, from 1."""

    sheet: str
    header_first: int
    header_last: int
    columns: tuple[ColumnMeaning, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields the table gives, in the sheet's order."""
        return tuple(column.field for column in self.columns if column.field)


@dataclass(frozen=True)
class Answers:
    """What a person settled: nothing, by default."""

    password: str | None = None
    sheet: str | None = None
    as_of: date | None = None
    layout: Layout | None = None
