"""Where the table is, which column is which field, and what a person settled about it."""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indmap.words.spellings import fold

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class ColumnMeaning:
    """What one column of the sheet was taken for.

    ``unit`` is the factor to base units and ``currency`` an ISO code, both for money; ``field`` is None where the
    column is not one of ours (kept out, and said so). ``reason`` is a code of ``column_reasons``: how it was known;
    ``sure`` says how surely, 0 to 1. ``examples`` are the first cells under the heading, row by row, as they stand.
    """

    letter: str
    heading: str
    field: str | None
    unit: float | None = None
    currency: str | None = None
    reason: str = "spelling"
    sure: float = 1.0
    examples: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "examples", tuple(self.examples))  # JSON knows no tuples

    @property
    def is_settled(self) -> bool:
        """Whether a person said it, of this file or of an earlier one with the same header."""
        return self.reason in ("person", "remembered")


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

    @property
    def shape(self) -> str:
        """What two files with the same header have in common: a hash of the folded headings and the header's depth.

        Neither the sheet's name nor where the table stands counts, and a number in a heading is any number, since
        next month's file says next month's date there.
        """
        headings = [_NUMBER.sub("0", fold(column.heading)) for column in self.columns]
        whole = json.dumps([self.header_last - self.header_first, headings], ensure_ascii=False)
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Spelling:
    """A way of writing a code that a person explained: the cell's text, folded, in the column of a field."""

    field: str
    folded: str
    code: str


@dataclass(frozen=True)
class Correction:
    """A known error of a source: the cell of a project and a field, what it still has to say, and what is right.

    ``shape`` is the layout's, empty for any file; texts are compared folded. ``reason`` is said with the finding.
    """

    project: str
    field: str
    says: str
    value: str
    reason: str = ""
    shape: str = ""


class Verdict(StrEnum):
    """What a person decided of two rows that look alike: two projects, or which of the two is set aside."""

    APART = "apart"
    LATER = "later"
    EARLIER = "earlier"


@dataclass(frozen=True)
class Double:
    """A decision about two rows that look like one project, by what they say and not by where they stand.

    ``later`` and ``earlier`` are the rows' keys, so that next month's file keeps the decision; ``names`` are what the
    projects were called, for a person to read.
    """

    later: str
    earlier: str
    verdict: Verdict
    names: tuple[str, str] = ("", "")

    def __post_init__(self) -> None:
        object.__setattr__(self, "verdict", Verdict(self.verdict))  # JSON knows neither
        object.__setattr__(self, "names", tuple(self.names))


@dataclass(frozen=True)
class Answers:
    """What a person settled: nothing, by default; ``doubles`` are the decisions about projects given twice."""

    password: str | None = None
    sheet: str | None = None
    as_of: date | None = None
    layout: Layout | None = None
    spellings: tuple[Spelling, ...] = ()
    corrections: tuple[Correction, ...] = ()
    doubles: tuple[Double, ...] = ()
