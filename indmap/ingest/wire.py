"""What passes between the server and the child: lengths, JSON and Arrow, never pickle."""

import json
import struct
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, BinaryIO

import pyarrow as pa

from indmap.errors import IndmapError, UnreadableFile, all_faults
from indmap.ingest.limits import Limits
from indmap.ingest.outcome import Reading
from indmap.register.layout import Answers, ColumnMeaning, Correction, Double, Layout, Spelling
from indmap.register.totals import Total

_LENGTH = struct.Struct("<Q")


def packed_request(  # noqa: PLR0913 - what one request says
    content: bytes,
    name: str,
    form: str,
    answers: Answers,
    limits: Limits,
    *,
    second: bool = False,
    sheets: tuple[str, ...] = (),
) -> tuple[bytes, bytes]:
    """A request's head and the file's bytes, to be written one after the other.

    Where ``sheets`` are named, their cells are wanted as they stand, and no reading.
    """
    head: dict[str, Any] = {"name": name, "form": form, "answers": plain_answers(answers), "limits": asdict(limits)}
    head.update(second=second, sheets=sheets)
    text = json.dumps(head).encode()
    return _LENGTH.pack(len(text)) + text, content


def read_request(stream: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """The request's head and the file's bytes."""
    (length,) = _LENGTH.unpack(stream.read(_LENGTH.size))
    head: dict[str, Any] = json.loads(stream.read(length))
    return head, stream.read()


def write_reading(stream: BinaryIO, reading: Reading) -> None:
    """A reading as JSON and two Arrow streams."""
    about = {
        "layout": asdict(reading.layout),
        "as_of": reading.as_of.isoformat() if reading.as_of else None,
        "as_of_from": reading.as_of_from,
        "rows_read": reading.rows_read,
        "rows_set_aside": reading.rows_set_aside,
        "totals": [asdict(total) for total in reading.totals],
    }
    _write(stream, json.dumps(about).encode())
    for table in (reading.projects, reading.findings):
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
        _write(stream, memoryview(sink.getvalue()))


def write_fault(stream: BinaryIO, fault: IndmapError) -> None:
    """A fault as its key and values."""
    _write(stream, json.dumps({"fault": fault.key, "values": fault.values}, default=str).encode())


def unpacked_reply(reply: bytes) -> Reading:
    """The reading that the child sent; its fault, raised here, where it sent one."""
    view = memoryview(reply)
    try:
        head, view = _taken(view)
        about = json.loads(bytes(head))
        if "fault" in about:
            raise _fault(about["fault"], about["values"])
        first, view = _taken(view)
        second, _ = _taken(view)
        projects, findings = (pa.ipc.open_stream(pa.py_buffer(part)).read_all() for part in (first, second))
    except (struct.error, ValueError, KeyError, pa.ArrowException) as error:
        raise UnreadableFile(reason="reply") from error
    as_of = date.fromisoformat(about["as_of"]) if about["as_of"] else None
    layout = layout_from(about["layout"])
    totals = tuple(Total(**total) for total in about["totals"])
    counts = about["rows_read"], about["rows_set_aside"]
    return Reading(projects, findings, layout, as_of, about["as_of_from"], *counts, totals)


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


def _fault(key: str, values: Mapping[str, Any]) -> IndmapError:
    kinds = {fault.key: fault for fault in all_faults()}
    plain = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    return kinds[key](**plain)


def _write(stream: BinaryIO, part: bytes | memoryview) -> None:
    stream.write(_LENGTH.pack(len(part)))
    stream.write(part)


def _taken(view: memoryview) -> tuple[memoryview, memoryview]:
    (length,) = _LENGTH.unpack_from(view)
    start = _LENGTH.size
    if len(view) < start + length:
        raise ValueError(length)
    return view[start : start + length], view[start + length :]
