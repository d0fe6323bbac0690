"""A view as a workbook (XLSX): the register as a table, live formulas over it, charts, findings, and the method."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from indmap import __version__
from indmap.exhibits import data, ledger, method
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View
from indmap.render.looks import look
from indmap.render.office.numbers import number_format, unit_in
from indmap.render.sheet import TEXT_ONLY, Laid, lay, page
from indmap.words.theme import Mode, theme

_REGISTER = "projects"  # the name of the table
_NAMED = ("status", "plan", "region", "sector", "cost", "jobs")
_ROW, _AXES = 26, 110  # pixels of a chart: per category, and for all else
_WIDTH = 900
_WIDE, _LINE = 40, 15  # characters across a column of sentences, and points per line


@dataclass(frozen=True)
class _Making:
    """A workbook being written, and its view."""

    book: Workbook
    view: View

    def sheet(self, name: str) -> Worksheet:
        """A new sheet, named in the view's language."""
        return self.book.add_worksheet(self.view.texts(f"workbook.{name}"))


def workbook(view: View, orders: Exhibit | None = None) -> bytes:
    """The workbook of a view; the figures of its summary are formulas over the register's sheet.

    ``orders`` are the instructions of the pack that it accompanies.
    """
    file = io.BytesIO()
    with Workbook(file, TEXT_ONLY) as book:
        about = {"title": view.texts("workbook.title"), "keywords": view.source, "author": f"indmap {__version__}"}
        book.set_properties({**about, "comments": view.cut, "created": datetime.combine(view.as_of, time())})
        making = _Making(book, view)
        _summary(making)
        for name, exhibit in (("region", ledger.by_region(view)), ("sector", ledger.by_sector(view))):
            _groups(making, name, exhibit)
        if orders is not None:
            _orders(making, orders)
        _register(making)
        _findings(making)
        _method(making)
    return file.getvalue()


def _register(making: _Making) -> None:
    """The register's table, whose columns have the defined names (``reg_…``) that formulas use."""
    exhibit = ledger.projects(making.view)
    sheet = making.sheet("projects")
    laid = lay(making.book, sheet, exhibit, table=_REGISTER)
    page(sheet, laid, exhibit, names=1)
    sheet.set_paper(8)
    sheet.set_print_scale(50)  # dozens of columns on one page could not be read
    sheet.repeat_columns(0)
    for name in _NAMED:
        if name in laid.places:
            cells = xl_range_abs(*laid.cells(name))
            making.book.define_name(f"reg_{name}", f"='{sheet.get_name()}'!{cells}")


def _summary(making: _Making) -> None:
    view, sheet = making.view, making.sheet("summary")
    exhibit = ledger.headline(view)
    measures = ledger.measures(view)
    formulas = {
        "plan": [_planned(view, measure) for measure in measures],
        "done": [_done(view, measure, "plan") for measure in measures],
        "rate": [_RATE.format(end="")] * len(measures),
        "known": [f"COUNTIFS({_known(measure, _in_plan(view))})" for measure in measures],
    }
    head = lay(making.book, sheet, exhibit, formulas=formulas)
    page(sheet, head, exhibit)
    sheet.freeze_panes(0, 0)
    statuses = replace(ledger.by_status(view), source="", cut="", as_of_words="", sample="")
    sums = {name: [*[_sum(name, "reg_status,{label}")] * (len(statuses.data) - 1), _above(name)] for name in measures}
    laid = lay(making.book, sheet, statuses, row=head.last + 2, formulas=sums)
    for place, wide in enumerate(laid.widths):  # the two tables share their columns
        sheet.set_column(place, place, max(wide, *head.widths[place : place + 1], 0 if place else _WIDE))
    colours = [look(str(code), theme(Mode.LIGHT)).fill for code in statuses.data["code"][:-1]]
    _chart(making, sheet, laid, statuses, ("count",), colours)


def _groups(making: _Making, name: str, exhibit: Exhibit) -> None:
    """Regions or sectors compared with their plan, with a chart of planned and commissioned."""
    view, sheet = making.view, making.sheet(f"{name}s")
    formulas: dict[str, list[str]] = {}
    rows = max(len(exhibit.data) - 1, 0)
    for measure in ledger.measures(view):
        own = f"reg_{name},{{label}}"
        plan, done = f"plan_{measure}", f"done_{measure}"
        formulas[plan] = [*[_planned(view, measure, own)] * rows, _above(plan)]
        formulas[done] = [*[_done(view, measure, plan, own)] * rows, _above(done)]
        formulas[f"rate_{measure}"] = [_RATE.format(end=f"_{measure}")] * (rows + 1)
    laid = lay(making.book, sheet, exhibit, formulas=formulas)
    page(sheet, laid, exhibit, names=1)
    sheet.set_row(laid.head, 3 * _LINE)
    drawn = "cost" if "cost" in ledger.measures(view) else "count"
    if rows:
        _chart(making, sheet, laid, exhibit, (f"plan_{drawn}", f"done_{drawn}"))


def _orders(making: _Making, exhibit: Exhibit) -> None:
    """The instructions, each in a row of sufficient height."""
    sheet = making.book.add_worksheet(making.view.texts("instructions.title"))
    laid = lay(making.book, sheet, exhibit)
    page(sheet, laid, exhibit)
    for at, words in enumerate(exhibit.data["what"], laid.head + 1):
        sheet.set_row(at, _LINE * -(-len(words) // _WIDE))


def _findings(making: _Making) -> None:
    """The findings of the whole file, whatever the filters."""
    sheet = making.book.add_worksheet(making.view.texts("sheet.findings"))
    exhibit = data.findings(making.view)
    exhibit = replace(exhibit, cut="", note="" if len(exhibit.data) else exhibit.note)
    laid = lay(making.book, sheet, exhibit, table="findings")
    page(sheet, laid, exhibit)


def _method(making: _Making) -> None:
    """The file, the filters, and the rules of statuses and figures."""
    view, sheet = making.view, making.sheet("method")
    row = 0
    for exhibit in (data.reading(view), method.status_rule(view), method.kpis(view)):
        shown = replace(exhibit, note=" ".join(filter(None, (exhibit.note, _version(view))))) if not row else exhibit
        shown = shown if not row else replace(shown, source="", cut="", as_of_words="", sample="")
        laid = lay(making.book, sheet, shown, row=row)
        for at, said in enumerate(shown.data[[column.name for column in shown.columns]].to_numpy(str), laid.head + 1):
            sheet.set_row(at, _LINE * max(-(-len(text) // _WIDE) for text in said))
        row = laid.last + 2
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 6, _WIDE + 6)


def _version(view: View) -> str:
    return view.texts("workbook.version", version=__version__)


def _chart(
    making: _Making,
    sheet: Worksheet,
    laid: Laid,
    exhibit: Exhibit,
    names: Sequence[str],
    colours: Sequence[str] = (),
) -> None:
    """A native bar chart below the table, of all rows but the last, which is the total."""
    chart = making.book.add_chart({"type": "bar"})
    headings = {column.name: column for column in exhibit.columns}
    rows = len(exhibit.data) - 1
    looks = theme(Mode.LIGHT)
    drawn = [value for name in names for value in exhibit.data[name].iloc[:-1].dropna().tolist()]
    number = number_format(headings[names[0]].format, drawn)
    unit = unit_in(number, exhibit.language)
    for name, role in zip(names, ("plan", "actual") if len(names) > 1 else ("actual",), strict=True):
        painted = look(role, looks)
        chart.add_series(
            {
                "name": headings[name].label,
                "categories": _cells(sheet, laid, "label", rows),
                "values": _cells(sheet, laid, name, rows),
                "fill": {"none": True} if painted.is_hollow else {"color": painted.fill},
                "border": {"color": painted.line},
                "data_labels": {"value": True, "num_format": number},
                "points": [{"fill": {"color": each}} for each in colours] or None,
                "gap": 45,
            }
        )
    chart.set_legend({"position": "top"} if len(names) > 1 else {"none": True})
    title = f"{exhibit.subtitle} ({unit})" if unit else exhibit.subtitle
    chart.set_title({"name": title, "name_font": {"size": 12, "bold": False}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_y_axis({"reverse": True, "line": {"color": looks.outline}})
    chart.set_size({"width": _WIDTH, "height": _AXES + _ROW * rows * (len(names) + 1) // 2})
    sheet.insert_chart(laid.last + 2, 0, chart, {"description": exhibit.alt or exhibit.subtitle})


def _cells(sheet: Worksheet, laid: Laid, name: str, rows: int) -> list[object]:
    first, place, _, _ = laid.cells(name)
    return [sheet.get_name(), first, place, first + rows - 1, place]


_RATE = 'IF(N({{plan{end}}})=0,"",{{done{end}}}/{{plan{end}}})'


def _planned(view: View, measure: str, *conditions: str) -> str:
    """A formula for the plan's sum; empty if no row of it has a value."""
    return _sum(measure, _in_plan(view), *conditions)


def _done(view: View, measure: str, plan: str, *conditions: str) -> str:
    """A formula for the commissioned sum; zero if there is a plan but nothing is commissioned."""
    status = f'reg_status,"{view.label("statuses", "commissioned")}"'
    return f'IF({{{plan}}}="","",{_summed(measure, ",".join((_in_plan(view), status, *conditions)))})'


def _sum(measure: str, *conditions: str) -> str:
    """A formula for the sum over rows that meet conditions; empty if none has a value."""
    said = ",".join(conditions)
    return f'IF(COUNTIFS({_known(measure, said)})=0,"",{_summed(measure, said)})'


def _summed(measure: str, conditions: str) -> str:
    return f"COUNTIFS({conditions})" if measure == "count" else f"SUMIFS(reg_{measure},{conditions})"


def _known(measure: str, conditions: str) -> str:
    return conditions if measure == "count" else f'{conditions},reg_{measure},"<>"'


def _above(name: str) -> str:
    return f'IF(COUNT({{{name}_above}})=0,"",SUM({{{name}_above}}))'


def _in_plan(view: View) -> str:
    return f'reg_plan,"{ledger.answer(view, counts=True)}"'
