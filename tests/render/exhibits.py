"""A small exhibit of every kind, as the renderers' tests and their pictures take them."""

from dataclasses import replace
from datetime import date

import pandas as pd

from indmap.exhibits.charts import (
    Bars,
    Columns,
    DivergingBars,
    Figures,
    Flow,
    HeatTable,
    Lines,
    Ranges,
    RegionMap,
    Scatter,
    Span,
    StackedBars,
    Table,
    TileMap,
    Timeline,
    Waterfall,
)
from indmap.exhibits.encodings import Classes, Column, Format, Series
from indmap.exhibits.exhibit import Exhibit
from indmap.words.codelists import codelist
from indmap.words.language import Language
from indmap.words.regions import Division, region_label, units

AS_OF = date(2021, 9, 28)
GAP_CLASSES = Classes((-0.2, -0.05, 0.05, 0.2), ("a", "b", "c", "d", "e"), diverging=True, absent="none")
MONEY_CLASSES = Classes((40e9, 200e9), ("≤ 40", "≤ 200", "≤ 396"), diverging=False, absent="none")
REGIONS = ("KZ-KAR", "KZ-VOS", "KZ-79", "KZ-59")
COSTS = (145e9, 396e9, 23.4e9, 10e9)


def every_kind(language: Language = Language.KK) -> dict[type, Exhibit]:
    """One exhibit for each kind of chart there is."""
    makers = (
        figures,
        bars,
        stacked_bars,
        columns,
        diverging_bars,
        region_map,
        tile_map,
        heat_table,
        table,
        ranges,
        scatter,
        line_chart,
        timeline,
        waterfall,
        flow,
    )
    made = [make(language) for make in makers]
    return {type(exhibit.chart): exhibit for exhibit in made}


def exhibit(chart, data, columns, language=Language.KK, **more) -> Exhibit:
    values = {
        "key": "test.exhibit",
        "message": "Қарағанды облысы 128 жобаның 45-ін іске қосты",
        "subtitle": "Инвестициялар, млрд теңге, 2021 жыл",
        "note": "Жоспарланған мерзімі жоқ 3 жоба көрсетілмеген",
        "source": "тізілім.xlsx · 3f9a1c20",
        "cut": "2021 · барлық өңірлер",
        "as_of": AS_OF,
        "as_of_words": "28.09.2021 жағдай бойынша",
        "sample": "Үлгі тізілім",
    }
    return Exhibit(chart=chart, data=data, columns=columns, language=language, **(values | more))


def figures(language=Language.KK) -> Exhibit:
    rows = [
        ("Іске қосылды", "64", "50% · жоспар 128", "жоспардан 12-ге кем", "down"),
        ("Инвестиция", "320 млрд теңге", "27% · жоспар 1,2 трлн теңге", "", ""),
        ("Жұмыс орны", "5 731", "48% · жоспар 12 000", "жоспарға сай", "flat"),
    ]
    data = pd.DataFrame(rows, columns=["label", "value", "context", "delta", "direction"])
    columns = tuple(Column(name, name) for name in ("label", "value", "context"))
    return exhibit(Figures(), data, columns, language)


def bars(language=Language.KK) -> Exhibit:
    data = pd.DataFrame({"label": labels(language), "plan": COSTS, "done": [145e9, 0.0, None, 10e9]})
    columns = (
        Column("label", "Өңір"),
        Column("plan", "Жоспар", Format.MONEY),
        Column("done", "Іске қосылды", Format.MONEY),
    )
    chart = Bars("label", "done", Format.MONEY, context=Series("plan", "Жоспар", "plan"))
    return exhibit(chart, data, columns, language)


def stacked_bars(language=Language.KK) -> Exhibit:
    codes = ("commissioned", "at_risk", "delayed", "planned", "no_data")
    counts = [(12, 3, 5, 8, 1), (6, 0, 2, 4, 0), (3, 1, 0, 0, 2), (1, 0, 0, 1, 0)]
    data = pd.DataFrame(counts, columns=list(codes)).assign(label=labels(language))
    words = {code: codelist("statuses").label(code, language) for code in codes}
    columns = (Column("label", "Өңір"), *(Column(code, words[code], Format.COUNT) for code in codes))
    chart = StackedBars("label", tuple(Series(code, words[code], code) for code in codes), Format.COUNT)
    return exhibit(chart, data, columns, language)


def columns(language=Language.KK) -> Exhibit:
    data = pd.DataFrame(
        {
            "month": ["қаң", "ақп", "нау", "сәу"],
            "plan": [20e9, 145e9, 60e9, 80e9],
            "actual": [15e9, 145e9, 20e9, None],
            "forecast": [None, None, 30e9, 80e9],
        }
    )
    names = {"plan": "Жоспар", "actual": "Нақты", "forecast": "Болжам"}
    headed = (Column("month", "Ай"), *(Column(name, words, Format.MONEY) for name, words in names.items()))
    chart = Columns("month", tuple(Series(name, words, name) for name, words in names.items()), Format.MONEY)
    return exhibit(chart, data, headed, language)


def diverging_bars(language=Language.KK) -> Exhibit:
    data = pd.DataFrame({"label": labels(language), "gap": [-0.34, -0.08, 0.0, 0.22]})
    headed = (Column("label", "Өңір"), Column("gap", "Жоспардан айырма", Format.POINTS))
    return exhibit(DivergingBars("label", "gap", Format.POINTS), data, headed, language)


def region_map(language=Language.KK) -> Exhibit:
    chart = RegionMap("code", "label", "gap", Format.POINTS, Division.D2018, GAP_CLASSES)
    return exhibit(chart, _by_region(language), _map_columns(), language)


def tile_map(language=Language.KK) -> Exhibit:
    regions, data = codelist("regions"), _by_region(language)
    data["tile_row"] = [int(regions.text(code, "tile_row")) for code in data["code"]]
    data["tile_col"] = [int(regions.text(code, "tile_col")) for code in data["code"]]
    data["short"] = [region_label(code, language, AS_OF, "short") for code in data["code"]]
    return exhibit(TileMap("code", "label", "gap", Format.POINTS, GAP_CLASSES), data, _map_columns(), language)


def heat_table(language=Language.KK) -> Exhibit:
    sectors = [codelist("sectors").label(code, language) for code in ("metallurgy", "food", "chemistry")]
    regions = labels(language)
    filled = [(sectors[0], regions[0], 145e9), (sectors[0], regions[1], 396e9), (sectors[1], regions[2], 2.4e9)]
    filled.append((sectors[2], regions[3], 60e9))
    data = pd.DataFrame(filled, columns=["sector", "region", "cost"])
    headed = (Column("sector", "Сала"), Column("region", "Өңір"), Column("cost", "Құны", Format.MONEY))
    chart = HeatTable("sector", "region", "cost", Format.MONEY, tuple(sectors), tuple(regions), MONEY_CLASSES)
    return exhibit(chart, data, headed, language)


def table(language=Language.KK) -> Exhibit:
    data = pd.DataFrame(
        {
            "name": ["Жәйрем ТБК", "Ақтоғай ТБК", "=1+1"],
            "cost": COSTS[:3],
            "jobs": [381, 700, None],
            "share": [0.27, 1.0, None],
            "planned": pd.to_datetime(["2021-06-30", "2021-12-31", None]),
            "year": [2021, 2021, 2022],
            "status_code": ["commissioned", "at_risk", "delayed"],
            "status": [codelist("statuses").label(code, language) for code in ("commissioned", "at_risk", "delayed")],
        }
    )
    headed = (
        Column("name", "Жоба"),
        Column("status", "Күйі"),
        Column("cost", "Құны", Format.MONEY),
        Column("jobs", "Жұмыс орны", Format.COUNT),
        Column("share", "Дайындығы", Format.SHARE),
        Column("planned", "Мерзімі", Format.DATE),
        Column("year", "Жылы", Format.YEAR),
    )
    return exhibit(Table(status="status_code"), data, headed, language)


def ranges(language=Language.KK) -> Exhibit:
    data = pd.DataFrame(
        {"label": labels(language), "rank": [1, 2, 3, 4], "low": [1, 2, 1, 4], "high": [1, 9, 12, 38]}
    ).assign(near_low=[1, 2, 2, 4], near_high=[1, 4, 5, 6])
    words = {"rank": "Орын", "low": "Ең жоғары", "high": "Ең төмен", "near_low": "±10 кем", "near_high": "±10 көп"}
    headed = (Column("label", "Жоба"), *(Column(name, each, Format.COUNT) for name, each in words.items()))
    spans = (Span("low", "high", "Кез келген салмақ", "context"), Span("near_low", "near_high", "±10", "part_2"))
    chart = Ranges("label", Series("rank", "Орын", "highlighted"), spans, Format.COUNT, start=1)
    return exhibit(chart, data, headed, language)


def scatter(language=Language.KK) -> Exhibit:
    data = pd.DataFrame({"label": labels(language), "score": [81.0, 44.5, 60.2, 12.0], "cost": COSTS})
    data = data.assign(passes=[True, False, True, False], rank=["1", None, "2", None])
    headed = (Column("label", "Жоба"), Column("score", "Балл", Format.SCORE), Column("cost", "Құны", Format.MONEY))
    corners = ("төмен, қымбат", "жоғары, қымбат", "төмен, арзан", "жоғары, арзан")
    chart = Scatter(
        label="label",
        x="score",
        y="cost",
        x_format=Format.SCORE,
        y_format=Format.MONEY,
        highlighted="passes",
        named="rank",
        x_line=50,
        y_line=84e9,
        corners=corners,
        legend=("Шекті мәннен жоғары", "Қалғандары"),
    )
    return exhibit(chart, data, headed, language)


def line_chart(language=Language.KK) -> Exhibit:
    data = pd.DataFrame(
        {
            "month": ["қаң", "ақп", "нау", "сәу", "мам"],
            "plan": [20e9, 165e9, 225e9, 305e9, 400e9],
            "actual": [15e9, 145e9, 165e9, None, None],
            "forecast": [None, None, 165e9, 270e9, 330e9],
            "low": [None, None, 165e9, 220e9, 250e9],
            "high": [None, None, 165e9, 300e9, 390e9],
        }
    )
    names = {"plan": "Жоспар", "actual": "Нақты", "forecast": "Болжам"}
    headed = (Column("month", "Ай"), *(Column(name, words, Format.MONEY) for name, words in names.items()))
    series = tuple(Series(name, words, name) for name, words in names.items())
    return exhibit(Lines("month", series, Format.MONEY, steps=True, band=("low", "high")), data, headed, language)


def timeline(language=Language.KK) -> Exhibit:
    data = pd.DataFrame(
        {
            "name": ["Жәйрем ТБК", "Ақтоғай кен байыту комбинатын кеңейту", "Шымкент цехы"],
            "planned": pd.to_datetime(["2021-12-20", "2021-11-30", "2021-10-15"]),
            "expected": pd.to_datetime(["2022-02-15", None, "2021-10-01"]),
            "slip": ["+57 күн", "", "−14 күн"],
        }
    )
    headed = (
        Column("name", "Жоба"),
        Column("planned", "Жоспарланған", Format.DATE),
        Column("expected", "Күтілетін", Format.DATE),
        Column("slip", "Ауытқу"),
    )
    start, stop = Series("planned", "Жоспарланған", "plan"), Series("expected", "Күтілетін", "forecast")
    return exhibit(Timeline("name", start, stop, AS_OF, "28.09.2021", "slip"), data, headed, language)


def waterfall(language=Language.KK) -> Exhibit:
    data = pd.DataFrame(
        {
            "label": ["Алдыңғы жоспар", "Жаңа жобалар", "Келесі жылға ауысты", "Қазіргі жоспар"],
            "value": [1200e9, 85e9, -240e9, 1045e9],
            "is_total": [True, False, False, True],
        }
    )
    headed = (Column("label", "Қадам"), Column("value", "Сомасы", Format.MONEY))
    return exhibit(Waterfall("label", "value", Format.MONEY, "is_total"), data, headed, language)


def flow(language=Language.KK) -> Exhibit:
    codes = ("commissioned", "on_track", "at_risk", "delayed")
    words = {code: codelist("statuses").label(code, language) for code in codes}
    moved = [
        ("on_track", "commissioned", 12),
        ("on_track", "on_track", 30),
        ("on_track", "at_risk", 6),
        ("at_risk", "delayed", 4),
    ]
    data = pd.DataFrame(moved, columns=["from_code", "to_code", "projects"])
    data["source"], data["target"] = data["from_code"].map(words), data["to_code"].map(words)
    headed = (Column("source", "Бұрын"), Column("target", "Қазір"), Column("projects", "Жобалар", Format.COUNT))
    sides = tuple(words.values())
    chart = Flow("source", "target", "projects", "from_code", "to_code", Format.COUNT, sides, sides)
    return exhibit(chart, data, headed, language)


def labels(language) -> list[str]:
    return [region_label(code, language, AS_OF) for code in REGIONS]


def with_text(exhibit_: Exhibit, text: str) -> Exhibit:
    """The same exhibit with ``text`` in place of every word that comes from a register."""
    data = exhibit_.data.copy()
    for column in ("label", "name", "sector", "month", "value", "short"):
        if column in data and pd.api.types.is_string_dtype(data[column]):
            data[column] = text
    chart = exhibit_.chart
    if isinstance(chart, HeatTable):
        chart = replace(chart, rows=(text,))
    return replace(exhibit_, data=data, chart=chart, message=text, note=text, source=text)


def _by_region(language) -> pd.DataFrame:
    codes = units(Division.D2018)
    gaps = [None if place % 6 == 5 else (place - 8) / 30 for place in range(len(codes))]
    names = [region_label(code, language, AS_OF) for code in codes]
    return pd.DataFrame({"code": codes, "label": names, "gap": gaps})


def _map_columns() -> tuple[Column, ...]:
    return (Column("label", "Өңір"), Column("gap", "Жоспардан айырма", Format.POINTS))
