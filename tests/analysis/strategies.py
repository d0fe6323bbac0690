"""Any register, for laws that hold of every one: rows drawn from a pool in which every case occurs."""

import random
from datetime import date

import pandas as pd
from hypothesis import settings
from hypothesis import strategies as st

from indmap.analysis.facts import facts_of
from indmap.analysis.filters import Filters
from indmap.register.projects import typed
from indmap.words.codelists import codelist
from indmap.words.regions import Division, units

AS_OF = date(2021, 9, 28)
REGIONS = (*units(Division.D2018)[:5], "KZ-KAR")
SECTORS = codelist("sectors").codes[:4]
STAGES = codelist("stages").codes
_DAYS = pd.date_range("2020-01-01", "2023-12-31", freq="11D")
_POOL = 400


def _pool():
    """Projects of every kind; amounts are whole numbers, so that sums are exact in whatever order."""
    chance = random.Random(2021)

    def some(values, absent=0.2):
        return [None if chance.random() < absent else chance.choice(values) for _ in range(_POOL)]

    amounts = [0.0, 1.0, *(float(chance.randrange(10**6)) for _ in range(50))]
    dates = ("start_date", "baseline_date", "planned_date", "expected_date", "actual_date")
    return typed(
        {
            "region": some(REGIONS),
            "sector": some(SECTORS),
            "stage": some(STAGES),
            "cost": some(amounts),
            "jobs": some(amounts),
            "readiness": some([0.0, 0.3, 0.6, 1.0]),
            **{name: some(_DAYS, absent=0.4) for name in dates},
        },
        _POOL,
    )


_PROJECTS = _pool()
_FACTS = facts_of(_PROJECTS, AS_OF, Division.D2018)
_rows = st.lists(st.integers(0, _POOL - 1), max_size=40, unique=True)

any_projects = _rows.map(lambda rows: _PROJECTS.iloc[rows].reset_index(drop=True))
any_facts = _rows.map(lambda rows: _FACTS.iloc[rows].reset_index(drop=True))


def _some(codes):
    return st.lists(st.sampled_from(codes), max_size=3, unique=True).map(tuple)


any_filters = st.builds(
    Filters,
    year=st.sampled_from([None, 2020, 2021, 2022, 2023]),
    regions=_some(REGIONS),
    sectors=_some(SECTORS),
    statuses=_some(codelist("statuses").codes),
)
costly = settings(max_examples=15)
"""For laws whose every example compares or forecasts whole registers: some hundreds of rows are drawn all the same."""
measures = st.sampled_from(["count", "cost", "jobs"])
columns = st.sampled_from(["region", "sector"])
