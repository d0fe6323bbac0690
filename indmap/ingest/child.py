"""The process that reads one file and dies: its limits, and the steps from bytes to a reading."""

import contextlib
import gc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from string import digits
from types import ModuleType

from indmap.errors import IndmapError, UnreadableFile
from indmap.ingest import wire
from indmap.ingest.guard import Form
from indmap.ingest.limits import Limits
from indmap.ingest.locate import locate
from indmap.ingest.notes import Notes
from indmap.ingest.outcome import Reading
from indmap.ingest.raw import packed_cells
from indmap.ingest.tables import read_tables
from indmap.ingest.workbook import Sheet, Upload, open_sheets
from indmap.register.layout import Answers

_MEGABYTE = 1 << 20
_OPEN_FILES = 64


def read_bytes(upload: Upload, answers: Answers, limits: Limits) -> Reading:
    """The file's table, read."""
    notes = Notes("")
    opened: list[Sheet] = []
    table = locate(_kept(open_sheets(upload, limits), opened), upload.name, answers, notes)
    for sheet in opened:
        if sheet.stray and sheet.name == table.layout.sheet:
            letter = sheet.stray.rstrip(digits)
            notes.add("far_cell_dropped", letter, [int(sheet.stray[len(letter) :])])
    return read_tables(table, notes, answers)


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


def main() -> None:
    """Answers one request: it comes on standard input, the reply goes to standard output."""
    sys.meta_path.insert(0, _NoPandas())
    reply = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get into the reply
    head, content = wire.read_request(sys.stdin.buffer)
    limits = Limits(**head["limits"])
    confine(limits)
    gc.disable()  # nothing here outlives the process
    try:
        answers = wire.answers_from(head["answers"])
        upload = Upload(content, head["name"], Form(head["form"]), answers.password, head["second"])
        wanted = head["sheets"]
        reading = packed_cells(open_sheets(upload, limits), wanted) if wanted else read_bytes(upload, answers, limits)
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
