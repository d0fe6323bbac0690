"""The sample registers beside this file, made from the tables beside it.

Run ``python data/samples/build.py`` after changing a table; two runs give the same cells.

- ``projects.csv``: what stays the same from month to month, in codes; the order is the register's own.
- ``states_<as-of date>.csv``: what a monthly register said; a project without a row was not in it.
- ``columns.csv``: the columns, their headings and the group heading merged above them.
- ``words.csv``: the words of the three variants. They are the sender's, kept apart from the product's own
  labels on purpose: a label may change, a register that was sent does not.

The six projects that the Government notice of September 2021 names carry its cost, jobs and status;
others carry published figures with their address; all other projects and figures are illustrative, and the
last column says which. A date is a day, or a month (2021-12) or quarter (2021-Q4) written as text.
Names, companies, products and capacities stay as written in all three variants.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

import xlsxwriter

HERE = Path(__file__).resolve().parent
DAYS = (date(2021, 7, 28), date(2021, 8, 28), date(2021, 9, 28))
EDITIONS = tuple((day, language) for day in DAYS for language in ("ru", "kk", "en"))
GROUP_ROW, HEADING_ROW, FIRST_ROW, FROZEN_COLUMNS = 4, 5, 6, 3
DAY = {"num_format": "dd.mm.yyyy"}

Row = Mapping[str, str]
Value = str | int | float | date | None


@dataclass(frozen=True)
class Words:
    """The words of one variant, by list and code."""

    language: str
    entries: Mapping[tuple[str, str], str]

    def __call__(self, kind: str, code: str) -> str:
        """The word for a code of a list."""
        return self.entries[kind, code]


def read(name: str) -> list[dict[str, str]]:
    """The rows of a table beside this file."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_words(language: str) -> Words:
    """The words of one variant."""
    return Words(language, {(row["list"], row["code"]): row[language] for row in read("words.csv")})


def read_register(as_of: date) -> list[dict[str, str]]:
    """The projects of one monthly register, numbered, in codes."""
    states = {row["project_id"]: row for row in read(f"states_{as_of}.csv")}
    known = [row | states[row["project_id"]] for row in read("projects.csv") if row["project_id"] in states]
    return [{"number": str(number), **row} for number, row in enumerate(known, 1)]


def number(text: str) -> int | float:
    """The number as a cell holds it."""
    return float(text) if "." in text else int(text)


def written_date(text: str, words: Words) -> Value:
    """A day as a date; a month or a quarter in words."""
    year, _, rest = text.partition("-")
    if "-" in rest:
        return date.fromisoformat(text)
    if rest.startswith("Q"):
        digit = int(rest[1:])
        roman = ("I", "II", "III", "IV")[digit - 1]
        return words("date", "quarter").format(quarter=roman, number=digit, year=year)
    return words("date", "month").format(month=words("month", str(int(rest))), year=year)


def word(column: Row, project: Row, words: Words) -> str:
    """The word for a code; an akimat is the one of the project's region."""
    code = project[column["field"]]
    if code == "akimat":
        code = f"akimat:{project['region']}"
    return words(column["list"], code).format(source=project["source"])


def cell(column: Row, project: Row, words: Words) -> Value:
    """What the register shows for one field of one project; None where it says nothing."""
    text = project[column["field"]]
    match column["kind"]:
        case _ if not text:
            return None
        case "number" | "sum":
            return number(text)
        case "date":
            return written_date(text, words)
        case "answer" if text.isdigit():
            return int(text)
        case "word" | "answer":
            return word(column, project, words)
    return text


def total(column: Row, projects: Sequence[Row]) -> int | float:
    """The exact sum of a column, over the cells that are filled."""
    return number(str(sum((Decimal(row[column["field"]] or 0) for row in projects), Decimal(0))))


class Sheet:
    """One register on its worksheet."""

    def __init__(self, book: xlsxwriter.Workbook, columns: Sequence[Row], words: Words) -> None:
        self.page = book.add_worksheet(words("sheet", "text"))
        self.columns, self.words = columns, words
        box = {"border": 1, "valign": "vcenter", "text_wrap": True}
        head = {**box, "bold": True, "align": "center", "bg_color": "#DDE6EE"}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.note = book.add_format({"italic": True})
        self.head = book.add_format(head)
        kinds = {column["kind"] for column in columns}
        self.body = {kind: book.add_format(box | (DAY if kind == "date" else {})) for kind in kinds}
        self.foot = book.add_format({**box, "bold": True, "top": 2})

    def write(self, projects: Sequence[Row], as_of: date) -> None:
        """The titles, the headings, the projects and the totals."""
        self.write_titles(as_of)
        self.write_headings()
        for place, project in enumerate(projects, FIRST_ROW):
            self.page.set_row(place, 30)
            for index, column in enumerate(self.columns):
                value = cell(column, project, self.words)
                self.page.write(place, index, value, self.body[column["kind"]])
        self.write_totals(FIRST_ROW + len(projects), projects)
        self.lay_out(FIRST_ROW + len(projects) - 1)

    def write_titles(self, as_of: date) -> None:
        """What the list is, its date, and that it is a sample."""
        dated = self.words("as_of", "text").format(date=as_of.strftime("%d.%m.%Y"))
        lines = (self.words("title", "text"), dated, self.words("notice", "text"))
        for place, (line, style) in enumerate(zip(lines, (self.title, self.title, self.note), strict=True)):
            self.page.merge_range(place, 0, place, 9, line, style)

    def write_headings(self) -> None:
        """Two rows: a group merged over its columns, a single heading merged down."""
        index = 0
        for group, members in groupby(self.columns, key=lambda column: column["group"]):
            headings = [column[self.words.language] for column in members]
            last = index + len(headings) - 1
            if group:
                self.page.merge_range(GROUP_ROW, index, GROUP_ROW, last, self.words("group", group), self.head)
                self.page.write_row(HEADING_ROW, index, headings, self.head)
            else:
                for place, heading in enumerate(headings, index):
                    self.page.merge_range(GROUP_ROW, place, HEADING_ROW, place, heading, self.head)
            index = last + 1

    def write_totals(self, place: int, projects: Sequence[Row]) -> None:
        """The row of sums, as plain numbers."""
        for index, column in enumerate(self.columns):
            value: Value = total(column, projects) if column["kind"] == "sum" else None
            value = self.words("total", "text") if column["field"] == "name" else value
            self.page.write(place, index, value, self.foot)

    def lay_out(self, last_row: int) -> None:
        """Widths, frozen headings, a filter, and a page that prints."""
        for index, column in enumerate(self.columns):
            self.page.set_column(index, index, int(column["width"]))
        self.page.set_row(HEADING_ROW, 48)
        self.page.freeze_panes(FIRST_ROW, FROZEN_COLUMNS)
        self.page.autofilter(HEADING_ROW, 0, last_row, len(self.columns) - 1)
        self.page.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW + 1}:AZ{last_row + 1}"})
        self.page.repeat_rows(GROUP_ROW, HEADING_ROW)
        self.page.set_landscape()
        self.page.set_paper(8)
        self.page.repeat_columns(0, FROZEN_COLUMNS - 1)
        self.page.fit_to_pages(4, 0)


def build(as_of: date, language: str, folder: Path = HERE) -> Path:
    """One register written as a workbook into the folder."""
    path = folder / f"register_{as_of}_{language}.xlsx"
    words = read_words(language)
    options: dict[str, Any] = {"strings_to_urls": False, "strings_to_formulas": False}
    with xlsxwriter.Workbook(path, options) as book:
        made = datetime.combine(as_of, datetime.min.time(), UTC)
        book.set_properties({"title": words("title", "text"), "created": made})
        Sheet(book, read("columns.csv"), words).write(read_register(as_of), as_of)
    return path


if __name__ == "__main__":
    for edition in EDITIONS:
        print(build(*edition).name)
