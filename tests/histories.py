"""Golden histories: twelve monthly registers of 2021 and 2022 in which it is known what happened, and nothing else did.

``PLANTED`` is the script: in which month a project came, went or changed, and the events that must be told of it. All
other projects stay as they are, though from April on every name is typed another way, and from June on the regions
are those of the new division. A project's label stands in ``provenance``, which no comparison looks at.
"""

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from indmap.analysis.compare import edition
from indmap.register.projects import typed
from indmap.words.regions import Division

DAYS = tuple(date(2021 + (8 + month) // 12, (8 + month) % 12 + 1, 28) for month in range(12))
"""28 September 2021 to 28 August 2022."""

BORDER_MONTH = 9
RETYPED_FROM = 7

_START = {
    "bin": None,
    "region": "KZ-11",
    "sector": "machinery",
    "cost": 10e9,
    "jobs": 100.0,
    "stage": "construction",
    "baseline_date": "2023-12-31",
    "planned_date": "2023-12-31",
    "baseline_date_precision": "day",
    "planned_date_precision": "day",
    "actual_date": None,
    "responsible": "Акимат",
    "sender": "Акимат Акмолинской области",
    "delay_reason": None,
    "remarks": None,
}


def _project(code, name, **others):
    return {**_START, "project_id": code, "name": name, "company": f"ТОО «{name} Групп»", **others}


FIRST = {
    "put off": _project("И-01", "Завод насосов"),
    "split": _project("И-02", "Комбинат", cost=100e9),
    "renamed": _project("И-03", "Цех красок"),
    "renamed without a code": _project(None, "Фабрика мебели", cost=7e9, sector="light"),
    "counted twice": _project("И-05", "Листовое стекло", region="KZ-43", sector="construction_materials"),
    "comes back": _project("И-06", "Сахарный завод", sector="food"),
    "unit slip": _project("И-07", "Трубный завод", cost=23.4e9),
    "dearer": _project("И-08", "Кабельный завод"),
    "moved": _project("И-09", "Молочный завод", sector="food"),
    "launched": _project("И-10", "Мельница", sector="food"),
    "launched late": _project("И-11", "Элеватор", sector="food"),
    "excluded": _project("И-12", "Аккумуляторы"),
    "other sector": _project("И-13", "Биотопливо"),
    "other body": _project("И-14", "Щебень"),
    "sold": _project("И-15", "Кирпичный завод"),
    "refined": _project("И-16", "Кран-балки", baseline_date_precision="quarter", planned_date_precision="quarter"),
    "recoded": _project("И-17", "Линолеум", cost=12e9),
    "in Ulytau": _project("И-18", "Медный цех", region="KZ-KAR"),
    "in Karaganda": _project("И-19", "Ферросплавы", region="KZ-KAR"),
    "in Abai": _project(None, "Золотая фабрика", region="KZ-VOS", sector="metallurgy"),
    "by its BIN": _project(None, "Лифты", bin="500140990012"),
    "quiet": _project("И-22", "Подшипники"),
    "one of a pair": _project(None, "Теплица", cost=1e9),
    "other of a pair": _project(None, "Теплица", cost=2e9),
}
"""The projects of the first register, by label. Two greenhouses of one company differ in cost alone."""


@dataclass(frozen=True)
class Plant:
    """From a month on a project says something else (all of it, where it is new; None: it is gone); what to tell."""

    month: int
    label: str
    says: dict | None
    events: tuple = ()
    doubts: tuple = field(default=())


PLANTED = (
    Plant(1, "put off", {"planned_date": "2024-03-31", "delay_reason": "equipment"}, ("date_moved",)),
    Plant(2, "put off", {"planned_date": "2024-09-30", "remarks": "Ждут печь"}, ("date_moved",)),
    Plant(
        3,
        "put off",
        {"planned_date": "2025-06-30", "delay_reason": None},
        ("date_moved", "silent_move"),
    ),
    Plant(2, "split", None, ("gone",)),
    Plant(
        2,
        "first part",
        _project("И-31", "Комбинат, очередь 1", cost=60e9, company="Комбинат Групп, ЖШС"),
        ("new",),
        (("split", "split"),),
    ),
    Plant(
        2,
        "second part",
        _project("И-32", "Комбинат, очередь 2", cost=40e9, company="Комбинат Групп, ЖШС"),
        ("new",),
        (("split", "split"),),
    ),
    Plant(3, "renamed", {"name": "Производство лакокрасочных материалов"}, ("renamed",)),
    Plant(4, "renamed without a code", None, ("gone",)),
    Plant(
        4,
        "renamed to",
        _project(None, "Фабрика кухонь и мебели", cost=7e9, sector="light", company="ТОО «Фабрика мебели Групп»"),
        ("new",),
        (("renamed without a code", "renamed"),),
    ),
    Plant(
        5,
        "counted again",
        FIRST["counted twice"] | {"project_id": "И-35", "baseline_date": "2024-12-31", "planned_date": "2024-12-31"},
        ("new",),
    ),
    Plant(4, "comes back", None, ("gone",)),
    Plant(8, "comes back", FIRST["comes back"], ("new",)),
    Plant(6, "unit slip", {"cost": 23.4e12}, ("unit_slip",)),
    Plant(7, "unit slip", {"cost": 23.4e9}, ("unit_slip",)),
    Plant(8, "dearer", {"cost": 11.5e9, "jobs": 80.0}, ("cost_changed", "jobs_changed")),
    Plant(9, "moved", {"region": "KZ-15"}, ("region_changed",)),
    Plant(10, "launched", {"stage": "commissioned", "actual_date": "2022-07-10"}, ("commissioned",)),
    Plant(11, "launched", {"stage": "construction", "actual_date": None}, ("reopened",)),
    Plant(10, "launched late", {"stage": "commissioned", "actual_date": "2022-05-01"}, ("commissioned_earlier",)),
    Plant(6, "excluded", {"stage": "excluded"}, ("excluded",)),
    Plant(8, "excluded", {"stage": "construction"}, ("reinstated",)),
    Plant(5, "other sector", {"sector": "chemistry"}, ("sector_changed",)),
    Plant(5, "other body", {"responsible": "Министерство"}, ("responsible_changed",)),
    Plant(5, "sold", {"company": "АО «Новый хозяин»"}, ("company_changed",)),
    Plant(7, "refined", {"planned_date": "2023-11-15", "planned_date_precision": "day"}),
    Plant(8, "recoded", None, ("gone",)),
    Plant(8, "recoded to", FIRST["recoded"] | {"project_id": "И-77"}, ("new",), (("recoded", "recoded"),)),
    Plant(11, "quiet", {"planned_date": "2024-12-31"}, ("date_moved", "silent_move")),
    Plant(9, "in Ulytau", {"region": "KZ-62"}),
    Plant(9, "in Karaganda", {"region": "KZ-35"}),
    Plant(9, "in Abai", {"region": "KZ-10"}),
    Plant(9, "one of a pair", {"jobs": 90.0}, ("jobs_changed",)),
)


def register(month):
    """What the register of a month says, its rows in the order of the projects' first appearance."""
    said = {label: dict(row) for label, row in FIRST.items()}
    for plant in sorted(PLANTED, key=lambda each: each.month):
        if plant.month <= month:
            now = said.get(plant.label)
            said[plant.label] = None if plant.says is None else {**(now or {}), **plant.says}
    there = {label: row for label, row in said.items() if row}
    columns = {name: [row[name] for row in there.values()] for name in (*_START, "project_id", "name", "company")}
    if month >= RETYPED_FROM:
        columns["name"] = [f" {name.upper()}. " for name in columns["name"]]
    for name in ("baseline_date", "planned_date", "actual_date"):
        columns[name] = pd.to_datetime(pd.Series(columns[name]))
    return typed({**columns, "provenance": list(there)}, len(there))


def editions():
    """All twelve, each in the division of its day; the comparisons are made in the old one."""
    return [edition(register(month), day, Division.D2018) for month, day in enumerate(DAYS)]


def planted_events(month):
    """The events of a month, as kind and label."""
    return sorted((kind, plant.label) for plant in PLANTED if plant.month == month for kind in plant.events)


def planted_doubts(month):
    """The candidates of a month: the earlier label, the later one, and why."""
    return sorted(
        (earlier, plant.label, reason) for plant in PLANTED if plant.month == month for earlier, reason in plant.doubts
    )
