"""All figures of a register against a bare group-by, and the comparison of two registers against a bare merge."""

import numpy as np
import pandas as pd

from indmap.analysis import concentration, forecast, groups, kpis, movement, schedule
from indmap.analysis.compare import compare, edition
from indmap.analysis.facts import Facts, facts_of
from indmap.analysis.links import link
from indmap.bench.clock import seconds
from indmap.bench.registers import SEED, sample
from indmap.register.projects import Projects
from indmap.words.regions import Division

LARGE = 1_000_000
COMPARED = 100_000
AS_OF = pd.Timestamp("2021-09-28").date()


def table() -> None:
    """Print both ratios."""
    projects = many(LARGE)
    facts = facts_of(projects, AS_OF, Division.D2018)
    ours, bare = seconds(lambda: all_figures(facts)), seconds(lambda: grouped(facts))
    print(f"all figures of {LARGE:,} projects: {ours:.2f} s; a bare group-by of the same columns {bare:.2f} s")
    print(f"ratio {ours / bare:.2f}")
    one, other = (edition(each, AS_OF, Division.D2018) for each in (many(COMPARED), _moved(many(COMPARED))))
    ours = seconds(lambda: movement.events(compare(one, other, link(one.projects, other.projects))))
    bare = seconds(lambda: one.projects.merge(other.projects, on="project_id", how="outer", suffixes=("_1", "_2")))
    print(f"two registers of {COMPARED:,} compared: {ours:.2f} s; a bare outer merge of the same frames {bare:.2f} s")
    print(f"ratio {ours / bare:.2f}")


def all_figures(facts: Facts) -> None:
    """Compute every figure that the pages need of one register, in each measure."""
    found = forecast.forecast(facts, AS_OF)
    for measure in kpis.MEASURES:
        kpis.commissioning_rate(facts, measure)
        kpis.attention(facts, measure)
        for column in ("region", "sector"):
            groups.against_plan(facts, column, measure, AS_OF)
            groups.by_status(facts, column, measure)
        groups.crossed(facts, "sector", "region", measure)
        schedule.by_month(facts, measure, AS_OF.year, AS_OF, found)
    kpis.totals(facts)
    kpis.due(facts, AS_OF)
    kpis.pace(facts, AS_OF, AS_OF.year)
    forecast.slipping(facts, found, AS_OF.year)
    concentration.concentration(facts, "cost")
    forecast.outcome(facts, found, "count", AS_OF.replace(month=12, day=31))


def grouped(facts: Facts) -> None:
    """Sum the same columns by the same groups with plain pandas: the baseline."""
    for column in ("region", "sector"):
        facts.groupby([column, "status"], observed=True)[["count", "cost", "jobs"]].sum()
    facts.groupby(["sector", "region"], observed=True)[["count", "cost", "jobs"]].sum()
    facts.groupby([facts["programme_date"].dt.month, "status"], observed=True)[["count", "cost", "jobs"]].sum()


def many(size: int) -> Projects:
    """Rows drawn from the sample, each with a unique code and name."""
    source = sample().projects
    picks = np.random.default_rng(SEED).integers(0, len(source), size)
    projects: Projects = source.iloc[picks].reset_index(drop=True)
    numbers = pd.Series(np.arange(size)).astype("str")
    return projects.assign(project_id="B-" + numbers, name=projects["name"] + " № " + numbers)


def _moved(projects: Projects) -> Projects:
    """The next month's register: a tenth of the dates moved, one per cent of the rows new and as many gone."""
    place = np.arange(len(projects))
    late = projects["planned_date"] + pd.to_timedelta(np.where(place % 10 == 0, 60, 0), unit="D")
    codes = projects["project_id"].where(place % 100 != 7, "N-" + projects["project_id"])
    names = projects["name"].where(place % 100 != 7, "Новый " + projects["name"])
    return projects.assign(planned_date=late.astype(projects["planned_date"].dtype), project_id=codes, name=names)
