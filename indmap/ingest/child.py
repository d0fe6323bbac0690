"""The process that reads one file and dies: its limits, and the steps from bytes to a reading."""

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from string import digits
from types import ModuleType
from typing import BinaryIO, TypeAlias

from indmap.errors import IndmapError, MissingColumns, UnreadableFile
from indmap.ingest import children, wire
from indmap.ingest.encryption import unlocked
from indmap.ingest.guard import Form
from indmap.ingest.limits import Limits
from indmap.ingest.locate import locate
from indmap.ingest.notes import Notes
from indmap.ingest.outcome import Reading, Stage
from indmap.ingest.raw import packed_bytes, packed_cells
from indmap.ingest.table import Table
from indmap.ingest.tables import read_tables
from indmap.ingest.workbook import Sheet, Upload, open_sheets
from indmap.register.layout import Answers, Layout
from indmap.words import files

_MEGABYTE = 1 << 20
_OPEN_FILES = 64


Tell: TypeAlias = Callable[[Stage], None]
Settle: TypeAlias = Callable[[Layout], Layout | None]


def _tell_nobody(_stage: Stage) -> None:
    return


def read_bytes(
    upload: Upload, answers: Answers, limits: Limits, tell: Tell = _tell_nobody, settle: Settle | None = None
) -> Reading:
    """The file's table, read; its columns as ``settle`` says, where it says so."""
    opened: list[Sheet] = []
    sheets = _kept(open_sheets(upload, limits), opened)
    tell(Stage.LOCATE)
    table, notes, answers = _located(sheets, opened, upload.name, answers, settle)
    for sheet in opened:
        if sheet.stray and sheet.name == table.layout.sheet:
            letter = sheet.stray.rstrip(digits)
            notes.add("far_cell_dropped", letter, [int(sheet.stray[len(letter) :])])
    tell(Stage.READ)
    return read_tables(table, notes, answers)


def _located(
    sheets: Iterable[Sheet], opened: Sequence[Sheet], name: str, answers: Answers, settle: Settle | None
) -> tuple[Table, Notes, Answers]:
    """The table, located anew among the sheets opened where its columns are settled to mean something else."""
    notes, missing = Notes(""), None
    try:
        table = locate(sheets, name, answers, notes)
        layout = table.layout
    except MissingColumns as fault:
        missing, layout = fault, wire.layout_from(fault.values["layout"])  # type: ignore[arg-type]
    settled = settle(layout) if settle else None
    if settled:
        answers, notes = replace(answers, layout=settled), Notes("")
        return locate(opened, name, answers, notes), notes, answers
    if missing:
        raise missing
    return table, notes, answers


def _kept(sheets: Iterable[Sheet], opened: list[Sheet]) -> Iterator[Sheet]:
    for sheet in sheets:
        opened.append(sheet)
        yield sheet


class _NoPandas(MetaPathFinder):
    """Keeps pandas out: pyarrow would load it at the first array it makes, which takes longer than most files do."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """No module, and an error for pandas."""
        del path, target
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname)
        return None


def main(*told: str) -> None:
    """Answers one request: it comes on standard input, the reply goes to standard output.

    Started ahead, it gets ready first; without a request it ends without a word.
    """
    sys.meta_path.insert(0, _NoPandas())
    reply = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get into the reply
    gc.disable()  # nothing here outlives the process
    if children.AHEAD in told:
        _rehearse()
    if not sys.stdin.buffer.peek(1):  # type: ignore[union-attr]
        os._exit(0)
    request = wire.read_request(sys.stdin.buffer)
    confine(request.limits)
    try:
        reading = _wanted(request, reply)
        wire.tell(reply, Stage.CHECK)
        wire.write_reading(reply, reading)
    except IndmapError as fault:
        wire.write_fault(reply, fault)
    except MemoryError:
        wire.write_fault(reply, UnreadableFile(reason="memory"))
    except BaseException as error:  # noqa: BLE001 -- a panic of the native reader is no Exception
        sys.stderr.write(f"{type(error).__name__}\n")
        wire.write_fault(reply, UnreadableFile(reason="reader"))
    reply.flush()
    os._exit(0)  # no time lost in tearing down a million cells


def _rehearse() -> None:
    """Read a sample, which loads the libraries and the vocabularies that any file will want."""
    for sample in files.samples()[-1:]:
        with contextlib.suppress(IndmapError):
            read_bytes(Upload(sample.read_bytes(), sample.name, Form.ZIPPED), Answers(), Limits())


def _wanted(request: wire.Request, reply: BinaryIO) -> Reading:
    answers, limits = request.answers, request.limits
    upload = Upload(request.content, request.name, Form(request.form), answers.password, request.second)
    if request.wanted is wire.Wanted.BYTES:
        return packed_bytes(unlocked(request.content, answers.password))
    if request.wanted is wire.Wanted.CELLS:
        return packed_cells(open_sheets(upload, limits), request.sheets)
    settle = partial(wire.ask, reply, sys.stdin.buffer) if request.asks else None
    return read_bytes(upload, answers, limits, partial(wire.tell, reply), settle)


def confine(limits: Limits) -> None:
    """Limits on memory, processor time and files, where the system knows them."""
    try:
        import resource  # noqa: PLC0415 -- not on Windows
    except ImportError:
        return
    wanted: dict[int, int] = {
        resource.RLIMIT_AS: limits.memory_mb * _MEGABYTE,
        resource.RLIMIT_CPU: limits.seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: _OPEN_FILES,
        resource.RLIMIT_CORE: 0,
    }
    for kind, limit in wanted.items():
        _, hard = resource.getrlimit(kind)
        allowed = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some of them
            resource.setrlimit(kind, (allowed, hard))
