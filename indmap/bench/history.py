"""Saving and loading registers in the store against bare Parquet files, and ten years of monthly registers."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from indmap.bench.clock import seconds
from indmap.ingest import read_register
from indmap.register.register import Register
from indmap.store import Store

MONTHS = 120
MONTHLY = 3_000


def head() -> None:
    """Print what the columns are."""
    print(
        "Keeping a register in a store of one file; milliseconds, medians; Parquet: the bare frames to a file and back"
    )
    names = ("projects", "save", "Parquet", "load", "Parquet", "kB kept")
    print("{:>9} {:>8} {:>8} {:>8} {:>8} {:>9}".format(*names))


def table(workbook: bytes, name: str, size: int) -> None:
    """Print one size's row; original files are not saved."""
    register = read_register(workbook, name)
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "store", "")
        numbers = iter(range(100))
        bare = Path(folder) / "bare.parquet"
        before = _size(store)
        save = _milliseconds(lambda: store.save_snapshot(replace(register, key=f"{next(numbers)}"), []))
        kept = (_size(store) - before) / store.snapshots()[-1].seq
        first = store.snapshots()[0].id
        load = _milliseconds(lambda: store.snapshot_register(first))
        wrote = _milliseconds(lambda: register.projects.to_parquet(bare, compression="zstd"))
        read = _milliseconds(lambda: pd.read_parquet(bare))
    print(f"{size:>9,} {save:>8.0f} {wrote:>8.0f} {load:>8.0f} {read:>8.0f} {kept / 1024:>9.0f}")


def months(workbook: bytes, name: str) -> None:
    """Print time and size of ten years of monthly registers, each with its original file."""
    register = read_register(workbook, name)
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder), "")
        start = time.perf_counter()
        for number in range(MONTHS):
            store.save_snapshot(_month(register, number), [(workbook + bytes([number]), name)])
        saved = (time.perf_counter() - start) / MONTHS * 1000
        listed = _milliseconds(store.snapshots)
        size, originals = _size(store) / 1e6, MONTHS * len(workbook) / 1e6
    print(
        f"{MONTHS} months of {MONTHLY:,} projects: {size:.0f} MB, of it the workbooks' own bytes {originals:.0f} MB; "
        f"each saved in {saved:.0f} ms, all listed in {listed:.0f} ms"
    )


def _month(register: Register, number: int) -> Register:
    day = date(2015 + number // 12, 1 + number % 12, 28)
    return replace(register, key=f"{number}", source=replace(register.source, as_of=day))


def _size(store: Store) -> int:
    return Path(store.path).stat().st_size


def _milliseconds(work: Callable[[], object]) -> float:
    return 1000 * seconds(work, times=5)
