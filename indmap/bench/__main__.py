"""Measure, and print each figure beside its baseline."""

import sys
import tempfile
from pathlib import Path

from indmap.bench import clicks, figures, history, office, reading, registers, reruns
from indmap.ingest import read_register

SIZES = (1_000, 10_000, 100_000)


def main(arguments: list[str]) -> int:
    """Print the tables of these names, or all of them, at these sizes."""
    sizes = tuple(int(each) for each in arguments if each.isdigit()) or SIZES
    wanted = [name for name in TABLES if name in arguments] or list(TABLES)
    return max(TABLES[name](sizes) for name in wanted)


def read(sizes: tuple[int, ...]) -> int:
    """Print how long a workbook takes to become a register."""
    reading.head()
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bench_2021-09-28.xlsx"
            path.write_bytes(registers.workbook(size))
            reading.table(path, size)
    return 0


def keep(sizes: tuple[int, ...]) -> int:
    """Print how long a register takes to be kept and to be had again."""
    name = "bench_2021-09-28.xlsx"
    history.head()
    for size in sizes:
        history.table(registers.workbook(size), name, size)
    history.months(registers.workbook(history.MONTHLY), name)
    return 0


def figure(_sizes: tuple[int, ...]) -> int:
    """Print how long the figures of a million projects take, and the comparison of two registers."""
    figures.table()
    return 0


def files(_sizes: tuple[int, ...]) -> int:
    """Print how long the files for a meeting take, and whether memory stays flat while many are made."""
    office.table()
    return 0


def page(sizes: tuple[int, ...]) -> int:
    """Print what a rerun of every page takes on the server."""
    reruns.head()
    for size in sizes:
        reruns.table(read_register(registers.workbook(size), "bench_2021-09-28.xlsx"), size)
    return 0


def click(sizes: tuple[int, ...]) -> int:
    """Print the table of filter clicks; 1 where there is no browser to click in."""
    if clicks.browser() is None:
        print("no Chromium on this machine: the clicks cannot be measured")
        return 1
    clicks.head()
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bench_2021-09-28.xlsx"
            path.write_bytes(registers.workbook(size))
            clicks.table(path, size, reruns.milliseconds(read_register(path.read_bytes(), path.name)))
    return 0


TABLES = {"reading": read, "history": keep, "figures": figure, "office": files, "pages": page, "clicks": click}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
