"""What passes between the server and the child: lengths, JSON and Arrow, never pickle."""

import json
import struct
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from dataclasses import fields as dataclass_fields
from datetime import date
from enum import StrEnum
from mmap import mmap
from typing import IO, Any, BinaryIO, TypeAlias

import pyarrow as pa

from indmap.errors import IndmapError, all_faults
from indmap.ingest.limits import Limits
from indmap.ingest.outcome import Reading, Stage
from indmap.register.layout import Answers, ColumnMeaning, Correction, Double, Layout, Spelling
from indmap.register.totals import Total

_LENGTH = struct.Struct("<Q")
_MEGABYTE = 1 << 20
_LARGE = 1 << 17

Said: TypeAlias = Stage | Layout | Reading | IndmapError
"""A stage come to, a layout to be settled, and at last a reading or the fault that the file has."""


class Kind(StrEnum):
    """What the child says: the stage it has come to, a layout for a person to settle, and at last the reply."""

    STAGE = "s"
    QUESTION = "q"
    REPLY = "r"


class Wanted(StrEnum):
    """What is wanted of a file: a reading, the cells of some sheets as they stand, or its bytes without the lock."""

    READING = "reading"
    CELLS = "cells"
    BYTES = "bytes"


@dataclass(frozen=True)
class Request:
    """A file and what is wanted of it.

    ``second`` says that the first reader has died of it; ``sheets`` are those whose cells are wanted; ``asks`` that the
    meaning of the columns is to be settled by whoever asked.
    """

    content: bytes = field(repr=False)
    name: str
    form: str
    answers: Answers
    limits: Limits
    wanted: Wanted = Wanted.READING
    sheets: tuple[str, ...] = ()
    asks: bool = False
    second: bool = False


def packed_request(request: Request) -> tuple[bytes, bytes]:
    """A request's head and the file's bytes, to be written one after the other."""
    head = {each.name: getattr(request, each.name) for each in dataclass_fields(Request) if each.name != "content"}
    head |= {"answers": plain_answers(request.answers), "limits": asdict(request.limits), "size": len(request.content)}
    text = json.dumps(head).encode()
    return _LENGTH.pack(len(text)) + text, request.content


def read_request(stream: BinaryIO) -> Request:
    """The request again; the answer to a question may follow in the stream."""
    head: dict[str, Any] = json.loads(_read(stream))
    content = stream.read(head.pop("size"))
    head["answers"], head["limits"] = answers_from(head["answers"]), Limits(**head["limits"])
    head["wanted"], head["sheets"] = Wanted(head["wanted"]), tuple(head["sheets"])
    return Request(content, **head)


def tell(stream: BinaryIO, stage: Stage) -> None:
    """Say how far the reading has come."""
    stream.write(Kind.STAGE.encode())
    _write(stream, stage.encode())
    stream.flush()


def ask(stream: BinaryIO, answers: BinaryIO, layout: Layout) -> Layout | None:
    """Have the meaning of the columns settled by whoever asked for the reading."""
    stream.write(Kind.QUESTION.encode())
    _write(stream, json.dumps(asdict(layout)).encode())
    stream.flush()
    said = json.loads(_read(answers))
    return layout_from(said) if said else None


def packed_answer(layout: Layout | None) -> bytes:
    """The answer to a question."""
    text = json.dumps(asdict(layout) if layout else None).encode()
    return _LENGTH.pack(len(text)) + text


def messages(stream: IO[bytes], limits: Limits) -> Iterator[Said]:
    """What the child says, as it comes; the reply is the last. Some error or other where it makes no sense."""
    parts = _Parts(stream, limits.memory_mb * _MEGABYTE)
    while (kind := Kind(stream.read(1).decode())) is not Kind.REPLY:
        said = parts.take().tobytes()
        yield Stage(said.decode()) if kind is Kind.STAGE else layout_from(json.loads(said))
    about: dict[str, Any] = json.loads(parts.take().tobytes())
    yield _fault(about["fault"], about["values"]) if "fault" in about else _reading(about, parts)


def write_reading(stream: BinaryIO, reading: Reading) -> None:
    """A reading as JSON and an Arrow stream a column.

    A column each, so that the one who takes them may let go of each by itself.
    """
    stream.write(Kind.REPLY.encode())
    about = {
        "layout": asdict(reading.layout),
        "as_of": reading.as_of.isoformat() if reading.as_of else None,
        "as_of_from": reading.as_of_from,
        "rows_read": reading.rows_read,
        "rows_set_aside": reading.rows_set_aside,
        "totals": [asdict(total) for total in reading.totals],
        "widths": [reading.projects.num_columns, reading.findings.num_columns],
    }
    _write(stream, json.dumps(about).encode())
    for table in (reading.projects, reading.findings):
        for place in range(table.num_columns):
            column = table.select([place])
            sink = pa.BufferOutputStream()
            with pa.ipc.new_stream(sink, column.schema) as writer:
                writer.write_table(column)
            _write(stream, memoryview(sink.getvalue()))


def write_fault(stream: BinaryIO, fault: IndmapError) -> None:
    """A fault as its key and values."""
    stream.write(Kind.REPLY.encode())
    _write(stream, json.dumps({"fault": fault.key, "values": fault.values}, default=str).encode())


def plain_answers(answers: Answers) -> dict[str, Any]:
    """Answers as JSON can hold them."""
    return asdict(answers) | {"as_of": answers.as_of.isoformat() if answers.as_of else None}


def answers_from(plain: Mapping[str, Any]) -> Answers:
    """Answers again."""
    as_of = date.fromisoformat(plain["as_of"]) if plain["as_of"] else None
    layout = layout_from(plain["layout"]) if plain["layout"] else None
    spellings = tuple(Spelling(**each) for each in plain.get("spellings", ()))
    corrections = tuple(Correction(**each) for each in plain.get("corrections", ()))
    doubles = tuple(Double(**each) for each in plain.get("doubles", ()))
    return Answers(plain["password"], plain["sheet"], as_of, layout, spellings, corrections, doubles)


def layout_from(plain: Mapping[str, Any]) -> Layout:
    """A layout again."""
    columns = tuple(ColumnMeaning(**column) for column in plain["columns"])
    return Layout(plain["sheet"], plain["header_first"], plain["header_last"], columns)


class _Parts:
    """The parts of what a child says, no more of them than the child can have held.

    A large one lies in pages of its own, which the system has back as soon as the part is let go of.
    """

    def __init__(self, stream: IO[bytes], most: int) -> None:
        self._stream, self._left = stream, most

    def take(self) -> memoryview:
        """The next part; a ValueError where it is torn off, or longer than is left."""
        (length,) = _LENGTH.unpack(self._stream.read(_LENGTH.size))
        if length > self._left:
            raise ValueError(length)
        self._left -= length
        part = memoryview(mmap(-1, length) if length >= _LARGE else bytearray(length))
        if self._stream.readinto(part) < length:  # type: ignore[attr-defined]
            raise ValueError(length)
        return part


def _reading(about: Mapping[str, Any], parts: _Parts) -> Reading:
    as_of = date.fromisoformat(about["as_of"]) if about["as_of"] else None
    layout = layout_from(about["layout"])
    totals = tuple(Total(**total) for total in about["totals"])
    counts = about["rows_read"], about["rows_set_aside"]
    projects, findings = (_table(width, parts) for width in about["widths"])
    return Reading(projects, findings, layout, as_of, about["as_of_from"], *counts, totals)


def _table(width: int, parts: _Parts) -> pa.Table:
    """A table whose columns lie in the parts as they came, looked through for what would lead outside of them."""
    columns = {}
    for _ in range(width):
        column = pa.ipc.open_stream(pa.py_buffer(parts.take())).read_all()
        column.validate(full=True)
        columns[column.schema.names[0]] = column.column(0)
    return pa.table(columns)


def _fault(key: str, values: Mapping[str, Any]) -> IndmapError:
    kinds = {fault.key: fault for fault in all_faults()}
    plain = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    return kinds[key](**plain)


def _write(stream: BinaryIO, part: bytes | memoryview) -> None:
    stream.write(_LENGTH.pack(len(part)))
    stream.write(part)


def _read(stream: IO[bytes]) -> bytes:
    (length,) = _LENGTH.unpack(stream.read(_LENGTH.size))
    return stream.read(length)
