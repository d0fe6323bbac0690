"""Will we commission what was promised this year, and where not?"""

from dataclasses import replace

import pandas as pd

from indmap.analysis import groups, kpis, schedule
from indmap.analysis.forecast import slipping
from indmap.exhibits import narrative, rows, this_year
from indmap.exhibits.charts import Columns, Figures, StackedBars, Table
from indmap.exhibits.encodings import Column, Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.exhibits.narrative import Narrative
from indmap.exhibits.view import View
from indmap.exhibits.written import brief, write
from indmap.words.numbers import ABSENT

TO_CALL = 5
"""As many projects as a minister can call in an afternoon."""
NAMED = 3
"""Excluded projects that are named, the dearest."""
FEWEST = 2
"""Projects of which shares can be spoken: all of one is always a hundred per cent."""
MOST_TIED = 3
"""Regions of one rank that are named together as those with most that needs attention."""


def opening(view: View) -> Narrative:
    """How many of how many, what they promise, and how much of it will slip."""
    lead = (narrative.promise(view), narrative.unequal(view), _ahead(view))
    return Narrative(narrative.delivery(view), " ".join(filter(None, lead)))


def figures(view: View) -> Exhibit:
    """Commissioned by count, cost and jobs side by side, what needs attention, and the pace that is left."""
    cards = [_rate_card(view, measure) for measure in kpis.MEASURES]
    cards += [_attention_card(view), _pace_card(view)]
    data = pd.DataFrame(cards, columns=["label", "value", "context", "delta", "direction"])
    labels = {name: view.texts(f"figures.{name}") for name in ("label", "value", "context")}
    columns = tuple(Column(name, label) for name, label in labels.items())
    note = " ".join(part for part in (_excluded(view), _partly_known(view)) if part)
    return view.exhibit("overview.figures", Figures(), data, columns, message=narrative.delivery(view), note=note)


def by_month(view: View) -> Exhibit:
    """The year by month: plan outlined, actual solid, forecast hatched."""
    found = view.outlook
    months = schedule.by_month(view.facts, view.measure, view.year, view.as_of, found)
    months["label"] = [view.texts(f"overview.month_{month}") for month in months["month"]]
    series = tuple(Series(name, view.texts(f"overview.{name}"), name) for name in ("plan", "actual", "forecast"))
    columns = (
        Column("label", view.texts("overview.month")),
        *(Column(each.column, each.label, view.format) for each in series),
    )
    planned = months["plan"].sum()
    empty = not planned and not months["actual"].sum() and not months["forecast"].sum()
    return view.exhibit(
        "overview.by_month",
        Columns("label", series if months["forecast"].sum() else series[:2], view.format),
        months.iloc[:0] if empty else months,
        columns,
        message=_peak(view, months) if planned else "",
        note=_why_no_months(view) if empty else _month_notes(view, found),
    )


def status_by_region(view: View) -> Exhibit:
    """Each region's projects by status, those with most that needs attention on top."""
    table = groups.by_status(view.facts, "region", view.measure)
    watched = [code for code in rows.watched(view) if code in table]
    table = rows.ordered(table, table[watched].sum(axis=1), table.sum(axis=1))
    data = rows.labelled(view, table, "regions")
    series = tuple(Series(code, view.label("statuses", code), code) for code in table.columns)
    columns = (
        view.column("label", "region"),
        *(Column(code, view.label("statuses", code), view.format) for code in table.columns),
    )
    return view.exhibit(
        "overview.status_by_region",
        StackedBars("label", series, view.format),
        data,
        columns,
        message=_worst_region(view, table, watched),
        note=rows.unplaced(view, "region") if len(data) else view.missing("region", view.measure),
    )


def to_call(view: View) -> Exhibit:
    """The dearest projects that need attention: whom to call; the longest overdue where no cost is known."""
    promised = kpis.plan(view.facts)
    watched = promised[promised["status"].isin(rows.watched(view))]
    undated = bool(view.lacking("planned_date"))
    priced = bool(watched["cost"].notna().any())
    first = watched.sort_values("cost" if priced else "planned_date", ascending=not priced, kind="stable").head(TO_CALL)
    data = rows.project_rows(view, first)
    key = "to_call_all" if len(first) == len(watched) else "to_call"
    message = view.texts(f"overview.{key}", n=len(first), cost=first["cost"].sum()) if priced else ""
    note = "" if len(data) else view.missing("planned_date") if undated else view.texts("overview.nobody_to_call")
    names = ("name", "region", "status", "cost", "planned_date", "expected_date", "reason", "responsible")
    columns = tuple(column for column in rows.telling(view, rows.project_columns(view)) if column.name in names)
    columns = rows.said(columns, data)
    chart = Table(status="status_code", wrapped=True)
    exhibit = view.exhibit("overview.to_call", chart, data, columns, message=message, note=note)
    if priced or watched.empty:
        return exhibit
    subtitle = view.texts("overview.to_call_unpriced", field=view.field("cost"))
    return replace(exhibit, subtitle=subtitle, alt=subtitle)


def _ahead(view: View) -> str:
    """What is expected by the year's end and what slips; nothing where the view is not of one year, or it is over."""
    message = this_year.ahead(view) if view.filters.year is not None else ""
    if not message:
        return ""
    late = slipping(view.facts, view.outlook, view.year)["cost"].sum(min_count=1)
    if pd.isna(late):
        return view.texts("overview.ahead", message=message)
    return view.texts("overview.ahead_worth", message=message, worth=view.texts("overview.worth", cost=float(late)))


def _rate_card(view: View, measure: str) -> tuple[str, str, str, str, str]:
    rate = kpis.commissioning_rate(view.facts, measure)
    format_ = view.by(measure).format
    if rate.value is None or rate.part is None:
        return view.texts(f"overview.rate_{measure}"), ABSENT, view.missing(measure), "", ""
    whole = write(rate.whole, format_, view.language)
    context = view.texts("overview.of_whole", share=rate.value, whole=whole)
    delta, direction = _against_due(view) if measure == "count" else ("", "")
    part = brief(rate.part, format_, view.language)  # the context beside it names the unit
    return view.texts(f"overview.rate_{measure}"), part, context, delta, direction


def _partly_known(view: View) -> str:
    """Of how many projects the cost and the jobs are known, where not of all."""
    rates = {measure: kpis.commissioning_rate(view.facts, measure) for measure in ("cost", "jobs")}
    return " ".join(
        view.texts("common.partly_known", field=view.field(measure), known=rate.known, of=rate.of)
        for measure, rate in rates.items()
        if 0 < rate.known < rate.of
    )


def _against_due(view: View) -> tuple[str, str]:
    due = kpis.due(view.facts, view.as_of)
    done = kpis.commissioning_rate(view.facts[view.facts["programme_date"].notna()], "count")
    if not due.known or due.part is None or done.part is None:
        return "", ""
    gap = int(done.part - due.part)
    text = view.texts("overview.against_plan", n=gap)
    return (text, "up" if gap > 0 else "down") if gap else (view.texts("overview.as_planned"), "flat")


def _attention_card(view: View) -> tuple[str, str, str, str, str]:
    label = view.texts("overview.attention")
    if view.lacking("planned_date"):  # whose date is late cannot be told, and a missing one tells nothing
        n = int(kpis.plan(view.facts)["status"].isin(rows.watched(view)).sum())
        context = "; ".join(part for part in (_parts_of_attention(view), view.missing("planned_date")) if part)
        return label, write(n or None, Format.COUNT, view.language), context, "", ""
    watched, money = kpis.attention(view.facts, "count"), kpis.attention(view.facts, "cost")
    if watched.part is None:
        return label, ABSENT, "", "", ""
    worth = "" if money.part is None else view.texts("overview.worth", cost=money.part)
    context = "; ".join(part for part in (worth, _parts_of_attention(view)) if part)
    return label, write(watched.part, Format.COUNT, view.language), context, "", ""


def _parts_of_attention(view: View) -> str:
    """What the attention is made of: delayed 7, no date 12."""
    counts = kpis.plan(view.facts)["status"].value_counts()
    watched = [code for code in rows.watched(view) if counts.get(code)]
    parts = [view.texts("overview.part", status=view.label("statuses", code), n=int(counts[code])) for code in watched]
    return ", ".join(parts)


def _excluded(view: View) -> str:
    """What was taken out of the plan since it was approved; the rate against the plan as it was approved."""
    approved, amended = len(view.facts), len(kpis.plan(view.facts))
    if approved == amended:
        return ""
    done = kpis.commissioning_rate(view.facts, "count").part or 0
    taken = view.facts[~view.facts["in_plan"]].sort_values("cost", ascending=False, kind="stable")
    names = [str(name) for name in view.projects(taken)["name"].head(NAMED)]
    more = [view.texts("ahead.more", n=len(taken) - NAMED)] if len(taken) > NAMED else []
    values = {"n": len(taken), "approved": approved, "amended": amended, "share": done / approved}
    return view.texts("overview.excluded", **values, names="; ".join([*names, *more]))


def _pace_card(view: View) -> tuple[str, str, str, str, str]:
    pace = kpis.pace(view.facts, view.as_of, view.year)
    label = view.texts("overview.left")
    if not kpis.totals(view.facts).count:
        return label, ABSENT, view.missing(), "", ""
    if not pace.left:
        return label, write(0, Format.COUNT, view.language), view.texts("overview.all_done"), "", ""
    if view.filters.year is None:  # not all of these are wanted by the year's end
        return label, write(pace.left, Format.COUNT, view.language), "", "", ""
    if pace.per_month is None:
        return label, write(pace.left, Format.COUNT, view.language), view.texts("overview.year_over"), "", ""
    context = view.texts("overview.pace", days=pace.days, pace=pace.per_month)
    return label, write(pace.left, Format.COUNT, view.language), context, "", ""


def _peak(view: View, months: pd.DataFrame) -> str:
    """The month that carries most; nothing where it only seems to, most of its dates being a quarter's or a year's."""
    plan = months["plan"].to_numpy(float)
    top = int(plan.argmax())
    dates = view.facts["programme_date"].dt
    in_year = dates.year == view.year
    in_month = in_year & (dates.month == top + 1)
    shared = (plan == plan.max()).sum() > 1
    if shared or in_year.sum() < FEWEST or view.facts.loc[in_month, "coarse"].mean() > 0.5:
        return ""
    month = view.texts(f"overview.month_in_{top + 1}")
    return view.texts("overview.peak", month=month, share=plan[top] / plan.sum())


def _why_no_months(view: View) -> str:
    dates = view.lacking("planned_date", "actual_date")
    return view.missing(view.measure, *(dates if len(dates) == 2 else ()))


def _month_notes(view: View, found: pd.DataFrame) -> str:
    promised = kpis.plan(view.facts)
    coarse = int((promised["coarse"] & (promised["year"] == view.year)).sum())
    undated = schedule.undated(view.facts, view.year)
    unknown = int(found["date"].isna().sum())
    notes = {"coarse": coarse, "undated": undated, "no_forecast": unknown}
    return " ".join(view.texts(f"overview.note_{name}", n=n) for name, n in notes.items() if n)


def _worst_region(view: View, table: pd.DataFrame, watched: list[str]) -> str:
    """The region with most that needs attention, or the few that share that rank; nothing where all of them do."""
    attention = table[watched].sum(axis=1)
    few = (kpis.attention(view.facts, "count").part or 0) < FEWEST
    if few or len(table) < 2 or not attention.sum():
        return ""
    worst = attention[attention == attention.max()]
    if len(worst) == 1:
        region = rows.in_region(view, str(worst.index[0]))
        return view.texts("overview.worst_region", region=region, share=attention.max() / attention.sum())
    if len(worst) > MOST_TIED or len(worst) == (attention > 0).sum():
        return ""
    names = ", ".join(view.label("regions", str(code)) for code in worst.index)
    return view.texts("overview.worst_regions", regions=names, each=write(attention.max(), view.format, view.language))
