"""Do the file's own totals agree with its rows?"""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from indmap.exhibits.charts import Table
from indmap.exhibits.data import unit_words
from indmap.exhibits.encodings import Column, Format
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.exhibits.written import write
from indmap.register.layout import ColumnMeaning
from indmap.register.totals import Total
from indmap.words.codelists import codelist
from indmap.words.numbers import NBSP


@dataclass(frozen=True)
class _Line:
    """A total, the file that states it, and the column it stands in."""

    file: str
    total: Total
    column: ColumnMeaning

    @property
    def apart(self) -> float:
        """The difference as a share of the larger figure."""
        return abs(self.total.difference) / max(abs(self.total.stated), abs(self.total.ours), 1.0)

    def in_unit(self, value: float) -> float:
        """A value in the unit that the file is written in."""
        return value / (self.column.unit or 1.0)


def beside_ours(view: View) -> Exhibit:
    """Each total that the file states, beside the sum of the rows it is of, those that differ most on top.

    The figures are in the unit that the file is written in, which stands with the field.
    """
    lines = sorted(_lines(view), key=lambda line: -line.apart)
    answers = codelist("answers")
    data = pd.DataFrame(
        [
            (
                line.file,
                line.total.sheet,
                line.total.cell,
                _field(view, line),
                line.in_unit(line.total.stated),
                line.in_unit(line.total.ours),
                line.in_unit(line.total.difference),
                answers.label("yes" if line.total.agrees else "no", view.language),
            )
            for line in lines
        ],
        columns=["file", "sheet", "cell", "field", "stated", "ours", "difference", "agrees"],
    )
    figures = ("stated", "ours", "difference")
    data = data.astype({name: "float64" if name in figures else "str" for name in data.columns})
    shown = data.columns if view.register.source.parts else data.columns.drop("file")
    columns = tuple(
        Column(name, view.texts(f"totals.{name}"), Format.DECIMAL if name in figures else Format.TEXT) for name in shown
    )
    return view.exhibit(
        "totals.beside_ours", Table(), data, columns, message=_message(view, lines), note=_note(view, lines)
    )


def _lines(view: View) -> Iterator[_Line]:
    source = view.register.source
    for part in source.parts or (source,):
        columns = {column.field: column for column in part.layout.columns}
        for total in part.totals:
            yield _Line(part.name, total, columns.get(total.field) or ColumnMeaning("", "", total.field))


def _field(view: View, line: _Line) -> str:
    unit = unit_words(line.column, view.language)
    return f"{view.field(line.total.field)}, {unit}" if unit else view.field(line.total.field)


def _message(view: View, lines: list[_Line]) -> str:
    """How many agree, and where the rest are furthest apart."""
    agreed = sum(line.total.agrees for line in lines)
    if not lines:
        return ""
    if agreed == len(lines):
        return view.texts("totals.all_agree", n=agreed)
    worst = lines[0]
    by = write(abs(worst.in_unit(worst.total.difference)), Format.DECIMAL, view.language)
    unit = unit_words(worst.column, view.language)
    return view.texts(
        "totals.some_differ",
        agreed=agreed,
        n=len(lines),
        field=view.field(worst.total.field),
        cell=worst.total.cell,
        by=f"{by}{NBSP}{unit}" if unit else by,
    )


def _note(view: View, lines: list[_Line]) -> str:
    if not lines:
        return view.texts("totals.none_stated")
    doubles = int((view.register.findings["code"] == "double_row").sum())
    return view.texts("totals.with_doubles", n=doubles) if doubles else ""
