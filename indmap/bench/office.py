"""Files for a meeting against the bare library that writes them, and against pictures made by a browser."""

import gc
import io
import time
from collections.abc import Callable
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from indmap.analysis.facts import facts_of
from indmap.analysis.filters import Filters, choose
from indmap.bench import clicks, registers
from indmap.bench.clock import processor_seconds, seconds
from indmap.exhibits import projects
from indmap.exhibits.view import View
from indmap.ingest import read_register
from indmap.packs.briefing import briefing
from indmap.packs.deck import deck, decks
from indmap.packs.national import national
from indmap.packs.note import note
from indmap.packs.pack import Pack
from indmap.packs.regional import regional, with_projects
from indmap.packs.report import report
from indmap.packs.workbook import workbook
from indmap.render.office.charts import plot
from indmap.render.office.plot import Kind, Plot
from indmap.render.plotly.figure import figure
from indmap.words.language import Language
from indmap.words.regions import division_at
from indmap.words.texts import Texts
from indmap.words.theme import Mode, theme

SIZE = 1_200
PACKS, WARM = 50, 10
_DAY = date(2021, 9, 28)
_BARS = {True: XL_CHART_TYPE.BAR_STACKED, False: XL_CHART_TYPE.BAR_CLUSTERED}
_KINDS = {
    Kind.COLUMNS: XL_CHART_TYPE.COLUMN_CLUSTERED,
    Kind.LINES: XL_CHART_TYPE.LINE_MARKERS,
    Kind.POINTS: XL_CHART_TYPE.XY_SCATTER,
}


def table() -> None:
    """Print every row."""
    view = _view(SIZE)
    pack = national(view)
    print(
        f"The national pack of {SIZE:,} projects, medians of processor time; bare: the same charts, python-pptx alone"
    )
    ours, bare = _together(lambda: deck(pack), lambda: _bare(pack))
    print(f"deck of {len(pack.parts) + 1} slides: {ours:.2f} s; bare charts {bare:.2f} s; ratio {ours / bare:.2f}")
    print(f"what is in it, computed: {processor_seconds(lambda: national(view)):.2f} s")
    _beside_kaleido(pack)
    makers: dict[str, Callable[[], bytes]] = {
        "note": lambda: note(pack),
        "briefing": lambda: briefing(pack),
        "workbook": lambda: workbook(view),
        "report": lambda: report(pack, projects.table(view, view.facts)),
    }
    for name, make in makers.items():
        print(f"{name}: {processor_seconds(make):.2f} s, {len(make()) / 1000:,.0f} kB")
    regions = with_projects(view)
    start = time.process_time()
    bundle = decks(regional(view, region) for region in regions)
    spent = time.process_time() - start
    print(f"decks of {len(regions)} regions in one zip: {spent:.1f} s, {len(bundle) / 1e6:.1f} MB")
    _memory(view)


def _view(size: int) -> View:
    """A view of a register with so many projects."""
    register = read_register(registers.workbook(size), "bench_2021-09-28.xlsx")
    filters, division = Filters(year=_DAY.year), division_at(_DAY)
    facts = choose(facts_of(register.projects, _DAY, division), filters)
    return View(register, facts, filters, "count", _DAY, division, Texts(Language.RU))


def _bare(pack: Pack) -> bytes:
    """The charts of a pack with the library's defaults, one per slide: the baseline."""
    file = Presentation()
    for drawn in _plots(pack):
        slide = file.slides.add_slide(file.slide_layouts[5])
        slide.shapes.title.text = pack.title
        kind = _BARS[drawn.stacked] if drawn.kind is Kind.BARS else _KINDS[drawn.kind]
        slide.shapes.add_chart(kind, Inches(0), Inches(1), Inches(9), Inches(6), _data(drawn))
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def _data(drawn: Plot) -> CategoryChartData | XyChartData:
    if drawn.kind is Kind.POINTS:
        points = XyChartData()  # type: ignore[no-untyped-call]
        for strip in drawn.strips:
            series = points.add_series(strip.label)  # type: ignore[no-untyped-call]
            for across, up in zip(strip.across, strip.drawn, strict=True):
                if across is not None and up is not None:
                    series.add_data_point(across, up)
        return points
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = drawn.categories
    for strip in drawn.strips:
        data.add_series(strip.label, strip.drawn)  # type: ignore[no-untyped-call]
    return data


def _plots(pack: Pack) -> list[Plot]:
    drawn = (plot(exhibit.chart, exhibit, theme(Mode.LIGHT), 10.0) for exhibit in pack.exhibits)
    return [each for each in drawn if each]


def _beside_kaleido(pack: Pack) -> None:
    """Print how long the pack's charts take as pictures; in wall time, since a browser process does the work."""
    if find_spec("kaleido") is None or clicks.browser() is None:
        missing = "kaleido" if find_spec("kaleido") is None else "Chromium"
        print(f"beside pictures of the same charts: not measured, {missing} is not installed")
        return
    write = import_module("plotly.io").write_image
    figures = [drawn for exhibit in pack.exhibits if (drawn := figure(exhibit, Mode.LIGHT))]
    ours = seconds(lambda: deck(pack))
    start = time.perf_counter()
    for drawn in figures:
        write(drawn, io.BytesIO(), format="png", validate=False)
    taken = time.perf_counter() - start
    print(
        f"the deck on the clock {ours:.2f} s; its {len(figures)} charts one by one through Kaleido {taken:.1f} s; ",
        end="",
    )
    print(f"ratio {ours / taken:.3f}")


def _memory(view: View) -> None:
    """Print the memory in use after some packs in every format, and after many: it should not grow."""
    used = {}
    for made in range(1, PACKS + 1):
        pack = national(view)
        for make in (deck, note, briefing):
            make(pack)
        workbook(view)
        report(pack, projects.table(view, view.facts))
        if made in (WARM, PACKS):
            gc.collect()
            used[made] = _megabytes()
    if None in used.values():
        print("memory after packs: not measured, the system does not say it in /proc")
        return
    first, last = used[WARM] or 0.0, used[PACKS] or 0.0
    print(f"memory after {WARM} packs in five formats: {first:.0f} MB; after {PACKS}: {last:.0f} MB")


def _megabytes() -> float | None:
    """The resident memory of this process; None where /proc does not give it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    (line,) = [line for line in status.read_text().splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1024


def _together(one: Callable[[], object], other: Callable[[], object], times: int = 7) -> tuple[float, float]:
    """The processor times of both, measured alternately, so that a busy machine slows both."""
    pairs = [(processor_seconds(one, 1), processor_seconds(other, 1)) for _ in range(times + 1)]
    first, second = zip(*pairs[1:], strict=True)
    return median(first), median(second)
