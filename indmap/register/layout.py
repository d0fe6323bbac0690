"""The layout of a table in a sheet, which column is which field, and the answers that a person gave about a file."""

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
    """How one column of the sheet was interpreted.

    ``unit`` is the factor to base units and ``currency`` an ISO code, both for money only. ``field`` is None if the
    column is not read (which is reported). ``reason``, a code of ``column_reasons``, says how it was recognised, and
    ``sure`` how certainly, 0 to 1. ``examples`` are the first cells under the heading, as written.
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
        """Whether a person confirmed it, for this file or an earlier one with the same header."""
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
        """The fields of the table, in the order of its columns."""
        return tuple(column.field for column in self.columns if column.field)

    @property
    def shape(self) -> str:
        """A hash that files with the same header share, of the folded headings and the header's height.

        The sheet's name and the table's position do not count. Numbers in headings are replaced by a placeholder, since
        next month's file has another date there.
        """
        headings = [_NUMBER.sub("0", fold(column.heading)) for column in self.columns]
        whole = json.dumps([self.header_last - self.header_first, headings], ensure_ascii=False)
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Spelling:
    """A spelling of a code that a person explained: the folded text of a cell in a field's column."""

    field: str
    folded: str
    code: str


@dataclass(frozen=True)
class Correction:
    """A known error of a source: a project's cell that still says ``says`` is read as ``value``.

    ``shape`` restricts it to a layout, empty for any file. Texts are compared folded. ``reason`` is shown with the
    finding.
    """

    project: str
    field: str
    says: str
    value: str
    reason: str = ""
    shape: str = ""


class Verdict(StrEnum):
    """A decision on two similar rows: two projects, or which of the two rows is set aside."""

    APART = "apart"
    LATER = "later"
    EARLIER = "earlier"


@dataclass(frozen=True)
class Double:
    """A decision on two rows that look like one project.

    ``later`` and ``earlier`` are keys of the rows' content, not positions, so that the decision holds for next month's
    file. ``names`` are the projects' names, to be shown.
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
    """The answers that a person gave about a file; none by default."""

    password: str | None = None
    sheet: str | None = None
    as_of: date | None = None
    layout: Layout | None = None
    spellings: tuple[Spelling, ...] = ()
    corrections: tuple[Correction, ...] = ()
    doubles: tuple[Double, ...] = ()
