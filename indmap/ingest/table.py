"""A table found: the cells, what its columns mean, and the day it speaks of."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from indmap.errors import MissingColumns
from indmap.ingest.as_of import from_name, from_titles
from indmap.ingest.evidence import SURE_ENOUGH
from indmap.ingest.grid import Grid, column_number
from indmap.register.layout import Answers, Layout
from indmap.words.fields import Kind, of_kind

_MOST_FOUND = 30


@dataclass(frozen=True)
class Table:
    """A table found: its grid from the sheet's first cell on, the layout, and where its rows begin in the grid.

    ``titles`` stand above it; ``others`` are the tables of other sheets that are read along with it; ``file`` is the
    name of the file that it stands in.
    """

    grid: Grid
    layout: Layout
    headings: tuple[tuple[str, ...], ...]
    data: int
    as_of: date | None = None
    as_of_from: str = ""
    titles: tuple[str, ...] = ()
    others: tuple["Table", ...] = ()
    file: str = ""


def surely_known(layout: Layout) -> set[str]:
    """The fields that a person need not be asked about."""
    return {column.field for column in layout.columns if column.field and column.sure >= SURE_ENOUGH}


def lacking(has: Collection[str]) -> tuple[str, ...]:
    """The fields without which there is no register: a name, and one of cost, jobs, a date or a stage.

    >>> lacking({"name", "cost"}), lacking({"cost"})
    ((), ('name',))
    """
    missing = [] if "name" in has else ["name"]
    if not {"cost", "jobs", "stage", *of_kind(Kind.DATE)} & set(has):
        missing += ["cost", "jobs", "planned_date", "stage"]
    return tuple(missing)


def columns_missing(missing: tuple[str, ...], layout: Layout) -> MissingColumns:
    """The fault of a table that lacks fields, with the layout for a person to correct."""
    found = tuple(column.heading for column in layout.columns)[:_MOST_FOUND]
    return MissingColumns(fields=missing, found=found, layout=asdict(layout))


def of_file(table: Table, others: Sequence[Table], elsewhere: Sequence[str], name: str, answers: Answers) -> Table:
    """The tables with what holds for all of a file: its name, and the day that its titles or it speak of."""
    as_of, as_of_from = day_of([*table.titles, *elsewhere], name, answers)
    first, *rest = (replace(each, as_of=as_of, as_of_from=as_of_from, file=name) for each in (table, *others))
    return replace(first, others=tuple(rest))


def day_of(titles: Sequence[str], name: str, answers: Answers) -> tuple[date | None, str]:
    """The day that a table speaks of, and where it was said: by a person, in a title, in the file's name."""
    if answers.as_of:
        return answers.as_of, "person"
    if found := from_titles(titles):
        return found, "title"
    if found := from_name(name):
        return found, "name"
    return None, ""


def place_of(grid: Grid, letter: str) -> int:
    """The column of the grid that stands under an Excel letter."""
    return (int(letter) if grid.turned else column_number(letter)) - grid.left


def known_at(grid: Grid, layout: Layout) -> tuple[str | None, ...]:
    """The field of each column of the grid."""
    fields = {place_of(grid, column.letter): column.field for column in layout.columns}
    return tuple(fields.get(place) for place in range(grid.width))
