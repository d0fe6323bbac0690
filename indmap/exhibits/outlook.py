"""Where the year is heading: plan, actual and forecast to its end, and what the forecast rests on."""

import pandas as pd

from indmap.analysis import schedule
from indmap.analysis.forecast import BASES, FEWEST, of_year
from indmap.exhibits import season
from indmap.exhibits.charts import Lines, Table
from indmap.exhibits.encodings import Column, Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.view import View

_DRAWN = ("plan", "actual", "forecast")


def cumulative(view: View) -> Exhibit:
    """Month by month, all before it together: the plan, what came of it, and the forecast with its range."""
    found = view.outlook
    data = schedule.cumulative(view.facts, view.measure, view.year, view.as_of, found)
    data["label"] = [view.texts(f"overview.month_{month}") for month in data["month"]]
    known = bool(data["plan"].sum() or data["actual"].sum())
    over = _tells_nothing(view, found) or bool(data["forecast"].isna().all())
    names = _DRAWN[:2] if over else _DRAWN
    series = tuple(Series(name, view.texts(f"overview.{name}"), name) for name in names)
    edges = [] if over else [Column(name, view.texts(f"outlook.{name}"), view.format) for name in ("low", "high")]
    columns = (
        Column("label", view.texts("overview.month")),
        *(Column(each.column, each.label, view.format) for each in series),
        *edges,
    )
    chart = Lines("label", series, view.format, steps=True, band=None if over else ("low", "high"))
    told = (season.due(view, data), _notes(view, found, over=over))
    note = " ".join(part for part in told if part) if known else view.missing("planned_date", view.measure)
    shown = data if known else data.iloc[:0]
    return view.exhibit("outlook.cumulative", chart, shown, columns, note=note)


def basis(view: View) -> Exhibit:
    """What each forecast of the year's open projects rests on, and why the others have none."""
    programme = of_year(view.facts, view.year)
    found = view.outlook
    counts = found["basis"][found.index.isin(programme.index)].value_counts()
    occur = [code for code in BASES if counts.get(code)]
    data = pd.DataFrame(
        {
            "basis": [view.label("forecast_bases", code) for code in occur],
            "projects": [int(counts[code]) for code in occur],
        }
    )
    columns = (
        Column("basis", view.texts("outlook.basis_heading")),
        Column("projects", view.texts("method.projects"), Format.COUNT),
    )
    note = view.texts("outlook.rule", fewest=FEWEST) if occur else view.texts("outlook.nothing_open")
    return view.exhibit("outlook.basis", Table(wrapped=True), data, columns, note=note)


def _tells_nothing(view: View, found: pd.DataFrame) -> bool:
    """Whether projects of the year are open and none has a forecast: a level line would say that nothing comes."""
    here = found[found.index.isin(of_year(view.facts, view.year).index)]
    return len(here) > 0 and bool(here["date"].isna().all())


def _notes(view: View, found: pd.DataFrame, *, over: bool) -> str:
    """What the shade is, what the lines leave out, and the column that would give a forecast."""
    programme = of_year(view.facts, view.year)
    undated = schedule.undated(programme, view.year)
    parts = [view.texts("outlook.note_undated", n=undated)] if undated else []
    here = found[found.index.isin(programme.index)]
    unknown = int(here["date"].isna().sum())
    if not over and len(here):
        parts.insert(0, view.texts("outlook.note_range"))
    if unknown and view.as_of.year <= view.year:
        key = "note_no_expected" if view.lacking("expected_date") else "note_unknown"
        parts.append(view.texts(f"outlook.{key}", n=unknown, field=view.field("expected_date")))
    return " ".join(parts)
