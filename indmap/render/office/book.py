"""The workbook embedded in a chart, which opens when a person edits its data."""

import io
from datetime import datetime

from xlsxwriter import Workbook

from indmap.render.office.plot import Kind, Plot

SHEET = "Sheet1"
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook keeps no zone, and the same chart gives the same bytes
_TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def plain(value: float) -> float:
    """A figure rounded to the 15 significant digits that a workbook keeps.

    >>> plain(0.1 + 0.2)
    0.3
    """
    return float(f"{value:.15g}")


def columns(plot: Plot) -> list[tuple[str, tuple[str | float | None, ...]]]:
    """The sheet's columns with headings: categories, then series; for points, x values precede each series."""
    if plot.kind is not Kind.POINTS:
        return [("", plot.categories), *((strip.label, strip.drawn) for strip in plot.strips)]
    found: list[tuple[str, tuple[str | float | None, ...]]] = [("", plot.categories)]
    for strip in plot.strips:
        found += [("", strip.across), (strip.label, strip.drawn)]
    return found


def book(plot: Plot) -> bytes:
    """The workbook of a plot; texts are never taken for formulas."""
    file = io.BytesIO()
    with Workbook(file, _TEXT_ONLY) as made:
        made.set_properties({"created": _MADE})
        sheet = made.add_worksheet(SHEET)
        quoted = made.add_format({"quote_prefix": True})
        number = made.add_format({"num_format": plot.number})
        sheet.set_column(0, 0, 40)
        for place, (heading, values) in enumerate(columns(plot)):
            sheet.write_string(0, place, heading, quoted)
            for row, value in enumerate(values, 1):
                if isinstance(value, str):
                    sheet.write_string(row, place, value, quoted)
                elif value is not None:
                    sheet.write_number(row, place, plain(value), number)
    return file.getvalue()
